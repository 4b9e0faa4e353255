import type { Seal } from '../../assistant/secrets'

/** What is needed of Electron's `safeStorage`. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(sealed: Buffer): string
  /** Linux only. */
  getSelectedStorageBackend?(): string
}

/**
 * Sealing with Electron's `safeStorage`; null where it would only hide: on Linux without a keyring it uses a password that everybody knows
 * (`basic_text`). Asked for after Electron is ready.
 */
export function safeStorageSeal(storage: SafeStorage, platform: NodeJS.Platform = process.platform): Seal | null {
  if (!storage.isEncryptionAvailable()) return null
  const backend = platform === 'linux' ? storage.getSelectedStorageBackend?.() : 'system'
  if (backend === undefined || backend === 'basic_text' || backend === 'unknown') return null
  return {
    name: 'safeStorage',
    seal: async (text) => storage.encryptString(text).toString('base64'),
    unseal: async (sealed) => storage.decryptString(Buffer.from(sealed, 'base64')),
  }
}
