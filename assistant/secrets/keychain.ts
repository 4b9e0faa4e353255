import { DescryError } from '../../models/contract/errors'
import { runKeyProgram } from './run'
import { SERVICE, type SecretStore } from './store'

/** `security` ends with this where there is no such item (errSecItemNotFound). */
const NOT_FOUND = 44
/** Its interactive mode reads lines into a buffer of this size, in bytes. */
const MAX_LINE_BYTES = 4096

/**
 * macOS: the keychain of the person, through `security`. Its `-w SECRET` would show the secret to everybody who lists processes, and `-w`
 * alone asks at the terminal, which not every host has. So the command itself goes in by standard input, in the interactive mode
 * (`-i`). There it is cut into words at spaces and quotation marks; the secret is written in base64, which has neither.
 */
export function keychainStore(program: string): SecretStore {
  const item = (account: string): string[] => ['-s', SERVICE, '-a', account]
  const find = (account: string, words: readonly string[]): Promise<string | null> =>
    absent(
      runKeyProgram(program, [...words.slice(0, 1), ...item(account), ...words.slice(1)], { emptyStatus: NOT_FOUND }),
    )
  return {
    name: 'Keychain',
    async get(account) {
      const found = await find(account, ['find-generic-password', '-w'])
      return found === null ? null : Buffer.from(found.trim(), 'base64').toString('utf8')
    },
    async set(account, secret) {
      const words = ['add-generic-password', '-U', ...item(quoted(account)), '-w', toBase64(secret)]
      const line = `${words.join(' ')}\n`
      if (Buffer.byteLength(line) >= MAX_LINE_BYTES) throw new DescryError('KEY_STORE_FAILED', 'the key is too long')
      // The interactive mode reports no failure of a command, so what is kept is looked at.
      await runKeyProgram(program, ['-i'], { input: line })
      if ((await this.get(account)) !== secret)
        throw new DescryError('KEY_STORE_FAILED', 'the keychain did not keep it')
    },
    async remove(account) {
      await find(account, ['delete-generic-password'])
    },
  }
}

const toBase64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64')

/** An account is the address of a server; what could end the quotation is not part of one. */
const quoted = (account: string): string => `"${account.replaceAll(/["\\\s]/g, '')}"`

/** That there is no such item comes with a complaint here. */
function absent(found: Promise<string | null>): Promise<string | null> {
  return found.catch((error: unknown) => {
    if (error instanceof DescryError && /could not be found/i.test(error.detail)) return null
    throw error
  })
}
