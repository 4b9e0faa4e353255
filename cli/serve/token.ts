import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { DescryError } from '../../models/contract'

const TOKEN_BYTES = 32
/** Far longer than the first message of an honest page. */
const MAX_MESSAGE_CHARACTERS = 1024

const firstMessage = z.strictObject({ token: z.string() })

/** The secret that a page shows before it may call anything: 256 random bits, kept in a file that only its owner may read. */
export interface Token {
  value: string
  file: string
  /** Whether the first message of a WebSocket, `{"token":"…"}`, shows this token. Takes equally long for all wrong tokens. */
  isShownBy(message: string): boolean
  /** Removes the file. */
  forget(): Promise<void>
}

/** Throws `WRITE_DENIED` or `DISK_FULL` where the file can't be written. */
export async function createToken(stateFolder: string, port: number): Promise<Token> {
  const value = randomBytes(TOKEN_BYTES).toString('base64url')
  // One file for each port, so that two hosts do not take each other's away.
  const file = join(stateFolder, `serve-${port}.token`)
  try {
    await mkdir(stateFolder, { recursive: true, mode: 0o700 })
    await rm(file, { force: true })
    // 'wx' refuses a file or link that somebody puts there in between, and the mode holds from the first moment.
    await writeFile(file, value, { flag: 'wx', mode: 0o600 })
  } catch (cause) {
    const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC'
    throw new DescryError(full ? 'DISK_FULL' : 'WRITE_DENIED', file, { cause })
  }
  const expected = digest(value)
  return {
    value,
    file,
    isShownBy(message) {
      const shown = message.length <= MAX_MESSAGE_CHARACTERS && firstMessage.safeParse(parseJson(message))
      return shown && shown.success && timingSafeEqual(digest(shown.data.token), expected)
    },
    forget: () => rm(file, { force: true }),
  }
}

/** Digests have one length, which is what comparing in constant time needs. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
