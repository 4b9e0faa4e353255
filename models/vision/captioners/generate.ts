import type { PreTrainedModel, PreTrainedTokenizer, Tensor } from '@huggingface/transformers'
import { DescryError } from '../../contract/errors'
import type { Library } from '../../loading/library'
import { endsInLoop } from '../../loading/loops'

export interface GenerateOptions {
  /** Most tokens that are written. */
  tokens: number
  /** Ends after so many seconds, between two tokens. */
  seconds: number
  /** Above 1: what was written already becomes less likely. */
  repetitionPenalty: number
  /** Whether special tokens are part of the text: some models answer with places. */
  special?: boolean
  signal: AbortSignal
  onText: (text: string, confidence: number) => void
}

export interface Generated {
  text: string
  confidence: number
  ended: 'end' | 'length' | 'time'
}

/**
 * Lets a model of the library write on after its inputs: always the likeliest token, told as it comes. Between two tokens other work
 * of the process is let in, so that a wish to stop arrives; it ends the writing there. The first step, which reads the whole prompt,
 * can't be stopped. Rejects with `CANCELLED`, or with whatever the runtime says.
 */
export async function generate(
  library: Library,
  { model, tokenizer }: { model: PreTrainedModel; tokenizer: PreTrainedTokenizer },
  inputs: Readonly<Record<string, unknown>>,
  options: GenerateOptions,
): Promise<Generated> {
  const { tokens, seconds, signal, onText } = options
  const stop = new library.InterruptableStoppingCriteria()
  const interrupt = (): void => stop.interrupt()
  const probabilities = meanProbability(library)
  const deadline = performance.now() + seconds * 1000
  const written: number[] = []
  let text = ''
  let ended: Generated['ended'] | undefined
  const streamer = new library.TextStreamer(tokenizer, {
    skip_prompt: true,
    skip_special_tokens: !options.special,
    callback_function: (piece) => {
      text += piece
      onText(piece, probabilities.mean())
    },
    token_callback_function: (token) => {
      written.push(Number(token[0]))
      if (performance.now() > deadline) ended = 'time'
      else if (endsInLoop(written) || written.length >= tokens) ended = 'length'
      if (ended) interrupt()
    },
  })
  signal.addEventListener('abort', interrupt, { once: true })
  try {
    if (signal.aborted) throw new DescryError('CANCELLED')
    await model.generate({
      ...inputs,
      max_new_tokens: tokens,
      do_sample: false,
      repetition_penalty: options.repetitionPenalty,
      stopping_criteria: stop,
      logits_processor: probabilities.processors,
      streamer,
    } as Parameters<PreTrainedModel['generate']>[0])
  } finally {
    signal.removeEventListener('abort', interrupt)
  }
  if (signal.aborted) throw new DescryError('CANCELLED')
  return { text, confidence: probabilities.mean(), ended: ended ?? 'end' }
}

/** Looks at the numbers from which each token is chosen, and changes none. */
function meanProbability(library: Library) {
  let sum = 0
  let count = 0
  class Watch extends library.LogitsProcessor {
    override _call(_ids: bigint[][], logits: Tensor): Tensor {
      sum += logProbabilityOfLikeliest(logits.data as Float32Array)
      count++
      return logits
    }
  }
  const processors = new library.LogitsProcessorList()
  processors.push(new Watch() as InstanceType<Library['LogitsProcessor']>)
  return { processors, mean: () => (count === 0 ? 0 : Math.exp(sum / count)) }
}

function logProbabilityOfLikeliest(logits: Float32Array): number {
  let most = -Infinity
  for (const value of logits) if (value > most) most = value
  let total = 0
  for (const value of logits) total += Math.exp(value - most)
  return -Math.log(total)
}
