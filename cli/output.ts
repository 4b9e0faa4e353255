import type { Translator } from '../assistant/contract/language'
import type { DescryError } from '../models/contract/errors'

/** Control characters and escapes do nothing good in a terminal, and text that was read off a picture may hold them. */
const CONTROL = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(11)}-${String.fromCharCode(31)}${String.fromCharCode(127)}-${String.fromCharCode(159)}]`,
  'g',
)

/** The text without control characters; tabs and line ends stay. */
export const printable = (text: string): string => text.replaceAll(CONTROL, '')

/** What a command writes: results on standard output, everything else on standard error. */
export interface Output {
  readonly json: boolean
  /** A line of the result, for people. Not written with `--json`. */
  line(text: string): void
  /** The result, for programs. Written only with `--json`. */
  result(value: unknown): void
  /** A line beside the result. */
  note(text: string): void
  /** Shows what is being done on a terminal, in place of what was shown before; nothing where standard error is piped. */
  progress(text: string): void
  error(error: DescryError): void
}

export function createOutput(options: { json: boolean; verbose: boolean; translator: Translator }): Output {
  const { json, verbose, translator } = options
  let shown = false
  const clear = (): void => {
    if (shown) process.stderr.write('\r\x1b[K')
    shown = false
  }
  const note = (text: string): void => {
    clear()
    process.stderr.write(`${printable(text)}\n`)
  }
  return {
    json,
    line(text) {
      clear()
      if (!json) process.stdout.write(`${printable(text)}\n`)
    },
    result(value) {
      clear()
      if (json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
    },
    note,
    progress(text) {
      if (!process.stderr.isTTY) return
      clear()
      process.stderr.write(printable(text).slice(0, (process.stderr.columns || 80) - 1))
      shown = true
    },
    error(error) {
      note(translator.error(error))
      if (verbose) note(stackOf(error))
    },
  }
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\n${stackOf(error.cause)}` : ''
  return (error.stack ?? error.message) + cause
}

/** What stands on standard output for programs when a command failed. */
export const errorResult = (
  error: DescryError,
  translator: Translator,
): { error: { code: string; message: string } } => ({
  error: { code: error.code, message: translator.error(error) },
})
