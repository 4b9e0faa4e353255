import { DescryError } from '../models/contract/errors'

const [CTRL_C, CTRL_D, BACKSPACE, DELETE] = ['\u0003', '\u0004', '\b', '\u007f']
/** No answer to a question of the terminal is longer, in characters. */
const MAX_CHARACTERS = 8192

/**
 * The next line of standard input; at a terminal the question stands on standard error, where no program looks for results, and a
 * hidden answer does not appear. Rejects with `CANCELLED` when it is stopped.
 */
export async function readLine(question: string, signal: AbortSignal, { hidden = false } = {}): Promise<string> {
  const { stdin, stderr } = process
  const secretly = stdin.isTTY && hidden
  if (stdin.isTTY) stderr.write(question)
  if (secretly) stdin.setRawMode(true)
  try {
    return await nextLine(signal)
  } finally {
    if (secretly) {
      stdin.setRawMode(false)
      stderr.write('\n')
    }
  }
}

function nextLine(signal: AbortSignal): Promise<string> {
  const { stdin } = process
  return new Promise((resolve, reject) => {
    let line = ''
    const end = (act: () => void): void => {
      stdin.off('data', take).off('end', done)
      signal.removeEventListener('abort', stop)
      // Waiting for more would keep the program from ending.
      stdin.pause()
      act()
    }
    const done = (): void => end(() => resolve(line))
    const stop = (): void => end(() => reject(new DescryError('CANCELLED')))
    const take = (piece: string): void => {
      for (const character of piece) {
        // In raw mode the terminal leaves these to the program.
        if (character === CTRL_C) return stop()
        if (character === '\r' || character === '\n' || character === CTRL_D) return done()
        if (character === BACKSPACE || character === DELETE) line = line.slice(0, -1)
        else line += character
      }
      if (line.length > MAX_CHARACTERS) done()
    }
    if (signal.aborted) return reject(new DescryError('CANCELLED'))
    signal.addEventListener('abort', stop, { once: true })
    stdin.setEncoding('utf8').on('data', take).once('end', done).resume()
  })
}

/**
 * Waits for a decision: true for Enter, false for Escape, any other answer, or the end of the input. At a terminal a single key
 * decides. Rejects with `CANCELLED` when it is stopped.
 */
export async function readDecision(signal: AbortSignal): Promise<boolean> {
  const { stdin } = process
  if (stdin.isTTY) stdin.setRawMode(true)
  try {
    const first = await nextPiece(signal)
    if (first === CTRL_C) throw new DescryError('CANCELLED')
    return first === '\r' || first === '\n' || first === '\r\n'
  } finally {
    if (stdin.isTTY) stdin.setRawMode(false)
  }
}

function nextPiece(signal: AbortSignal): Promise<string> {
  const { stdin } = process
  return new Promise((resolve, reject) => {
    const end = (act: () => void): void => {
      stdin.off('data', take).off('end', over)
      signal.removeEventListener('abort', stop)
      stdin.pause()
      act()
    }
    const take = (piece: string): void => end(() => resolve(piece))
    const over = (): void => end(() => resolve(''))
    const stop = (): void => end(() => reject(new DescryError('CANCELLED')))
    if (signal.aborted) return reject(new DescryError('CANCELLED'))
    signal.addEventListener('abort', stop, { once: true })
    stdin.setEncoding('utf8').on('data', take).once('end', over).resume()
  })
}
