import type { Assets } from '../../../assets'
import { DescryError } from '../../../contract/errors'
import { once } from '../../ocr/paddle'
import { unitOf } from '../sight'
import type { ScreenRecogniser } from '../index'
import { detect } from './detect'
import { nameElements } from './naming'
import { createScreenNetwork, type ScreenNetwork } from './network'
import { inReadingOrder } from '../order'

/** Less sure than this is left out. */
const LEAST = 0.35

/** The recogniser that this project trained (`models/starter/screen`). Its network is loaded when it is first needed, once. */
export function createTrainedRecogniser(assets: Assets, threads: number): ScreenRecogniser {
  const network = once(() => openNetwork(assets.starter('screen/elements.onnx'), threads))
  return {
    id: 'descry-screen',
    starter: true,
    async recognise({ picture, lines }, signal) {
      signal.throwIfAborted()
      const found = await detect(await network(), picture, unitOf(lines), signal)
      const sure = found.filter(({ confidence }) => confidence >= LEAST)
      return inReadingOrder(nameElements(sure, lines))
    },
  }
}

async function openNetwork(path: string, threads: number): Promise<ScreenNetwork> {
  const ort = await import('onnxruntime-node')
  const session = await ort.InferenceSession.create(path, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Patterns are for inputs of one size; pictures have all sizes.
    enableMemPattern: false,
    logSeverityLevel: 3,
  }).catch((error: unknown) => {
    throw new DescryError('MODEL_MISSING', 'screen/elements.onnx', { cause: error })
  })
  return createScreenNetwork({ session, ort })
}
