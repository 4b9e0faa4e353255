import { readFile } from 'node:fs/promises'
import type * as Ort from 'onnxruntime-node'
import { z } from 'zod'
import type { Assets } from '../../../assets'
import { DescryError } from '../../../contract/errors'
import { confidence, role } from '../../../contract/scene'
import { createIconNetwork, iconMeaning, type IconNetwork } from './icon-network'
import { createScreenNetwork, type ScreenNetwork } from './network'
import type { Thresholds } from './told'

const thresholds = z.partialRecord(role, confidence)

/** A loaded network, and the library to make its inputs with. */
interface Session {
  session: Ort.InferenceSession
  ort: typeof Ort
}

/** The network that finds elements. Rejects with `MODEL_MISSING` where its file is missing or damaged. */
export async function openElementNetwork(assets: Assets, threads: number): Promise<ScreenNetwork> {
  return createScreenNetwork(await open(assets, 'screen/elements.onnx', threads))
}

/** The network that tells icons. Rejects with `MODEL_MISSING` where one of its files is missing or damaged. */
export async function openIconNetwork(assets: Assets, threads: number): Promise<IconNetwork> {
  const meanings = z.array(iconMeaning).parse(JSON.parse(await readFile(assets.starter('screen/icons.json'), 'utf8')))
  return createIconNetwork(await openIconSession(assets, threads), meanings)
}

/** The icon network without its meanings. Rejects with `MODEL_MISSING` as above. */
export const openIconSession = (assets: Assets, threads: number): Promise<Session> =>
  open(assets, 'screen/icons.onnx', threads)

/** The measured least confidences. Rejects with `MODEL_MISSING` where their file is missing or damaged. */
export async function readThresholds(assets: Assets): Promise<Thresholds> {
  const name = 'screen/thresholds.json'
  try {
    return thresholds.parse(JSON.parse(await readFile(assets.starter(name), 'utf8')))
  } catch (error) {
    throw new DescryError('MODEL_MISSING', name, { cause: error })
  }
}

async function open(assets: Assets, name: string, threads: number): Promise<Session> {
  const ort = await import('onnxruntime-node')
  const session = await ort.InferenceSession.create(assets.starter(name), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Patterns are for inputs of one size; pictures have all sizes.
    enableMemPattern: false,
    logSeverityLevel: 3,
  }).catch((error: unknown) => {
    throw new DescryError('MODEL_MISSING', name, { cause: error })
  })
  return { session, ort }
}
