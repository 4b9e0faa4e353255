import { DescryError } from '../models/contract/errors'

const [CTRL_C, CTRL_D, BACKSPACE, DELETE] = ['\u0003', '\u0004', '\b', '\u007f']
/** No answer to a question of the terminal is longer, in characters. */
const MAX_CHARACTERS = 8192

/** The first line of standard input; the question stands on standard error, where no program looks for results. */
export async function readLine(question: string, signal: AbortSignal, { hidden = false } = {}): Promise<string> {
  const { stdin, stderr } = process
  const typed = stdin.isTTY
  if (typed) stderr.write(question)
  if (typed && hidden) stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  let line = ''
  const stop = (): void => void stdin.destroy(new DescryError('CANCELLED'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const piece of stdin as AsyncIterable<string>) {
      for (const character of piece) {
        // In raw mode the terminal leaves these to the program.
        if (character === CTRL_C) throw new DescryError('CANCELLED')
        if (character === '\r' || character === '\n' || character === CTRL_D) return line
        if (character === BACKSPACE || character === DELETE) line = line.slice(0, -1)
        else line += character
      }
      if (line.length > MAX_CHARACTERS) break
    }
    return line
  } finally {
    signal.removeEventListener('abort', stop)
    if (typed && hidden) {
      stdin.setRawMode(false)
      stderr.write('\n')
    }
  }
}
