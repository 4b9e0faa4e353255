import type { Language } from '../../contract/engines'
import type { Box, PictureKind } from '../../contract/scene'
import type { Assets } from '../../assets'
import type { Picture } from '../picture'
import { partAtColumnGaps } from './column-gaps'
import { LINE_HEIGHT } from './crop'
import { detectText } from './detect'
import { mergeGerman } from './merge'
import { standsOnEnd, telling, turned, type Rotation } from './orientation'
import { createPaddleModels } from './paddle'
import { confidenceOf, recogniseLines, textOf, type ReadLine } from './recognise'
import { boxOf, type TextRegion } from './region'
import { createLineReaders } from './tesseract'
import { typeSize } from './type-size'

/** A line that was read. */
export interface RecognisedLine {
  text: string
  /** In the pixels of the picture. */
  box: Box
  confidence: number
}

/** Where text is, before it is read. */
export interface FoundText {
  regions: TextRegion[]
  /** One box for each region, in the pixels of the picture. */
  boxes: Box[]
  /** How far the text is turned clockwise from upright. */
  rotation: Rotation
}

export interface Reader {
  /** Finds the places with text and which way up it is. */
  find(picture: Picture, kindGuess: PictureKind, signal: AbortSignal): Promise<FoundText>
  /**
   * Reads some of the regions, in their order. A region that turns out to hold nothing legible gives null: nothing is invented.
   * @param kind documents are read with Tesseract, which knows prose and its punctuation; everything else with PP-OCR
   */
  read(
    picture: Picture,
    regions: readonly TextRegion[],
    options: { kind: PictureKind; language: Language; signal: AbortSignal },
  ): Promise<(RecognisedLine | null)[]>
  warm(language: Language): Promise<void>
  loaded(): string[]
  /** Ends the workers. Only needed where the process goes on without the reader. */
  close(): Promise<void>
}

/** Pixels that the detector looks at: enough for the small type of a full screen, little enough for half a second on two cores. */
const DETECTOR_PIXELS = { screen: 1_150_000, drawing: 1_150_000, photo: 1_150_000, document: 800_000 } as const
/** Seen at once; with more, the detector's memory grows by about 250 bytes a pixel. */
const STRIP_PIXELS = 450_000
/** Small type on large screens is lost below this scale. */
const LEAST_SCREEN_SCALE = 0.6
/** Small pictures are enlarged, so that a line of a button is as high as the lines the detector was trained on. */
const MOST_SCALE = 2
const SMALL_PIXELS = 260_000

/** Below this mean probability a line is not legible. Short lines need more: icons are easily taken for a letter or two. */
const LEGIBLE = 0.55
const LEGIBLE_SHORT = 0.8
/** Below this a line may be in another script, or upside down. */
const DOUBTFUL = 0.72

export function createReader(assets: Assets): Reader {
  const paddle = createPaddleModels(assets)
  const tesseract = createLineReaders(assets)

  const readWithPaddle = async (
    picture: Picture,
    regions: readonly TextRegion[],
    signal: AbortSignal,
  ): Promise<ReadLine[]> => {
    const lines = await recogniseLines(picture, regions, await paddle.latin(), signal)
    const doubtful = regions.flatMap((_, i) => (confidenceOf(lines[i] as ReadLine) < DOUBTFUL ? [i] : []))
    if (doubtful.length < 2 || doubtful.length < regions.length * 0.3) return lines
    // Many lines that the Latin letters do not fit: perhaps they are in another script.
    const again = await recogniseLines(
      picture,
      doubtful.map((i) => regions[i] as TextRegion),
      await paddle.full(),
      signal,
    )
    again.forEach((line, k) => {
      if (/\p{Script=Han}/u.test(textOf(line)) && confidenceOf(line) > DOUBTFUL) lines[doubtful[k] as number] = line
    })
    return lines
  }

  const meanConfidence = async (
    picture: Picture,
    regions: readonly TextRegion[],
    signal: AbortSignal,
  ): Promise<number> => {
    const lines = await recogniseLines(picture, regions, await paddle.latin(), signal)
    return (
      lines.reduce((sum, line) => sum + confidenceOf(line) * Math.min(12, textOf(line).length), 0) /
      Math.max(1, lines.length)
    )
  }

  return {
    async find(picture, kindGuess, signal) {
      const { session, ort } = await paddle.detector()
      const options = { scale: detectorScale(picture, kindGuess), maxPixels: STRIP_PIXELS, signal }
      let regions = await detectText(picture, session, ort, options)
      let rotation: Rotation = 0
      if (regions.length > 0) {
        const sides: [Rotation, Rotation] = standsOnEnd(regions) ? [90, 270] : [0, 180]
        const samples = telling(regions, 4)
        const first = await meanConfidence(
          picture,
          samples.map((r) => turned(r, sides[0])),
          signal,
        )
        // A level line that reads well is the right way up; only a doubtful one costs a second look.
        const settled = sides[0] === 0 && first > 0.9 * Math.min(12, longest(samples))
        const second = settled
          ? 0
          : await meanConfidence(
              picture,
              samples.map((r) => turned(r, sides[1])),
              signal,
            )
        rotation = second > first * 1.15 || (sides[0] === 90 && second > first) ? sides[1] : sides[0]
      }
      if (rotation !== 0) regions = regions.map((region) => turned(region, rotation))
      else {
        // On a screen, what stands far apart in one line belongs together: a menu's entry and its key.
        if (kindGuess === 'document') regions = partAtColumnGaps(picture, regions)
        regions = regions.map((region) => (isUpended(region, regions) ? turned(region, 270) : region))
      }
      return { regions, boxes: regions.map((region) => boxOf(region, picture)), rotation }
    },

    async read(picture, regions, { kind, language, signal }) {
      const toLine = (line: ReadLine, i: number): RecognisedLine | null =>
        legible({
          text: textOf(line),
          confidence: confidenceOf(line),
          box: lineBox(line, regions[i] as TextRegion, picture),
        })
      if (kind !== 'document' && language === 'en') {
        return (await readWithPaddle(picture, regions, signal)).map(toLine)
      }
      if (kind !== 'document') {
        const lines = (await readWithPaddle(picture, regions, signal)).map(toLine)
        const second = await tesseract.read(picture, regions, language, signal)
        return lines.map((line, i) => line && mergeGerman(line, second[i]))
      }
      const lines = await tesseract.read(picture, regions, language, signal)
      const doubtful = lines.flatMap((line, i) => (line.confidence < DOUBTFUL ? [i] : []))
      const second = await readWithPaddle(
        picture,
        doubtful.map((i) => regions[i] as TextRegion),
        signal,
      )
      const result = lines.map((line, i) => legible({ ...line, box: boxOf(regions[i] as TextRegion, picture) }))
      second.forEach((line, k) => {
        const i = doubtful[k] as number
        const other = toLine(line, i)
        // On a page every box is the detector's: one measure for all lines, which the layout compares with each other.
        if (other && other.confidence > (result[i]?.confidence ?? 0))
          result[i] = { ...other, box: boxOf(regions[i] as TextRegion, picture) }
      })
      return result
    },

    async warm() {
      await Promise.all([paddle.detector(), paddle.latin()])
    },
    loaded: () => [...paddle.loaded(), ...tesseract.loaded()],
    close: () => tesseract.close(),
  }
}

function detectorScale(picture: Picture, kind: PictureKind): number {
  const pixels = picture.width * picture.height
  if (pixels < SMALL_PIXELS) return Math.min(MOST_SCALE, Math.sqrt(SMALL_PIXELS / pixels))
  const scale = Math.min(1, Math.sqrt(DETECTOR_PIXELS[kind] / pixels))
  return kind === 'screen' ? Math.max(scale, LEAST_SCREEN_SCALE) : scale
}

const longest = (regions: readonly TextRegion[]): number =>
  Math.max(...regions.map((r) => r.width / Math.max(1, r.height))) * 1.5

/** A single run that stands on end among level ones, such as the title of a chart's axis: most are read from bottom to top. */
function isUpended(region: TextRegion, all: readonly TextRegion[]): boolean {
  if (region.height < region.width * 2.5) return false
  const heights = all.map((r) => r.height).sort((a, b) => a - b)
  return region.height > (heights[heights.length >> 1] as number) * 3 || all.length === 1
}

function legible(line: RecognisedLine): RecognisedLine | null {
  const letters = line.text.replaceAll(/[^\p{L}\p{N}]/gu, '').length
  if (line.text === '') return null
  return line.confidence >= (letters < 3 ? LEGIBLE_SHORT : LEGIBLE) ? line : null
}

/** A line box reaches this far above and below the baseline, in heights of a capital, as a browser's line box does. */
const ABOVE_BASELINE = 1.3
const BELOW_BASELINE = 0.35

/**
 * The line's box: as wide as its ink, and as high as its type. The height must not follow the ink: “area” and “Apply” in one
 * list have different ink and the same type, which the layout goes by.
 */
function lineBox(line: ReadLine, region: TextRegion, picture: Picture): Box {
  const first = line.ink.runs[0]
  const last = line.ink.runs[line.ink.runs.length - 1]
  if (region.angle !== 0 || !first || !last) return boxOf(region, picture)
  const scale = region.width / line.width
  const left = region.x - region.width / 2
  const horizontal = { x: left + ((first.from + last.to) / 2) * scale, width: (last.to - first.from) * scale }
  const size = typeSize(line.glyphs)
  if (!size) return boxOf({ ...region, ...horizontal }, picture)
  const rows = region.height / LINE_HEIGHT
  const capital = size.capital * rows
  const baseline = region.y - region.height / 2 + (size.baseline + 1) * rows
  const height = (ABOVE_BASELINE + BELOW_BASELINE) * capital
  return boxOf({ ...region, ...horizontal, y: baseline - ABOVE_BASELINE * capital + height / 2, height }, picture)
}
