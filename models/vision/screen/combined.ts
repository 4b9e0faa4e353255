import { DescryError } from '../../contract/errors'
import type { Element, Role } from '../../contract/scene'
import { inReadingOrder } from './order'
import { inside, overlap } from './rectangles'
import type { ScreenRecogniser } from './index'

/** Two finds that cover each other by more than this are one element. */
const SAME = 0.5
/** What lies in a control or is cut by one is a part of it, whatever the second recogniser calls it. */
const PART = 0.7
/** Roles that hold others: they may lie around or upon what was found already. */
const HOLDERS: ReadonlySet<Role> = new Set([
  'window',
  'dialog',
  'toolbar',
  'menubar',
  'menu',
  'tablist',
  'list',
  'tree',
  'table',
  'region',
  'statusbar',
  'sidebar',
])

/**
 * The finds of an exact recogniser, and those of a second one where the first found nothing. The exact one measures what it finds (a
 * tick, how full a bar is), so it has the first word; the second one knows more looks.
 */
export function createCombinedRecogniser(exact: ScreenRecogniser, second: ScreenRecogniser): ScreenRecogniser {
  return {
    id: second.id,
    starter: exact.starter && second.starter,
    async recognise(input, signal) {
      const sure = await exact.recognise(input, signal)
      const more = await orNothing(second.recognise(input, signal))
      return inReadingOrder([...sure, ...more.filter((element) => isNew(element, sure))])
    },
  }
}

/** A network whose file is missing or damaged takes nothing away from what the exact one found. */
async function orNothing(finding: Promise<Element[]>): Promise<Element[]> {
  try {
    return await finding
  } catch (error) {
    if (error instanceof DescryError && error.code === 'MODEL_MISSING') return []
    throw error
  }
}

function isNew(element: Element, known: readonly Element[]): boolean {
  const isHolder = HOLDERS.has(element.role)
  return !known.some((other) => {
    if (overlap(element.box, other.box) > SAME) return !isHolder || HOLDERS.has(other.role)
    if (isHolder || HOLDERS.has(other.role)) return false
    return Math.max(inside(element.box, other.box), inside(other.box, element.box)) > PART
  })
}
