import { DescryError, toDescryError } from '../../models/contract/errors'
import { createFileStore } from '../settings/file-store'
import type { SecretStore } from './store'

/** What can make a text unreadable for everybody but this person on this computer: DPAPI, or Electron's `safeStorage`. */
export interface Seal {
  readonly name: string
  /** To base64. */
  seal(text: string): Promise<string>
  unseal(sealed: string): Promise<string>
}

/** A store that keeps sealed texts in a file. What is in the file is of no use to anybody else. */
export function sealedStore(seal: Seal, path: string): SecretStore {
  const file = createFileStore(path)
  const read = async (): Promise<Record<string, unknown>> => ({ ...((await file.read()) as object | undefined) })
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (thrown) {
      const error = toDescryError(thrown)
      throw error.code === 'KEY_STORE_FAILED' ? error : new DescryError('KEY_STORE_FAILED', seal.name, { cause: error })
    }
  }
  return {
    name: seal.name,
    get: (account) =>
      guarded(async () => {
        const entries = await read()
        const sealed = Object.hasOwn(entries, account) ? entries[account] : undefined
        return typeof sealed === 'string' ? seal.unseal(sealed) : null
      }),
    set: (account, secret) =>
      guarded(async () => {
        const sealed = await seal.seal(secret)
        await file.write({ ...(await read()), [account]: sealed })
      }),
    remove: (account) =>
      guarded(async () => {
        const entries = await read()
        if (!Object.hasOwn(entries, account)) return
        delete entries[account]
        await file.write(entries)
      }),
  }
}
