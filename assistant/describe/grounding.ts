import type { Role, Scene } from '../../models/contract/scene'
import { comparable } from './words'

export interface Grounded {
  /** Sentences of the caption that nothing contradicts. */
  kept: string[]
  /** Sentences with a number that nothing on the picture bears out; they may be said, but hedged. */
  unchecked: string[]
  /** How many sentences were left out because the picture says otherwise. */
  dropped: number
}

/** What is exact about a picture: what was read, and what was recognised. */
export type Exact = Pick<Scene, 'lines' | 'tables' | 'elements'>

type Verdict = 'kept' | 'unchecked' | 'dropped'

/** Words for the elements that Descry counts itself, as captioners write them in the interface's languages. */
const countable: readonly [RegExp, readonly Role[]][] = [
  [/^(buttons?|schaltflächen?|knöpfe|knopf)$/, ['button']],
  [/^(check ?box(es)?|kontrollkästchen)$/, ['checkbox']],
  [/^(radio buttons?|auswahlschalter|optionsfelder)$/, ['radio']],
  [/^(links?|hyperlinks?)$/, ['link']],
  [/^(tabs?|registerkarten?|reiter)$/, ['tab']],
  [/^(switch(es)?|toggles?|schalter)$/, ['switch']],
  [/^((text|edit|input) (box(es)?|fields?)|eingabefelder|eingabefeld)$/, ['textbox', 'password', 'searchbox']],
]

const numberWords = new Map(
  [
    ['one', 'ein', 'eine', 'einen'],
    ['two', 'zwei'],
    ['three', 'drei'],
    ['four', 'vier'],
    ['five', 'fünf'],
    ['six', 'sechs'],
    ['seven', 'sieben'],
    ['eight', 'acht'],
    ['nine', 'neun'],
    ['ten', 'zehn'],
    ['eleven', 'elf'],
    ['twelve', 'zwölf'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)

/**
 * Checks a captioner's claims against what was read and counted. Quoted text that stands nowhere on the picture, and a number of
 * controls that differs from the number found, make the sentence fall; numbers that were not read anywhere make it doubtful.
 */
export function groundCaption(caption: string, scene: Exact): Grounded {
  const result: Grounded = { kept: [], unchecked: [], dropped: 0 }
  const printed = comparable(textOf(scene))
  for (const sentence of sentencesOf(caption)) {
    const verdict = worst([quotes(sentence, printed), counts(sentence, scene), numbers(sentence, printed)])
    if (verdict === 'dropped') result.dropped++
    else result[verdict].push(sentence)
  }
  return result
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('dropped')) return 'dropped'
  return verdicts.includes('unchecked') ? 'unchecked' : 'kept'
}

/** Splits after a full stop that a new sentence follows; not inside numbers or addresses. */
function sentencesOf(caption: string): string[] {
  return caption
    .split(/(?<=[.!?]["”“’]?)\s+(?=[\p{Lu}"“„])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

function textOf(scene: Exact): string {
  const cells = scene.tables.flatMap((table) => table.rows.flat())
  const elements = scene.elements.flatMap((element) => [element.name, element.state?.value ?? ''])
  return [...scene.lines.map((line) => line.text), ...cells, ...elements].join(' ')
}

/** Text the caption claims to have read: in quotation marks, or capitals after a verb of saying. */
function claimedTexts(sentence: string): string[] {
  const quoted = [...sentence.matchAll(/["“”„]([^"“”„]{2,}?)["“”]/gu)].map(([, text]) => text ?? '')
  const single = [...sentence.matchAll(/(?<![\p{L}\p{N}])[‘']([^‘’']{2,}?)[’'](?![\p{L}\p{N}])/gu)].map(
    ([, t]) => t ?? '',
  )
  const capitals = [
    ...sentence.matchAll(
      /\b(?:says?|saying|reads?|reading|words?|titled|labell?ed|named|steht|lautet|Aufschrift|Wort)\s+([\p{Lu}\p{N}][\p{Lu}\p{N}&’'-]+(?:\s+[\p{Lu}\p{N}][\p{Lu}\p{N}&’'-]+)*)/gu,
    ),
  ].map(([, text]) => text ?? '')
  return [...quoted, ...single, ...capitals]
}

function quotes(sentence: string, printed: string): Verdict {
  const claims = claimedTexts(sentence).map(comparable)
  return claims.some((claim) => claim !== '' && !isPrinted(claim, printed)) ? 'dropped' : 'kept'
}

/** Whole words in a row, or, since reading is not perfect either, most of the words somewhere on the picture. */
function isPrinted(claim: string, printed: string): boolean {
  if (` ${printed} `.includes(` ${claim} `)) return true
  const words = claim.split(' ')
  if (words.length < 3) return false
  const there = words.filter((word) => ` ${printed} `.includes(` ${word} `)).length
  return there / words.length >= 0.75
}

function counts(sentence: string, scene: Exact): Verdict {
  const words = comparable(sentence).split(' ')
  for (const [at, word] of words.entries()) {
    const claimed = numberWords.get(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : null)
    if (claimed === null) continue
    for (const things of [words.slice(at + 1, at + 3).join(' '), words[at + 1] ?? '']) {
      const roles = countable.find(([pattern]) => pattern.test(things))?.[1]
      if (!roles) continue
      const found = scene.elements.filter((element) => roles.includes(element.role)).length
      if (found === claimed) break
      // Where none was recognised at all, the recogniser may have missed them: nothing is contradicted.
      return found > 0 ? 'dropped' : 'unchecked'
    }
  }
  return 'kept'
}

function numbers(sentence: string, printed: string): Verdict {
  const claims = sentence.match(/\d[\d.,:]*\d|\d{2,}/g) ?? []
  return claims.some((claim) => !` ${printed} `.includes(` ${comparable(claim)} `)) ? 'unchecked' : 'kept'
}
