/** Where a system keeps what nobody else may read. */
export interface SecretStore {
  /** For people: “Secret Service”, “Keychain”. */
  readonly name: string
  /** The secret, or null where there is none. Rejects with `KEY_STORE_FAILED`. */
  get(account: string): Promise<string | null>
  /** Keeps it in the place of what was there. Rejects with `KEY_STORE_FAILED`. */
  set(account: string, secret: string): Promise<void>
  /** Forgets it; that there is none is no failure. Rejects with `KEY_STORE_FAILED`. */
  remove(account: string): Promise<void>
}

/** The name under which people find Descry's secrets in their system's own program. */
export const SERVICE = 'Descry'

/** A store of the system may ask the person to unlock it first; nobody is made to wait for longer, in milliseconds. */
export const PATIENCE_MS = 60_000
