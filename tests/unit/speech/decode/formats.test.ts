import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSoundFile } from '../../../../models/speech/decode'
import { difference, file, hasShared, levelOf, likeness, loudness, shared, sine, soundOf, wave } from './sounds'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sounds-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

let number = 0
function written(bytes: Uint8Array): string {
  const path = join(folder, `${number++}.wav`)
  writeFileSync(path, bytes)
  return path
}

describe('sound without compression', () => {
  it.each([
    { rate: 16_000, bits: 8 },
    { rate: 16_000, bits: 16 },
    { rate: 44_100, bits: 24 },
    { rate: 48_000, bits: 32 },
    { rate: 48_000, bits: 32, float: true },
    { rate: 8000, bits: 16 },
    { rate: 11_025, bits: 16 },
    { rate: 22_050, bits: 8 },
    { rate: 96_000, bits: 24 },
    { rate: 192_000, bits: 16 },
    { rate: 44_099, bits: 16 },
  ] as const)('keeps a tone of $rate Hz and $bits bits', async (format) => {
    const sound = await soundOf(written(wave({ ...format, channels: 1 }, 2, sine(1000))))
    expect(sound.length).toBe(32_000)
    expect(levelOf(sound, 1000)).toBeCloseTo(0.5, 2)
    // What is not the tone: what 8 bits, or a rate that hardly exists, leave.
    expect(Math.abs(loudness(sound.subarray(1600, -1600)) - 0.5 / Math.SQRT2)).toBeLessThan(0.004)
  })

  it('gives samples at 16 kHz as they are', async () => {
    const sound = await soundOf(written(wave({ rate: 16_000, channels: 1, bits: 32, float: true }, 1, sine(440))))
    expect(
      difference(
        sound,
        Float32Array.from(sound, (_, i) => sine(440)(i / 16_000)),
      ),
    ).toBeLessThan(1e-7)
  })

  it('mixes two channels into one without making them louder', async () => {
    const format = { rate: 44_100, channels: 2, bits: 16 } as const
    const both = await soundOf(written(wave(format, 1, sine(500, 0.8), sine(500, 0.8))))
    expect(levelOf(both, 500)).toBeCloseTo(0.8, 2)
    const one = await soundOf(written(wave(format, 1, sine(500, 0.8), sine(900, 0.4))))
    expect(levelOf(one, 500)).toBeCloseTo(0.4, 2)
    expect(levelOf(one, 900)).toBeCloseTo(0.2, 2)
  })

  it('hears the centre of six channels more than the rest, and not the low one', async () => {
    const [quiet, low, voice] = [sine(300, 0.5), sine(100, 0.9), sine(700, 0.5)]
    const format = { rate: 48_000, channels: 6, bits: 16 } as const
    const sound = await soundOf(written(wave(format, 1, quiet, quiet, voice, low, quiet, quiet)))
    expect(levelOf(sound, 700)).toBeGreaterThan(0.14)
    expect(levelOf(sound, 100)).toBeLessThan(0.001)
  })

  it('lets nothing through that 16 kHz can’t hold', async () => {
    const sound = await soundOf(written(wave({ rate: 44_100, channels: 1, bits: 24 }, 1, sine(9500))))
    expect(loudness(sound.subarray(1600, -1600))).toBeLessThan(0.0005)
    expect(
      levelOf(await soundOf(written(wave({ rate: 44_100, channels: 1, bits: 24 }, 1, sine(6500)))), 6500),
    ).toBeCloseTo(0.5, 2)
  })

  it('cuts floats that are too loud and takes those that are no number as silence', async () => {
    const bytes = wave({ rate: 16_000, channels: 1, bits: 32, float: true }, 0.1, sine(100, 3))
    bytes.writeFloatLE(NaN, 44)
    bytes.writeFloatLE(-Infinity, 48)
    const sound = await soundOf(written(bytes))
    expect([...sound.subarray(0, 2)]).toEqual([0, -1])
    expect(sound.every((value) => Math.abs(value) <= 1)).toBe(true)
  })

  it('tells the length, and comes in pieces of a second', async () => {
    const opened = await openSoundFile(written(wave({ rate: 44_100, channels: 1, bits: 16 }, 2.5, sine(100))))
    expect(opened.seconds).toBeCloseTo(2.5, 3)
    const lengths: number[] = []
    for await (const piece of opened.read()) lengths.push(piece.length)
    expect(lengths).toEqual([16_000, 16_000, 8000])
    await opened.close()
  })
})

describe('compressed sound', () => {
  it.each(['speech.mp3', 'speech.m4a', 'speech.opus', 'speech.webm'])('%s tells its length', async (name) => {
    const opened = await openSoundFile(file(name))
    expect(Math.abs((opened.seconds ?? 0) - 1.89)).toBeLessThan(0.03)
    await opened.close()
  })

  it.each(['speech.mp3', 'speech.m4a', 'speech.aac', 'speech.opus', 'speech.webm'])('%s', async (name) => {
    const sound = await soundOf(file(name))
    expect(sound.length / 16_000).toBeGreaterThan(1.87)
    expect(sound.length / 16_000).toBeLessThan(1.95)
    expect(likeness(await soundOf(file('speech.m4a')), sound)).toBeGreaterThan(0.95)
  })

  it.each(['speech.mp3', 'speech.m4a', 'speech.aac', 'speech.opus', 'speech.webm'])(
    '%s from the middle is what it is there in the whole',
    async (name) => {
      const whole = await soundOf(file(name))
      const part = await soundOf(file(name), 1.2)
      // WebM rounds times to milliseconds, which are 16 samples.
      expect(Math.abs(part.length - (whole.length - 19_200))).toBeLessThanOrEqual(name === 'speech.webm' ? 16 : 0)
      // AAC and Opus fill bands with noise, which is another each time.
      expect(likeness(whole.subarray(19_200), part)).toBeGreaterThan(0.99)
      if (name === 'speech.mp3') expect(difference(whole.subarray(19_200), part)).toBeLessThan(1e-6)
    },
  )
})

describe.skipIf(!hasShared)('real recordings and films', () => {
  it('the same speech as WAV and as FLAC is the same', async () => {
    const [wav, flac] = [
      await soundOf(join(shared, 'speech/en/jfk.wav')),
      await soundOf(join(shared, 'speech/en/jfk.flac')),
    ]
    expect(wav.length).toBe(176_000)
    expect(flac.length).toBe(176_000)
    expect(likeness(wav, flac)).toBeGreaterThan(0.999)
  })

  it('compressed speech is like the recording it was made from', async () => {
    const recording = await soundOf(join(shared, 'speech/en/LJ001-0002.wav'))
    for (const name of ['speech.mp3', 'speech.m4a', 'speech.aac', 'speech.opus', 'speech.webm'])
      expect([name, likeness(recording, await soundOf(file(name))) > 0.95]).toEqual([name, true])
  })

  it.each([
    ['speech/asterisk_en/vm-next.wav', 2.943, 0.08],
    ['sounds/freedesktop/complete.oga', 1.09, 0.063],
    ['sounds/freedesktop/bell.oga', 0.14, 0.075],
    ['video/mdn/elf.mp4', 8.01, 0.0027],
    ['video/act_rabbit/video.mp4', 13.7, 0.006],
    ['video/act_rabbit/silent.mp4', 13.7, 0],
  ])('%s', async (name, seconds, level) => {
    const sound = await soundOf(join(shared, name))
    expect(Math.abs(sound.length / 16_000 - seconds)).toBeLessThan(0.02)
    expect(Math.abs(loudness(sound) - level)).toBeLessThan(0.001 + level * 0.1)
  })

  it.each([
    'speech/en/jfk.flac',
    'speech/en/LJ001-0004.wav',
    'video/mdn/elf.mp4',
    'sounds/freedesktop/alarm-clock-elapsed.oga',
  ])('%s from the middle is, to the sample, what it is there in the whole', async (name) => {
    const whole = await soundOf(join(shared, name))
    for (const from of [0.25, 1.5, 3.1415]) {
      const place = Math.round(from * 16_000)
      const part = await soundOf(join(shared, name), from)
      expect(part.length).toBe(whole.length - place)
      expect(difference(part, whole.subarray(place))).toBeLessThan(1e-4)
    }
  })
})
