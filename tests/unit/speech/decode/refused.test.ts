import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSoundFile } from '../../../../models/speech/decode'
import { file, hasShared, shared, sine, soundOf, wave, waveHead } from './sounds'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sounds-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function written(name: string, bytes: Uint8Array | string): string {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const refused = (path: string, code: string): Promise<void> =>
  expect(openSoundFile(path)).rejects.toMatchObject({ code, detail: path })

describe('files that can’t be opened', () => {
  it('a missing file', () => refused(join(folder, 'missing.wav'), 'FILE_NOT_FOUND'))
  it('a name with a zero byte', () => refused(`${join(folder, 'a')}\0.wav`, 'FILE_NOT_FOUND'))
  it('a folder', () => refused(folder, 'FILE_IS_DIRECTORY'))
  it('an empty file', () => refused(written('empty.wav', ''), 'FILE_EMPTY'))
  it.skipIf(process.platform === 'win32')('a device', () => refused('/dev/zero', 'FILE_UNREADABLE'))
  it('text that is called .wav', () =>
    refused(written('text.wav', 'This is no sound.\n'.repeat(500)), 'SOUND_UNSUPPORTED'))
  it('a playlist, which names other files', () =>
    refused(written('list.m3u8', `#EXTM3U\n#EXTINF:2,\n${file('speech.aac')}\n#EXT-X-ENDLIST\n`), 'SOUND_UNSUPPORTED'))
  it('a page', () => refused(written('page.mp3', '<!doctype html><title>Not found</title>'), 'SOUND_UNSUPPORTED'))
})

describe('headers that lie', () => {
  const lie = (format: Partial<Parameters<typeof waveHead>[0]>, bytes = 4000): string => {
    const head = waveHead({ rate: 16_000, channels: 1, bits: 16, ...format }, bytes)
    return written(`lie-${JSON.stringify(format).replace(/\W/g, '')}.wav`, Buffer.concat([head, Buffer.alloc(4000)]))
  }
  it.each([{ rate: 4_000_000_000 }, { rate: 1 }, { rate: 0 }, { channels: 65_535 }, { channels: 0 }])(
    '%o',
    async (format) => {
      await refused(lie(format), 'SOUND_DAMAGED')
    },
  )
  it('data of 4 GB that are not there', async () => {
    expect((await soundOf(lie({ rate: 16_000 }, 0xfffffff0))).length).toBe(2000)
  })
})

describe('damaged files', () => {
  const cut = (name: string, part: number): string => {
    const bytes = readFileSync(file(name))
    return written(`cut-${part}-${name}`, bytes.subarray(0, Math.floor(bytes.length * part)))
  }

  it('a WAV that breaks off gives what it has', async () => {
    const bytes = wave({ rate: 8000, channels: 1, bits: 16 }, 2, sine(300))
    expect((await soundOf(written('short.wav', bytes.subarray(0, 44 + 16_001)))).length).toBe(16_000)
  })
  it.each(['speech.mp3', 'speech.aac', 'speech.opus', 'speech.webm'])(
    '%s that breaks off gives what it has',
    async (name) => {
      const [whole, half] = [await soundOf(file(name)), await soundOf(cut(name, 0.5))]
      expect(half.length).toBeGreaterThan(whole.length * 0.3)
      expect(half.length).toBeLessThan(whole.length * 0.7)
    },
  )
  it('an MP4 without its index holds nothing that can be used', () => refused(cut('speech.m4a', 0.5), 'SOUND_DAMAGED'))
  it('a WAV that breaks off after its head holds nothing', async () => {
    const path = written('head.wav', waveHead({ rate: 8000, channels: 1, bits: 16 }, 16_000))
    await expect(soundOf(path)).rejects.toMatchObject({ code: 'SOUND_DAMAGED' })
  })

  it.each(['speech.mp3', 'speech.m4a', 'speech.opus', 'speech.webm'])(
    '%s that is damaged in the middle goes on after it',
    async (name) => {
      const bytes = readFileSync(file(name))
      const middle = Math.floor(bytes.length * 0.45)
      bytes.fill(0x5a, middle, middle + 300)
      const [whole, damaged] = [await soundOf(file(name)), await soundOf(written(`damaged-${name}`, bytes))]
      expect(Math.abs(damaged.length - whole.length)).toBeLessThan(16_000 * 0.5)
      const end = (sound: Float32Array): Float32Array => sound.subarray(-6000, -2000)
      expect(end(damaged).some((value) => Math.abs(value) > 0.01)).toBe(true)
    },
  )

  it('whatever bytes are changed, it is decoded or refused with a sentence', async () => {
    // A small generator, so that a failure can be repeated.
    let seed = 12_345
    const random = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
      return Math.floor((seed / 2 ** 32) * below)
    }
    const codes = new Set<string>()
    for (const name of ['speech.mp3', 'speech.m4a', 'speech.aac', 'speech.opus', 'speech.webm'])
      for (let round = 0; round < 12; round++) {
        const bytes = readFileSync(file(name))
        const places = round % 2 ? bytes.length : Math.min(bytes.length, 800)
        for (let changes = 0; changes < 12; changes++) bytes[random(places)] = random(256)
        const path = written('fuzzed', bytes)
        try {
          const sound = await soundOf(path)
          expect(sound.every((value) => Math.abs(value) <= 1)).toBe(true)
          codes.add('decoded')
        } catch (error) {
          codes.add((error as { code?: string }).code ?? String(error))
        }
      }
    for (const code of codes) expect(['decoded', 'SOUND_DAMAGED', 'SOUND_UNSUPPORTED', 'SOUND_MISSING']).toContain(code)
    expect(codes).toContain('decoded')
  }, 60_000)
})

describe.skipIf(!hasShared)('films', () => {
  it('without a track of sound', async () => {
    const bytes = readFileSync(join(shared, 'video/mdn/elf.mp4'))
    // The kind of a track is told by its handler; nobody handles `none`.
    for (let at = bytes.indexOf('soun'); at >= 0; at = bytes.indexOf('soun', at)) bytes.write('none', at)
    await refused(written('mute.mp4', bytes), 'SOUND_MISSING')
  })
  it.each(['photos/imageio/astronaut.png', 'photos/imageio/rommel.jpg', 'video/ad_texts/deadline_captions_en.vtt'])(
    '%s is none',
    (name) => refused(join(shared, name), 'SOUND_UNSUPPORTED'),
  )
})
