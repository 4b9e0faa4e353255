import axe from 'axe-core'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright'
import { CaptionsHost } from '../../fixtures/captions'
import { TestHost } from '../../fixtures/host'
import { launchChromium, openPage, type WatchedPage } from '../../fixtures/page'
import { buildRenderer } from '../../fixtures/renderer'
import { settingsScreen } from '../../fixtures/screens'

const jfk = resolve(import.meta.dirname, '../../../../shared/inputs/speech/en/jfk.wav')
const there = existsSync(jfk)
const SILENT = { start: false, working: false, done: false, failed: false, blank: false }

let browser: Browser
let rendererDir: string
let host: TestHost
let captions: CaptionsHost
let watched: WatchedPage
let page: Page

beforeAll(async () => {
  rendererDir = await buildRenderer()
  browser = await launchChromium([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    ...(there ? [`--use-file-for-fake-audio-capture=${jfk}`] : []),
  ])
})
afterAll(() => browser.close())
beforeEach(async () => {
  host = new TestHost(rendererDir)
  host.settings.earcons = SILENT
  captions = new CaptionsHost(host)
  await host.start()
})
afterEach(async () => {
  const { complaints } = watched
  await page.context().close()
  await host.stop()
  expect(complaints).toEqual([])
})

async function open(options = {}): Promise<void> {
  watched = await openPage(browser, host.url, { permissions: ['microphone'], ...options })
  page = watched.page
  await page.locator('footer .status-text', { hasText: /^(?:Ready|Bereit)/u }).waitFor()
  await page.keyboard.press('Alt+2')
  await page.locator('#captions-title').waitFor()
}
const button = (name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) })
const rows = (): Promise<string[]> => page.locator('.caption-row').allInnerTexts()

async function start(): Promise<void> {
  await button('Start captions').click()
  await button('Stop captions').waitFor()
}

test('the microphone reaches the host as 16 kHz PCM, as loud as it was', async () => {
  await open()
  await start()
  await expect.poll(() => captions.sound.microphone.length, { timeout: 15_000 }).toBeGreaterThan(3 * 32_000)
  const bytes = Uint8Array.from(captions.sound.microphone)
  const samples = new Int16Array(bytes.buffer, 0, bytes.byteLength >> 1)
  const loudness = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length) / 32768
  expect(loudness).toBeGreaterThan(0.01)
  await expect(page.getByRole('meter', { name: 'Level: Microphone' }).count()).resolves.toBe(1)
  if (there) {
    // The file is 11 s of speech; what came has pauses and words as it does.
    const own = new Int16Array(readFileSync(jfk).buffer.slice(44))
    const peak = (s: Int16Array): number => s.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    expect(peak(samples)).toBeGreaterThan(peak(own) * 0.3)
  }
})

test('what is committed stays as it is, and what is not is shown differently and never announced', async () => {
  await open()
  await start()
  await page.evaluate(() => {
    const changes: string[] = []
    Object.assign(window, { changes })
    new MutationObserver((records) => {
      for (const { target, oldValue } of records) {
        const element = target.parentElement
        const now = target.textContent ?? ''
        if (element?.classList.contains('caption-committed') && !now.startsWith(oldValue ?? ''))
          changes.push(`${oldValue} → ${now}`)
      }
    }).observe(document.body, { subtree: true, characterData: true, characterDataOldValue: true })
  })
  captions.say({ id: 'm-0', tail: 'ask not' })
  captions.say({ id: 'm-0', committed: 'ask not', tail: 'what your' })
  captions.say({ id: 'm-0', committed: 'ask not what your', tail: 'country' })
  captions.say({ id: 'm-0', committed: 'ask not what your country can do', final: true })
  captions.say({ id: 'm-1', start: 2, tail: 'uh' })
  captions.say({ id: 'm-1', start: 2, final: true })
  await expect.poll(rows).toEqual(['ask not what your country can do'])
  expect(await page.evaluate(() => (window as unknown as { changes: string[] }).changes)).toEqual([])
  expect((await watched.announced()).join(' ')).not.toMatch(/ask not|uh/u)
})

test('for a braille display, committed words are announced sentence by sentence where the person wants it', async () => {
  host.settings.captions.announce = true
  await open()
  await start()
  captions.say({ id: 'm-0', committed: 'Good', tail: 'evening' })
  captions.say({ id: 'm-0', committed: 'Good morning.', tail: 'how are' })
  captions.say({ id: 'm-0', committed: 'Good morning. How are you?', final: true })
  await expect.poll(rows).toEqual(['Good morning. How are you?'])
  const said = (await watched.announced()).filter((line) => /Good|How/u.test(line))
  expect(said).toEqual(['polite: Good morning.', 'polite: How are you?'])
})

test('sources are named where there are two', async () => {
  await open()
  await start()
  captions.be({
    sources: [
      { source: 'microphone', state: 'sound', speaking: false },
      { source: 'system', state: 'sound', speaking: false },
    ],
  })
  captions.say({ id: 'm-0', committed: 'Hello?', final: true })
  captions.say({ id: 's-0', source: 'system', start: 1, committed: 'Welcome.', final: true })
  await expect.poll(rows).toEqual(['Microphone: Hello?', 'This computer: Welcome.'])
})

test('the state is told in words: silence, an unplugged device, how far behind, paused', async () => {
  await open()
  await start()
  const status = (): Promise<string> => page.locator('.captions-status').innerText()
  expect(await status()).toBe('Listening.')
  captions.be({ sources: [{ source: 'microphone', state: 'silent', speaking: false }] })
  await expect.poll(status).toBe('No sound is arriving from the microphone. Check that it is plugged in and not muted.')
  captions.be({ sources: [{ source: 'microphone', state: 'lost', speaking: false }] })
  await expect.poll(status).toContain('Microphone is not connected.')
  captions.be({ sources: [{ source: 'microphone', state: 'sound', speaking: true }], behind: 5.2 })
  await expect.poll(status).toBe('5 seconds behind.')
  await button('Pause').click()
  await expect.poll(status).toBe('Paused. Nothing is written.')
  await button('Go on').click()
  await button('Stop captions').click()
  await expect.poll(status).toBe('Captions have ended. They are among the transcripts.')
  expect(captions.calls).toEqual(['start microphone page', 'pause', 'go on', 'stop'])
  const said = (await watched.announced()).join('\n')
  expect(said).toContain('No sound is arriving from the microphone.')
})

test('a demonstration recogniser never looks like a real one', async () => {
  await open()
  await start()
  captions.be({ recogniser: { ...captions.session!.recogniser!, demonstration: true } })
  const note = page.getByRole('note')
  await note.waitFor()
  expect(await note.innerText()).toContain('Do not rely on them.')
})

test('scrolling back keeps its place until the person jumps to live', async () => {
  await open()
  await start()
  for (let i = 0; i < 60; i++)
    captions.say({ id: `m-${i}`, start: i, committed: `This is sentence number ${i}.`, final: true })
  await expect.poll(async () => (await rows()).length).toBe(60)
  const box = page.locator('.caption-box')
  await box.evaluate((element) => element.scrollTo({ top: 0 }))
  await button('Jump to live').waitFor()
  captions.say({ id: 'm-99', start: 99, committed: 'The newest.', final: true })
  expect(await box.evaluate((element) => element.scrollTop)).toBe(0)
  await button('Jump to live').click()
  await expect.poll(() => box.evaluate((e) => e.scrollHeight - e.scrollTop - e.clientHeight)).toBeLessThan(24)
  expect(await button('Jump to live').count()).toBe(0)
})

test('the place where somebody was reading is marked and found again', async () => {
  await open()
  await start()
  captions.say({ id: 'm-0', committed: 'Here I was.', final: true })
  await expect.poll(rows).toHaveLength(1)
  await button('Mark where I am').click()
  await page.getByText('You were here').waitFor()
  await button('Back to my mark').click()
  await button('Mark where I am').waitFor()
})

test('a word that the person waits for is shown and said, once', async () => {
  await open()
  await start()
  captions.say({ id: 'm-0', committed: 'Is Ada there?', final: true })
  captions.keyword('Ada', 'm-0')
  await page.locator('.captions-flash[data-on=true]', { hasText: '“Ada” was said.' }).waitFor()
  expect((await watched.announced()).filter((line) => line.includes('“Ada” was said.'))).toHaveLength(1)
})

test('style is chosen with a preview, kept by the host, and shown at once', async () => {
  await open()
  await button('Style and alerts').click()
  const size = page.getByRole('slider', { name: 'Size' })
  await size.focus()
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight')
  await page
    .getByRole('radiogroup', { name: 'Colour of text' })
    .getByRole('radio', { name: 'Yellow' })
    .check({ force: true })
  await expect.poll(() => host.settings.captions.colour).toBe('yellow')
  expect(host.settings.captions.size).toBeCloseTo(2, 5)
  const preview = page.locator('.caption-preview')
  expect(await preview.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(255, 255, 0)')
  await page.keyboard.press('Escape')
  expect(await page.locator('.caption-box').evaluate((element) => getComputedStyle(element).fontSize)).toBe('48px')
})

test('all of it works by keyboard, in German too', async () => {
  host.settings.language = 'de'
  await open()
  await page.getByRole('heading', { name: 'Live-Untertitel' }).waitFor()
  await button('Untertitel starten').focus()
  await page.keyboard.press('Enter')
  await button('Pause').waitFor()
  await button('Untertitel beenden').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => captions.calls).toEqual(['start microphone page', 'stop'])
  await page.keyboard.press('Alt+3')
  await page
    .locator('#transcripts-title')
    .waitFor()
    .catch(() => {})
  await page.keyboard.press('Alt+1')
  await page.getByRole('navigation').getByRole('button', { name: 'Beschreiben' }).waitFor()
  expect(await page.getByRole('button', { name: 'Beschreiben' }).getAttribute('aria-current')).toBe('page')
})

describe('accessibility rules', () => {
  test.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['at 400 % zoom', { viewport: { width: 320, height: 256 } }],
  ] as const)('%s', async (_name, options) => {
    await open(options)
    await start()
    captions.say({ id: 'm-0', committed: 'Good morning.', tail: 'how are' })
    captions.be({ recogniser: { ...captions.session!.recogniser!, demonstration: true } })
    await expect.poll(rows).toHaveLength(1)
    const check = async (): Promise<unknown> => {
      await page.evaluate(axe.source)
      return page.evaluate(async () => {
        const { violations } = await (window as unknown as { axe: typeof axe }).axe.run()
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
      })
    }
    expect(await check()).toEqual([])
    const wider = (): Promise<number> =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(await wider()).toBe(0)
    await button('Style and alerts').click()
    await page.getByRole('dialog').waitFor()
    expect(await check()).toEqual([])
  })
})

test('without a microphone it says so, and captions can be tried again', async () => {
  await open({ permissions: [] })
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('none', 'NotFoundError'))
  })
  await button('Start captions').click()
  await page.getByText('No microphone was found. Plug one in and try again.').first().waitFor()
  await button('Start captions').waitFor()
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await button('Start captions').click()
  await page.getByText('The system did not allow the microphone.').first().waitFor()
})

test('the overlay shows the last rows and nothing else', async () => {
  host.settings.captions.rows = 2
  await open()
  await page.evaluate(() => (window.location.hash = 'overlay'))
  await page.reload()
  await page.locator('.captions-overlay').waitFor()
  await expect.poll(() => host.watchers.size).toBeGreaterThan(0)
  for (let i = 0; i < 4; i++) captions.say({ id: `m-${i}`, start: i, committed: `Sentence ${i}.`, final: true })
  await expect.poll(rows).toEqual(['Sentence 2.', 'Sentence 3.'])
  expect(await page.getByRole('button').count()).toBe(0)
})

test('a question can be spoken: what was heard is shown, can be corrected, and is asked with Enter', async () => {
  await open()
  await page.keyboard.press('Alt+1')
  await page
    .locator('#file')
    .setInputFiles({ name: 'settings.png', mimeType: 'image/png', buffer: await settingsScreen() })
  await page.locator('footer .status-text', { hasText: 'is described' }).waitFor()
  await button('Hold to ask by voice').focus()
  await page.keyboard.press('Enter')
  await button('Stop and take what I said').waitFor()
  await page.waitForTimeout(700)
  await page.keyboard.press('Enter')
  const box = page.getByRole('textbox', { name: 'Your question' })
  await expect.poll(() => box.inputValue()).toBe('is Enable Wi-Fi ticked')
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(Number(captions.calls.at(-1)?.split(' ')[1])).toBeGreaterThan(0.3 * 32_000)
  expect((await watched.announced()).join()).toContain('Heard: “is Enable Wi-Fi ticked”.')
  await page.keyboard.press('Enter')
  await page.locator('.answer').waitFor()
})
