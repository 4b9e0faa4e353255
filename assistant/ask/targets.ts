import type { Element, Role } from '../../models/contract/scene'
import type { AskContext, Evidence } from './context'
import { liesIn } from '../describe/geometry'
import { bestOf, findRun, nameLikeness, wordsOf, type Scored } from './match'
import type { Span } from './question'
import type { Vocabulary } from './vocabulary'

/** What a question is about: “the second button”, “the Name field”, “Enable Wi-Fi”. */
export interface Target {
  /** The name as it was typed; empty where only a role was said. */
  readonly name: string
  readonly words: readonly string[]
  readonly roles: readonly Role[] | undefined
  /** The word for the role, as typed. */
  readonly roleWord: string
  readonly plural: boolean
  /** 1 for the first, −1 for the last. */
  readonly ordinal: number | undefined
}

export interface FoundElement extends Scored, Evidence {
  readonly element: Element
}

const MOST_ROLE_WORDS = 3

interface Peeled {
  words: string[]
  role?: string
}

/** Takes a role off the end (“Save button”) or the beginning (“button Save”, “button called Save”) of the words. */
function peelRole(words: readonly string[], vocabulary: Vocabulary): Peeled {
  for (let length = Math.min(MOST_ROLE_WORDS, words.length); length > 0; length--) {
    const last = words.slice(-length).join(' ')
    if (Object.hasOwn(vocabulary.roles, last)) return { words: words.slice(0, -length), role: last }
  }
  for (let length = Math.min(MOST_ROLE_WORDS, words.length); length > 0; length--) {
    const first = words.slice(0, length).join(' ')
    if (!Object.hasOwn(vocabulary.roles, first)) continue
    const rest = words.slice(length).join(' ')
    const called = vocabulary.called.find((phrase) => `${rest} `.startsWith(`${phrase} `))
    return {
      words: rest
        .slice(called?.length ?? 0)
        .split(' ')
        .filter(Boolean),
      role: first,
    }
  }
  return { words: [...words] }
}

/** Reads what stands for `<x>` in a question. */
export function targetOf(span: Span, { vocabulary }: AskContext): Target {
  const typed = span.corrected.split(' ').filter(Boolean)
  const quoted = typed.some((each) => each.startsWith('§'))
  const spelled = quoted || typed.length !== span.text.split(' ').length ? undefined : span.text.split(' ')
  const { words: peeled, role } = peelRole(typed, vocabulary)
  let words = peeled
  let ordinal: number | undefined
  for (let length = Math.min(3, words.length); length > 0 && role; length--) {
    const first = words.slice(0, length).join(' ')
    if (!Object.hasOwn(vocabulary.ordinals, first)) continue
    ordinal = vocabulary.ordinals[first]
    words = words.slice(length)
    break
  }
  // What is left is compared as it was typed, not as it was put right: it is a name.
  const from = typed.findIndex((_, index) => words.every((each, offset) => typed[index + offset] === each))
  const name = quoted
    ? nameInside(span, role)
    : (spelled?.slice(from, from + words.length).join(' ') ?? words.join(' '))
  const known = role === undefined ? undefined : vocabulary.roles[role]
  return {
    name: words.length === 0 ? '' : name,
    words: words.length === 0 ? [] : wordsOf(name),
    roles: known?.roles,
    roleWord: role ?? '',
    plural: known?.plural ?? false,
    ordinal,
  }
}

/** The name in a stretch that holds quotation marks: the stretch without the words of the role. */
function nameInside({ text }: Span, role: string | undefined): string {
  if (!role) return text
  const words = text.split(' ')
  const roleWords = new Set(role.split(' '))
  return words.filter((each) => !roleWords.has(wordsOf(each).join(' '))).join(' ')
}

export const evidenceOf = (element: Element): Evidence => ({
  text: element.name || element.state?.value || '',
  box: element.box,
  confidence: element.confidence,
})

const found = (element: Element, score: number): FoundElement => ({ element, score, ...evidenceOf(element) })

/** A name that fits but whose role is another one than was asked for counts a little less. */
const WRONG_ROLE = 0.85

/** Elements that fit a target best: one, or several that fit equally well; in reading order, or those of the role where no name was said. */
export function findElements(target: Target, context: AskContext, among?: readonly Role[]): FoundElement[] {
  const { scene, vocabulary, wordsIn } = context
  const roles = target.roles ?? among
  if (target.words.length === 0) {
    const all = scene.elements.filter(({ role }) => roles?.includes(role)).map((element) => found(element, 1))
    if (target.ordinal === undefined) return all
    const picked = all.at(target.ordinal > 0 ? target.ordinal - 1 : target.ordinal)
    return picked ? [picked] : []
  }
  const candidates = scene.elements.map((element) => {
    const likeness = likenessOf(target.words, wordsIn(element.name), vocabulary)
    return found(element, roles === undefined || roles.includes(element.role) ? likeness : likeness * WRONG_ROLE)
  })
  const best = bestOf(candidates)
  // A window or a region often bears the name of what stands in it; the smaller thing is meant.
  return best.filter(
    (one) => !best.some((other) => other !== one && other.score >= one.score && surrounds(one.element, other.element)),
  )
}

const surrounds = (outer: Element, inner: Element): boolean =>
  liesIn(inner.box, outer.box) && outer.box[2] * outer.box[3] > 1.5 * inner.box[2] * inner.box[3]

/** The name as it was said, or without the nouns that say nothing (“the Wi-Fi setting”). */
function likenessOf(asked: readonly string[], name: readonly string[], { vague }: Vocabulary): number {
  const plain = asked.filter((word) => !vague.includes(word))
  const whole = nameLikeness(asked, name)
  return plain.length > 0 && plain.length < asked.length ? Math.max(whole, nameLikeness(plain, name) * 0.97) : whole
}

export interface FoundText extends Evidence {
  /** Index of the line. */
  readonly line: number
  readonly likeness: number
}

/** Lines in which a phrase stands, as it was asked for or misread. */
export function findText(words: readonly string[], { scene, wordsIn, remember }: AskContext): FoundText[] {
  return remember(`text ${words.join(' ')}`, () => {
    const all = scene.lines.flatMap(({ text, box, confidence }, line) => {
      const { likeness } = findRun(words, wordsIn(text))
      return likeness > 0 ? [{ text, box, confidence, line, likeness }] : []
    })
    const best = Math.max(0, ...all.map(({ likeness }) => likeness))
    return all.filter(({ likeness }) => likeness >= best - 0.03)
  })
}

/** Below this the name on the picture differs by a slip from what was asked for. */
export const NEARLY = 0.9

/** How well the name fits as a level: part of a name fits as well as the whole when nothing else has it. */
export const levelFor = (scores: readonly Scored[]): 'medium' | 'high' => (scores.length === 1 ? 'high' : 'medium')
