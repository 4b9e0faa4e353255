import { expect, test } from 'vitest'
import { settings as settingsShape } from '../../../../assistant/contract'
import { installedCaptioner } from '../../../../assistant/models'
import type { EnginePort } from '../../../../assistant/ports'
import type { InstalledModel, ModelJob } from '../../../../models/contract/store'

const model = (id: string, job: ModelJob, family: InstalledModel['family']): InstalledModel => ({
  id,
  name: id,
  job,
  family,
  folder: `/models/${id}`,
  precisions: { vision_encoder: 'q8', embed_tokens: 'q8' },
  languages: ['en'],
  memoryBytes: 1,
})
let asked = 0
const storeOf = (...models: InstalledModel[]): EnginePort => ({
  call: (async (_method: unknown, { job }: { job: ModelJob }) => {
    asked++
    return { result: { models: models.filter((each) => each.job === job) } }
  }) as unknown as EnginePort['call'],
})
const settings = { get: () => settingsShape.parse({}) }
const florence = model('florence-2-base-ft', 'captions', 'florence2')
const smol = model('smolvlm-256m', 'questions', 'idefics3')
const given = async (store: EnginePort, job: 'captions' | 'questions'): Promise<unknown> =>
  (await installedCaptioner({ store, settings, hasModels: () => true }, job))?.source

test('the installed model for the job is taken, with its folder and number formats', async () => {
  expect(await given(storeOf(florence, smol), 'captions')).toEqual({
    id: 'florence-2-base-ft',
    family: 'florence2',
    folder: '/models/florence-2-base-ft',
    dtype: { vision_encoder: 'q8', embed_tokens: 'q8' },
  })
  expect(await given(storeOf(florence, smol), 'questions')).toMatchObject({ id: 'smolvlm-256m' })
})

test('a model for questions describes too; one for descriptions is not asked questions', async () => {
  expect(await given(storeOf(smol), 'captions')).toMatchObject({ id: 'smolvlm-256m' })
  expect(await given(storeOf(florence), 'questions')).toBeUndefined()
})

test('where nothing was ever installed the store is not even started', async () => {
  asked = 0
  const none = await installedCaptioner({ store: storeOf(smol), settings, hasModels: () => false }, 'captions')
  expect([none, asked]).toEqual([undefined, 0])
})

test('a store that fails takes no description away', async () => {
  const store: EnginePort = { call: () => Promise.reject(new Error('gone')) }
  expect(await given(store, 'captions')).toBeUndefined()
})
