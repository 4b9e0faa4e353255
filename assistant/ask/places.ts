import type { Box, Element, Role } from '../../models/contract/scene'
import type { AskContext, Evidence } from './context'
import { liesIn } from '../describe/geometry'
import { evidenceOf } from './targets'

/** A thing that a person would name when asked what stands somewhere: a control, or a line of text outside of all controls. */
export interface Item extends Evidence {
  readonly role: Role | 'text'
  /** How surely its name was told from a drawing. */
  readonly icon?: Element['icon']
}

/** Roles that hold other things; they stand around what is asked for, not beside it. */
const holders: readonly Role[] = [
  'window',
  'dialog',
  'toolbar',
  'menubar',
  'tablist',
  'list',
  'tree',
  'table',
  'region',
  'statusbar',
  'sidebar',
  'scrollbar',
]

/** Controls whose name stands beside them and not on them. */
export const isHolder = (role: Role): boolean => holders.includes(role)

export function itemsOn({ scene }: AskContext): Item[] {
  const elements = scene.elements.filter(({ role, name, state }) => !isHolder(role) && (name || state?.value))
  const controls = elements.map((element): Item => ({ ...evidenceOf(element), role: element.role, icon: element.icon }))
  const lines = scene.lines.filter(
    (line) =>
      line.text !== '' &&
      !elements.some(
        (element) => liesIn(line.box, element.box) || (element.name === line.text && isNear(element.box, line.box)),
      ),
  )
  return [...controls, ...lines.map(({ text, box, confidence }): Item => ({ text, box, confidence, role: 'text' }))]
}

const right = (box: Box): number => box[0] + box[2]
const bottom = (box: Box): number => box[1] + box[3]
const isNear = (one: Box, other: Box): boolean =>
  gap(one, other, 'left') < 60 &&
  gap(one, other, 'right') < 60 &&
  overlap(one[1], bottom(one), other[1], bottom(other)) > 0

/** The length of what two stretches share; below 0 the distance between them. */
function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.min(to, otherTo) - Math.max(from, otherFrom)
}

export type Direction = 'left' | 'right' | 'above' | 'below'

/** How far a box lies from another in a direction, in pixels; below 0 where it reaches back over its edge. */
function gap(from: Box, to: Box, direction: Direction): number {
  if (direction === 'right') return to[0] - right(from)
  if (direction === 'left') return from[0] - right(to)
  return direction === 'below' ? to[1] - bottom(from) : from[1] - bottom(to)
}

/** Whether two boxes stand in one row: they share at least this much of the lower one's height. */
export function inOneRow(one: Box, other: Box): boolean {
  return overlap(one[1], bottom(one), other[1], bottom(other)) >= 0.4 * Math.min(one[3], other[3])
}

function inOneColumn(one: Box, other: Box): boolean {
  return overlap(one[0], right(one), other[0], right(other)) >= 0.25 * Math.min(one[2], other[2])
}

/** What stands next in a direction: one thing, or for above and below all of the nearest row that lies over or under the box. */
export function neighbours<T extends { readonly box: Box }>(of: Box, items: readonly T[], direction: Direction): T[] {
  const across = direction === 'left' || direction === 'right'
  const slack = -0.35 * (across ? Math.min(of[3], of[2]) : of[3])
  const candidates = items
    .filter(({ box }) => box !== of && (across ? inOneRow(of, box) : inOneColumn(of, box)))
    .map((item) => ({ item, distance: gap(of, item.box, direction) }))
    .filter(({ distance, item }) => distance >= Math.max(slack, -0.5 * (across ? item.box[2] : item.box[3])))
    .sort((one, other) => one.distance - other.distance)
  const nearest = candidates[0]
  if (!nearest) return []
  if (across) return [nearest.item]
  return candidates
    .filter(({ item }) => inOneRow(item.box, nearest.item.box))
    .map(({ item }) => item)
    .sort((one, other) => one.box[0] - other.box[0])
}

export function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(([x]) => x))
  const top = Math.min(...boxes.map(([, y]) => y))
  return [left, top, Math.max(...boxes.map(right)) - left, Math.max(...boxes.map(bottom)) - top]
}
