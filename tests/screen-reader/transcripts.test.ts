import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright'
import { TestHost } from '../fixtures/host'
import { missingForOrca, OrcaDesk } from '../fixtures/orca'
import { buildRenderer } from '../fixtures/renderer'
import { entryOf, talk } from '../fixtures/transcripts/entries'
import { TranscriptsHost } from '../fixtures/transcripts/host'

const missing = missingForOrca()

let desk: OrcaDesk
let host: TestHost
let transcripts: TranscriptsHost
let page: Page

beforeAll(async () => {
  if (missing.length > 0) return
  host = new TestHost(await buildRenderer())
  host.settings.earcons = { start: false, working: false, done: false, failed: false, blank: false }
  transcripts = new TranscriptsHost(host)
  transcripts.add(entryOf('talk', 'Harbour', { createdAt: 9 }), talk)
  transcripts.add(entryOf('work', 'Lecture', { state: 'working', seconds: 20, of: 60 }))
  await host.start()
  desk = await OrcaDesk.start()
  const browser = await desk.openBrowser(process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium')
  page = await browser.newPage()
  await page.goto(host.url)
  await page.locator('.status-text', { hasText: /^Ready/u }).waitFor()
  await page.keyboard.press('Alt+3')
  await page.getByRole('button', { name: 'Open: Harbour' }).waitFor()
  await desk.until(async () => (await desk.heard()).length > 0)
})
afterAll(async () => {
  await desk?.stop()
  await host?.stop()
})

/** What Orca says from now on until it has said these words and a moment more. */
async function heardWhile(act: () => Promise<unknown>, last: string, patience = 20_000): Promise<string> {
  const before = (await desk.heard()).length
  await act()
  await desk.until(async () => (await desk.heard()).slice(before).join(' ').includes(last), patience)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  return (await desk.heard()).slice(before).join(' | ')
}

test.skipIf(missing.length > 0)('Orca says a line with its time, its speaker and its words', async () => {
  await page.getByRole('button', { name: 'Open: Harbour' }).click()
  await page.locator('.words').waitFor()
  const first = await heardWhile(() => page.locator('[data-stop]').focus(), 'welcome to the harbour')
  expect(first).toContain('0:00, Microphone, play from here push button. | Good morning and welcome to the harbour.')
  // On a busy computer Orca leaves out what it was too late for, as it does for people: who missed a line goes back and comes again.
  let second = ''
  for (let attempt = 0; attempt < 6 && !second.includes('leaves at nine'); attempt++) {
    if (attempt > 0) await page.keyboard.press('ArrowUp')
    second = await heardWhile(() => page.keyboard.press('ArrowDown'), 'leaves at nine', 5000)
  }
  expect(second).toContain('0:05, Microphone, play from here push button. | The first boat leaves at nine.')
})

test.skipIf(missing.length > 0)('Orca says which place a search is at', async () => {
  let heard = ''
  // As above: whoever missed it searches again.
  for (let attempt = 0; attempt < 6 && !heard.includes('1 of 3'); attempt++) {
    await page.keyboard.press('Control+f')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('boat')
    heard = await heardWhile(() => page.keyboard.press('Enter'), '1 of 3', 5000)
  }
  expect(heard).toContain('1 of 3, at 0:05: The first boat leaves at nine.')
})

test.skipIf(missing.length > 0)('Orca says what deleting means, and begins at the safe answer', async () => {
  const heard = await heardWhile(() => page.getByRole('button', { name: 'Delete: Harbour' }).press('Enter'), 'Cancel')
  expect(heard).toContain('Delete “Harbour”?')
  expect(heard).toContain('cannot be brought back')
  await page.keyboard.press('Escape')
})

test.skipIf(missing.length > 0)('Orca hears of the end of a transcript, and not of its progress', async () => {
  const heard = await heardWhile(() => {
    for (const seconds of [30, 40, 50]) transcripts.change('work', { seconds })
    transcripts.change('work', { state: 'done', seconds: 60 })
    return Promise.resolve()
  }, 'Transcript finished')
  expect(heard).toContain('Transcript finished: Lecture.')
  expect(heard).not.toMatch(/0:[345]0|percent/u)
})
