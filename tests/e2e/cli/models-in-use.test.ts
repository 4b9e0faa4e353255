import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eyesMethods } from '../../../models/contract/engines'
import { catalogue } from '../../../models/store/catalog'
import { superviseEngine, type EngineSupervisor } from '../../../models/supervisor'
import { siglipFolder, smolvlmFolder } from '../../fixtures/captioners/folders'
import { startHub, type Files, type Hub } from '../../fixtures/hub'
import { descry, makeHome, runs, until, type Outcome } from './program'

/** The engine that sees, as a process of its own, and the terminal program as another one, with one store between them. */

const entry = resolve(import.meta.dirname, '../../../out/main/engine.js')
let home: Awaited<ReturnType<typeof makeHome>>
let hub: Hub
let store: string
let eyes: EngineSupervisor
let picture: string

beforeEach(async () => {
  home = await makeHome()
  hub = await startHub()
  store = join(home.path, '.data/descry/models')
  eyes = superviseEngine({ sense: 'eyes', entry, models: store })
  picture = join(home.path, 'grain.png')
  // With grain: a picture of one colour alone counts as blank.
  const grain = Buffer.from(
    Array.from({ length: 300 * 200 * 3 }, (_, i) => (i % 3 === 0 ? 200 : 20) + ((i * 7919) % 53)),
  )
  await sharp(grain, { raw: { width: 300, height: 200, channels: 3 } })
    .png()
    .toFile(picture)
})
afterEach(async () => {
  await eyes.stop()
  await hub.close()
  await home.remove()
})

const models = (...words: string[]): Promise<Outcome> =>
  descry(home.path, ['models', ...words], {
    env: { HF_ENDPOINT: hub.endpoint, XDG_DATA_HOME: join(home.path, '.data'), HTTP_PROXY: '', http_proxy: '' },
  })

/** Installs made-up networks under a name of the catalogue; gives the folder. */
async function install(id: string, from: string): Promise<string> {
  const known = catalogue.find((one) => one.id === id)!
  const files: Files = new Map()
  for (const { path } of known.files)
    if (existsSync(join(from, path))) files.set(path, await readFile(join(from, path)))
  hub.put(known.hub, files)
  expect((await models('add', id)).status).toBe(0)
  return join(store, ...known.hub.split('/'))
}

const caption = async (folder: string): Promise<string> => {
  const source = { kind: 'path' as const, path: picture }
  const request = { captioner: { id: 'smolvlm-256m', folder }, length: 'brief' as const }
  const { result } = await eyes.call(eyesMethods.look, { source, language: 'en', caption: request })
  return result.caption?.text ?? ''
}
const embed = async (folder: string): Promise<string> => {
  const what = { kind: 'texts' as const, texts: ['a red picture'] }
  const { result } = await eyes.call(eyesMethods.embed, { model: { id: 'siglip2-base', folder }, what })
  return result.vectors.join()
}
const stateOf = async (id: string): Promise<unknown> => {
  const listed = JSON.parse((await models('list', '--json')).stdout) as { models: { id: string; state: string }[] }
  const { state, inUse } = listed.models.find((one) => one.id === id) as { state: string; inUse?: boolean }
  return [state, inUse]
}

describe.each([
  ['a captioner', 'smolvlm-256m', smolvlmFolder, caption],
  ['a search model', 'siglip2-base', siglipFolder, embed],
])('%s that is loaded', (_what, id, from, use) => {
  const marks = (): string[] => (existsSync(join(store, '.in-use', id)) ? readdirSync(join(store, '.in-use', id)) : [])

  test('is not removed under who uses it, and goes when its engine ends', async () => {
    const folder = await install(id, from)
    const before = await use(folder)
    expect(before).not.toBe('')
    expect(marks().map((mark) => Number.parseInt(mark, 10))).toEqual([eyes.pid])
    expect(await stateOf(id)).toEqual(['installed', true])
    expect((await models('remove', id)).stdout).toBe(`${id} is in use. It is removed as soon as nothing uses it.\n`)
    expect(await stateOf(id)).toEqual(['leaving', true])
    expect(await use(folder)).toBe(before)
    await eyes.restart()
    expect(await stateOf(id)).toEqual(['absent', false])
    expect(existsSync(folder)).toBe(false)
    await expect(use(folder)).rejects.toMatchObject({ code: 'NOT_INSTALLED' })
  })

  test('and whose engine was killed is not in use any more', async () => {
    const folder = await install(id, from)
    await use(folder)
    const pid = eyes.pid!
    process.kill(pid, 'SIGKILL')
    await until(() => !runs(pid), 'the engine is gone')
    // Its mark is still there, and counts for nothing.
    expect(marks()).toHaveLength(1)
    expect((await models('remove', id)).stdout).toBe(`${id} was removed.\n`)
    expect(existsSync(folder)).toBe(false)
  })
})

test('a model that is leaving is given to nobody else', async () => {
  const folder = await install('smolvlm-256m', smolvlmFolder)
  await caption(folder)
  await models('remove', 'smolvlm-256m')
  const other = superviseEngine({ sense: 'eyes', entry, models: store })
  try {
    const source = { kind: 'path' as const, path: picture }
    const asked = { source, language: 'en' as const, caption: { captioner: { id: 'smolvlm-256m', folder } } }
    await expect(other.call(eyesMethods.look, asked)).rejects.toMatchObject({ code: 'MODEL_LEAVING' })
  } finally {
    await other.stop()
  }
})

test('a folder of the person’s own is opened as it is, and nothing is marked', async () => {
  expect(await caption(smolvlmFolder)).not.toBe('')
  expect(existsSync(join(store, '.in-use'))).toBe(false)
})
