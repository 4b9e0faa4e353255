import { DescryError } from '../../models/contract/errors'
import { startProgram } from '../system/program'
import { PATIENCE_MS } from './store'

/** The longest secret, and a little of what a program says around it, in bytes. */
const MAX_OUTPUT_BYTES = 64 * 1024

/**
 * Runs a program of the system's key store to its end. The secret goes in by standard input and comes out by standard output: arguments
 * and the environment can be read by others. Gives what it wrote; null where it ended with `emptyStatus` and without a complaint, which
 * is how these programs say that there is nothing. Rejects with `KEY_STORE_FAILED`.
 */
export async function runKeyProgram(
  command: string,
  args: readonly string[],
  options: { input?: string; emptyStatus?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<string | null> {
  const { input = '', emptyStatus, env } = options
  const signal = AbortSignal.timeout(PATIENCE_MS)
  const program = startProgram(command, args, {
    ...{ signal, input, output: true, code: 'KEY_STORE_FAILED' },
    ...(env && { env }),
  })
  let output = ''
  program.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (output.length < MAX_OUTPUT_BYTES) output += text
  })
  try {
    await program.ended
    return output
  } catch (error) {
    if (!(error instanceof DescryError)) throw error
    if (emptyStatus !== undefined && error.detail.endsWith(`: exit status ${emptyStatus}`)) return null
    throw error.code === 'CANCELLED' ? new DescryError('KEY_STORE_FAILED', 'it did not answer') : error
  }
}
