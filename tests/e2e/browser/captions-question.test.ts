import { beforeEach, expect, test } from 'vitest'
import { useCaptionsBench } from '../../fixtures/captions-bench'
import { settingsScreen } from '../../fixtures/screens'

const bench = useCaptionsBench()
const SOON = { timeout: 10_000 }
const box = () => bench.page.getByRole('textbox', { name: 'Your question' })
const hold = () => bench.button('Hold to ask by voice')
/** Long enough that something was recorded. */
const speak = (): Promise<void> => bench.page.waitForTimeout(900)

beforeEach(async () => {
  await bench.open()
  await bench.page.keyboard.press('Alt+1')
  await bench.page
    .locator('#file')
    .setInputFiles({ name: 'settings.png', mimeType: 'image/png', buffer: await settingsScreen() })
  await bench.page.locator('footer .status-text', { hasText: 'is described' }).waitFor()
})

test('held with the pointer, it records until it is let go; what was heard can be corrected before it is asked', async () => {
  await hold().hover()
  await bench.page.mouse.down()
  await bench.button('Stop and take what I said').waitFor()
  await speak()
  await bench.page.mouse.up()
  await expect.poll(() => box().inputValue(), SOON).toBe('is Enable Wi-Fi ticked')
  expect(await box().evaluate((element) => element === document.activeElement)).toBe(true)
  expect(bench.host.calls.filter(({ method }) => method === 'ask')).toEqual([])
  await box().fill('What is the address of the printer?')
  await bench.page.keyboard.press('Enter')
  await bench.page.getByText('Answer: The').waitFor()
  expect((await bench.watched.announced()).filter((line) => line.includes('Heard:'))).toHaveLength(1)
})

test('held with a key, too', async () => {
  await hold().focus()
  await bench.page.keyboard.down('Space')
  await bench.button('Stop and take what I said').waitFor()
  await speak()
  await bench.page.keyboard.up('Space')
  await expect.poll(() => box().inputValue(), SOON).toBe('is Enable Wi-Fi ticked')
})

test('for who can’t hold: a short press starts, and “Ask now” ends it and asks', async () => {
  await hold().press('Enter')
  await speak()
  await bench.button('Ask now').press('Enter')
  await bench.page.getByText('is Enable Wi-Fi ticked').first().waitFor()
  await expect.poll(() => bench.host.calls.filter(({ method }) => method === 'ask').length, SOON).toBe(1)
})

test('Esc drops what was recorded, and the microphone is let go', async () => {
  await bench.page.evaluate(() => {
    const tracks: MediaStreamTrack[] = []
    Object.assign(window, { tracks })
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints)
      tracks.push(...stream.getTracks())
      return stream
    }
  })
  await hold().press('Enter')
  await speak()
  await bench.page.keyboard.press('Escape')
  await hold().waitFor()
  const states = (): Promise<string[]> =>
    bench.page.evaluate(() =>
      (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState),
    )
  expect(await states()).toEqual(['ended'])
  expect(bench.captions.calls).toEqual([])
  // Ended before the microphone was there: it is let go as soon as it is.
  await hold().press('Enter')
  await bench.button('Stop and take what I said').press('Enter')
  await expect.poll(states, SOON).toEqual(['ended', 'ended'])
})

test('what was heard by the demonstration is said to be', async () => {
  bench.captions.demonstration = true
  await hold().press('Enter')
  await speak()
  await bench.button('Stop and take what I said').press('Enter')
  await bench.page.locator('footer .status-text', { hasText: 'Heard by the demonstration recogniser' }).waitFor()
})

test('nothing understood, and no microphone, are said in a sentence', async () => {
  bench.captions.question = ' '
  await hold().press('Enter')
  await speak()
  await bench.button('Stop and take what I said').press('Enter')
  await bench.page.locator('footer .status-text', { hasText: 'Nothing could be understood.' }).waitFor()
  await bench.page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await hold().press('Enter')
  await bench.page.locator('footer .status-text', { hasText: 'The system did not allow the microphone.' }).waitFor()
  await hold().waitFor()
})
