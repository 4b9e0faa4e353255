/** Words without punctuation, or the punctuation between them as Kokoro knows it. */
export type Section = { words: string } | { mark: string }

/** The program that spells reads lines of less than 1000 bytes as one. */
const MOST_LINE_BYTES = 900

/**
 * Where the melody of a sentence turns. A stop or a comma counts only before a space or the end: “3.5” and “example.org” are words.
 */
const marks = /([.,;:!?…]+)(?=["”’'»)\]]*(?:\s|$))|(\s[-–—]+\s|[—–]|--+)|([()“”])/gu

/** Programs that spell would see ends of sentences here. */
const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/\bMr\.(?=\s)/g, 'Mister'],
  [/\bMrs\.(?=\s)/g, 'Missus'],
  [/\bMs\.(?=\s)/g, 'Miz'],
  [/\bDr\.(?=\s+\p{Lu})/gu, 'Doctor'],
  [/\bProf\.(?=\s)/g, 'Professor'],
  [/\bSt\.(?=\s+\p{Lu})/gu, 'Saint'],
  [/\bNo\.(?=\s*\d)/g, 'Number'],
  [/\bFig\.(?=\s*\d)/g, 'Figure'],
  [/\bvs\.(?=\s)/g, 'versus'],
  [/\bapprox\.(?=\s)/g, 'approximately'],
  [/\be\.\s?g\./g, 'for example'],
  [/\bi\.\s?e\./g, 'that is'],
  [/\betc\.(?=\s+\p{Ll}|[,;:)])/gu, 'et cetera'],
  [/\b(\p{Lu})\.(?=\s*\p{Lu})/gu, '$1 '],
]

const currencies: Readonly<Record<string, readonly [one: string, many: string, cents: string]>> = {
  $: ['dollar', 'dollars', 'cents'],
  '£': ['pound', 'pounds', 'pence'],
  '€': ['euro', 'euros', 'cents'],
}

/** Amounts are said in the order of speech: “$4.50” as “4 dollars and 50 cents”. */
const spokenMoney = (text: string): string =>
  text.replaceAll(
    /([$£€])\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d\d))?(?![\d.,]*\d)/g,
    (whole, sign: string, amount: string, cents?: string) => {
      const [one, many, small] = currencies[sign] ?? []
      if (one === undefined) return whole
      const main = `${amount.replaceAll(',', '')} ${amount === '1' ? one : many}`
      return cents === undefined || cents === '00' ? main : `${main} and ${Number(cents)} ${small}`
    },
  )

/** Takes an English text apart. Words keep no line breaks, no control characters, and no brackets or tags that a program might obey. */
export function sectionsOf(text: string): Section[] {
  let plain = text.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').replaceAll(/[[\]{}<>|*_~^`"«»]+/g, ' ')
  for (const [short, long] of abbreviations) plain = plain.replaceAll(short, long)
  plain = spokenMoney(plain)
  const sections: Section[] = []
  const add = (words: string): void => {
    // Without a letter or a digit there is nothing to spell.
    for (const line of linesOf(words.trim()))
      if (/[\p{L}\p{N}]/u.test(line) || /[%&@+=#°€£$]/.test(line)) sections.push({ words: line })
  }
  let from = 0
  for (const found of plain.matchAll(marks)) {
    add(plain.slice(from, found.index))
    sections.push({ mark: found[1] ? strongest(found[1]) : found[2] ? '—' : found[0] })
    from = found.index + found[0].length
  }
  add(plain.slice(from))
  return sections.some((section) => 'words' in section) ? sections : []
}

/** Of “?!” or “...”, the one that decides how it is said. */
function strongest(run: string): string {
  if (run.includes('?')) return '?'
  if (run.includes('!')) return '!'
  if (run.includes('…') || run.includes('..')) return '…'
  return run[0] ?? '.'
}

function* linesOf(words: string): Generator<string> {
  let line = ''
  for (const word of words.split(' ')) {
    if (line !== '' && Buffer.byteLength(`${line} ${word}`) > MOST_LINE_BYTES) {
      yield line
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
  }
  yield line
}
