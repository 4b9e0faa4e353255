import { SAMPLE_RATE, type RecogniserInfo } from '../../contract/hearing'
import { DescryError } from '../../contract/errors'
import { FASTEST_FIRST } from '../../loading/folder'
import { offlineLibrary } from '../../loading/library'
import type { Recogniser } from '../recogniser'
import { damaged } from './damaged'
import { languageTokens, requireLanguage } from './language'
import { melFrontEnd, WINDOW_FRAMES } from './mel'
import { openNetwork, type Network } from './network'
import { LONGEST, openTokenizer, requireShort, type Setup } from './opening'
import { whisperConfig, whisperGeneration } from './settings'
import { Turns } from './turns'
import { whisperTokens } from './whisper-tokens'
import { WhisperDecoding } from './whisper-decoding'

/** Short sound with which an encoder is asked whether it takes less than the whole window. */
const PROBE_FRAMES = 128

/** Opens a Whisper model. Rejects with `RECOGNISER_DAMAGED`. */
export async function openWhisper(setup: Setup): Promise<Recogniser> {
  const { files, name, demonstration, threads } = setup
  const config = await files.json('config.json', whisperConfig)
  const generation = await files.json('generation_config.json', whisperGeneration)
  const paths = {
    encoder: files.network('encoder_model', FASTEST_FIRST),
    decoder: files.network('decoder_model_merged', FASTEST_FIRST),
  }
  const library = await offlineLibrary()
  const tokenizer = await openTokenizer(setup, library.WhisperTokenizer)
  const tokens = whisperTokens(generation, tokenizer)
  const languages = tokens.multilingual ? languageTokens(generation.lang_to_id) : new Map<string, number>()
  const network = await openNetwork(library, library.WhisperForConditionalGeneration, config, paths, threads).catch(
    (error: unknown) => Promise.reject(damaged(name, error)),
  )
  const mel = melFrontEnd(library, config.num_mel_bins)
  const whole = await needsWholeWindow(network, config.num_mel_bins)
  const attended = network.attendedLayers()
  const heads = generation.alignment_heads.filter(
    ([layer, head]) => attended.includes(layer) && head < config.decoder_attention_heads,
  )
  const info: RecogniserInfo = {
    name,
    demonstration,
    languages: languages.size > 0 ? [...languages.keys()] : ['en'],
    // Models whose decoder was cut down (“turbo”) have unlearned it.
    translates: tokens.translate !== undefined && languages.size > 1 && config.decoder_layers >= config.encoder_layers,
    timesWords: heads.length > 0,
    takesHints: tokens.previous !== undefined,
  }
  const turns = new Turns()
  const total = Math.min(448, config.max_target_positions)

  return {
    info,
    longest: LONGEST,
    async decode(samples, asked = {}) {
      requireShort(samples)
      requireLanguage(asked.language, info.languages)
      if (asked.translate && !info.translates) throw new DescryError('RECOGNISER_UNSUPPORTED', 'translate')
      return turns.take(asked.signal, async (stop) => {
        try {
          const features = await mel(samples, whole)
          stop()
          const encoded = await network.encode('input_features', features.data, [1, features.bands, features.frames])
          stop()
          const seconds = samples.length / SAMPLE_RATE
          const parts = { network, tokenizer, tokens, languages, heads, total, encoded, seconds, stop }
          return await new WhisperDecoding(parts, asked).decode()
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

/**
 * Whether the encoder takes sound only as a window of 30 s. Its file may not say so: some that name the length as one that changes
 * add a table of 1500 places all the same. So it is tried.
 */
async function needsWholeWindow(network: Network, bands: number): Promise<boolean> {
  const length = network.inputShape('input_features')[2]
  if (typeof length === 'number' || length === undefined) return true
  try {
    const silence = new Float32Array(bands * PROBE_FRAMES)
    const { dims } = await network.encode('input_features', silence, [1, bands, PROBE_FRAMES])
    return (dims[1] ?? WINDOW_FRAMES) > PROBE_FRAMES / 2
  } catch {
    return true
  }
}
