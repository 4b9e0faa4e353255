import type * as Transformers from '@huggingface/transformers'
import { DescryError } from '../../contract/errors'
import type { LoadedModel } from './load'
import { logProbability } from './quality'

type Tensor = Transformers.Tensor

/** One pass of the decoder. */
interface Step {
  /** Logits of the position that was asked for, and of the last. */
  logits: (position: number) => Float32Array
  cache: Record<string, Tensor>
  /** Attention to the sound, by decoder layer: `[1, heads, positions, frames]`. Empty where the network does not give it. */
  attention: Tensor[]
}

export interface GreedyOptions {
  prompt: readonly number[]
  eos: number
  mostTokens: number
  /** Tokens that are never written. */
  suppressed: ReadonlySet<number>
  /** Tokens that are not written first. */
  suppressedFirst: ReadonlySet<number>
  /** Everything from this token on is a time mark and is not written; undefined where there are none. */
  firstTimestamp: number | undefined
  /** 0: the likeliest token; above: drawn by chance, the same way each time. */
  temperature: number
  signal?: AbortSignal | undefined
}

export interface Written {
  tokens: number[]
  logProbabilities: number[]
  /** Logits after each token of the prompt. */
  promptLogits: (position: number) => Float32Array
  /** For each written token, attention to the sound by layer. */
  attention: Tensor[][]
}

/** The same tokens over and over are a loop that never ends by itself. */
const LOOP_LENGTH = 8
const LOOP_REPEATS = 4

interface Session {
  readonly inputMetadata: readonly { name: string; shape: readonly (number | string)[] }[]
  run(feeds: Record<string, unknown>): Promise<Record<string, unknown>>
}

/** The library's session of the encoder. */
const encoderOf = ({ model }: LoadedModel): Session => (model.sessions as Record<string, unknown>)['model'] as Session

/** Whether the encoder takes sound of any length; published Whisper networks take 30 seconds and nothing else. */
export function takesAnyLength(loaded: LoadedModel): boolean {
  return typeof encoderOf(loaded).inputMetadata[0]?.shape.at(-1) === 'string'
}

/** What the encoder makes of features or samples; done once, and used for everything that is asked about this sound. */
export async function encode(loaded: LoadedModel, name: string, input: Tensor): Promise<Tensor> {
  const { ort_tensor: feed } = input as unknown as { ort_tensor: unknown }
  const output = await encoderOf(loaded).run({ [name]: feed })
  return new loaded.library.Tensor(output['last_hidden_state'] as never)
}

async function step(
  { model, library }: LoadedModel,
  encoded: Tensor,
  tokens: readonly number[],
  cache: Record<string, Tensor> | undefined,
): Promise<Step> {
  const ids = new library.Tensor('int64', BigInt64Array.from(tokens, BigInt), [1, tokens.length])
  const output = (await model.forward({
    encoder_outputs: encoded,
    decoder_input_ids: ids,
    past_key_values: cache ?? null,
  })) as Record<string, Tensor>
  const logits = output['logits'] as Tensor
  const vocabulary = logits.dims.at(-1) as number
  const data = logits.data as Float32Array
  const next: Record<string, Tensor> = {}
  for (const [name, tensor] of Object.entries(output)) {
    if (!name.startsWith('present')) continue
    const key = name.replace('present', 'past_key_values')
    // What the decoder made of the sound stays as the first pass gave it; later passes leave it empty.
    next[key] = (name.includes('encoder') && cache?.[key]) || tensor
  }
  const attention: Tensor[] = []
  for (let layer = 0; output[`cross_attentions.${layer}`]; layer++)
    attention.push(output[`cross_attentions.${layer}`] as Tensor)
  return {
    logits: (position) => data.subarray(position * vocabulary, (position + 1) * vocabulary),
    cache: next,
    attention,
  }
}

/** Writes tokens one by one. Rejects with `CANCELLED` between two of them. */
export async function write(loaded: LoadedModel, encoded: Tensor, options: GreedyOptions): Promise<Written> {
  const { prompt, eos, mostTokens, signal } = options
  const draw = createDraw()
  const tokens: number[] = []
  const logProbabilities: number[] = []
  const attention: Tensor[][] = []
  let last = await step(loaded, encoded, prompt, undefined)
  const first = last
  const promptCopy = Array.from({ length: prompt.length }, (_, i) => first.logits(i).slice())
  while (tokens.length < mostTokens) {
    const position = tokens.length === 0 ? prompt.length - 1 : 0
    const logits = allow(last.logits(position), options, tokens.length === 0)
    const token = options.temperature > 0 ? draw(logits, options.temperature) : likeliest(logits)
    logProbabilities.push(logProbability(logits, token))
    if (token === eos) break
    tokens.push(token)
    if (isLooping(tokens)) break
    // Messages that wait, such as a stop, are seen here.
    await new Promise((resolve) => setImmediate(resolve))
    if (signal?.aborted) throw new DescryError('CANCELLED')
    last = await step(loaded, encoded, [token], last.cache)
    attention.push(last.attention)
  }
  return { tokens, logProbabilities, attention, promptLogits: (i) => promptCopy[i] as Float32Array }
}

/** One pass over a prompt, for what it says of the sound as a whole. */
export async function glance(loaded: LoadedModel, encoded: Tensor, prompt: readonly number[]): Promise<Float32Array> {
  return (await step(loaded, encoded, prompt, undefined)).logits(prompt.length - 1)
}

function allow(logits: Float32Array, options: GreedyOptions, first: boolean): Float32Array {
  const allowed = logits.slice()
  for (const token of options.suppressed) allowed[token] = -Infinity
  if (first) for (const token of options.suppressedFirst) allowed[token] = -Infinity
  if (options.firstTimestamp !== undefined) allowed.fill(-Infinity, options.firstTimestamp)
  return allowed
}

function likeliest(logits: Float32Array): number {
  let best = 0
  for (let i = 1; i < logits.length; i++) if ((logits[i] as number) > (logits[best] as number)) best = i
  return best
}

/** Draws tokens by their probability. The chance is the same for every utterance, so that a result can be had again. */
function createDraw(): (logits: Float32Array, temperature: number) => number {
  let state = 0x9e3779b9
  const chance = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return (logits, temperature) => {
    const highest = logits[likeliest(logits)] as number
    let sum = 0
    for (const value of logits) sum += Math.exp((value - highest) / temperature)
    let left = chance() * sum
    for (let i = 0; i < logits.length; i++) {
      left -= Math.exp(((logits[i] as number) - highest) / temperature)
      if (left <= 0) return i
    }
    return likeliest(logits)
  }
}

function isLooping(tokens: readonly number[]): boolean {
  for (let length = 1; length <= LOOP_LENGTH; length++) {
    const needed = length * LOOP_REPEATS + (length === 1 ? 4 : 0)
    if (tokens.length < needed) continue
    const tail = tokens.slice(-needed)
    if (tail.every((token, i) => i < length || token === tail[i - length])) return true
  }
  return false
}
