import type { Assets } from '../../../assets'
import type { Element } from '../../../contract/scene'
import { once } from '../../ocr/paddle'
import type { ScreenInput, ScreenRecogniser } from '../index'
import { inReadingOrder } from '../order'
import { unitOf } from '../sight'
import { detect } from './detect'
import { nameByIcons } from './icon-naming'
import { nameElements } from './naming'
import { openElementNetwork, openIconNetwork, readThresholds } from './open'
import { suppress } from './suppress'
import { isToldBy } from './told'

/** Less sure than this is no suspicion: the network says as much of nearly any box. */
const SUSPECTED = 0.25

/** What the network sees, named by the words in and beside it. */
export interface SeenElements {
  /** Sure enough to be told. */
  told: Element[]
  /** All that may be there, each role for itself: what is told, and what is too unsure to be told alone. */
  suspected: Element[]
}

/** The two networks one by one, for who has found something already. */
export interface TrainedRecogniser extends ScreenRecogniser {
  see(input: ScreenInput, signal: AbortSignal): Promise<SeenElements>
  /** The same elements; what has no words is named by its drawing. */
  nameDrawings(elements: readonly Element[], input: ScreenInput, signal: AbortSignal): Promise<Element[]>
}

/** The recogniser that this project trained (`models/starter/screen`). Each network is loaded when it is first needed, once. */
export function createTrainedRecogniser(assets: Assets, threads: number): TrainedRecogniser {
  const elements = once(() => openElementNetwork(assets, threads))
  const told = once(async () => isToldBy(await readThresholds(assets)))
  const icons = once(() => openIconNetwork(assets, threads))

  const see: TrainedRecogniser['see'] = async ({ picture, lines }, signal) => {
    signal.throwIfAborted()
    const seen = await detect(await elements(), picture, unitOf(lines), signal)
    const isTold = await told()
    return {
      told: nameElements(suppress(seen).filter(isTold), lines),
      suspected: nameElements(
        seen.filter((one) => one.confidence >= SUSPECTED),
        lines,
      ),
    }
  }
  const nameDrawings: TrainedRecogniser['nameDrawings'] = async (found, { picture, language }, signal) =>
    found.length === 0 ? [] : nameByIcons(found, { picture, network: await icons(), language, signal })

  return {
    id: 'descry-screen',
    starter: true,
    see,
    nameDrawings,
    recognise: async (input, signal) =>
      inReadingOrder(await nameDrawings((await see(input, signal)).told, input, signal)),
  }
}
