import { runKeyProgram } from './run'
import { SERVICE, type SecretStore } from './store'

/**
 * Linux and the BSDs: the Secret Service (GNOME Keyring, KWallet, KeePassXC) through libsecret's `secret-tool`, which takes the secret on
 * standard input, up to its end.
 * @param program full path of `secret-tool`
 */
export function secretToolStore(program: string, env?: NodeJS.ProcessEnv): SecretStore {
  const run = (
    words: readonly string[],
    account: string,
    more: { input?: string; emptyStatus?: number } = {},
  ): Promise<string | null> =>
    runKeyProgram(program, [...words, 'service', SERVICE, 'account', account], { ...more, ...(env && { env }) })
  return {
    name: 'Secret Service',
    // Nothing is added to what was stored; a secret that ends with a line feed is none of ours.
    get: async (account) => (await run(['lookup'], account, { emptyStatus: 1 }))?.replace(/\n$/, '') ?? null,
    async set(account, secret) {
      await run(['store', `--label=${SERVICE}: ${account}`], account, { input: secret })
    },
    async remove(account) {
      await run(['clear'], account, { emptyStatus: 1 })
    },
  }
}

/** Whether a Secret Service answers; without a session of a desktop there is the program, and nobody it could ask. */
export async function secretServiceAnswers(program: string, env?: NodeJS.ProcessEnv): Promise<boolean> {
  return secretToolStore(program, env)
    .get('nobody')
    .then(
      () => true,
      () => false,
    )
}
