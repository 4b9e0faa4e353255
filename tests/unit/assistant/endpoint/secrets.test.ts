import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSecrets, findSecretStore, type SecretStore } from '../../../../assistant/secrets'
import { keychainStore } from '../../../../assistant/secrets/keychain'
import { sealedStore } from '../../../../assistant/secrets/sealed'
import { secretToolStore } from '../../../../assistant/secrets/secret-tool'
import { windowsSeal } from '../../../../assistant/secrets/windows'
import { findProgram } from '../../../../assistant/system/program'
import { DescryError } from '../../../../models/contract/errors'

const KEY = 'sk-0123456789abcdef'
const ACCOUNT = 'https://ai.example.org'
let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'descry-secrets-'))))
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }))

/** A program in the place of the system's: notes its arguments and environment, then does `body` (of a shell). */
async function program(name: string, body: string): Promise<string> {
  const path = join(folder, name)
  const script = `#!/bin/sh\nprintf '%s\\n' "$@" >> '${folder}/arguments'\nenv >> '${folder}/environment'\ncd '${folder}'\n${body}\n`
  await writeFile(path, script, { mode: 0o755 })
  return path
}

/** What others could read while the program ran. */
const visible = async (): Promise<string> =>
  (await readFile(join(folder, 'arguments'), 'utf8')) + (await readFile(join(folder, 'environment'), 'utf8'))

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'resolved',
    (error: unknown) => (error instanceof DescryError ? error.code : String(error)),
  )

/** What every store promises. */
async function keepsSecrets(store: SecretStore): Promise<void> {
  expect(await store.get(ACCOUNT)).toBeNull()
  await store.set(ACCOUNT, KEY)
  expect(await store.get(ACCOUNT)).toBe(KEY)
  await store.set(ACCOUNT, `${KEY}2`)
  expect(await store.get(ACCOUNT)).toBe(`${KEY}2`)
  expect(await store.get('https://other.example')).toBeNull()
  await store.remove(ACCOUNT)
  await store.remove(ACCOUNT)
  expect(await store.get(ACCOUNT)).toBeNull()
}

describe.skipIf(process.platform === 'win32')('the system’s own program is given the secret unseen', () => {
  const secretTool = `case "$1" in
    store) cat > "kept.$(printf %s "$6" | cksum | cut -d' ' -f1)" ;;
    lookup) f="kept.$(printf %s "$5" | cksum | cut -d' ' -f1)"; [ -f "$f" ] && cat "$f" || exit 1 ;;
    clear) f="kept.$(printf %s "$5" | cksum | cut -d' ' -f1)"; [ -f "$f" ] && rm "$f" || exit 1 ;;
  esac`
  const security = `case "$1" in
    -i) read -r line; set -- $line; printf '%s' "$8" > "kept.$(printf %s "$6" | tr -d '"' | cksum | cut -d' ' -f1)" ;;
    find-generic-password) f="kept.$(printf %s "$5" | cksum | cut -d' ' -f1)"
      [ -f "$f" ] && { cat "$f"; echo; } || { echo 'security: The specified item could not be found in the keychain.' >&2; exit 44; } ;;
    delete-generic-password) f="kept.$(printf %s "$5" | cksum | cut -d' ' -f1)"; [ -f "$f" ] && rm "$f" || exit 44 ;;
  esac`
  const powershell = `[ "$DESCRY_SEAL" = seal ] && tr 'A-Za-z0-9' 'N-ZA-Mn-za-m5-90-4' || tr 'N-ZA-Mn-za-m5-90-4' 'A-Za-z0-9'`

  test.each<[string, () => Promise<SecretStore>]>([
    ['secret-tool', async () => secretToolStore(await program('secret-tool', secretTool))],
    ['security', async () => keychainStore(await program('security', security))],
    [
      'PowerShell',
      async () =>
        sealedStore(
          windowsSeal(await program('powershell.exe', powershell)),
          join(folder, 'settings/keys.sealed.json'),
        ),
    ],
  ])('%s', async (_name, make) => {
    await keepsSecrets(await make())
    expect(await visible()).not.toContain(KEY)
    expect(await visible()).not.toContain(Buffer.from(KEY).toString('base64').slice(0, 16))
  })

  test('a store that refuses says so, and the secret is in no error', async () => {
    const store = secretToolStore(
      await program('secret-tool', 'cat >/dev/null; echo "the keyring is locked" >&2; exit 1'),
    )
    const error = await store.set(ACCOUNT, KEY).catch((thrown: DescryError) => thrown)
    expect(error).toMatchObject({ code: 'KEY_STORE_FAILED', detail: expect.stringContaining('the keyring is locked') })
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(KEY)
    expect(await codeOf(store.get(ACCOUNT))).toBe('KEY_STORE_FAILED')
  })

  test('a keychain that only seems to keep it is found out', async () => {
    const store = keychainStore(await program('security', 'exit 0'))
    expect(await codeOf(store.set(ACCOUNT, KEY))).toBe('KEY_STORE_FAILED')
  })

  test('what a file holds is sealed', async () => {
    const path = join(folder, 'keys.sealed.json')
    const store = sealedStore(windowsSeal(await program('powershell.exe', powershell)), path)
    await store.set(ACCOUNT, KEY)
    const text = await readFile(path, 'utf8')
    expect(text).toContain(ACCOUNT)
    expect(text).not.toContain(KEY)
  })

  test('a Secret Service that does not answer is none, and what the host brings takes its place', async () => {
    const bin = join(folder, 'bin')
    await mkdir(bin)
    await writeFile(join(bin, 'secret-tool'), '#!/bin/sh\necho "Cannot autolaunch D-Bus" >&2; exit 1\n', {
      mode: 0o755,
    })
    const options = { folder, platform: 'linux', env: { PATH: bin } } as const
    expect(await findSecretStore(options)).toBeNull()
    const seal = {
      name: 'Host',
      seal: async (text: string) => text.toUpperCase(),
      unseal: async (text: string) => text,
    }
    expect((await findSecretStore({ ...options, seal }))?.name).toBe('Host')
    await writeFile(join(bin, 'secret-tool'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    expect((await findSecretStore({ ...options, seal }))?.name).toBe('Secret Service')
  })
})

describe('keys for servers', () => {
  test('last for this run where there is no key store, and reach no file', async () => {
    const secrets = createSecrets(() => findSecretStore({ folder, platform: 'linux', env: { PATH: '/nowhere' } }))
    expect(await secrets.store()).toBeNull()
    await secrets.set(ACCOUNT, ` ${KEY}\n`)
    expect(await secrets.get(ACCOUNT)).toBe(KEY)
    expect(await secrets.get('https://other.example')).toBeNull()
    expect(await readdir(folder)).toEqual([])
    await secrets.remove(ACCOUNT)
    expect(await secrets.get(ACCOUNT)).toBeNull()
  })

  test('are no text with spaces, lines or other letters', async () => {
    for (const text of ['', '   ', 'two words', 'line\nfeed', 'ümlaut', 'x'.repeat(3000), 'a\r\nHost: evil'])
      expect(await codeOf(createSecrets(async () => null).set(ACCOUNT, text)), text).toBe('KEY_UNUSABLE')
  })

  test('one that was given to this run is used where none is kept', async () => {
    const secrets = createSecrets(async () => null, 'given')
    expect(await secrets.get(ACCOUNT)).toBe('given')
    await secrets.set(ACCOUNT, KEY)
    expect(await secrets.get(ACCOUNT)).toBe(KEY)
  })
})

const programs = await Promise.all(
  ['secret-tool', 'gnome-keyring-daemon', 'dbus-run-session'].map((name) => findProgram(name)),
)

describe.skipIf(programs.includes(null))('GNOME Keyring (skipped where it is not installed)', () => {
  test('keeps secrets', async () => {
    const env = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder, XDG_DATA_HOME: folder }
    const unlocked = `gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null <<END &
pw
END
echo "$DBUS_SESSION_BUS_ADDRESS"; cat >/dev/null; kill $!; wait`
    const session = spawn('dbus-run-session', ['--', 'sh', '-c', unlocked], { env, stdio: ['pipe', 'pipe', 'ignore'] })
    try {
      const address = await new Promise<string>((resolve) =>
        session.stdout.once('data', (data: Buffer) => resolve(String(data).trim())),
      )
      const path = programs[0]!
      const options = {
        folder,
        platform: 'linux',
        env: {
          ...env,
          DBUS_SESSION_BUS_ADDRESS: address,
          PATH: [join(path, '..'), process.env['PATH']].join(delimiter),
        },
      } as const
      // The daemon takes its name on the bus a moment after it has started.
      await expect.poll(async () => (await findSecretStore(options))?.name, { timeout: 20_000 }).toBe('Secret Service')
      const found = await findSecretStore(options)
      await keepsSecrets(found!)
    } finally {
      session.stdin.end()
      await new Promise((resolve) => session.once('exit', resolve))
    }
  })
})
