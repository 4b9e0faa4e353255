/** One event is a few hundred bytes; what is longer than this is no token. */
export const MAX_EVENT_CHARACTERS = 256 * 1024

/** An event of a stream: its field (`data`, or `error` as llama.cpp's server writes failures) and its text. */
export interface StreamEvent {
  field: 'data' | 'error'
  text: string
}

/** Thrown where an event does not end. */
export class EndlessEventError extends Error {
  override name = 'EndlessEventError'
}

/**
 * Reads server-sent events, however the bytes were cut into pieces: lines end with LF, CR or CRLF, an event with an empty line, and
 * the lines of one event's `data` are joined by LF. Comments and other fields are left out. An event that the stream ends in the
 * middle of is given all the same, since not every server closes its last one.
 */
export async function* readEvents(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  const event = createEvent()
  for await (const line of readLines(bytes)) {
    const done = event.take(line)
    if (done) yield done
  }
  const last = event.take('')
  if (last) yield last
}

function createEvent(): { take(line: string): StreamEvent | null } {
  let data: string[] = []
  let length = 0
  return {
    take(line) {
      if (line === '') {
        const text = data.join('\n')
        const some = data.length > 0
        data = []
        length = 0
        return some ? { field: 'data', text } : null
      }
      const colon = line.indexOf(':')
      const field = colon < 0 ? line : line.slice(0, colon)
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
      if (field === 'error') return { field, text: value }
      if (field !== 'data') return null
      data.push(value)
      length += value.length
      if (length > MAX_EVENT_CHARACTERS) throw new EndlessEventError('an event does not end')
      return null
    },
  }
}

async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of bytes) {
    rest += decoder.decode(piece, { stream: true })
    // A CR at the end may be the first half of a CRLF: it waits for what follows.
    const held = rest.endsWith('\r') ? 1 : 0
    const lines = rest.slice(0, rest.length - held).split(/\r\n|\n|\r/)
    rest = `${lines.pop() ?? ''}${held ? '\r' : ''}`
    if (rest.length > MAX_EVENT_CHARACTERS) throw new EndlessEventError('a line does not end')
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest.replace(/\r$/, '')
}
