import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright'
import { TestHost } from '../fixtures/host'
import { missingForOrca, OrcaDesk } from '../fixtures/orca'
import { buildRenderer } from '../fixtures/renderer'
import { settingsScreen, settingsSentences } from '../fixtures/screens'

const missing = missingForOrca()
if (missing.length > 0) console.log(`Listening with Orca is left out; not found: ${missing.join(', ')}`)

let desk: OrcaDesk
let host: TestHost
let page: Page

beforeAll(async () => {
  if (missing.length > 0) return
  host = new TestHost(await buildRenderer())
  host.settings.earcons = { start: false, working: false, done: false, failed: false, blank: false }
  await host.start()
  desk = await OrcaDesk.start()
  const browser = await desk.openBrowser(process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium')
  page = await browser.newPage()
  await page.goto(host.url)
  await desk.until(async () => (await desk.heard()).some((words) => words.includes('What would you like to see')))
})
afterAll(async () => {
  await desk?.stop()
  await host?.stop()
})

/** What Orca says from now on until it has said the last of these words and a moment more. */
async function heardWhile(act: () => Promise<unknown>, last: string): Promise<string[]> {
  const before = (await desk.heard()).length
  await act()
  await desk.until(async () => (await desk.heard()).slice(before).some((words) => words.includes(last)))
  await new Promise((resolve) => setTimeout(resolve, 1500))
  return (await desk.heard()).slice(before)
}

test.skipIf(missing.length > 0)('Orca says each sentence of a description once, whole and in order', async () => {
  const picture = await settingsScreen()
  const heard = await heardWhile(
    () => page.locator('#file').setInputFiles({ name: 'settings.png', mimeType: 'image/png', buffer: picture }),
    'Cancel',
  )
  expect(heard).toEqual(['Opening settings.png.', ...settingsSentences.normal.map(({ text }) => text)])
})

test.skipIf(missing.length > 0)('Orca says an answer once, and the focus stays in the question box', async () => {
  await page.getByRole('textbox', { name: 'Your question' }).fill('What is the address of the printer?')
  const heard = await heardWhile(() => page.keyboard.press('Enter'), '192.168.1.23')
  expect(heard.filter((words) => words.includes('192.168.1.23'))).toEqual([
    'The address of the printer is 192.168.1.23.',
  ])
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('question')
})

test.skipIf(missing.length > 0)('Orca says elements as they are called on the picture', async () => {
  await page.getByRole('tab', { name: 'Elements (8)' }).click()
  await page.getByRole('option', { name: 'Cancel, button' }).click()
  const heard = await heardWhile(() => page.keyboard.press('ArrowDown'), 'Save')
  expect(heard.join(' ')).toMatch(/Save, button/u)
})

test.skipIf(missing.length > 0)('Orca says more about an element once, when Enter is pressed', async () => {
  const heard = await heardWhile(() => page.keyboard.press('Enter'), 'To the left')
  expect(heard.filter((words) => words.includes('To the left'))).toEqual([
    'Place on the picture: bottom right. To the left: Cancel, button.',
  ])
})
