import { expect, test } from 'vitest'
import { settings as settingsShape } from '../../../../assistant/contract'
import { installedVoice } from '../../../../assistant/models'
import type { EnginePort } from '../../../../assistant/ports'

const kokoro = { id: 'kokoro-82m', name: 'Kokoro 82M', job: 'voice', family: 'kokoro', folder: '/models/kokoro' }
const settings = { get: () => settingsShape.parse({}) }
const found = { source: { kind: 'installed', model: 'kokoro-82m' }, name: 'Kokoro 82M' }

test('where nothing was ever installed there is no voice at once, and the store is not started', () => {
  const store: EnginePort = { call: () => Promise.reject(new Error('it was started')) }
  expect(installedVoice({ store, settings, hasModels: () => false })()).toBeNull()
})

test('a store that fails takes no speech away', async () => {
  const store: EnginePort = { call: () => Promise.reject(new Error('gone')) }
  expect(await installedVoice({ store, settings, hasModels: () => true })()).toBeNull()
})

test('the store is asked once, and after a while again while the old answer still counts', async () => {
  let [asked, now, models] = [0, 0, [kokoro]]
  const call = async (): Promise<unknown> => {
    asked++
    return { result: { models } }
  }
  const store: EnginePort = { call: call as unknown as EnginePort['call'] }
  const voice = installedVoice({ store, settings, hasModels: () => true }, () => now)
  expect([await voice(), await voice(), asked]).toEqual([found, found, 1])
  ;[now, models] = [60_000, []]
  expect([await voice(), asked]).toEqual([found, 2])
  await expect.poll(voice).toBeNull()
  expect(asked).toBe(2)
})
