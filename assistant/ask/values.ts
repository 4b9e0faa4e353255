import type { Box, Element, TextLine } from '../../models/contract/scene'
import type { AskContext, Evidence } from './context'
import { liesIn } from '../describe/geometry'
import { bestOf, findRun, nameLikeness, wordLikeness, wordsOf, type Scored } from './match'
import { neighbours } from './places'
import { checkableRoles, fieldRoles, sameLabels } from './vocabulary/shared'
import type { ValueKind } from './vocabulary'

/** A value and the label that says what it is, as on forms, receipts and lists of facts. */
export interface Labelled extends Scored {
  readonly label: string
  readonly value: string
  readonly evidence: readonly Evidence[]
  /** Not set by a colon, a row or a field, but by standing in the same line or below. */
  readonly loose: boolean
}

/** The words that were asked for, and other words for the same thing, whatever their language. */
export function alternatives(words: readonly string[]): { words: readonly string[]; weight: number }[] {
  const joined = words.join('')
  const same = sameLabels.find((labels) => labels.includes(joined)) ?? []
  return [
    { words, weight: 1 },
    ...same.filter((label) => label !== joined).map((label) => ({ words: [label], weight: 0.94 })),
  ]
}

/** How well a label fits what was asked for, other words for it counted a little less. */
export function labelLikeness(asked: readonly string[], label: readonly string[]): number {
  return Math.max(0, ...alternatives(asked).map(({ words, weight }) => nameLikeness(words, label) * weight))
}

const evidence = ({ text, box, confidence }: TextLine): Evidence => ({ text, box, confidence })

/** `Label: value`, but not the colon of a time or an address. */
const colon = /^(?=.*\p{L})([^:：]{1,60}?)\s*[:：](?!\/\/|\d\d\b(?<=\d:\d\d))\s*(.*)$/u

/** What is left of a line after its first words. */
function restAfter(text: string, words: number): string {
  const pattern = new RegExp(`^[^\\p{L}\\p{N}]*(?:[\\p{L}\\p{N}]+[^\\p{L}\\p{N}]+){${words}}`, 'u')
  const start = pattern.exec(text)?.[0].length ?? text.length
  const lead = /[€$£+\-–(#]\s?$/u.exec(text.slice(0, start))?.[0].length ?? 0
  return text.slice(start - lead).trim()
}

/** Values stand at the end of a line as figures, or as at most this many words. */
const MOST_VALUE_WORDS = 4

/** `Total 12.50`: the words that were asked for begin the line, and what looks like a value follows. */
function fromOneLine(line: TextLine, asked: readonly string[]): Labelled[] {
  const words = wordsOf(line.text)
  return alternatives(asked).flatMap(({ words: label, weight }) => {
    const count = label.length
    for (const length of [count, count + 1]) {
      const fits = nameLikeness(label, words.slice(0, length))
      const value = restAfter(line.text, length)
      const short = wordsOf(value).length <= (/\d/.test(value) ? MOST_VALUE_WORDS + 2 : 2)
      if (fits >= 0.87 && value && short) {
        const plain = /^[€$£]?\s?[\d.,:/ -]+\s?(?:[€$£%]|[A-Z]{3})?$/.test(value)
        const found = {
          label: line.text.slice(0, line.text.length - value.length).trim(),
          value,
          evidence: [evidence(line)],
        }
        return [{ ...found, score: fits * weight * (plain ? 0.98 : 0.9), loose: !plain }]
      }
    }
    return []
  })
}

function fromColon(line: TextLine, asked: readonly string[]): Labelled[] {
  const [, label = '', value = ''] = colon.exec(line.text) ?? []
  if (!value) return []
  return [{ label, value, evidence: [evidence(line)], score: labelLikeness(asked, wordsOf(label)), loose: false }]
}

/** The label stands alone; its value is the next text to the right, or below where a colon promises one. */
function fromNeighbour(line: TextLine, asked: readonly string[], lines: readonly TextLine[]): Labelled[] {
  const score = labelLikeness(asked, wordsOf(line.text))
  const ends = /[:：]$/u.test(line.text)
  if (score < 0.8 && !(ends && score >= 0.6)) return []
  const others = lines.filter((other) => other !== line && other.text !== '')
  const [beside] = neighbours(line.box, others, 'right')
  const isValue = (found: TextLine | undefined): found is TextLine => found !== undefined && !/[:：]$/u.test(found.text)
  const label = line.text.replace(/\s*[:：]$/u, '')
  if (isValue(beside)) {
    return [{ label, value: beside.text, evidence: [evidence(line), evidence(beside)], score, loose: false }]
  }
  const [below] = ends ? neighbours(line.box, others, 'below') : []
  if (!isValue(below) || below.box[1] - line.box[1] > 3.2 * line.box[3]) return []
  return [{ label, value: below.text, evidence: [evidence(line), evidence(below)], score: score * 0.95, loose: true }]
}

function fromElement(element: Element, asked: readonly string[]): Labelled[] {
  const { name, state, role, box, confidence } = element
  if (!name || !state?.value || role === 'password') return []
  const score = labelLikeness(asked, wordsOf(name))
  return [{ label: name, value: state.value, evidence: [{ text: name, box, confidence }], score, loose: false }]
}

/** Whether any word of the label, or of another word for it, stands in the line at all: most lines are passed over by this. */
function mayBegin(asked: readonly string[], line: readonly string[]): boolean {
  const joined = line.join('')
  return alternatives(asked).some(
    ({ words }) =>
      words.some((word) => line.some((each) => wordLikeness(word, each) > 0)) ||
      findRun(words, line).likeness > 0 ||
      wordLikeness(words.join(''), joined) > 0,
  )
}

/** Controls whose own words are no values of labels beside them. */
const controls = [...fieldRoles, ...checkableRoles, 'button', 'tab', 'link', 'menuitem']

/** No label is longer. */
const MOST_LABEL_WORDS = 8

/** The values of a label, best first: one, or several where the picture has the label more than once. */
export function findValues(asked: readonly string[], context: AskContext): Labelled[] {
  const isLabel = asked.length <= MOST_LABEL_WORDS && asked.some((word) => /\p{L}/u.test(word))
  if (!isLabel) return []
  return context.remember(`values ${asked.join(' ')}`, () => lookForValues(asked, context))
}

function lookForValues(asked: readonly string[], { scene, wordsIn }: AskContext): Labelled[] {
  const fields = scene.elements.flatMap((element) => fromElement(element, asked))
  const isControl = (box: Box, text: string): boolean =>
    scene.elements.some(({ role, name, box: [x, y, width, height] }) => {
      if (!controls.includes(role) || name !== text) return false
      return box[0] >= x - width && box[1] >= y - height && box[1] <= y + 2 * height
    })
  // Tables with headings are asked for by row and column; there the cell to the right is no value of the one before it.
  const inTable = (box: Box): boolean => scene.tables.some((table) => table.header && liesIn(box, table.box))
  const lines = scene.lines.filter(({ box, text }) => !isControl(box, text) && !inTable(box))
  const found = lines.flatMap((line) => {
    const words = wordsIn(line.text)
    if (!mayBegin(asked, words)) return []
    const split = fromColon(line, asked)
    if (split.length > 0) return split
    const beside = fromNeighbour(line, asked, lines)
    return beside.length > 0 ? beside : fromOneLine(line, asked)
  })
  return bestOf([...fields, ...found].filter(({ value }) => value !== ''))
}

const months =
  'jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|mrz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?'

/** What values look like, where their looks alone tell what they are. Each bounded, so that no text makes them slow. */
const looks: Readonly<Record<ValueKind, RegExp>> = {
  email: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu,
  web: /(?<![@\w.])(?:https?:\/\/[^\s“”"<>]{3,200}|(?:www\.)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?:\/[^\s“”"<>]{0,150})?|[\w-]{2,63}(?:\.[\w-]{2,63}){0,2}\.(?:com|org|net|de|eu|io|info|edu|gov|uk|at|ch|fr)(?![\w.@])(?:\/[^\s“”"<>]{0,150})?)/giu,
  phone:
    /(?<![\d.,/-])(?:\+\d{1,3}[\s./()-]{0,3}|\(?0\d{1,5}\)?[\s./-]{0,3}|\(\d{2,5}\)[\s.-]{0,2}|\d{3}\s?[-.\s]\s?(?=\d{3}\s?[-.\s]\s?\d{4}))\d[\d\s./()-]{4,16}\d(?![\d.,]\d)/gu,
  date: new RegExp(
    `(?<![\\d.])(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[./]\\s?\\d{1,2}[./]\\s?(?:\\d{4}|\\d{2})|\\d{1,2}-\\d{1,2}-\\d{4}|\\d{1,2}(?:st|nd|rd|th|\\.)?\\s?(?:${months})\\.?,?(?:\\s?\\d{4})?|(?:${months})\\.?\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?)(?![\\d\\p{L}])`,
    'giu',
  ),
  time: /(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?(?:\s?Uhr)?(?![\d:])/giu,
  money: /(?:[€$£¥]\s?\d[\d.,]{0,14}\d?|\d[\d.,]{0,14}\s?(?:[€$£¥]|EUR\b|USD\b|GBP\b|CHF\b))/gu,
  ip: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/gu,
}

/** Everything on the picture that looks like values of a kind, exactly as printed, each once. */
export function findLooks(kind: ValueKind, { scene }: AskContext): Evidence[] {
  const texts: Evidence[] = [
    ...scene.lines.map(evidence),
    ...scene.elements.flatMap(({ state, box, confidence, role }) =>
      state?.value && role !== 'password' ? [{ text: state.value, box, confidence }] : [],
    ),
  ]
  const found = texts.flatMap(({ text, box, confidence }) => {
    const matches = text.match(looks[kind]) ?? []
    return matches
      .filter((each) => kind !== 'phone' || isPhone(each))
      .map((each) => ({ text: each.trim(), box, confidence }))
  })
  return found.filter(({ text }, index) => found.findIndex((other) => other.text === text) === index)
}

/** A telephone number has 6 to 15 digits (ITU-T E.164 allows no more) and is no date or network address. */
function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(text)) return false
  return digits >= 6 && digits <= 15
}
