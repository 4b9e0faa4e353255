import { z } from 'zod'
import { DescryError } from '../../models/contract/errors'
import type { Deadlines } from './deadlines'
import { checkStatus, isHtml, parseAnswer, reasonIn } from './failures'
import { textOf, withReply, type Reply, type Server } from './request'
import { createSentences } from './said'
import { EndlessEventError, readEvents } from './sse'

export type ContentPart = { type: 'text'; text: string } | { type: 'image_url'; image_url: { url: string } }
export interface Message {
  role: 'system' | 'user' | 'assistant'
  content: string | ContentPart[]
}

export interface ChatRequest {
  model: string
  messages: readonly Message[]
}

export interface ChatAnswer {
  sentences: string[]
  /** Why the answer has no end; null where it has one. */
  cut: DescryError | null
}

/** Tokens that an answer may have, thoughts included: a model that goes round in circles must come to an end. */
const MAX_TOKENS = 2048
/** An answer of {@link MAX_TOKENS} tokens, each in an event of its own of up to about 500 bytes. */
const MAX_ANSWER_BYTES = 2 * 1024 * 1024
/** More than anybody would listen to. */
const MAX_SPOKEN_CHARACTERS = 20_000

const chunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        message: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .default([]),
  error: z.unknown().optional(),
})

/**
 * `POST /chat/completions`, streamed: each sentence is told as soon as it is complete. Rejects with `DescryError` where nothing was
 * said; where the answer breaks off after its first words, it resolves with them and with the reason.
 */
export function chat(
  server: Server,
  { model, messages }: ChatRequest,
  { signal, onSentence }: { signal?: AbortSignal; onSentence?: (sentence: string) => void },
): Promise<ChatAnswer> {
  const json = JSON.stringify({ model, messages, stream: true, max_tokens: MAX_TOKENS })
  const body = { type: 'application/json', bytes: new TextEncoder().encode(json) }
  const request = { method: 'POST', path: '/chat/completions', body, maxBytes: MAX_ANSWER_BYTES } as const
  return withReply(server, request, signal, async (reply, deadlines) => {
    await checkStatus(reply, server, model, deadlines)
    const told = createTold(onSentence)
    const { host } = server.address
    try {
      for await (const piece of piecesOf(reply, server, deadlines)) {
        told.push(piece)
        if (told.characters > MAX_SPOKEN_CHARACTERS) throw new DescryError('ENDPOINT_TOO_LONG', host)
      }
      told.end()
    } catch (thrown) {
      const cut = thrown instanceof DescryError ? thrown : new DescryError('ENDPOINT_BAD_STREAM', host)
      if (cut.code === 'CANCELLED') throw cut
      told.end()
      if (told.sentences.length === 0) throw cut
      return { sentences: told.sentences, cut }
    }
    if (told.sentences.length === 0) throw new DescryError('ENDPOINT_EMPTY', host)
    return { sentences: told.sentences, cut: null }
  })
}

function createTold(onSentence: ((sentence: string) => void) | undefined) {
  const split = createSentences()
  const sentences: string[] = []
  let characters = 0
  const tell = (found: readonly string[]): void => {
    for (const sentence of found) {
      sentences.push(sentence)
      onSentence?.(sentence)
    }
  }
  return {
    sentences,
    get characters() {
      return characters
    },
    push(piece: string): void {
      characters += piece.length
      tell(split.push(piece))
    },
    end: () => tell(split.end()),
  }
}

/** The text of an answer, piece by piece; in one piece where the server does not stream. */
async function* piecesOf(reply: Reply, server: Server, deadlines: Deadlines): AsyncGenerator<string> {
  const { address } = server
  const type = reply.headers['content-type'] ?? ''
  if (!/^text\/event-stream/i.test(type)) {
    const whole = parseAnswer(await textOf(reply, deadlines), reply, address)
    const answer = readChunk(whole, server)
    if (!answer) throw new DescryError('ENDPOINT_BAD_JSON', address.host)
    yield answer.text
    return
  }
  let ended = false
  try {
    for await (const { field, text } of readEvents(reply.body)) {
      if (text.trim() === '[DONE]') return
      const value = parseEvent(text, address.host)
      const part = readChunk(field === 'error' ? { error: value } : value, server)
      if (!part) throw new DescryError('ENDPOINT_BAD_STREAM', address.host)
      deadlines.moved()
      ended ||= part.ended
      yield part.text
    }
  } catch (error) {
    if (error instanceof EndlessEventError) throw new DescryError('ENDPOINT_BAD_STREAM', address.host, { cause: error })
    // Not every server says goodbye after its last word.
    if (ended && error instanceof DescryError && error.code === 'ENDPOINT_CUT') return
    throw error
  }
  if (!ended) throw new DescryError('ENDPOINT_CUT', address.host)
}

function parseEvent(text: string, host: string): unknown {
  if (isHtml(text)) throw new DescryError('ENDPOINT_HTML', host)
  try {
    return JSON.parse(text)
  } catch {
    throw new DescryError('ENDPOINT_BAD_STREAM', host)
  }
}

/** What one chunk says; null where it is none. Throws where it reports a failure. */
function readChunk(value: unknown, { address, key }: Server): { text: string; ended: boolean } | null {
  const parsed = chunk.safeParse(value)
  if (!parsed.success) return null
  const { choices, error } = parsed.data
  if (error !== undefined && error !== null) {
    const reason = reasonIn({ error }, key)
    throw new DescryError('ENDPOINT_REFUSED', `${address.host}${reason && `: ${reason}`}`)
  }
  if (typeof value !== 'object' || value === null || !('choices' in value)) return null
  const [choice] = choices
  return {
    text: choice?.delta?.content ?? choice?.message?.content ?? '',
    ended: typeof choice?.finish_reason === 'string',
  }
}
