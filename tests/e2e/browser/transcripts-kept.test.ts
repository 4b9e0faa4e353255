import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { transcriptHandlers } from '../../../assistant/host/transcript-handlers'
import { hearingOptionsFrom } from '../../../assistant/captions'
import { createTranscripts, type Transcripts } from '../../../assistant/transcripts'
import type { EnginePort } from '../../../assistant/ports'
import { transcriptMethods } from '../../../assistant/contract'
import { demonstration, talk } from '../../fixtures/transcripts/entries'
import { useTranscriptsBench } from '../../fixtures/transcripts/bench'
import { toneWav } from '../../fixtures/transcripts/sound'

/** The page with the transcripts that are really kept on a disk; only what is heard is scripted. */
const bench = useTranscriptsBench()
let folder = ''
let kept: Transcripts
let letGo = (): void => {}

/** Hears the same talk in every file, up to its middle until it is let go. */
function scriptedEars(): EnginePort {
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const call = async (
    method: { name: string },
    params: { seconds: number },
    options: { onEvent: (event: object) => void },
  ): Promise<object> => {
    if (method.name === 'ears.excerpt')
      return { result: { seconds: params.seconds }, binary: toneWav(params.seconds).subarray(44) }
    options.onEvent({ name: 'ready', data: demonstration })
    for (const [index, { start, end, text, words, language }] of talk.entries()) {
      const utterance = { start, end, text, words, language }
      if (index === 2) await gate
      options.onEvent({ name: 'utterance', data: utterance })
      options.onEvent({ name: 'progress', data: { seconds: utterance.end, of: 30 } })
    }
    return { result: { seconds: 30 } }
  }
  return { call } as unknown as EnginePort
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descry-transcripts-'))
  kept = createTranscripts({
    ears: scriptedEars(),
    folder,
    options: () => hearingOptionsFrom(bench.host.settings.captions),
    sentence: (error) => error.message,
    names: () => ({ microphone: 'Microphone', system: 'This computer', speaker: (number) => `Speaker ${number}` }),
    liveTitle: () => 'Live',
    emit: (event, data) => {
      for (const watcher of bench.host.watchers) watcher.emit(event, data)
    },
  })
  bench.host.more.push({ methods: transcriptMethods, handlers: transcriptHandlers(kept, () => false) as never })
})
afterEach(async () => {
  letGo()
  await kept.close()
  await rm(folder, { recursive: true, force: true })
})

const filesLeft = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => /\.\w+$/u.test(name))

test('a file is added, read while it is written, played, saved, renamed and really deleted', async () => {
  await bench.open()
  await bench.page
    .locator('#transcript-files')
    .setInputFiles({ name: 'Harbour.wav', mimeType: 'audio/wav', buffer: Buffer.from(toneWav(150)) })
  await bench
    .entry('Harbour.wav')
    .getByText(/^working, 0:0\d of 0:30/u)
    .waitFor()
  await bench.button('Open: Harbour.wav').click()
  await bench.page.getByRole('note').getByText('These words are often wrong.').waitFor()
  await bench.page.getByText('leaves at nine.').waitFor()
  letGo()
  await bench.page.locator('.line', { hasText: 'Thank you.' }).waitFor()
  await bench.page.locator('.entry-state', { hasText: 'finished' }).waitFor()
  expect(await bench.page.locator('.line').count()).toBe(5)

  await bench.page.locator('.word', { hasText: 'later' }).click()
  await bench.page.locator('.word[aria-current]').waitFor()
  await expect.poll(() => bench.page.evaluate(() => document.querySelector('audio')!.duration)).toBeGreaterThan(10)
  await bench.page.keyboard.press('Escape')

  const download = bench.page.waitForEvent('download')
  await bench.button('Subtitles (SRT)').click()
  expect((await download).suggestedFilename()).toBe('Harbour.srt')

  await bench.button('Rename: Harbour.wav').click()
  await bench.page.keyboard.type('Boats')
  await bench.page.keyboard.press('Enter')
  await bench.page.getByRole('heading', { name: 'Boats', level: 2 }).waitFor()

  expect((await filesLeft()).length).toBeGreaterThan(0)
  await bench.button('Delete: Boats').click()
  await bench.button('Delete for good').click()
  await bench.page.getByText('There is no transcript yet.').waitFor()
  expect(await filesLeft()).toEqual([])
  expect(await bench.announced()).toContain('polite: Transcript finished: Harbour.wav.')
})
