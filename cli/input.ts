import { isatty } from 'node:tty'
import { DescryError } from '../models/contract/errors'
import type { PictureRequest } from '../assistant/contract/methods'

const MAX_BYTES = 256 * 1024 * 1024
/** What standard input is called in messages. */
const STDIN_NAME = 'standard input'

/** A picture named on the command line: a path, or `-` for standard input. */
export async function pictureFrom(
  name: string,
  signal: AbortSignal,
): Promise<{ picture: PictureRequest; bytes?: Uint8Array }> {
  if (name !== '-') return { picture: { kind: 'path', path: name } }
  if (isatty(0)) throw new DescryError('USAGE', 'There is nothing on standard input.')
  return { picture: { kind: 'bytes', name: STDIN_NAME }, bytes: await readStandardInput(signal) }
}

async function readStandardInput(signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  const stop = (): void => void process.stdin.destroy(new DescryError('CANCELLED'))
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > MAX_BYTES) throw new DescryError('FILE_TOO_LARGE', STDIN_NAME)
      chunks.push(chunk)
    }
  } finally {
    signal.removeEventListener('abort', stop)
  }
  if (length === 0) throw new DescryError('FILE_EMPTY', STDIN_NAME)
  return Buffer.concat(chunks)
}

/** `x,y,w,h` as numbers. */
export function areaFrom(text: string): [number, number, number, number] {
  const numbers = text.split(',').map((part) => Number(part.trim()))
  const [x = NaN, y = NaN, width = NaN, height = NaN] = numbers
  if (numbers.length !== 4 || !numbers.every(Number.isInteger) || width <= 0 || height <= 0) {
    throw new DescryError('USAGE', `An area is four whole numbers, x,y,width,height, and “${text}” is not.`)
  }
  return [x, y, width, height]
}
