import type * as Transformers from '@huggingface/transformers'
import type { Decoded } from '../recogniser'

/** Length of one of the encoder's frames in seconds. */
const FRAME = 0.02
/** Attention is smoothed over so many frames (Whisper's own value). */
const SMOOTHING = 7

export interface AlignmentInput {
  tokens: readonly number[]
  logProbabilities: readonly number[]
  /** For each token, attention to the sound by decoder layer: `[1, heads, 1, frames]`. */
  attention: readonly (readonly Transformers.Tensor[])[]
  /** Layer and head of those that follow the sound. */
  heads: readonly (readonly [number, number])[]
  /** Frames that hold sound. */
  frames: number
  decode: (tokens: readonly number[]) => string
}

/**
 * Times of words, from where the decoder looked when it wrote them: the cheapest way through its attention that goes forward only
 * (dynamic time warping), as Whisper's own program finds them. Times are seconds from the start of the sound.
 */
export function alignWords(input: AlignmentInput): Decoded['words'] {
  const { tokens, frames, logProbabilities } = input
  const costs = costsOf(input)
  if (costs.length === 0 || frames === 0) return []
  const starts = firstFrames(costs)
  return wordsOf(tokens, input.decode).map(({ text, from, until }) => {
    const own = logProbabilities.slice(from, until)
    return {
      text,
      start: (starts[from] as number) * FRAME,
      end: (starts[until] ?? frames) * FRAME,
      confidence: Math.min(1, Math.exp(own.reduce((a, b) => a + b, 0) / Math.max(1, own.length))),
    }
  })
}

/** Token by frame: how little a token looks at a frame, over all heads that follow the sound. */
function costsOf({ attention, heads, frames }: AlignmentInput): Float64Array[] {
  const rows = attention.map(() => new Float64Array(frames))
  let used = 0
  for (const [layer, head] of heads) {
    const ofHead = attention.map((layers) => rowOf(layers[layer], head, frames))
    if (ofHead.length === 0 || ofHead.some((row) => row === undefined)) continue
    used++
    for (let frame = 0; frame < frames; frame++) {
      const column = ofHead.map((row) => (row as Float32Array)[frame] as number)
      const mean = column.reduce((a, b) => a + b, 0) / column.length
      const deviation = Math.sqrt(column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length)
      for (const [i, value] of column.entries()) (ofHead[i] as Float32Array)[frame] = (value - mean) / (deviation || 1)
    }
    for (const [i, row] of ofHead.entries()) {
      const smooth = medians(row as Float32Array)
      for (let frame = 0; frame < frames; frame++)
        (rows[i] as Float64Array)[frame] = (rows[i]?.[frame] ?? 0) - (smooth[frame] ?? 0)
    }
  }
  return used === 0 ? [] : rows
}

function rowOf(tensor: Transformers.Tensor | undefined, head: number, frames: number): Float32Array | undefined {
  const [, heads = 0, positions = 0, width = 0] = tensor?.dims ?? []
  if (!tensor || head >= heads || positions < 1 || width < frames) return undefined
  const at = (head * positions + positions - 1) * width
  return (tensor.data as Float32Array).slice(at, at + frames)
}

function medians(row: Float32Array): Float32Array {
  const half = SMOOTHING >> 1
  return row.map((_, i) => {
    const around = Array.from({ length: SMOOTHING }, (_unused, k) => {
      const at = Math.abs(i + k - half)
      return row[at >= row.length ? Math.max(0, 2 * row.length - 2 - at) : at] as number
    })
    return around.sort((a, b) => a - b)[half] as number
  })
}

/** The frame at which each token begins, on the cheapest way that never goes back. */
function firstFrames(costs: readonly Float64Array[]): number[] {
  const width = (costs[0] as Float64Array).length
  const total = costs.map(() => new Float64Array(width).fill(Infinity))
  const came = costs.map(() => new Uint8Array(width))
  const at = (i: number, j: number): number => (i < 0 || j < 0 ? Infinity : ((total[i] as Float64Array)[j] as number))
  for (const [i, row] of costs.entries()) {
    for (let j = 0; j < width; j++) {
      const options = [at(i - 1, j - 1), at(i - 1, j), at(i, j - 1)]
      const best = i === 0 && j === 0 ? 0 : Math.min(...options)
      ;(total[i] as Float64Array)[j] = best + (row[j] as number)
      ;(came[i] as Uint8Array)[j] = i === 0 && j === 0 ? 0 : options.indexOf(best)
    }
  }
  const starts = costs.map(() => 0)
  for (let [i, j] = [costs.length - 1, width - 1]; i > 0 || j > 0;) {
    starts[i] = j
    const way = came[i]?.[j]
    if (way !== 2) i--
    if (way !== 1) j--
  }
  starts[0] = 0
  return starts
}

/** Tokens of one word belong together: a word begins with a space, or with a character of a script without spaces. */
function wordsOf(
  tokens: readonly number[],
  decode: (tokens: readonly number[]) => string,
): { text: string; from: number; until: number }[] {
  const words: { text: string; from: number; until: number }[] = []
  let from = 0
  for (let until = 1; until <= tokens.length; until++) {
    const next = until < tokens.length ? decode(tokens.slice(until, until + 1)) : ' '
    // Half a character is no beginning.
    if (!/^\s/u.test(next) || next.includes('\uFFFD')) continue
    const text = decode(tokens.slice(from, until)).trim()
    if (text !== '') words.push({ text, from, until })
    from = until
  }
  return words
}
