import { expect, test } from 'vitest'
import { useCaptionsBench } from '../../fixtures/captions-bench'

const bench = useCaptionsBench()
const SOON = { timeout: 10_000 }

/** Counts how often animations of the alert begin. */
const countFlashes = (): Promise<void> =>
  bench.page.evaluate(() => {
    Object.assign(window, { flashes: 0 })
    document.addEventListener('animationstart', (event) => {
      if (event.animationName.startsWith('captions-flash')) (window as unknown as { flashes: number }).flashes++
    })
  })
const flashes = (): Promise<number> => bench.page.evaluate(() => (window as unknown as { flashes: number }).flashes)

test('a word flashes once, and many at once do not flash more', async () => {
  await bench.open()
  await bench.start()
  await countFlashes()
  for (let i = 0; i < 8; i++) bench.captions.keyword('Ada', 'm-0')
  await bench.page.locator('.captions-flash[data-on=true]', { hasText: '“Ada” was said.' }).waitFor()
  await expect.poll(flashes, SOON).toBe(1)
})

test('without motion the frame stays steady', async () => {
  await bench.open({ reducedMotion: 'reduce' })
  await bench.start()
  await countFlashes()
  bench.captions.keyword('Ada', 'm-0')
  await bench.page.locator('.captions-flash[data-on=true]').waitFor()
  expect(await bench.page.locator('.caption-box').evaluate((e) => getComputedStyle(e).outlineWidth)).toBe('6px')
  expect(await flashes()).toBe(0)
  // The level is a word then, and no bar that moves.
  await bench.page.locator('.captions-level-word').waitFor()
  expect(await bench.page.locator('.captions-meter-bar').count()).toBe(0)
})

test('each way of telling has its switch: none of them on, only the announcement is left', async () => {
  Object.assign(bench.host.settings.captions, { keywordFlash: false, keywordSound: false, keywordNotification: false })
  await bench.open({ permissions: ['microphone', 'notifications'] })
  await bench.page.evaluate(() => {
    const told: string[] = []
    Object.assign(window, { told })
    const Recorded = function (_title: string, options: NotificationOptions) {
      told.push(options.body ?? '')
    }
    window.Notification = Object.assign(Recorded, { permission: 'granted' }) as unknown as typeof Notification
  })
  const told = (): Promise<string[]> => bench.page.evaluate(() => (window as unknown as { told: string[] }).told)
  await bench.start()
  bench.captions.keyword('Ada', 'm-0')
  expect((await bench.watched.announced()).at(-1)).toContain('“Ada” was said.')
  expect(await bench.page.locator('.captions-flash[data-on=true]').count()).toBe(0)
  expect(await told()).toEqual([])
  bench.host.settings.captions.keywordNotification = true
  for (const { emit } of bench.host.watchers) emit('settings', bench.host.settings)
  bench.captions.keyword('Ada', 'm-0')
  await expect.poll(told, SOON).toEqual(['“Ada” was said.'])
})

test('Descry’s own voice is silent while captions listen, or it would be written down', async () => {
  bench.host.settings.voice = 'both'
  bench.host.capabilities.voice = 'scripted'
  await bench.open()
  await bench.start()
  bench.captions.keyword('Ada', 'm-0')
  bench.captions.be({ sources: [{ source: 'microphone', state: 'silent', speaking: false }] })
  await expect.poll(bench.status, SOON).toContain('No sound is arriving')
  const said = (await bench.watched.announced()).join()
  expect(said).toContain('“Ada” was said.')
  const spoken = bench.host.calls
    .filter(({ method }) => method === 'say')
    .map(({ params }) => (params as { text: string }).text)
  expect(spoken).toEqual(['Captions are starting.'])
})

test('committed words reach the screen reader and braille also where somebody else speaks', async () => {
  Object.assign(bench.host.settings, { voice: 'none' })
  bench.host.settings.captions.announce = true
  await bench.open()
  await bench.start()
  bench.captions.say({ id: 'm-0', committed: 'Good', tail: 'evening' })
  bench.captions.say({ id: 'm-0', committed: 'Good morning.', final: true })
  await expect.poll(bench.rows, SOON).toEqual(['Good morning.'])
  expect(await bench.watched.announced()).toEqual(['polite: Good morning.'])
})

test('in blocks, only what is committed is shown', async () => {
  bench.host.settings.captions.appear = 'blocks'
  await bench.open()
  await bench.start()
  bench.captions.say({ id: 'm-0', committed: 'Good', tail: 'evening' })
  bench.captions.say({ id: 'm-1', start: 1, tail: 'how' })
  bench.captions.say({ id: 'm-2', start: 2, committed: 'End.', final: true })
  await expect.poll(bench.rows, SOON).toEqual(['Good', 'End.'])
})

test('the overlay says nothing, captures nothing, and shows the state and the demonstration', async () => {
  bench.host.settings.captions.announce = true
  await bench.open()
  await bench.page.evaluate(() => (window.location.hash = 'overlay'))
  await bench.page.reload()
  await bench.page.locator('.captions-overlay').waitFor()
  await expect.poll(() => bench.host.watchers.size, SOON).toBeGreaterThan(0)
  for (const { emit } of bench.host.watchers) emit('startCaptions', {})
  await bench.page.evaluate(() => Object.assign(window, { asked: 0 }))
  bench.captions.session = {
    sessionId: 's',
    state: 'paused',
    sources: [{ source: 'microphone', state: 'sound', speaking: false }],
    behind: 0,
    recogniser: {
      name: 'x',
      demonstration: true,
      languages: [],
      translates: false,
      timesWords: false,
      takesHints: false,
    },
    keepsSound: false,
    steppedDown: false,
    startedAt: 0,
  }
  bench.captions.be({})
  bench.captions.say({ id: 'm-0', committed: 'Good morning.', final: true })
  bench.captions.keyword('morning', 'm-0')
  await bench.page.getByText('Paused. Nothing is written.').waitFor()
  await bench.page.getByRole('note').getByText('Do not rely on them.').waitFor()
  await expect.poll(bench.rows, SOON).toEqual(['Good morning.'])
  expect(await bench.watched.announced()).toEqual([])
  expect(bench.captions.calls).toEqual([])
})
