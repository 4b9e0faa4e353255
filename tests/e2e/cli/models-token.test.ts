import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hubTokenState } from '../../../assistant/contract'
import { catalogue } from '../../../models/store/catalog'
import { makeModel, startHub, type Files, type Hub } from '../../fixtures/hub'
import { descry, makeHome, type Outcome } from './program'

const TOKEN = 'hf_0123456789abcdef'
let home: Awaited<ReturnType<typeof makeHome>>
let hub: Hub
let env: NodeJS.ProcessEnv

beforeEach(async () => {
  home = await makeHome()
  hub = await startHub()
  const entry = catalogue.find(({ id }) => id === 'whisper-tiny')!
  const files: Files = new Map(entry.files.map(({ path }) => [path, Buffer.from('{}')]))
  for (const [path, content] of makeModel({ id: entry.id }).files) if (files.has(path)) files.set(path, content)
  files.set('config.json', Buffer.from('{"model_type":"whisper"}'))
  hub.put(entry.hub, files)
  hub.gate(entry.hub, TOKEN)
  env = {
    ...{ HF_ENDPOINT: hub.endpoint, HF_TOKEN: '', XDG_DATA_HOME: join(home.path, '.data') },
    ...{ HTTP_PROXY: '', http_proxy: '', HTTPS_PROXY: '', https_proxy: '' },
  }
})
afterEach(async () => {
  await hub.close()
  await home.remove()
})

const models = (words: string[], more: NodeJS.ProcessEnv = {}, input?: string): Promise<Outcome> =>
  descry(home.path, ['models', ...words], {
    env: { ...env, ...more },
    ...(input !== undefined && { input: Buffer.from(input) }),
  })
const told = (): string[] => [...new Set(hub.asked.map((one) => `${one.where} ${one.authorization}`))].sort()

describe('without a key store', () => {
  test('a model that needs a token is refused with what to do, and HF_TOKEN helps for one run', async () => {
    const refused = await models(['add', 'whisper-tiny'])
    expect(refused.status).toBe(3)
    expect(refused.stderr).toContain('give Descry an access token that is valid')
    expect(refused.stderr).toContain('descry models token set')
    const added = await models(['add', 'whisper-tiny'], { HF_TOKEN: TOKEN })
    expect(added.status).toBe(0)
    expect(told()).toEqual(['cdn undefined', `hub Bearer ${TOKEN}`, 'hub undefined'])
    const status = await models(['token', 'status', '--json', '--verbose'], { HF_TOKEN: TOKEN })
    expect(hubTokenState.parse(JSON.parse(status.stdout))).toMatchObject({ token: 'given', keyStore: null })
    for (const { stdout, stderr } of [refused, added, status]) expect(stdout + stderr).not.toContain(TOKEN)
  })

  test('nothing is kept, and it is said how to do without', async () => {
    const { status, stderr } = await models(['token', 'set'], {}, `${TOKEN}\n`)
    expect(status).toBe(5)
    expect(stderr).toContain('Set the variable HF_TOKEN for each run instead')
  })

  test('an argument is no way to give it', async () => {
    const { status, stdout, stderr } = await models(['token', 'set', TOKEN, '--json'])
    expect(status).toBe(2)
    expect(stdout + stderr).not.toContain(TOKEN)
  })
})

describe.skipIf(process.platform !== 'linux')('with a key store', () => {
  test('the token goes there unseen, serves downloads, and is forgotten', async () => {
    const bin = join(home.path, 'bin')
    const kept = join(home.path, 'kept')
    const seen = join(home.path, 'seen')
    await mkdir(bin)
    const script = `#!/bin/sh
echo "$@" >> '${seen}'; env >> '${seen}'
case "$1 $5" in
  lookup*hub:*) cat '${kept}' 2>/dev/null || exit 1 ;;
  lookup*) exit 1 ;;
  store*) cat > '${kept}' ;;
  clear*) rm -f '${kept}' ;;
esac
`
    await writeFile(join(bin, 'secret-tool'), script, { mode: 0o755 })
    const withStore = { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` }

    const set = await models(['token', 'set', '--json', '--verbose'], withStore, `${TOKEN}\n`)
    expect(set.status).toBe(0)
    expect(JSON.parse(set.stdout)).toMatchObject({ token: 'kept', keyStore: 'Secret Service', open: false })
    expect(await readFile(kept, 'utf8')).toBe(TOKEN)
    const status = await models(['token', 'status'], withStore)
    expect(status.stdout).toBe(`A token is kept.\nFor models from ${new URL(hub.endpoint).host}.\n`)
    const added = await models(['add', 'whisper-tiny', '--json', '--verbose'], withStore)
    expect(added.status).toBe(0)
    expect(told()).toEqual(['cdn undefined', `hub Bearer ${TOKEN}`])
    const files = await readFile(join(home.path, '.data/descry/models/store.lock.json'), 'utf8')
    for (const text of [set.stdout, set.stderr, status.stderr, added.stdout, added.stderr, files])
      expect(text).not.toContain(TOKEN)
    expect(await readFile(seen, 'utf8')).not.toContain(TOKEN)

    expect((await models(['token', 'remove'], withStore)).stdout).toBe('The token is forgotten.\n')
    expect((await models(['token', 'status'], withStore)).stdout).toContain('No token is known.')
    expect((await models(['token', 'set'], withStore, 'two words\n')).status).toBe(2)
  })
})
