/**
 * Turns text into the few characters that festival's English voices are sure to say. Festival takes Latin-1, skips letters that it
 * has no rule for, treats some signs as the start of a comment, and crashes on text without any word. So accents are taken off,
 * Greek and Cyrillic are spelled in Latin letters, signs become words, and what is left over is named rather than dropped.
 */
export function plainAscii(text: string): string {
  const named = text
    .normalize('NFKC')
    .replaceAll(/[“”„«»"]/g, ' ')
    .replaceAll(/[‘’‚`´]/g, "'")
    .replaceAll(/\s[–—-]+\s|[–—]/g, ', ')
    .replaceAll('…', '...')
    .replaceAll(/[;|(){}[\]]/g, ', ')
    .replaceAll(/./gsu, (character) => signs[character] ?? character)
  const latin = [...named.normalize('NFD')].map(latinOf).join('')
  return hasWord(
    latin
      .replaceAll(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f)+/gu, ' emoji ')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/(?:[^\p{ASCII}\s\p{P}\p{S}]+\s*)+/gu, ' text in another script ')
      .replaceAll(/[^\p{ASCII}\s]+/gu, ' sign ')
      .replaceAll(/[^\w\s.,?!'\-:$%/@&+=*#]/g, ' ')
      // A word without an end, as a broken picture may give, would keep the synthesiser busy for minutes.
      .replaceAll(/\S{60}(?=\S)/g, '$& ')
      .replaceAll(/[^\S\n]+/g, ' ')
      .replaceAll(/ (?=[,.])/g, '')
      .replaceAll(/,(?: ?,)+/g, ',')
      .replace(/^[, ]+/, '')
      .replace(/(?<![, ])[, ]+$/, ''),
  )
}

/** Festival crashes on text that has no word in it; such text is spelled, at least its beginning. */
function hasWord(text: string): string {
  if (/[A-Za-z0-9]/.test(text) || text === '') return text
  const names = [...text.replaceAll(/\s/g, '')].slice(0, 8).map((character) => punctuation[character] ?? 'sign')
  return names.join(', ')
}

function latinOf(character: string): string {
  const lower = character.toLowerCase()
  const found = letters[lower]
  if (found === undefined) return character
  return lower === character ? found : found.charAt(0).toUpperCase() + found.slice(1)
}

const punctuation: Record<string, string> = {
  '.': 'dot',
  ',': 'comma',
  '?': 'question mark',
  '!': 'exclamation mark',
  "'": 'apostrophe',
  '-': 'dash',
  ':': 'colon',
  $: 'dollar sign',
  '%': 'percent sign',
  '/': 'slash',
  '@': 'at sign',
  '&': 'and sign',
  '+': 'plus sign',
  '=': 'equals sign',
  '*': 'star',
  '#': 'number sign',
  _: 'underscore',
}

const signs: Record<string, string> = {
  '\\': ' backslash ',
  '<': ' less than ',
  '>': ' greater than ',
  '^': ' caret ',
  '~': ' tilde ',
  '€': ' euros ',
  '£': ' pounds ',
  '¥': ' yen ',
  '¢': ' cents ',
  '§': ' section ',
  '©': ' copyright ',
  '®': ' registered ',
  '°': ' degrees ',
  '±': ' plus or minus ',
  '×': ' times ',
  '÷': ' divided by ',
  '≤': ' at most ',
  '≥': ' at least ',
  '≠': ' is not ',
  '≈': ' about ',
  '→': ' right arrow ',
  '←': ' left arrow ',
  '↑': ' up arrow ',
  '↓': ' down arrow ',
  '•': ', ',
  '·': ', ',
  '✓': ' check mark ',
  '✔': ' check mark ',
  '✗': ' cross ',
  '✕': ' cross ',
}

/** Letters that lose nothing but an accent need no entry: taking the accent off is enough. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ...Object.fromEntries(
    [...'αβγδεζηθικλμνξοπρσςτυφχψω'].map((letter, at) => [
      letter,
      'a b g d e z i th i k l m n x o p r s s t y f ch ps o'.split(' ')[at] ?? '',
    ]),
  ),
  ...Object.fromEntries(
    [...'абвгдежзиклмнопрстуфхцчшщъыьэюяіє'].map((letter, at) => [
      letter,
      'a,b,v,g,d,e,zh,z,i,k,l,m,n,o,p,r,s,t,u,f,kh,ts,ch,sh,shch,,y,,e,yu,ya,i,ye'.split(',')[at] ?? '',
    ]),
  ),
}
