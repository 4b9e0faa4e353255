import type { Assets } from '../../../assets'
import { once } from '../../ocr/paddle'
import type { ScreenRecogniser } from '../index'
import { inReadingOrder } from '../order'
import { unitOf } from '../sight'
import { detect } from './detect'
import { nameByIcons } from './icon-naming'
import { nameElements } from './naming'
import { openElementNetwork, openIconNetwork, readThresholds } from './open'
import { isToldBy } from './told'

/** The recogniser that this project trained (`models/starter/screen`). Each network is loaded when it is first needed, once. */
export function createTrainedRecogniser(assets: Assets, threads: number): ScreenRecogniser {
  const elements = once(() => openElementNetwork(assets, threads))
  const told = once(async () => isToldBy(await readThresholds(assets)))
  const icons = once(() => openIconNetwork(assets, threads))
  return {
    id: 'descry-screen',
    starter: true,
    async recognise({ picture, lines, language }, signal) {
      signal.throwIfAborted()
      const found = await detect(await elements(), picture, unitOf(lines), signal)
      const sure = found.filter(await told())
      if (sure.length === 0) return []
      const named = nameElements(sure, lines)
      return inReadingOrder(await nameByIcons(named, { picture, network: await icons(), language, signal }))
    },
  }
}
