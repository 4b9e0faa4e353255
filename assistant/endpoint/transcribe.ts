import { z } from 'zod'
import { DescryError } from '../../models/contract/errors'
import { cleanText } from '../describe/untrusted'
import { checkStatus, isHtml, parseAnswer } from './failures'
import { multipart } from './multipart'
import { textOf, withReply, type Server } from './request'

/** A minute of speech with the time of each word is far below this. */
const MAX_TRANSCRIPT_BYTES = 4 * 1024 * 1024

export interface SoundRequest {
  model: string
  /** A WAV file. */
  wav: Uint8Array
  /** ISO 639; left out, the server recognises it. */
  language?: string
}

/** A stretch of what was said, in seconds from the start of the sound. */
export interface HeardSegment {
  start: number
  end: number
  text: string
}

export interface Heard {
  text: string
  /** Empty where the server gives none. */
  segments: HeardSegment[]
  /** As the server names it (`en` or `english`); null where it does not. */
  language: string | null
}

const answer = z.object({
  text: z.string(),
  language: z.string().nullish(),
  segments: z
    .array(z.object({ start: z.number().nonnegative(), end: z.number().nonnegative(), text: z.string() }))
    .nullish(),
})

/**
 * `POST /audio/transcriptions`: what is said in a sound. Asks for times, and takes what the server gives: with times, without them, or
 * plain text. An empty text is an answer too: nothing was said. Rejects with `DescryError` only.
 */
export function transcribeSound(server: Server, request: SoundRequest, signal?: AbortSignal): Promise<Heard> {
  const { model, wav, language } = request
  const body = multipart([
    { name: 'model', text: model },
    { name: 'response_format', text: 'verbose_json' },
    ...(language ? [{ name: 'language', text: language }] : []),
    { name: 'file', fileName: 'sound.wav', type: 'audio/wav', bytes: wav },
  ])
  return withReply(
    server,
    { method: 'POST', path: '/audio/transcriptions', body, maxBytes: MAX_TRANSCRIPT_BYTES },
    signal,
    async (reply, deadlines) => {
      await checkStatus(reply, server, model, deadlines)
      const text = await textOf(reply, deadlines)
      const type = reply.headers['content-type'] ?? ''
      if (/^text\/plain/i.test(type) && !isHtml(text)) return { text: clean(text), segments: [], language: null }
      const parsed = answer.safeParse(parseAnswer(text, reply, server.address))
      if (!parsed.success) throw new DescryError('ENDPOINT_BAD_JSON', server.address.host)
      const { segments, language: found } = parsed.data
      return {
        text: clean(parsed.data.text),
        segments: (segments ?? []).map((segment) => ({ ...segment, text: clean(segment.text) })),
        language: found ? cleanText(found, 40) : null,
      }
    },
  )
}

/** Lines are cleaned one by one, because what is read off a picture is one line, and a minute of speech is not. */
const clean = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => cleanText(line))
    .filter((line) => line !== '')
    .join(' ')
