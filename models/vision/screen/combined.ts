import { DescryError } from '../../contract/errors'
import type { Element, Role } from '../../contract/scene'
import { inReadingOrder } from './order'
import { inside, overlap } from './rectangles'
import type { ScreenRecogniser } from './index'
import type { TrainedRecogniser } from './trained'

/** Two boxes that cover each other by more than this are one element. */
const SAME = 0.5
/** What lies in a control or is cut by one is a part of it, whatever the network calls it. */
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
/** Found by the rules with their label, by the network without it. */
const WITH_LABEL: ReadonlySet<Role> = new Set(['checkbox', 'radio', 'switch'])
/** What the rules measure so exactly that they need no second opinion. */
const MEASURED: ReadonlySet<Role> = new Set(['progressbar', 'slider'])

/**
 * The network says what is there; where the exact recogniser found the same, its find is kept, because it measures a tick, a value or how
 * full a bar is. On looks that neither has met, most of what only the exact one sees is not there (`npm run eval -- screen told`): it is
 * kept where the network has at least a suspicion of the same. What neither could name by words is named by its drawing.
 */
export function createCombinedRecogniser(exact: ScreenRecogniser, trained: TrainedRecogniser): ScreenRecogniser {
  return {
    id: trained.id,
    starter: exact.starter && trained.starter,
    async recognise(input, signal) {
      const measured = await exact.recognise(input, signal)
      const seen = await ifThere(() => trained.see(input, signal))
      if (!seen) return inReadingOrder(measured)
      const sure = measured.flatMap((element) => {
        const same = seen.suspected.filter((other) => isSame(element, other)).map(({ confidence }) => confidence)
        // Two that agree are at least as sure as the surer one.
        if (same.length > 0) return [{ ...element, confidence: Math.max(element.confidence, ...same) }]
        return MEASURED.has(element.role) && isNew(element, seen.told) ? [element] : []
      })
      const all = [...sure, ...seen.told.filter((element) => isNew(element, sure))]
      return inReadingOrder((await ifThere(() => trained.nameDrawings(all, input, signal))) ?? all)
    },
  }
}

/** Undefined where the network's file is missing or damaged: it takes nothing away from what was found without it. */
async function ifThere<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DescryError && error.code === 'MODEL_MISSING') return undefined
    throw error
  }
}

const isSame = (measured: Element, seen: Element): boolean =>
  measured.role === seen.role &&
  (overlap(measured.box, seen.box) > SAME ||
    (WITH_LABEL.has(seen.role) && inside(seen.box, measured.box) > PART && seen.box[2] < seen.box[3] * 3))

function isNew(element: Element, known: readonly Element[]): boolean {
  const isHolder = HOLDERS.has(element.role)
  return !known.some((other) => {
    if (overlap(element.box, other.box) > SAME) return !isHolder || HOLDERS.has(other.role)
    if (isHolder || HOLDERS.has(other.role)) return false
    return Math.max(inside(element.box, other.box), inside(other.box, element.box)) > PART
  })
}
