import { DescryError } from '../../contract/errors'
import type { RecogniserInfo } from '../../contract/hearing'
import type { Decoded, DecodeOptions, Recogniser } from '../recogniser'
import { alignWords } from './align'
import type { RecogniserFolder } from './folder'
import { encode, glance, takesAnyLength, write, type Written } from './greedy'
import { languageTokens, likeliestLanguage } from './language'
import type { LoadedModel } from './load'
import { compressionRatio, logProbability } from './quality'

const RATE = 16_000
/** Whisper's window in seconds. */
const WINDOW = 30
/** Silence that is heard after the sound where the network takes any length, in seconds. */
const PADDING = 1
/** People say no more than this many tokens a second; a decoder that writes more is in a loop. */
const TOKENS_A_SECOND = 6.5
const SPARE_TOKENS = 8
/** The decoder's positions, and the part of them that hints may take (Whisper's own limits). */
const POSITIONS = 448
const HINT_TOKENS = 200
/** The likeliest tokens first; where that gives nonsense, tokens by chance, as Whisper's own program does (with fewer steps). */
const TEMPERATURES = [0, 0.4, 0.8]
const REPETITIVE = 2.4
const UNSURE = -1
const NO_SPEECH = 0.6

/** Whisper, as any size of it is laid out. */
export function createWhisper(
  loaded: LoadedModel,
  { config, generation, special }: RecogniserFolder,
  about: { name: string; demonstration: boolean },
): Recogniser {
  const languages = languageTokens(generation)
  const multilingual = (generation.is_multilingual ?? languages.size > 0) && languages.size > 0
  const start = config.decoder_start_token_id
  const eos = config.eos_token_id
  const noTimestamps = generation.no_timestamps_token_id ?? special.get('<|notimestamps|>')
  const tasks = generation.task_to_id ?? {}
  const previous = special.get('<|startofprev|>')
  // It stands right before the token for “no time marks” in every published vocabulary.
  const noSpeech = special.get('<|nospeech|>') ?? special.get('<|nocaptions|>')
  const suppressed = new Set([...special.values(), ...(generation.suppress_tokens ?? [])].filter((id) => id >= 0))
  suppressed.delete(eos)
  const suppressedFirst = new Set((generation.begin_suppress_tokens ?? []).filter((id) => id >= 0))
  const anyLength = takesAnyLength(loaded)
  const info: RecogniserInfo = {
    ...about,
    languages: multilingual ? [...languages.keys()] : ['en'],
    translates: multilingual && 'translate' in tasks && languages.size > 1,
    timesWords: (generation.alignment_heads ?? []).length > 0,
    takesHints: previous !== undefined,
  }

  const features = async (samples: Float32Array) => {
    const length = anyLength
      ? Math.min(WINDOW * RATE, Math.ceil((samples.length + PADDING * RATE) / 320) * 320)
      : WINDOW * RATE
    const extract = loaded.processor.feature_extractor as unknown as {
      _call(audio: Float32Array, options: { max_length: number }): Promise<{ input_features: never }>
    }
    return (await extract._call(samples, { max_length: length })).input_features
  }
  const hintTokens = (hints: readonly string[]): number[] => {
    if (hints.length === 0 || previous === undefined) return []
    const ids = loaded.tokenizer.encode(` ${hints.join(', ')}.`, { add_special_tokens: false })
    return [previous, ...ids.slice(-HINT_TOKENS)]
  }
  const taskTokens = (language: string | undefined, translate: boolean): number[] => {
    const ids = multilingual ? [languages.get(language ?? 'en'), tasks[translate ? 'translate' : 'transcribe']] : []
    return [start, ...ids, noTimestamps].filter((id): id is number => id !== undefined)
  }
  const check = ({ language, translate = false }: DecodeOptions): void => {
    if (language !== undefined && !info.languages.includes(language))
      throw new DescryError('LANGUAGE_UNKNOWN', language)
    if (translate && !info.translates) throw new DescryError('RECOGNISER_UNSUPPORTED', 'translating')
  }
  const textOf = (tokens: readonly number[]): string =>
    clean(loaded.tokenizer.decode([...tokens], { skip_special_tokens: true }))

  return {
    info,
    longest: WINDOW,
    async decode(samples, options = {}) {
      check(options)
      if (samples.length > WINDOW * RATE) throw new DescryError('BAD_REQUEST', 'more than 30 seconds of sound at once')
      const { signal, translate = false, hints = [], interim = false } = options
      const seconds = samples.length / RATE
      const encoded = await encode(loaded, 'input_features', await features(samples))
      const spoken =
        options.language === undefined && multilingual && languages.size > 1
          ? likeliestLanguage(await glance(loaded, encoded, [start]), languages)
          : undefined
      const language = options.language ?? spoken?.language ?? info.languages[0]
      const before = hintTokens(hints)
      const prompt = [...before, ...taskTokens(language, translate)]
      const mostTokens = Math.min(POSITIONS - prompt.length, Math.ceil(seconds * TOKENS_A_SECOND) + SPARE_TOKENS)
      const attempt = (temperature: number): Promise<Written> =>
        write(loaded, encoded, {
          ...{ prompt, eos, mostTokens, suppressed, suppressedFirst, temperature, signal },
          firstTimestamp: noTimestamps === undefined ? undefined : noTimestamps + 1,
        })
      const result = (written: Written): Decoded => {
        const text = textOf(written.tokens)
        const silence =
          noSpeech === undefined ? null : Math.exp(logProbability(written.promptLogits(before.length), noSpeech))
        return {
          text,
          words: [],
          language: language ?? null,
          languageConfidence: spoken?.confidence ?? null,
          averageLogProbability: mean(written.logProbabilities),
          noSpeechProbability: silence,
          compressionRatio: compressionRatio(text),
        }
      }
      let written = await attempt(0)
      let decoded = result(written)
      for (const temperature of interim ? [] : TEMPERATURES.slice(1)) {
        if (!isDoubtful(decoded)) break
        const other = await attempt(temperature)
        const next = result(other)
        // Chance may make it worse.
        if (isBetter(next, decoded)) [written, decoded] = [other, next]
      }
      if (options.timeWords && info.timesWords)
        decoded.words = alignWords({
          ...written,
          heads: generation.alignment_heads ?? [],
          frames: Math.ceil((seconds * 100) / 2),
          decode: (tokens) => loaded.tokenizer.decode([...tokens], { skip_special_tokens: true }),
        }).map((word) => ({ ...word, text: clean(word.text) }))
      return decoded
    },
    close: async () => {
      await loaded.model.dispose()
    },
  }
}

function isDoubtful({
  compressionRatio: ratio,
  averageLogProbability: sure,
  noSpeechProbability: silence,
}: Decoded): boolean {
  if (silence !== null && silence > NO_SPEECH && sure !== null && sure < UNSURE) return false
  return ratio > REPETITIVE || (sure !== null && sure < UNSURE)
}

function isBetter(a: Decoded, b: Decoded): boolean {
  const loops = (d: Decoded): boolean => d.compressionRatio > REPETITIVE
  if (loops(a) !== loops(b)) return loops(b)
  return (a.averageLogProbability ?? -Infinity) > (b.averageLogProbability ?? -Infinity)
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((a, b) => a + b) / values.length

/** What a recogniser wrote is untrusted: no control characters, no marks that turn text around. */
export const clean = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\uFFFD]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
