import { describe, expect, test } from 'vitest'
import { safeStorageSeal, type SafeStorage } from '../../../electron/main/seal'

const storage = (more: Partial<SafeStorage> = {}): SafeStorage => ({
  isEncryptionAvailable: () => true,
  encryptString: (text) => Buffer.from([...Buffer.from(text)].map((byte) => byte ^ 0x5a)),
  decryptString: (sealed) => Buffer.from([...sealed].map((byte) => byte ^ 0x5a)).toString(),
  getSelectedStorageBackend: () => 'gnome_libsecret',
  ...more,
})

describe('sealing by Electron', () => {
  test('gives back what was sealed, and shows nothing of it', async () => {
    const seal = safeStorageSeal(storage(), 'linux')!
    const sealed = await seal.seal('sk-ü-key')
    expect(Buffer.from(sealed, 'base64').toString()).not.toContain('key')
    expect(await seal.unseal(sealed)).toBe('sk-ü-key')
  })

  test('is not used where it would only hide', () => {
    expect(safeStorageSeal(storage({ isEncryptionAvailable: () => false }), 'linux')).toBeNull()
    expect(safeStorageSeal(storage({ getSelectedStorageBackend: () => 'basic_text' }), 'linux')).toBeNull()
    expect(safeStorageSeal(storage({ getSelectedStorageBackend: () => 'basic_text' }), 'darwin')).not.toBeNull()
  })
})
