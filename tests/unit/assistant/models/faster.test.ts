import { expect, test } from 'vitest'
import { settings as settingsShape } from '../../../../assistant/contract'
import { fasterRecognisers } from '../../../../assistant/models'
import type { EnginePort } from '../../../../assistant/ports'
import type { InstalledModel } from '../../../../models/contract/store'

const model = (id: string, memoryBytes: number | null, languages: string[]): InstalledModel => ({
  id,
  name: id,
  job: 'speech',
  family: 'whisper',
  folder: `/models/${id}`,
  precisions: {},
  languages,
  memoryBytes,
})
const installed = [
  model('whisper-tiny', 200, ['en', 'de']),
  model('whisper-small', 900, ['en', 'de']),
  model('whisper-base', 400, ['en', 'de']),
  model('moonshine-tiny', 150, ['en']),
  model('unknown', null, ['en', 'de']),
]
const store: EnginePort = { call: (async () => ({ result: { models: installed } })) as unknown as EnginePort['call'] }
const fasterThan = async (captions: object): Promise<unknown> => {
  const all = settingsShape.parse({ captions })
  const found = await fasterRecognisers({ store, settings: { get: () => all } })
  return found.map((source) => ('model' in source ? source.model : source))
}

test('installed recognisers that need less memory take over, the best first', async () => {
  const recogniser = { kind: 'installed', model: 'whisper-small' }
  expect(await fasterThan({ recogniser })).toEqual(['whisper-base', 'whisper-tiny'])
})

test('with a language that is named, those of that language only are asked for', async () => {
  const recogniser = { kind: 'installed', model: 'whisper-base' }
  expect(await fasterThan({ recogniser, spokenLanguage: 'en' })).toEqual(['whisper-tiny', 'moonshine-tiny'])
  expect(await fasterThan({ recogniser, spokenLanguage: 'de' })).toEqual(['whisper-tiny'])
})

test('what the person named comes before all else', async () => {
  const faster = [{ kind: 'ggml', path: '/mine.bin' }]
  expect(await fasterThan({ recogniser: { kind: 'installed', model: 'whisper-small' }, faster })).toEqual(faster)
})

test('nothing takes over from the demonstration, and nothing from a recogniser of the person’s own', async () => {
  expect(await fasterThan({})).toEqual([])
  expect(await fasterThan({ recogniser: { kind: 'folder', path: '/mine' } })).toEqual([])
})
