import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { smolvlmFolder } from '../../fixtures/captioners/folders'
import { picturesFolder, trainedFolder } from '../../fixtures/vision-language/folder'
import { startHub, type Hub } from '../../fixtures/hub'
import { putFolder } from '../../fixtures/hub/from-folder'
import { descry, makeHome, type Outcome } from './program'

/** From a hub on this computer to a description: a made-up model whose every answer is known, under a name of the catalogue. */

let home: Awaited<ReturnType<typeof makeHome>>
let hub: Hub
let picture: string

beforeAll(async () => {
  home = await makeHome()
  hub = await startHub()
  await putFolder(hub, 'smolvlm-256m', smolvlmFolder)
  await putFolder(hub, 'smolvlm-500m', trainedFolder)
  picture = resolve(home.path, 'grain.png')
  // Nearly red, with grain: a picture of one colour alone counts as blank.
  const grain = Buffer.from(
    Array.from({ length: 480 * 320 * 3 }, (_, i) => (i % 3 === 0 ? 200 : 20) + ((i * 7919) % 53)),
  )
  await sharp(grain, { raw: { width: 480, height: 320, channels: 3 } })
    .png()
    .toFile(picture)
})
afterAll(async () => {
  await hub.close()
  await home.remove()
})

const run = (...words: string[]): Promise<Outcome> =>
  descry(home.path, words, {
    env: { HF_ENDPOINT: hub.endpoint, XDG_DATA_HOME: join(home.path, '.data'), HTTP_PROXY: '', http_proxy: '' },
  })

test('a model that was added describes pictures and answers questions, without being chosen anywhere', async () => {
  const before = await run('describe', picture)
  expect(before.stdout).toContain('What it shows can be described when a captioning model is installed.')

  expect((await run('models', 'add', 'smolvlm-256m')).status).toBe(0)
  const { status, stdout, stderr } = await run('describe', picture)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('In the opinion of a model: The picture is red all over.')
  expect(stdout).not.toContain('captioning model is installed')
  const told = JSON.parse((await run('describe', picture, '--json')).stdout) as { caption: { model: string } }
  expect(told.caption.model).toBe('smolvlm-256m')
  const answer = JSON.parse((await run('ask', picture, 'What colour is the car?', '--json')).stdout) as {
    answered: boolean
    opinion?: object
  }
  expect(answer.opinion).toBeDefined()

  expect((await run('models', 'remove', 'smolvlm-256m')).status).toBe(0)
  const after = await run('describe', picture)
  expect(after.stdout).toBe(before.stdout)
})

test('a model that was taught what it says tells the truth about pictures it has never seen', async () => {
  expect((await run('models', 'add', 'smolvlm-500m')).status).toBe(0)
  const asked = [
    ['00-shapes.png', 'What colour is the cross?', 'The cross is pink.'],
    ['04-shapes.png', 'How many squares are there?', 'There are two squares.'],
    ['05-things.png', 'Where is the flower?', 'The flower is at the top left.'],
  ] as const
  for (const [file, question, truth] of asked) {
    const { status, stdout } = await run('ask', join(picturesFolder, file), question)
    expect([status, stdout]).toEqual([0, expect.stringContaining(truth)])
  }
  const told = await run('describe', join(picturesFolder, '00-shapes.png'), '--length', 'brief')
  expect(told.stdout).toContain('A picture of six shapes.')
})
