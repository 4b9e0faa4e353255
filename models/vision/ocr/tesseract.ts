import { availableParallelism } from 'node:os'
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js'
import type { Language } from '../../contract/engines'
import { DescryError } from '../../contract/errors'
import type { Assets } from '../../assets'
import type { Picture } from '../picture'
import { LINE_HEIGHT, lineWidth, sampleLine } from './crop'
import { eraseNeighbours, neighboursOf, type Neighbours } from './neighbours'
import { widened, type TextRegion } from './region'

/** Tesseract's own names of the languages whose files come with Descry. */
const DATA: Record<Language, string> = { en: 'eng', de: 'deu' }

/** Paper left around a line, in shares of its height; measured on scanned and rendered pages. */
const MARGIN_ALONG = 0.3
const MARGIN_ACROSS = 0.1

export interface TesseractLine {
  text: string
  /** 0…1, Tesseract's mean confidence of the words. */
  confidence: number
}

/** Reads single lines with Tesseract, as many at a time as there are cores (two at most: each worker holds a copy of the language). */
export interface LineReaders {
  read(
    picture: Picture,
    regions: readonly TextRegion[],
    language: Language,
    signal?: AbortSignal,
  ): Promise<TesseractLine[]>
  /** Starts the workers, so that the first line does not wait. */
  warm(language: Language): Promise<void>
  loaded(): string[]
  close(): Promise<void>
}

export function createLineReaders(assets: Assets): LineReaders {
  const pools = new Map<Language, Promise<Worker[]>>()

  const start = async (language: Language): Promise<Worker> => {
    const name = DATA[language]
    try {
      const worker = await createWorker(name, OEM.LSTM_ONLY, {
        langPath: assets.packaged(`@tesseract.js-data/${name}`, '4.0.0_best_int'),
        // The data are read where they are installed; nothing is copied to the folder the person works in.
        cacheMethod: 'none',
        gzip: true,
        errorHandler: () => {},
      })
      await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE, debug_file: '/dev/null' })
      return worker
    } catch (error) {
      throw new DescryError('MODEL_MISSING', `tesseract ${name}`, { cause: error })
    }
  }
  const pool = (language: Language): Promise<Worker[]> => {
    let workers = pools.get(language)
    if (!workers) {
      workers = Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, () => start(language)))
      workers.catch(() => pools.delete(language))
      pools.set(language, workers)
    }
    return workers
  }

  return {
    async read(picture, regions, language, signal) {
      const workers = await pool(language)
      const lines = new Array<TesseractLine>(regions.length)
      let next = 0
      const work = async (worker: Worker): Promise<void> => {
        while (next < regions.length) {
          signal?.throwIfAborted()
          const index = next++
          const region = regions[index] as TextRegion
          const { data } = await worker.recognize(
            grayMap(
              picture,
              widened(region, MARGIN_ALONG, MARGIN_ACROSS),
              neighboursOf(region, regions, MARGIN_ACROSS),
            ),
            {},
            { text: true },
          )
          lines[index] = { text: data.text.trim(), confidence: data.confidence / 100 }
        }
      }
      await Promise.all(workers.map(work))
      return lines
    },
    warm: async (language) => void (await pool(language)),
    loaded: () => [...pools.keys()].map((language) => `tesseract-${DATA[language]}`),
    async close() {
      const workers = (await Promise.all(pools.values())).flat()
      pools.clear()
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** One line as a portable gray map (PGM), upright and {@link LINE_HEIGHT} high, dark on light: the form that Tesseract was trained on. */
export function grayMap(
  picture: Picture,
  region: TextRegion,
  neighbours: Neighbours = { above: false, below: false },
): Buffer {
  const width = lineWidth(region)
  const plane = LINE_HEIGHT * width
  const values = new Float32Array(plane * 3)
  sampleLine(picture, region, values, 0, width, width)
  const header = Buffer.from(`P5\n${width} ${LINE_HEIGHT}\n255\n`)
  const file = Buffer.alloc(header.length + plane)
  header.copy(file)
  let sum = 0
  for (let i = 0; i < plane; i++) {
    // Blue, green, red to brightness (Rec. 601).
    const value =
      0.114 * (values[i] as number) + 0.587 * (values[i + plane] as number) + 0.299 * (values[i + 2 * plane] as number)
    file[header.length + i] = Math.round((value + 1) * 127.5)
    sum += value
  }
  // Most of a line is paper: when the mean is dark, the paper is.
  if (sum < 0) for (let i = header.length; i < file.length; i++) file[i] = 255 - (file[i] as number)
  eraseNeighbours(file.subarray(header.length), width, LINE_HEIGHT, neighbours)
  return file
}
