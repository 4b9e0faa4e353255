import { expect, test } from 'vitest'
import { useCaptionsBench } from '../../fixtures/captions-bench'

const bench = useCaptionsBench()
const SOON = { timeout: 10_000 }

const focused = (): Promise<string> => bench.page.evaluate(() => document.activeElement?.textContent ?? '')
const atEnd = (): Promise<boolean> =>
  bench.page.locator('.caption-box').evaluate((e) => e.scrollHeight - e.scrollTop - e.clientHeight < 24)
const say = (from: number, to: number): void => {
  for (let i = from; i < to; i++)
    bench.captions.say({ id: `m-${i}`, start: i, committed: `This is sentence number ${i}.`, final: true })
}

test('a key shows another view with the focus at its heading; a button of the navigation keeps the focus', async () => {
  await bench.open()
  expect(await focused()).toBe('Live captions')
  await bench.page.keyboard.press('Alt+1')
  await bench.page.locator('nav [aria-current=page]', { hasText: 'Describe' }).waitFor()
  await bench.page.getByRole('navigation').getByRole('button', { name: 'Captions' }).press('Enter')
  await bench.page.locator('#captions-title').waitFor()
  expect(await focused()).toBe('Captions')
  expect((await bench.watched.announced()).at(-1)).toBe('polite: Shown: Captions')
})

test('captions that run are told in the navigation of every view', async () => {
  await bench.open()
  await bench.start()
  await bench.page.keyboard.press('Alt+1')
  await bench.page.getByRole('navigation').getByRole('button', { name: 'Captions (running)' }).waitFor()
})

test('P pauses and goes on; M marks the place and comes back to it; L jumps to live', async () => {
  await bench.open()
  await bench.start()
  await bench.page.keyboard.press('p')
  await expect.poll(bench.status, SOON).toBe('Paused. Nothing is written.')
  await bench.page.keyboard.press('p')
  await expect.poll(bench.status, SOON).toBe('Listening.')
  say(0, 10)
  await expect.poll(async () => (await bench.rows()).length, SOON).toBe(10)
  await bench.page.keyboard.press('m')
  say(10, 80)
  await expect.poll(async () => (await bench.rows()).length, SOON).toBe(80)
  expect(await atEnd()).toBe(true)
  await bench.page.keyboard.press('m')
  expect(await bench.page.locator('.caption-row[data-marked=true]').innerText()).toBe(
    'This is sentence number 9.\nYou were here',
  )
  await expect.poll(atEnd, SOON).toBe(false)
  expect((await bench.watched.announced()).at(-1)).toBe('polite: You were here: This is sentence number 9.')
  await bench.page.keyboard.press('l')
  await expect.poll(atEnd, SOON).toBe(true)
  expect(bench.captions.calls).toEqual(['start microphone page', 'pause', 'go on'])
})

test('the newest row stays in view while many come at once, at every size, and above the status line', async () => {
  for (const size of [1, 4]) {
    bench.host.settings.captions.size = size
    if (size === 1) {
      await bench.open()
      await bench.start()
    } else for (const { emit } of bench.host.watchers) emit('settings', bench.host.settings)
    say(size * 100, size * 100 + 60)
    await bench.page.getByText(`sentence number ${size * 100 + 59}.`).waitFor()
    await expect.poll(atEnd, SOON).toBe(true)
    expect(await bench.button('Jump to live').count()).toBe(0)
  }
  bench.host.settings.captions.size = 1
  for (const { emit } of bench.host.watchers) emit('settings', bench.host.settings)
  const bottom = (selector: string): Promise<number> =>
    bench.page.locator(selector).evaluate((element) => element.getBoundingClientRect().bottom)
  const top = await bench.page.locator('footer').evaluate((element) => element.getBoundingClientRect().top)
  await expect.poll(() => bottom('.caption-box'), SOON).toBeLessThanOrEqual(top)
})

test('Q and a chosen picture lead to the description, wherever the person is', async () => {
  await bench.open()
  await bench.page.keyboard.press('q')
  await bench.page.locator('nav [aria-current=page]', { hasText: 'Describe' }).waitFor()
  await bench.page.keyboard.press('Alt+2')
  await bench.page.locator('#captions-title').waitFor()
  await bench.page.locator('#file').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('x') })
  await bench.page.locator('nav [aria-current=page]', { hasText: 'Describe' }).waitFor()
})

test('a name that is typed raises no alarm before it is whole', async () => {
  await bench.open()
  await bench.button('Style and alerts').click()
  const field = bench.page.getByRole('textbox', { name: 'Tell me when one of these is said (separate with commas)' })
  await field.pressSequentially('Ada, Dr. Who')
  expect(bench.host.settings.captions.keywords).toEqual([])
  await field.press('Enter')
  await expect.poll(() => bench.host.settings.captions.keywords, SOON).toEqual(['Ada', 'Dr. Who'])
})

test('a recogniser is chosen where the demonstration says so', async () => {
  await bench.open()
  await bench.start()
  bench.captions.be({ recogniser: { ...bench.captions.session!.recogniser!, demonstration: true } })
  await bench.button('Choose a recogniser').click()
  await bench.page.getByRole('radio', { name: 'Whisper or Moonshine (a folder)' }).check({ force: true })
  const path = bench.page.getByRole('textbox', { name: 'Where it is on this computer' })
  await path.fill('/models/whisper')
  await path.press('Enter')
  await expect
    .poll(() => bench.host.settings.captions.recogniser, SOON)
    .toEqual({ kind: 'folder', path: '/models/whisper' })
})
