import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { speechFile, speechIsThere, useCaptionsBench } from '../../fixtures/captions-bench'

const bench = useCaptionsBench()
/** Sound takes its time to come. */
const SOON = { timeout: 15_000 }

const heard = (source: 'microphone' | 'system' = 'microphone'): Int16Array => {
  const bytes = Uint8Array.from(bench.captions.sound[source])
  return new Int16Array(bytes.buffer, 0, bytes.byteLength >> 1)
}
const seconds = (source: 'microphone' | 'system' = 'microphone'): number => bench.captions.sound[source].length / 32_000
const loudness = (samples: Int16Array): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length)
/** Loudness of every tenth of a second. */
const envelope = (samples: Int16Array): number[] =>
  Array.from({ length: Math.floor(samples.length / 1600) }, (_, i) =>
    loudness(samples.subarray(i * 1600, i * 1600 + 1600)),
  )

/** How alike two rises and falls are, at the shift (in tenths of a second) where they are most alike: 1 is the same. */
function likeness(a: number[], b: number[]): number {
  const at = (shift: number): number => {
    const pairs = a.flatMap((value, i) =>
      b[i + shift] === undefined ? [] : [[value, b[i + shift] as number] as const],
    )
    const mean = (pick: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[pick], 0) / pairs.length
    const [x, y] = [mean(0), mean(1)]
    let [xy, xx, yy] = [0, 0, 0]
    for (const [p, q] of pairs) {
      xy += (p - x) * (q - y)
      xx += (p - x) ** 2
      yy += (q - y) ** 2
    }
    return xy / Math.sqrt(xx * yy)
  }
  return Math.max(...Array.from({ length: 30 }, (_, shift) => at(shift)))
}

describe.skipIf(!speechIsThere)('a microphone that plays a file once (skipped without the shared inputs)', () => {
  const own = speechIsThere ? new Int16Array(readFileSync(speechFile).buffer.slice(44)) : new Int16Array()

  // Chromium's made-up microphone leaves sound out where the computer is too busy for a moment; then it is played again.
  const played = { retry: 2 }

  test('reaches the host as 16 kHz PCM: as long, as loud, with the same pauses', played, async () => {
    await bench.open()
    await bench.start()
    await expect.poll(() => seconds(), { timeout: 30_000 }).toBeGreaterThan(13)
    const samples = heard()
    expect(bench.captions.sizes.every((bytes) => bytes % 3200 === 0 && bytes <= 64_000)).toBe(true)
    expect(likeness(envelope(own), envelope(samples))).toBeGreaterThan(0.9)
    // The browser may make a quiet voice louder.
    const ratio = loudness(samples) / (loudness(own) * Math.sqrt(own.length / samples.length))
    expect(ratio).toBeGreaterThan(0.7)
    expect(ratio).toBeLessThan(1.6)
    expect(await bench.page.getByRole('meter', { name: 'Level: Microphone' }).getAttribute('aria-valuetext')).toMatch(
      /no sound|quiet|good|too loud/u,
    )
  })

  test('also where the browser connects a microphone to its own rate only, as Firefox does', played, async () => {
    await bench.open()
    await bench.page.evaluate(() => {
      const Context = window.AudioContext
      window.AudioContext = class extends Context {
        constructor(options?: AudioContextOptions) {
          super(options ?? { sampleRate: 48_000 })
        }
        override createMediaStreamSource(stream: MediaStream): MediaStreamAudioSourceNode {
          if (this.sampleRate === 16_000) throw new DOMException('different sample-rate', 'NotSupportedError')
          return super.createMediaStreamSource(stream)
        }
      }
    })
    await bench.start()
    await expect.poll(() => seconds(), { timeout: 30_000 }).toBeGreaterThan(13)
    expect(likeness(envelope(own), envelope(heard()))).toBeGreaterThan(0.9)
  })
})

test('while the connection is away sound waits, and comes in its order when it is back', async () => {
  await bench.open()
  await bench.start()
  await expect.poll(() => seconds(), SOON).toBeGreaterThan(0.5)
  const before = seconds()
  await bench.host.stop()
  await bench.page.locator('footer .status-text', { hasText: 'lost' }).waitFor()
  await bench.page.waitForTimeout(2500)
  expect(seconds() - before).toBeLessThan(1)
  await bench.host.start()
  // All that waited comes at once, in pieces of up to a second.
  await expect.poll(() => Math.max(...bench.captions.sizes), { timeout: 20_000 }).toBeGreaterThan(10_000)
  await expect.poll(() => seconds() - before, SOON).toBeGreaterThan(3)
  expect(await bench.page.locator('.captions-problem').count()).toBe(0)
})

test('when Descry was started again, captions have ended, which is said, and they can be started again', async () => {
  await bench.open()
  await bench.start()
  await bench.host.stop()
  bench.captions.session = null
  await bench.host.start()
  await bench.button('Start captions').waitFor({ timeout: 20_000 })
  await bench.page.locator('.captions-problem', { hasText: 'Captions have ended because Descry was started' }).waitFor()
  expect((await bench.watched.announced()).join()).toContain('Captions have ended because Descry was started again.')
  await bench.start()
  const before = seconds()
  await expect.poll(() => seconds(), SOON).toBeGreaterThan(before)
})

test('a page that is loaded again goes on with the microphone and shows what was written', async () => {
  await bench.open()
  await bench.start()
  await expect.poll(() => seconds(), SOON).toBeGreaterThan(0.3)
  bench.captions.say({ id: 'm-0', committed: 'Before.', final: true })
  await expect.poll(bench.rows, SOON).toEqual(['Before.'])
  await bench.page.reload()
  await bench.page.locator('footer .status-text', { hasText: 'Ready' }).waitFor()
  await bench.page.keyboard.press('Alt+2')
  await expect.poll(bench.rows, SOON).toEqual(['Before.'])
  const before = seconds()
  await expect.poll(() => seconds(), SOON).toBeGreaterThan(before + 0.3)
  expect(bench.captions.calls).toEqual(['start microphone page'])
})

/** The devices of the page, in the test's hands: tracks that end, and a computer whose sound is a tone. */
const inHand = (): Promise<void> =>
  bench.page.evaluate(() => {
    const tracks: MediaStreamTrack[] = []
    const asked: string[] = []
    Object.assign(window, { tracks, asked })
    const devices = navigator.mediaDevices
    const open = devices.getUserMedia.bind(devices)
    devices.getUserMedia = async (constraints) => {
      asked.push('microphone')
      const stream = await open(constraints)
      tracks.push(...stream.getAudioTracks())
      return stream
    }
    devices.getDisplayMedia = async () => {
      asked.push('system')
      const audio = new AudioContext()
      const tone = audio.createOscillator()
      const into = audio.createMediaStreamDestination()
      tone.connect(into)
      tone.start()
      tracks.push(...into.stream.getAudioTracks())
      return into.stream
    }
  })
const end = (track: number): Promise<void> =>
  bench.page.evaluate((i) => {
    const track = (window as unknown as { tracks: MediaStreamTrack[] }).tracks[i]
    track?.stop()
    // Stopping from the page's side sends no event; a cable that is pulled does.
    track?.dispatchEvent(new Event('ended'))
  }, track)

test('an unplugged microphone is said; the computer’s sound goes on; plugged in again, so does the microphone', async () => {
  await bench.open()
  await inHand()
  await bench.source('This computer').check({ force: true })
  await bench.start()
  // The computer’s sound has to be asked for right after the press.
  expect(await bench.page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual([
    'system',
    'microphone',
  ])
  await expect.poll(() => Math.min(seconds('microphone'), seconds('system')), SOON).toBeGreaterThan(0.3)
  await end(1)
  await expect.poll(() => bench.captions.calls.at(-1), SOON).toBe('microphone lost')
  await expect.poll(bench.status, SOON).toBe('Microphone is not connected. Plug it in, and captions go on.')
  expect((await bench.watched.announced()).at(-1)).toContain('Microphone is not connected.')
  expect(await bench.source('Microphone').isChecked()).toBe(false)
  const [microphone, system] = [seconds('microphone'), seconds('system')]
  await expect.poll(() => seconds('system'), SOON).toBeGreaterThan(system + 0.3)
  expect(seconds('microphone')).toBe(microphone)
  // Systems tell of one device several times.
  await bench.page.evaluate(() => {
    for (let i = 0; i < 3; i++) navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  })
  await expect.poll(() => seconds('microphone'), SOON).toBeGreaterThan(microphone + 0.3)
  expect(await bench.page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toHaveLength(3)
  await expect.poll(bench.status, SOON).toBe('Listening.')
})

test('who stops sharing the computer’s sound is told how to share it again, and can', async () => {
  await bench.open()
  await inHand()
  await bench.source('This computer').check({ force: true })
  await bench.source('Microphone').uncheck({ force: true })
  await bench.start()
  await end(0)
  await expect
    .poll(bench.status, SOON)
    .toContain('The sound of this computer is no longer shared. Tick “This computer”')
  await bench.source('This computer').click({ force: true })
  const before = seconds('system')
  await expect.poll(() => seconds('system'), SOON).toBeGreaterThan(before + 0.3)
  expect(bench.captions.calls).toEqual(['start system page', 'system lost', 'start system page'])
})

test('a source can be added while captions run', async () => {
  await bench.open()
  await inHand()
  await bench.start()
  await bench.source('This computer').click({ force: true })
  await expect.poll(() => seconds('system'), SOON).toBeGreaterThan(0.3)
  expect(bench.captions.calls).toEqual(['start microphone page', 'start system page'])
})

test('with one source refused captions go on with the other, and it is said which', async () => {
  await bench.open()
  await inHand()
  await bench.page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await bench.source('This computer').check({ force: true })
  await bench.start()
  await bench.page.getByText('The sound of this computer can’t be captured here').first().waitFor()
  expect(bench.captions.calls).toEqual(['start microphone page'])
})

test('without a microphone it says so, begins nothing, and captions can be tried again', async () => {
  await bench.open({ permissions: [] })
  const refuse = (name: string): Promise<void> =>
    bench.page.evaluate((error) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', error))
    }, name)
  await refuse('NotFoundError')
  await bench.button('Start captions').click()
  await bench.page.getByText('No microphone was found. Plug one in and try again.').first().waitFor()
  await refuse('NotAllowedError')
  await bench.button('Start captions').click()
  await bench.page.getByText('The system did not allow the microphone.').first().waitFor()
  expect(bench.captions.calls).toEqual([])
})

test('where the host captures the computer’s sound itself, the page does not ask for it', async () => {
  bench.captions.byHost = ['system']
  await bench.open()
  await inHand()
  await bench.source('This computer').check({ force: true })
  await bench.start()
  expect(bench.captions.calls).toEqual(['start system host,microphone page'])
  expect(await bench.page.evaluate(() => (window as unknown as { asked: string[] }).asked)).toEqual(['microphone'])
})

test('the host’s microphone is taken where the browser has none, and never where the person refused', async () => {
  bench.captions.byHost = ['microphone']
  await bench.open()
  const refuse = (name: string): Promise<void> =>
    bench.page.evaluate((error) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', error))
    }, name)
  await refuse('NotAllowedError')
  await bench.button('Start captions').click()
  await bench.page.getByText('The system did not allow the microphone.').first().waitFor()
  expect(bench.captions.calls).toEqual([])
  await refuse('NotFoundError')
  await bench.start()
  expect(bench.captions.calls).toEqual(['start microphone host'])
})
