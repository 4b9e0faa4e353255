import type { Tensor, WhisperTokenizer } from '@huggingface/transformers'
import type { Decoded, DecodeOptions } from '../recogniser'
import { generate, type Generated } from './generate'
import { hintTokens } from './hints'
import { recognisedLanguage, tokensPerSecond, type LanguageTokens } from './language'
import type { Head, Network, Step } from './network'
import { logProbabilities, seededRandom } from './probability'
import { average, compressionRatio } from './quality'
import { cleanText } from './text'
import type { WhisperTokens } from './whisper-tokens'
import { timedWords } from './words'

/** Tried in turn for a final text until one is good. Higher ones would write what was not said. */
const TEMPERATURES = [0, 0.2, 0.4, 0.6]
/** Whisper's own thresholds: a text that repeats itself, one it is not sure of, and silence. */
const REPETITIVE = 2.4
const UNSURE = -1
const NO_SPEECH = 0.6
/** Another try that is so unlikely at its beginning will not become good. */
const HOPELESS = -2
/** Tokens beyond what the length of the sound allows for. */
const SPARE_TOKENS = 16

export interface WhisperParts {
  network: Network
  tokenizer: WhisperTokenizer
  tokens: WhisperTokens
  languages: LanguageTokens
  heads: readonly Head[]
  /** Tokens that the decoder has places for, with those before the text. */
  total: number
  encoded: Tensor
  seconds: number
  stop: () => void
}

/** Where the text begins, and what was told on the way. */
interface Beginning {
  step: Step
  /** Tokens before the text. */
  length: number
  noSpeech: number | null
  language: string
  confidence: number | null
}

interface Attempt {
  generated: Generated
  text: string
  sure: number | null
  ratio: number
}

/** The decoding of one piece of sound: the encoder has run once, and everything here uses what it gave. */
export class WhisperDecoding {
  private readonly heads: readonly Head[]
  /** The same for every piece, so that a decoding can be repeated. */
  private readonly random = seededRandom(7)

  constructor(
    private readonly parts: WhisperParts,
    private readonly asked: DecodeOptions,
  ) {
    this.heads = asked.timeWords ? parts.heads : []
  }

  async decode(): Promise<Decoded> {
    const begun = await this.begin()
    const { generated, text, sure, ratio } = await this.bestText(begun)
    const { seconds } = this.parts
    return {
      text,
      words:
        this.heads.length === 0
          ? []
          : timedWords(
              {
                tokens: generated.tokens,
                logProbabilities: generated.logProbabilities,
                attention: [...begun.step.attention.slice(-1), ...generated.attention],
                language: begun.language,
                seconds,
              },
              (tokens) => this.textOf(tokens),
            ),
      language: begun.language,
      languageConfidence: begun.confidence,
      averageLogProbability: sure,
      noSpeechProbability: begun.noSpeech,
      compressionRatio: ratio,
    }
  }

  /** Feeds everything that comes before the text. */
  private async begin(): Promise<Beginning> {
    const { tokens, languages, stop } = this.parts
    const hints = this.hints()
    const task = this.asked.translate ? tokens.translate : tokens.transcribe
    const known = this.asked.language ?? (languages.size > 1 ? undefined : ([...languages.keys()][0] ?? 'en'))
    const after = (language: string): number[] =>
      tokens.multilingual
        ? [languages.get(language) as number, task as number, tokens.withoutTimes]
        : [tokens.withoutTimes]

    if (known !== undefined) {
      const fed = [...hints, tokens.start, ...after(known)]
      const step = await this.feed(fed)
      const noSpeech = this.noSpeech(step.logits[hints.length])
      return { step, length: fed.length, noSpeech, language: known, confidence: null }
    }

    const first = await this.feed([tokens.start])
    const atStart = first.logits[0] as Float32Array
    const { language, confidence } = recognisedLanguage(atStart, languages)
    const fed = [...hints, tokens.start, ...after(language)]
    const told = { length: fed.length, noSpeech: this.noSpeech(atStart), language, confidence }
    stop()
    if (hints.length > 0) return { step: await this.feed(fed), ...told }
    // The first step goes on: its keys and values of the sound are the dearest part. One token at a time,
    // because decoders with a cache need not take more.
    let step = first
    for (const token of fed.slice(1)) {
      step = await this.feed([token], step)
      stop()
    }
    return { step, ...told }
  }

  private feed(tokens: readonly number[], past?: Step): Promise<Step> {
    return this.parts.network.step(this.parts.encoded, tokens, past, this.heads)
  }

  private hints(): readonly number[] {
    const { tokenizer, tokens, total } = this.parts
    const { hints = [] } = this.asked
    if (hints.length === 0 || tokens.previous === undefined) return []
    const special = new Set([...tokens.never, ...tokens.ends])
    const encode = (text: string): number[] =>
      tokenizer.encode(text, { add_special_tokens: false }).filter((token) => !special.has(token))
    const found = hintTokens(hints, encode, Math.floor(total / 2) - 1)
    return found.length === 0 ? [] : [tokens.previous, ...found]
  }

  private noSpeech(logits: Float32Array | undefined): number | null {
    const token = this.parts.tokens.noSpeech
    if (token === undefined || logits === undefined || token >= logits.length) return null
    return Math.exp(logProbabilities(logits)[token] as number)
  }

  /** The first good text; where none is, the one the recogniser is surest of among those that repeat themselves least. */
  private async bestText(begun: Beginning): Promise<Attempt> {
    const attempts: Attempt[] = []
    for (const temperature of this.asked.interim ? [0] : TEMPERATURES) {
      const attempt = await this.attempt(begun, temperature)
      if (attempt.generated.givenUp) continue
      attempts.push(attempt)
      const unsure = attempt.sure !== null && attempt.sure < UNSURE
      const silent = unsure && begun.noSpeech !== null && begun.noSpeech > NO_SPEECH
      if (silent || (!unsure && !isRepetitive(attempt))) return attempt
    }
    return attempts.reduce((best, one) => {
      const repeats = isRepetitive(one)
      if (repeats !== isRepetitive(best)) return repeats ? best : one
      return (one.sure ?? -Infinity) > (best.sure ?? -Infinity) ? one : best
    })
  }

  private async attempt(begun: Beginning, temperature: number): Promise<Attempt> {
    const { network, encoded, tokens, total, seconds, stop } = this.parts
    const bySound = Math.ceil(seconds * tokensPerSecond(begun.language)) + SPARE_TOKENS
    const generated = await generate(network, encoded, begun.step, {
      limit: Math.min(bySound, total - begun.length),
      ends: tokens.ends,
      never: tokens.never,
      notFirst: tokens.notFirst,
      temperature,
      random: this.random,
      ...(temperature > 0 && { least: HOPELESS }),
      heads: this.heads,
      stop,
    })
    const text = cleanText(this.textOf(generated.tokens))
    return { generated, text, sure: average(generated.logProbabilities), ratio: compressionRatio(text) }
  }

  private textOf(tokens: readonly number[]): string {
    return this.parts.tokenizer.decode([...tokens], { skip_special_tokens: true })
  }
}

const isRepetitive = ({ generated, ratio }: Attempt): boolean => generated.looped || ratio > REPETITIVE
