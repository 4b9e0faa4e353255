import { DescryError } from '../../contract/errors'
import { SAMPLE_RATE, type RecogniserInfo } from '../../contract/hearing'
import { EXACT_FIRST, FASTEST_FIRST } from '../../loading/folder'
import { offlineLibrary } from '../../loading/library'
import type { Recogniser } from '../recogniser'
import { damaged } from './damaged'
import { generate } from './generate'
import { requireLanguage, tokensPerSecond } from './language'
import { openNetwork } from './network'
import { LONGEST, openTokenizer, requireShort, type Setup } from './opening'
import { seededRandom } from './probability'
import { average, compressionRatio } from './quality'
import { moonshineConfig } from './settings'
import { cleanText } from './text'
import { Turns } from './turns'

/** It says nothing for less than a second. */
const SHORTEST = SAMPLE_RATE
const SPARE_TOKENS = 8
/** A model for another language has its code in its name, such as `moonshine-tiny-ja`; nothing in its files says it. */
const OTHER_LANGUAGE = /moonshine-(?:tiny|base)-(ar|es|ja|ko|uk|vi|zh)\b/i

/** Opens a Moonshine model: quick, one language, without times and hints. Rejects with `RECOGNISER_DAMAGED`. */
export async function openMoonshine(setup: Setup): Promise<Recogniser> {
  const { files, name, demonstration, threads } = setup
  const config = await files.json('config.json', moonshineConfig)
  const paths = {
    encoder: files.network('encoder_model', EXACT_FIRST),
    decoder: files.network('decoder_model_merged', FASTEST_FIRST),
  }
  const library = await offlineLibrary()
  const tokenizer = await openTokenizer(setup, library.PreTrainedTokenizer)
  const network = await openNetwork(library, library.MoonshineForConditionalGeneration, config, paths, threads).catch(
    (error: unknown) => Promise.reject(damaged(name, error)),
  )
  const language = OTHER_LANGUAGE.exec(name)?.[1]?.toLowerCase() ?? 'en'
  const info: RecogniserInfo = {
    name,
    demonstration,
    languages: [language],
    translates: false,
    timesWords: false,
    takesHints: false,
  }
  const ends = new Set(config.eos_token_id)
  const never = tokenizer.all_special_ids.filter((token) => !ends.has(token))
  const turns = new Turns()

  return {
    info,
    longest: LONGEST,
    async decode(samples, { language: wanted, translate, signal } = {}) {
      requireShort(samples)
      requireLanguage(wanted, info.languages)
      if (translate) throw new DescryError('RECOGNISER_UNSUPPORTED', 'translate')
      return turns.take(signal, async (stop) => {
        try {
          const sound = samples.length < SHORTEST ? padded(samples) : samples
          const encoded = await network.encode('input_values', sound, [1, sound.length])
          stop()
          const { tokens, logProbabilities } = await generate(
            network,
            encoded,
            await network.step(encoded, [config.decoder_start_token_id]),
            {
              limit: Math.ceil((sound.length / SAMPLE_RATE) * tokensPerSecond(language)) + SPARE_TOKENS,
              ends,
              never,
              notFirst: [],
              temperature: 0,
              random: seededRandom(0),
              stop,
            },
          )
          const text = cleanText(tokenizer.decode(tokens, { skip_special_tokens: true }))
          return {
            text,
            words: [],
            language,
            languageConfidence: null,
            averageLogProbability: average(logProbabilities),
            noSpeechProbability: null,
            compressionRatio: compressionRatio(text),
          }
        } catch (error) {
          throw damaged(name, error)
        }
      })
    },
    async close() {
      await turns.close()
      await network.close()
    },
  }
}

/** With silence after it. */
function padded(samples: Float32Array): Float32Array {
  const longer = new Float32Array(SHORTEST)
  longer.set(samples)
  return longer
}
