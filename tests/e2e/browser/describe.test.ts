import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser } from 'playwright'
import { TestHost } from '../../fixtures/host'
import { launchChromium, openPage, type WatchedPage } from '../../fixtures/page'
import { buildRenderer } from '../../fixtures/renderer'
import { plainScreen, settingsScreen, settingsSentences } from '../../fixtures/screens'

let browser: Browser
let rendererDir: string
let host: TestHost
let watched: WatchedPage
let picture: Buffer

beforeAll(async () => {
  ;[browser, rendererDir, picture] = await Promise.all([launchChromium(), buildRenderer(), settingsScreen()])
})
afterAll(() => browser.close())
beforeEach(async () => {
  host = new TestHost(rendererDir)
  // Sounds off: then every event is told in words, and the log is complete.
  host.settings.earcons = { start: false, working: false, done: false, failed: false, blank: false }
  await host.start()
  watched = await openPage(browser, host.url)
})
afterEach(async () => {
  expect(watched.complaints).toEqual([])
  await watched.page.context().close()
  await host.stop()
})

const choose = async (name: string, buffer = picture, mimeType = 'image/png'): Promise<void> =>
  watched.page.locator('#file').setInputFiles({ name, mimeType, buffer })

const status = (text: string | RegExp): Promise<void> =>
  watched.page.locator('footer .status-text', { hasText: text }).waitFor()

const said = (sentences: { text: string }[]): string[] => sentences.map(({ text }) => `polite: ${text}`)

test('a picture is described: each sentence is announced once, whole and in order', async () => {
  await choose('settings.png')
  await status('settings.png is described: 12 lines of text, 8 elements.')
  expect(await watched.announced()).toEqual(['polite: Opening settings.png.', ...said(settingsSentences.normal)])
  const description = watched.page.getByRole('region', { name: 'Description' })
  for (const { text } of settingsSentences.normal) await description.getByText(text).waitFor()
  expect(await description.locator('.source').allTextContents()).toEqual([
    'Recognised',
    'Read off the picture',
    'Recognised',
    'Read off the picture',
  ])
  expect(await watched.page.title()).toBe('Settings.png – Descry')
  await watched.page.getByRole('img', { name: 'Picture settings.png: A settings window titled “Network”.' }).waitFor()
})
