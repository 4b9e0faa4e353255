import type { eyesMethods } from '../contract/engines'
import type { EventsOf, ParsedParamsOf } from '../contract/method'
import type { Box, Overview, Scene, TextLine } from '../contract/scene'
import { findBlank } from './blank'
import { colourShares, inkAndPaper } from './colours'
import { openPicture, type OpenedPicture } from './decode'
import { textFrame, type TextFrame } from './frame'
import { headlineCandidates, pickHeadline } from './headline'
import { guessKind } from './guess'
import { classifyKind } from './kind'
import { findRulings, layoutText, readingOrder } from './layout'
import type { FoundText, Reader, RecognisedLine } from './ocr/reader'
import type { Picture } from './picture'
import type { ScreenRecogniser } from './screen'
import { signatureOf } from './signature'

type LookParams = ParsedParamsOf<typeof eyesMethods.look>
type LookEvents = Pick<EventsOf<typeof eyesMethods.look>, 'overview' | 'lines'>

export interface LookContext {
  /** The picture, when the source says `bytes`. */
  bytes?: Uint8Array
  /** Opens it, where somebody else needs its pixels, too. */
  open?: () => Promise<OpenedPicture>
  signal: AbortSignal
  emit<E extends keyof LookEvents>(event: E, data: LookEvents[E]): void
}

/** Lines are read and sent in groups of about this many: soon enough to listen to, large enough for full batches. */
const GROUP = 32

/**
 * Looks at one picture: decode → blank check → find text → tell the kind → title first → the other lines in reading order → elements and layout.
 * A blank picture ends after the blank check: nothing about it is described.
 */
export async function look(
  params: LookParams,
  { bytes, open, signal, emit }: LookContext,
  parts: { reader: Reader; screen: ScreenRecogniser },
): Promise<Scene> {
  const clock = stopwatch()
  const opening = { ...(bytes && { bytes }), ...(params.page && { page: params.page }), signal }
  const opened = await (open ? open() : openPicture(params.source, opening))
  const { picture, facts } = opened
  const decodeMs = clock.lap()
  signal.throwIfAborted()

  const blank = opened.transparent ? { kind: 'transparent' as const, colour: '#ffffff' } : findBlank(picture)
  if (blank) {
    const overview: Overview = {
      image: facts,
      blank,
      kind: { name: 'drawing', confidence: 0 },
      colours: [{ colour: blank.colour, share: 1 }],
      textRegions: 0,
      textRotation: 0,
    }
    emit('overview', overview)
    const timings = { decodeMs, detectMs: clock.lap(), readMs: 0, screenMs: 0, totalMs: clock.total() }
    return { ...overview, lines: [], blocks: [], tables: [], elements: [], model: starterModel(parts.screen), timings }
  }

  const found = await parts.reader.find(picture, guessKind(picture), signal)
  const kind = classifyKind(picture, found.boxes)
  const overview: Overview = {
    image: facts,
    blank: null,
    kind,
    colours: colourShares(picture),
    textRegions: found.regions.length,
    textRotation: found.rotation,
  }
  emit('overview', overview)
  const detectMs = clock.lap()

  const toTrue = (line: TextLine): TextLine => ({ ...line, box: scaled(line.box, opened.scale) })
  const frame = textFrame(picture, found.rotation)
  const read = await readInOrder(picture, found, frame, {
    kind: kind.name,
    language: params.language,
    reader: parts.reader,
    signal,
    emit: (headline, lines) => emit('lines', { headline, lines: lines.map(toTrue) }),
  })
  const readMs = clock.lap()

  const upright = read.map((line) => ({ ...line, box: frame.toUpright(line.box) }))
  // Lines drawn on a page are a table's; on a screen most are the borders of fields and panels. They only help where the text is upright.
  const rulings = kind.name !== 'screen' && found.rotation === 0 ? findRulings(picture) : undefined
  const { order, blocks, tables } = layoutText(upright, frame, rulings)
  const lines = order.map((i) => read[i] as TextLine)
  const { language } = params
  const elements = kind.name === 'screen' ? await parts.screen.recognise({ picture, lines, language }, signal) : []
  signal.throwIfAborted()

  const place = (box: Box): Box => scaled(frame.toPicture(box), opened.scale)
  return {
    ...overview,
    lines: lines.map(toTrue),
    blocks: blocks.map((block) => ({ ...block, box: place(block.box) })),
    tables: tables.map((table) => ({
      ...table,
      box: place(table.box),
      cells: table.cells.map((cell) => ({ ...cell, box: place(cell.box) })),
    })),
    elements: elements.map((element) => {
      const signature = signatureOf(picture, element.box)
      return { ...element, ...(signature && { signature }), box: scaled(element.box, opened.scale) }
    }),
    model: starterModel(parts.screen),
    timings: { decodeMs, detectMs, readMs, screenMs: clock.lap(), totalMs: clock.total() },
  }
}

/** Reads the title first, then everything else as a person would; sends each group as it comes. */
async function readInOrder(
  picture: Picture,
  found: FoundText,
  frame: TextFrame,
  options: {
    kind: Overview['kind']['name']
    language: LookParams['language']
    reader: Reader
    signal: AbortSignal
    emit: (headline: boolean, lines: TextLine[]) => void
  },
): Promise<TextLine[]> {
  const { reader, kind, language, signal } = options
  const uprightBoxes = found.boxes.map(frame.toUpright)
  const results = new Map<number, TextLine | null>()
  const readSome = async (indexes: readonly number[]): Promise<void> => {
    const regions = indexes.map((i) => found.regions[i] as FoundText['regions'][number])
    const lines = await reader.read(picture, regions, { kind, language, signal })
    indexes.forEach((index, k) => results.set(index, withColours(picture, lines[k] ?? null)))
  }

  const candidates = headlineCandidates(uprightBoxes, frame)
  await readSome(candidates)
  const headline = pickHeadline(
    candidates.flatMap((index) => {
      const line = results.get(index)
      return line ? [{ line, ...line, box: frame.toUpright(line.box) }] : []
    }),
    kind,
    frame,
  )
  if (headline) options.emit(true, [headline.line])

  const order = readingOrder(
    uprightBoxes.map((box) => ({ box })),
    frame,
  )
  for (let start = 0; start < order.length; start += GROUP) {
    const group = order.slice(start, start + GROUP)
    await readSome(group.filter((index) => !results.has(index)))
    const lines = group.flatMap((index) => results.get(index) ?? [])
    if (lines.length > 0) options.emit(false, lines)
    // A native call blocks this thread; between groups a wish to stop gets through.
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
  }
  return order.flatMap((index) => results.get(index) ?? [])
}

function withColours(picture: Picture, line: RecognisedLine | null): TextLine | null {
  return line && { ...line, ...inkAndPaper(picture, line.box) }
}

const scaled = ([x, y, w, h]: Box, scale: number): Box =>
  scale === 1
    ? [x, y, w, h]
    : [Math.round(x * scale), Math.round(y * scale), Math.round(w * scale), Math.round(h * scale)]

const starterModel = (screen: ScreenRecogniser): Scene['model'] => ({ id: screen.id, starter: screen.starter })

function stopwatch(): { lap(): number; total(): number } {
  const start = performance.now()
  let last = start
  const rounded = (from: number): number => Math.round((performance.now() - from) * 10) / 10
  return {
    lap() {
      const ms = rounded(last)
      last = performance.now()
      return ms
    },
    total: () => rounded(start),
  }
}
