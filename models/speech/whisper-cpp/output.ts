import { deflateSync } from 'node:zlib'
import { z } from 'zod'
import type { Decoded } from '../recogniser'
import { isoCode } from './languages'

const token = z.object({
  text: z.string(),
  id: z.number().int(),
  p: z.number().nullable(),
  /** Milliseconds. */
  offsets: z.object({ from: z.number(), to: z.number() }).optional(),
})
const output = z.object({
  model: z.object({ multilingual: z.boolean() }),
  result: z.object({ language: z.string() }),
  transcription: z.array(z.object({ text: z.string(), tokens: z.array(token).max(10_000).default([]) })).max(10_000),
})
type Token = z.infer<typeof token>

/** What whisper.cpp writes where nobody spoke. */
const SILENCE = '[BLANK_AUDIO]'
/** Tokens from the end of text on are marks and times, not text. */
const END_OF_TEXT = { english: 50_256, multilingual: 50_257 }
const LEAST_PROBABILITY = 1e-10

/**
 * Reads the file that whisper.cpp writes with `--output-json-full`. It is JSON but for three things: control characters in texts,
 * `nan` and `inf`, and words cut within a character, which is why it is taken as bytes and texts are decoded last.
 *
 * @param log what the program wrote to its terminal: the probability of a recognised language is only there
 * @param seconds length of the sound; times are kept within it
 * @returns null where the file is not what it should be
 */
export function readOutput(file: Buffer, log: string, seconds: number): Decoded | null {
  let read: z.infer<typeof output>
  try {
    const text = file
      .toString('latin1')
      // eslint-disable-next-line no-control-regex -- these are what is to be replaced
      .replaceAll(/[\u0000-\u001F\u007F]/g, ' ')
      .replaceAll(/("p": *)-?(?:nan|inf)\b/g, '$1null')
    read = output.parse(JSON.parse(text))
  } catch {
    return null
  }
  const spoken = read.transcription.filter(({ text }) => text.trim() !== SILENCE)
  const end = END_OF_TEXT[read.model.multilingual ? 'multilingual' : 'english']
  const tokens = spoken.flatMap((segment) => segment.tokens.filter(({ id }) => id < end))
  const text = decode(spoken.map((segment) => segment.text).join(''))
  const bytes = Buffer.from(text)
  return {
    text,
    words: wordsOf(tokens, seconds),
    language: isoCode(read.result.language),
    languageConfidence: confidenceIn(log),
    averageLogProbability: tokens.length === 0 ? null : meanLog(tokens),
    noSpeechProbability: null,
    compressionRatio: bytes.length / deflateSync(bytes).length,
  }
}

/** Joins tokens to words at the spaces in front of them. */
function wordsOf(tokens: readonly Token[], seconds: number): Decoded['words'] {
  const words: Token[][] = []
  for (const one of tokens) {
    const last = words.at(-1)
    if (!last || one.text.startsWith(' ')) words.push([one])
    else last.push(one)
  }
  const within = (milliseconds: number): number => Math.min(seconds, Math.max(0, milliseconds / 1000))
  return words.flatMap((parts) => {
    const text = decode(parts.map((part) => part.text).join(''))
    const from = parts[0]?.offsets?.from
    const to = parts.at(-1)?.offsets?.to
    if (text === '' || from === undefined || to === undefined) return []
    const start = within(from)
    return [{ text, start, end: Math.max(start, within(to)), confidence: Math.min(1, Math.exp(meanLog(parts))) }]
  })
}

/** The mean natural logarithm of the tokens' probabilities. */
const meanLog = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, { p }) => sum + Math.log(Math.max(LEAST_PROBABILITY, p ?? 0)), 0) / tokens.length

function confidenceIn(log: string): number | null {
  const found = /auto-detected language: [a-z]+ \(p = ([01]\.\d+)\)/.exec(log)?.[1]
  return found === undefined ? null : Math.min(1, Number(found))
}

/** Bytes of UTF-8, one in each character, as text. What is cut off within a character is left out. */
const decode = (bytes: string): string =>
  Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\uFFFD', '').replaceAll(/\s+/gu, ' ').trim()
