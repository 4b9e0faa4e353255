import type { WhisperTokenizer } from '@huggingface/transformers'
import type { WhisperGeneration } from './settings'

/** The tokens of a Whisper model that are no text. */
export interface WhisperTokens {
  start: number
  ends: ReadonlySet<number>
  /** What was said before the transcript follows this one. */
  previous: number | undefined
  transcribe: number | undefined
  translate: number | undefined
  withoutTimes: number
  noSpeech: number | undefined
  /** Whether the start of a transcript names a language and a task. */
  multilingual: boolean
  /** Tokens that never are part of a text. */
  never: readonly number[]
  notFirst: readonly number[]
}

/** Whisper's times, from 0 to 30 seconds in steps of 0.02. */
const TIMES = 1501

export function whisperTokens(generation: WhisperGeneration, tokenizer: WhisperTokenizer): WhisperTokens {
  const { lang_to_id, task_to_id, no_timestamps_token_id: withoutTimes, eos_token_id } = generation
  const named = new Map(
    [...tokenizer._tokenizer.get_added_tokens_decoder()].map(([token, { content }]) => [content, token]),
  )
  const ends = new Set(eos_token_id)
  const times = Array.from({ length: TIMES }, (_, i) => withoutTimes + 1 + i)
  const special = [...tokenizer.all_special_ids, withoutTimes, ...times, ...generation.suppress_tokens]
  const { transcribe, translate } = task_to_id
  const multilingual =
    (generation.is_multilingual ?? true) && Object.keys(lang_to_id).length > 0 && typeof transcribe === 'number'
  return {
    start: generation.decoder_start_token_id,
    ends,
    previous: generation.prev_sot_token_id ?? named.get('<|startofprev|>'),
    transcribe: transcribe ?? undefined,
    translate: multilingual ? (translate ?? undefined) : undefined,
    withoutTimes,
    noSpeech: named.get('<|nospeech|>') ?? named.get('<|nocaptions|>'),
    multilingual,
    never: [...new Set(special)].filter((token) => !ends.has(token)),
    notFirst: generation.begin_suppress_tokens,
  }
}
