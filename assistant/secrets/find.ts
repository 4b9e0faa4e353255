import { join } from 'node:path'
import { findProgram } from '../system/program'
import { powershellPath } from '../voice/windows'
import { keychainStore } from './keychain'
import { sealedStore, type Seal } from './sealed'
import { secretServiceAnswers, secretToolStore } from './secret-tool'
import type { SecretStore } from './store'
import { windowsSeal } from './windows'

export interface FindStoreOptions {
  /** Folder of the settings, for what is sealed. */
  folder: string
  /** The system to look on; the one that runs unless given. */
  platform?: NodeJS.Platform
  env?: NodeJS.ProcessEnv
  /** What a host brings along, where the system's own store can't be reached. */
  seal?: Seal | null
}

/**
 * The key store of this system, or null where there is none: the keychain on macOS, DPAPI on Windows, elsewhere the Secret Service, and
 * otherwise what the host brings along. The same store for all hosts, so that the terminal finds what was entered in the window.
 */
export async function findSecretStore(options: FindStoreOptions): Promise<SecretStore | null> {
  const { folder, platform = process.platform, env = process.env, seal } = options
  const file = join(folder, 'keys.sealed.json')
  if (platform === 'darwin') return keychainStore('/usr/bin/security')
  if (platform === 'win32') return sealedStore(windowsSeal(powershellPath(env), env), file)
  const program = await findProgram('secret-tool', env)
  if (program && (await secretServiceAnswers(program, env))) return secretToolStore(program, env)
  return seal ? sealedStore(seal, file) : null
}
