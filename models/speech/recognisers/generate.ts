import type { Tensor } from '@huggingface/transformers'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Head, Network, Step } from './network'
import { drawn, likeliest, logProbabilities, without } from './probability'
import { endsInLoop } from '../../loading/loops'
import { average } from './quality'

export interface GenerateOptions {
  /** So many tokens at most: a decoder that never ends is ended. */
  limit: number
  /** Tokens that end the text. */
  ends: ReadonlySet<number>
  /** Tokens that never come. */
  never: Iterable<number>
  /** Tokens that don't come first. */
  notFirst: readonly number[]
  /** 0: always the likeliest token. */
  temperature: number
  random: () => number
  heads?: readonly Head[]
  /** Gives up once the mean log probability is below this after some tokens: another try that is no better costs seconds. */
  least?: number
  /** Throws when the decoding is to stop; asked before every token. */
  stop: () => void
}

/** So many tokens are written before a try may be given up. */
const PATIENCE = 16

export interface Generated {
  tokens: number[]
  /** Natural logarithm of the probability of each token; the one that ended the text is the last. */
  logProbabilities: number[]
  /** One row for each token that was fed (see {@link Step.attention}). */
  attention: Float32Array[][]
  /** Not written to its end, because it was too unlikely. */
  givenUp: boolean
  /** Ended because the same tokens came again and again. */
  looped: boolean
}

/**
 * Lets the decoder write on from a step, token by token. Between tokens other work of the process is let in: a run of the network
 * blocks its thread, and a message that stops the decoding could not arrive.
 */
export async function generate(
  network: Network,
  encoded: Tensor,
  start: Step,
  options: GenerateOptions,
): Promise<Generated> {
  const { limit, ends, never, notFirst, temperature, random, heads, least = -Infinity, stop } = options
  const done: Generated = { tokens: [], logProbabilities: [], attention: [], givenUp: false, looped: false }
  let step = start
  while (done.tokens.length < limit) {
    await breathe()
    stop()
    const last = step.logits.at(-1) as Float32Array
    const allowed = without(last, never)
    const logs = logProbabilities(done.tokens.length === 0 ? without(allowed, notFirst) : allowed)
    const token = temperature === 0 ? likeliest(logs) : drawn(logs, temperature, random)
    done.logProbabilities.push(logs[token] as number)
    if (ends.has(token)) break
    done.tokens.push(token)
    done.looped = endsInLoop(done.tokens)
    done.givenUp = done.tokens.length >= PATIENCE && (average(done.logProbabilities) ?? 0) < least
    if (done.looped || done.givenUp) break
    step = await network.step(encoded, [token], step, heads)
    done.attention.push(...step.attention)
  }
  return done
}
