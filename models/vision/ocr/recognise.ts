import type { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Picture } from '../picture'
import { LINE_HEIGHT, lineWidth, sampleLine } from './crop'
import { decodeCtc } from './ctc'
import type { OrtModule } from './detect'
import { glyphsOf, type Glyph } from './glyphs'
import { inkProfile, type InkProfile } from './ink'
import type { TextRegion } from './region'
import { correctCase, correctDigits } from './shapes'
import { restoreSpaces } from './spaces'

export interface RecogniserModel {
  session: InferenceSession
  ort: OrtModule
  /** Text of each class; class 0 is the CTC blank. */
  alphabet: readonly string[]
}

export interface ReadLine {
  /** Characters in reading order, spaces restored and shapes corrected. */
  glyphs: Glyph[]
  ink: InkProfile
  /** Width in pixels of the sampled line; glyphs and ink are in these. */
  width: number
}

/** Lines of up to this many pixels in all are read in one batch: enough to use both cores, little enough to answer soon and stay small. */
const BATCH_PIXELS = 48 * 320 * 8

/** Groups of indexes whose lines are of similar width, each group small enough for one batch. Widest waste: a quarter. */
export function batchesByWidth(widths: readonly number[], maxPixels = BATCH_PIXELS): number[][] {
  const order = widths.map((_, i) => i).sort((a, b) => (widths[a] as number) - (widths[b] as number))
  const batches: number[][] = []
  let batch: number[] = []
  for (const index of order) {
    const width = widths[index] as number
    const narrowest = batch.length > 0 ? (widths[batch[0] as number] as number) : width
    if (batch.length > 0 && (width * LINE_HEIGHT * (batch.length + 1) > maxPixels || width > narrowest * 1.35 + 16)) {
      batches.push(batch)
      batch = []
    }
    batch.push(index)
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}

/** Reads the regions; results are in the order of the regions. */
export async function recogniseLines(
  picture: Picture,
  regions: readonly TextRegion[],
  model: RecogniserModel,
  signal?: AbortSignal,
): Promise<ReadLine[]> {
  const widths = regions.map(lineWidth)
  const lines = new Array<ReadLine>(regions.length)
  for (const batch of batchesByWidth(widths)) {
    signal?.throwIfAborted()
    const width = Math.max(...batch.map((i) => widths[i] as number))
    const size = 3 * LINE_HEIGHT * width
    const input = new Float32Array(size * batch.length)
    batch.forEach((index, i) => {
      sampleLine(picture, regions[index] as TextRegion, input, i * size, width, widths[index] as number)
    })
    const tensor = new model.ort.Tensor('float32', input, [batch.length, 3, LINE_HEIGHT, width])
    const output = await model.session.run({ [model.session.inputNames[0] as string]: tensor })
    const { data, dims } = output[model.session.outputNames[0] as string] as Tensor
    const steps = dims[1] as number
    const classes = dims[2] as number
    batch.forEach((index, i) => {
      const own = widths[index] as number
      const ownSteps = Math.min(steps, Math.ceil((steps * own) / width))
      const characters = decodeCtc(data as Float32Array, i * steps * classes, ownSteps, classes, model.alphabet)
      const ink = inkProfile(input, i * size, width, own)
      const glyphs = restoreSpaces(glyphsOf(characters, ink, width / steps), ink)
      lines[index] = { glyphs: correctDigits(correctCase(glyphs)), ink, width: own }
    })
  }
  return lines
}

/** The text of a line, without spaces at its ends. */
export const textOf = (line: ReadLine): string =>
  line.glyphs
    .map((glyph) => glyph.text)
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim()

/** Mean probability of the characters; 0 where there are none. */
export function confidenceOf(line: ReadLine): number {
  const solid = line.glyphs.filter((glyph) => glyph.text !== ' ')
  return solid.reduce((sum, glyph) => sum + glyph.probability, 0) / Math.max(1, solid.length)
}
