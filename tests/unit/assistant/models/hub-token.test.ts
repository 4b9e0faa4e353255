import { expect, test } from 'vitest'
import { settings as settingsShape } from '../../../../assistant/contract'
import { addModel, createHubToken, type HubTokenSetup } from '../../../../assistant/models'
import type { EnginePort } from '../../../../assistant/ports'
import { createSecrets, type SecretStore } from '../../../../assistant/secrets'
import { DescryError } from '../../../../models/contract/errors'

const TOKEN = 'hf_0123456789abcdef'

/** A system with a key store that can be looked into. */
function system(setup: Partial<Omit<HubTokenSetup, 'secrets'>> = {}, store = true) {
  const kept = new Map<string, string>()
  const keyStore: SecretStore = {
    name: 'Test store',
    get: async (account) => kept.get(account) ?? null,
    set: async (account, secret) => void kept.set(account, secret),
    remove: async (account) => void kept.delete(account),
  }
  const secrets = createSecrets(async () => (store ? keyStore : null))
  return { kept, secrets, hubToken: createHubToken({ secrets, ...setup }) }
}

test('a token is kept in the key store, read for downloads, and forgotten; what is told of it never holds it', async () => {
  const { kept, hubToken } = system()
  expect(await hubToken.state()).toEqual({ hub: 'huggingface.co', token: 'none', keyStore: 'Test store', open: false })
  const state = await hubToken.set(` ${TOKEN}\n`)
  expect(state).toMatchObject({ token: 'kept' })
  expect(JSON.stringify(state)).not.toContain(TOKEN)
  expect([...kept.values()]).toEqual([TOKEN])
  expect(await hubToken.read()).toBe(TOKEN)
  expect(await hubToken.set(null)).toMatchObject({ token: 'none' })
  expect([kept.size, await hubToken.read()]).toEqual([0, undefined])
})

test('a mirror is not told the token of the usual hub, and has one of its own', async () => {
  const { secrets, hubToken } = system()
  await hubToken.set(TOKEN)
  const mirror = createHubToken({ secrets, endpoint: 'https://mirror.example/hub' })
  expect([await mirror.read(), (await mirror.state()).hub]).toEqual([undefined, 'mirror.example'])
  await mirror.set(`${TOKEN}-mirror`)
  expect([await mirror.read(), await hubToken.read()]).toEqual([`${TOKEN}-mirror`, TOKEN])
})

test('the key of a server at the same address is another secret', async () => {
  const { secrets, hubToken } = system({ endpoint: 'https://ai.example.org' })
  await secrets.set('https://ai.example.org', 'sk-key')
  expect(await hubToken.read()).toBeUndefined()
})

test.each([
  ['http://mirror.example', undefined, true],
  ['http://127.0.0.1:4000', TOKEN, false],
  ['http://localhost:4000', TOKEN, false],
  ['http://[::1]:4000', TOKEN, false],
  ['http://127.0.0.1.example.org', undefined, true],
  ['no address', undefined, true],
])('a hub at %s gets the token: %s', async (endpoint, read, open) => {
  const { hubToken } = system({ endpoint, given: TOKEN })
  expect([await hubToken.read(), (await hubToken.state()).open]).toEqual([read, open])
})

test('what the environment gives is used where nothing is kept, and is kept nowhere', async () => {
  const { kept, hubToken } = system({ given: TOKEN })
  expect([(await hubToken.state()).token, await hubToken.read(), kept.size]).toEqual(['given', TOKEN, 0])
  await hubToken.set('hf_other')
  expect([(await hubToken.state()).token, await hubToken.read()]).toEqual(['kept', 'hf_other'])
})

test('without a key store it lasts for this run', async () => {
  const { hubToken } = system({}, false)
  expect(await hubToken.set(TOKEN)).toMatchObject({ token: 'this-run', keyStore: null })
  expect(await hubToken.read()).toBe(TOKEN)
})

test.each(['', '   ', 'two words', `hf_${'x'.repeat(510)}`, 'hf_ü', 'hf_a\r\nX-Other: b'])(
  '%j is no token',
  async (text) => {
    const { kept, hubToken } = system()
    await expect(hubToken.set(text)).rejects.toMatchObject({ code: 'KEY_UNUSABLE' })
    expect(kept.size).toBe(0)
  },
)

test('a key store that is locked is told of only where the token was needed', async () => {
  const settings = {
    get: () => settingsShape.parse({}),
    change: async () => settingsShape.parse({}),
    subscribe: () => () => {},
  }
  const hubToken = {
    ...system().hubToken,
    read: () => Promise.reject(new DescryError('KEY_STORE_FAILED', 'locked')),
  }
  const adding = (answer: () => Promise<unknown>): Promise<unknown> =>
    addModel(
      { store: { call: answer } as unknown as EnginePort, settings, hubToken, renewEngines: async () => {} },
      'tiny',
      { acceptLicence: false, anyway: false },
      { signal: new AbortController().signal, onProgress: () => {} },
    )
  expect(await adding(async () => ({ result: { id: 'tiny', job: 'voice' } }))).toMatchObject({ id: 'tiny' })
  await expect(adding(() => Promise.reject(new DescryError('HUB_REFUSED', 'tiny')))).rejects.toMatchObject({
    code: 'KEY_STORE_FAILED',
  })
  await expect(adding(() => Promise.reject(new DescryError('HUB_MISSING', 'tiny')))).rejects.toMatchObject({
    code: 'HUB_MISSING',
  })
})
