import type { Box, Element, Role, Scene } from '../../models/contract/scene'
import { editDistance, wordsOf } from '../ask/match'
import type { StoredName } from './stored'
import { surroundingsOf, wordsBeside, wordsIn } from './surroundings'

/**
 * From this score on an element is taken for the one that was named, on a scale from 0 to 1. Measured with 142 icons in their place: all
 * reach it in a dark theme and with boxes up to 3 pixels off, nine of ten drawn a quarter larger; of pairs of different icons fewer than
 * one in a hundred does.
 */
export const SURE = 0.6
/** The next best element must score this much less, or nobody can tell which of the two was meant. */
export const LEAD = 0.06
/** How much of a score is what the element looks like or is called; the rest is where it stands. */
const LOOKS = 0.7
/** Share of different bits from which on two signatures have nothing in common any more. */
const UNLIKE = 0.25
/** Windows of one title, or of one program, score these. */
const [SAME_TITLE, SAME_PROGRAM, SAME_WORDS] = [1, 0.95, 0.9]

/** An element, how surely it is the one that was meant, and its index in the scene. */
export interface Match {
  index: number
  score: number
}

/**
 * The element of a scene that was meant, or undefined: also where two are alike and nothing tells them apart.
 * @param named what is known of it from an earlier look
 */
export function findNamed(named: StoredName, scene: Scene): Match | undefined {
  const several = named.several || alikeIn(scene, named) > 1
  const matches = scene.elements
    .map((element, index) => ({ index, score: scoreOf({ ...named, several }, element, scene) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const [best, next] = matches
  if (!best || best.score < SURE) return undefined
  return next && best.score - next.score < LEAD ? undefined : best
}

/** From this likeness on only what stands beside an element, or its place, tells it from another one. */
const ALIKE_FROM = 0.5

/** How many elements of a scene look like the one that was named, as a list has a bin in each row. */
export const alikeIn = (scene: Scene, named: Known & Pick<StoredName, 'role'>): number =>
  scene.elements.filter(
    (element) => roleLikeness(named.role, element.role) > 0 && looksLikeness(named, element) >= ALIKE_FROM,
  ).length

/** How surely an element is the one that was named, 0 to 1. */
export function scoreOf(named: StoredName, element: Element, scene: Scene): number {
  const role = roleLikeness(named.role, element.role)
  const looks = role === 0 ? 0 : looksLikeness(named, element)
  if (looks === 0) return 0
  const window = surroundingsOf(scene, element)
  const same = windowLikeness(named, window.title, () => wordsIn(scene, window.box))
  if (same === 0) return 0
  const beside = named.beside.length === 0 ? undefined : overlap(named.beside, wordsBeside(scene, element))
  const place = placeLikeness(named, element.box, window.box)
  // A row keeps its words wherever it is scrolled to. One of several that has other words beside it is another one, at the very place, too.
  if (named.several && beside !== undefined && beside <= 0.5) return 0
  const where = beside === undefined ? place : beside > 0.5 ? Math.max(place, beside) : place * 0.5
  return role * same * (LOOKS * looks + (1 - LOOKS) * where)
}

const CONFUSED: readonly ReadonlySet<Role>[] = [
  new Set<Role>(['button', 'icon', 'image', 'link']),
  new Set<Role>(['textbox', 'searchbox', 'password']),
  new Set<Role>(['checkbox', 'switch', 'radio']),
]

/** Roles that recognition takes for each other count a little less than the same one. */
function roleLikeness(one: Role, other: Role): number {
  if (one === other) return 1
  return CONFUSED.some((roles) => roles.has(one) && roles.has(other)) ? 0.9 : 0
}

/** What is known of how an element looks and what it is called. */
type Known = Pick<StoredName, 'name' | 'signature'> & { drawn?: boolean }

/** By the pixels where both have a signature, and by the name where both have one; names that differ are two elements. Names
 * told from drawings do not count: the drawing itself does. */
function looksLikeness(named: Known, element: Element): number {
  const pixels = named.signature && element.signature ? signatureLikeness(named.signature, element.signature) : 0
  if (named.name === '' || element.name === '' || named.drawn || element.icon) return pixels
  return textLikeness(named.name, element.name) >= 0.85 ? Math.max(0.9, pixels) : 0
}

/** 1 for equal signatures, 0 for those that share no more than chance does, or whose shapes differ by more than 1.4 to 1. */
export function signatureLikeness(one: string, other: string): number {
  const shapes = Math.abs(Number.parseInt(one.slice(32), 16) - Number.parseInt(other.slice(32), 16))
  if (shapes > 8) return 0
  let different = 0
  for (let at = 0; at < 32; at++) {
    let bits = Number.parseInt(one[at] as string, 16) ^ Number.parseInt(other[at] as string, 16)
    for (; bits > 0; bits >>= 1) different += bits & 1
  }
  return Math.max(0, 1 - different / 128 / UNLIKE)
}

/** Letters that agree, as a share of the longer text; case, accents and signs do not count. */
function textLikeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one).join(' '), wordsOf(other).join(' ')]
  const longer = Math.max(a.length, b.length)
  if (longer === 0) return one === other ? 1 : 0
  const limit = Math.ceil(longer * 0.3)
  return 1 - Math.min(longer, editDistance(a, b, limit)) / longer
}

/** What programs put between a document and their own name in a title. */
const BETWEEN = /\s[-–—|•·:]\s/u
const programOf = (title: string): string => (BETWEEN.test(title) ? (title.split(BETWEEN).at(-1) ?? '') : '')

function windowLikeness(named: StoredName, title: string, words: () => string[]): number {
  if (named.window !== '' && title !== '') {
    if (textLikeness(named.window, title) >= 0.85) return SAME_TITLE
    const [one, other] = [programOf(named.window) || named.window, programOf(title) || title]
    return wordsOf(one).join('').length > 2 && textLikeness(one, other) >= 0.85 ? SAME_PROGRAM : 0
  }
  // A window with a title is not one without, and windows without titles are told apart by their words.
  if (named.window !== title) return 0
  return overlap(named.words, words()) >= 0.4 ? SAME_WORDS : 0
}

/** How many of the words are there again. */
function overlap(before: readonly string[], now: readonly string[]): number {
  if (before.length === 0 || now.length === 0) return 0
  const there = new Set(now)
  return before.filter((word) => there.has(word)).length / before.length
}

/**
 * How well the place in the window fits, 0 to 1: across and down each by what fits best, the distance from one edge or from the other, or
 * the share of the window, because windows that are resized keep one of these.
 */
function placeLikeness({ box, size }: StoredName, now: Box, window: Box): number {
  const across = axisLikeness(box[0] + box[2] / 2, size[0], now[0] - window[0] + now[2] / 2, window[2])
  const down = axisLikeness(box[1] + box[3] / 2, size[1], now[1] - window[1] + now[3] / 2, window[3])
  return (across + down) / 2
}

function axisLikeness(before: number, lengthBefore: number, now: number, lengthNow: number): number {
  const longer = Math.max(lengthBefore, lengthNow)
  const off = Math.min(
    Math.abs(before - now) / longer,
    Math.abs(lengthBefore - before - (lengthNow - now)) / longer,
    Math.abs(before / lengthBefore - now / lengthNow),
  )
  return 1 / (1 + (off / 0.02) ** 2)
}
