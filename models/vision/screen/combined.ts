import { DescryError } from '../../contract/errors'
import type { Element, Role } from '../../contract/scene'
import { inReadingOrder } from './order'
import { inside, overlap } from './rectangles'
import type { ScreenRecogniser } from './index'
import type { TrainedRecogniser } from './trained'

/** Finds that cover each other by more than this are one element. */
const SAME = 0.5
/** What lies in a control or is cut by one is a part of it, whatever the trained recogniser calls it. */
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
 * The finds of an exact recogniser, and those of a trained one where the first found nothing. The exact one measures what it finds (a
 * tick, how full a bar is), so it has the first word; the trained one knows more looks. What neither could name by words is named by its
 * drawing, among all that was found.
 */
export function createCombinedRecogniser(exact: ScreenRecogniser, trained: TrainedRecogniser): ScreenRecogniser {
  return {
    id: trained.id,
    starter: exact.starter && trained.starter,
    async recognise(input, signal) {
      const sure = await exact.recognise(input, signal)
      const more = await orElse([], () => trained.find(input, signal))
      const all = [...sure, ...more.filter((element) => isNew(element, sure))]
      return inReadingOrder(await orElse(all, () => trained.nameDrawings(all, input, signal)))
    },
  }
}

/** A network whose file is missing or damaged takes nothing away from what was found without it. */
async function orElse(without: Element[], work: () => Promise<Element[]>): Promise<Element[]> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DescryError && error.code === 'MODEL_MISSING') return without
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
