import { DescryError } from '../../contract/errors'
import type { RecogniserInfo } from '../../contract/hearing'
import type { Recogniser } from '../recogniser'
import type { RecogniserFolder } from './folder'
import { encode, write } from './greedy'
import type { LoadedModel } from './load'
import { compressionRatio } from './quality'
import { clean } from './whisper'

const RATE = 16_000
/** Shorter sound gives nothing, so silence is heard after it. In seconds. */
const SHORTEST = 1
const LONGEST = 30
/** As its authors advise; with spare tokens, so that one short word is not cut. */
const TOKENS_A_SECOND = 6.5
const SPARE_TOKENS = 8

/** Moonshine: English only, without times, fast on short sound because it takes sound of any length. */
export function createMoonshine(
  loaded: LoadedModel,
  { config, special }: RecogniserFolder,
  about: { name: string; demonstration: boolean },
): Recogniser {
  const { decoder_start_token_id: start, eos_token_id: eos } = config
  const suppressed = new Set(special.values())
  suppressed.delete(eos)
  const info: RecogniserInfo = {
    ...about,
    languages: ['en'],
    translates: false,
    timesWords: false,
    takesHints: false,
  }
  return {
    info,
    longest: LONGEST,
    async decode(samples, { language, translate, signal } = {}) {
      if (language !== undefined && language !== 'en') throw new DescryError('LANGUAGE_UNKNOWN', language)
      if (translate) throw new DescryError('RECOGNISER_UNSUPPORTED', 'translating')
      if (samples.length > LONGEST * RATE) throw new DescryError('BAD_REQUEST', 'more than 30 seconds of sound at once')
      const length = Math.max(samples.length, SHORTEST * RATE)
      const sound = new Float32Array(length)
      sound.set(samples)
      const input = new loaded.library.Tensor('float32', sound, [1, length])
      const encoded = await encode(loaded, 'input_values', input)
      const written = await write(loaded, encoded, {
        ...{ prompt: [start], eos, suppressed, suppressedFirst: new Set<number>(), firstTimestamp: undefined, signal },
        mostTokens: Math.ceil((length / RATE) * TOKENS_A_SECOND) + SPARE_TOKENS,
        temperature: 0,
      })
      const text = clean(loaded.tokenizer.decode(written.tokens, { skip_special_tokens: true }))
      const { logProbabilities: sure } = written
      return {
        text,
        words: [],
        language: 'en',
        languageConfidence: null,
        averageLogProbability: sure.length === 0 ? null : sure.reduce((a, b) => a + b) / sure.length,
        noSpeechProbability: null,
        compressionRatio: compressionRatio(text),
      }
    },
    close: async () => {
      await loaded.model.dispose()
    },
  }
}
