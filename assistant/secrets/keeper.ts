import { DescryError } from '../../models/contract/errors'
import type { SecretStore } from './store'

/** Keys for servers: in the system's key store, or, where there is none, in memory for this run only. Never in a plain file. */
export interface Secrets {
  /** The system's store; null where there is none. Looked for once, when it is first needed. */
  store(): Promise<string | null>
  get(account: string): Promise<string | null>
  /** Rejects with `KEY_UNUSABLE`, `KEY_STORE_FAILED`. */
  set(account: string, secret: string): Promise<void>
  remove(account: string): Promise<void>
}

/** Visible ASCII: what may stand in a header, and what every key is made of. */
const USABLE = /^[\x21-\x7e]{1,2048}$/

/** The secret without what was pasted around it. Throws `KEY_UNUSABLE` where it is none. */
export function usableSecret(secret: string): string {
  const trimmed = secret.trim()
  if (!USABLE.test(trimmed)) throw new DescryError('KEY_UNUSABLE')
  return trimmed
}

/**
 * @param find looks for the system's store
 * @param given a key that somebody gave this run by other means; it is used where nothing is kept, and kept nowhere
 */
export function createSecrets(find: () => Promise<SecretStore | null>, given?: string): Secrets {
  let found: Promise<SecretStore | null> | undefined
  const store = (): Promise<SecretStore | null> => (found ??= find().catch(() => null))
  const memory = new Map<string, string>()
  return {
    store: async () => (await store())?.name ?? null,
    async get(account) {
      const kept = memory.get(account) ?? (await (await store())?.get(account)) ?? null
      return kept ?? (given === undefined ? null : usableSecret(given))
    },
    async set(account, secret) {
      const checked = usableSecret(secret)
      const system = await store()
      if (system) await system.set(account, checked)
      else memory.set(account, checked)
    },
    async remove(account) {
      memory.delete(account)
      await (await store())?.remove(account)
    },
  }
}
