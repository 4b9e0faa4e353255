import { eyesMethods } from '../../models/contract/engines'
import { DescryError } from '../../models/contract/errors'
import type { Element, Scene } from '../../models/contract/scene'
import {
  createTranslator,
  elementLabel,
  elementName,
  type ClickPlan,
  type Language,
  type Translator,
} from '../contract'
import { cleanScene } from '../describe/untrusted'
import { calledByOwnNames, describeElement, type OwnNames } from '../names'
import { findNamed } from '../names/match'
import { pointerHint } from '../pointer'
import type { CapturePort, EnginePort, PointerPort } from '../ports'
import { needsCare } from './careful'

/** A question that is not answered for so long is no longer what the person has in mind. */
const CONFIRM_MS = 60_000
/** The screen has changed, for all that is known, when a look at it took longer than this. */
const FRESH_MS = 20_000

export interface Clicking {
  /** Says what would be clicked. Rejects with `CLICKING_OFF` or `CLICKING_UNAVAILABLE`. */
  plan(scene: Scene, index: number): Promise<ClickPlan>
  /**
   * Looks at the screen as it is now, finds the element of the plan again, and clicks its middle; says so. A plan holds once, and for a
   * minute. Rejects with `CLICK_NOT_CONFIRMED`, with `ELEMENT_GONE` where it is not found for certain or has changed its state, and as
   * capturing does; nothing was clicked then.
   */
  click(clickId: string, signal?: AbortSignal): Promise<string>
}

export interface ClickingOptions {
  eyes: EnginePort
  capture: CapturePort | undefined
  /** What clicks here, looked for when it is needed; undefined where there is nothing. */
  pointer: () => Promise<PointerPort | undefined>
  names: Pick<OwnNames, 'naming'>
  settings: () => { language: Language; clicking: boolean }
  now?: () => number
}

export function createClicking(options: ClickingOptions): Clicking {
  const { eyes, names, settings, now = Date.now } = options
  let planned: { id: string; until: number; scene: Scene; index: number } | undefined

  /** What is needed, as long as the person wants it. */
  const tools = async (): Promise<{ capture: CapturePort; pointer: PointerPort; t: Translator }> => {
    const { clicking, language } = settings()
    const t = createTranslator(language)
    if (!clicking) throw new DescryError('CLICKING_OFF')
    const { capture } = options
    const pointer = await options.pointer()
    if (!capture || !pointer) {
      const install = pointerHint()
      throw new DescryError(
        'CLICKING_UNAVAILABLE',
        install && capture ? t.say('click.install', { program: install }) : t.say('click.missing'),
      )
    }
    return { capture, pointer, t }
  }
  const lookNow = async (
    capture: CapturePort,
    signal: AbortSignal | undefined,
  ): Promise<{ scene: Scene; at: { x: number; y: number; scale: number } }> => {
    const picture = await capture.capture({ what: 'screen' }, signal)
    const { result } = await eyes.call(
      eyesMethods.look,
      { source: { kind: 'bytes', name: picture.name }, language: settings().language },
      { binary: picture.bytes, ...(signal && { signal }) },
    )
    return { scene: (await names.naming())(cleanScene(result)), at: picture.at ?? { x: 0, y: 0, scale: 1 } }
  }

  return {
    async plan(scene, index) {
      const { t } = await tools()
      const element = elementAt(scene, index)
      const careful = needsCare(element.name, element.ownName ?? '')
      planned = { id: globalThis.crypto.randomUUID(), until: now() + CONFIRM_MS, scene, index }
      const question = t.say('click.question', { name: elementLabel(element, t) })
      return { clickId: planned.id, question: careful ? `${t.say('click.careful')} ${question}` : question, careful }
    },

    async click(clickId, signal) {
      const plan = planned
      planned = undefined
      if (!plan || plan.id !== clickId || plan.until < now()) throw new DescryError('CLICK_NOT_CONFIRMED')
      const { capture, pointer, t } = await tools()
      const wanted = elementAt(plan.scene, plan.index)
      const started = now()
      const { scene, at } = await lookNow(capture, signal)
      const gone = new DescryError('ELEMENT_GONE', elementName(wanted, t))
      const found = findNamed(describeElement(plan.scene, plan.index, 'x'), scene)
      const element = found && scene.elements[found.index]
      if (!element || !sameState(wanted, element) || now() - started > FRESH_MS) throw gone
      if (signal?.aborted) throw new DescryError('CANCELLED')
      const [x, y, width, height] = element.box
      await pointer.click(
        { x: Math.round(at.x + (x + width / 2) * at.scale), y: Math.round(at.y + (y + height / 2) * at.scale) },
        signal,
      )
      return t.say('click.done', { name: elementLabel(calledByOwnNames(scene).elements[found.index] ?? element, t) })
    },
  }
}

function elementAt(scene: Scene, index: number): Element {
  const element = scene.elements[index]
  if (!element) throw new DescryError('BAD_REQUEST', 'there is no such element')
  return element
}

/** A click turns a check box on or off: what was said to be clicked must still be in the state it was said to be in. */
const sameState = (before: Element, after: Element): boolean => {
  const [one, other] = [before.state ?? {}, after.state ?? {}]
  // A drawing can tell a state, too: a microphone that is muted now is not what was said to be clicked.
  const drawing = before.icon?.meaning === after.icon?.meaning
  return drawing && one.checked === other.checked && one.selected === other.selected && one.expanded === other.expanded
}
