import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSoundFile } from '../../../../models/speech/decode'
import { file, soundOf, waveHead } from './sounds'

const HOUR = 3600
const RATE = 8000
const MEGABYTE = 1024 * 1024

describe('a file of an hour', () => {
  let folder = ''
  let path = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sounds-'))
    path = join(folder, 'hour.wav')
    const handle = openSync(path, 'w')
    writeSync(handle, waveHead({ rate: RATE, channels: 1, bits: 16 }, HOUR * RATE * 2))
    // Silence with one click in every second but at another place each: 1 sample later for each second.
    for (let second = 0; second < HOUR; second++) {
      const sound = Buffer.alloc(RATE * 2)
      sound.writeInt16LE(20_000, 2 * second)
      writeSync(handle, sound)
    }
    closeSync(handle)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const loudest = (piece: Float32Array): number =>
    piece.reduce((best, value, i) => (value > (piece[best] ?? 0) ? i : best), 0)

  it('takes no more memory at its end than at its start', async () => {
    const opened = await openSoundFile(path)
    const used = (): number => process.memoryUsage().rss
    let [second, early, late] = [0, 0, 0]
    for await (const piece of opened.read()) {
      if (second % 300 === 0) expect(loudest(piece)).toBe(2 * second)
      second++
      if (second === 600) early = used()
      late = used()
    }
    await opened.close()
    expect(second).toBe(HOUR)
    // The file has 58 MB, its sound 230 MB as floats.
    expect(late - early).toBeLessThan(60 * MEGABYTE)
  }, 120_000)

  it('begins at the right sample when it is read from near its end', async () => {
    const opened = await openSoundFile(path)
    for await (const piece of opened.read(3500)) {
      expect(loudest(piece)).toBe(2 * 3500)
      break
    }
    for await (const piece of opened.read(3500.4375)) {
      expect(loudest(piece)).toBe(0)
      break
    }
    await opened.close()
  })

  it('has nothing after its end', async () => {
    expect((await soundOf(path, HOUR + 10)).length).toBe(0)
  })

  it('stops within a piece when it is told to', async () => {
    const opened = await openSoundFile(path)
    const stop = new AbortController()
    let pieces = 0
    const reading = async (): Promise<void> => {
      for await (const piece of opened.read(0, stop.signal)) if (piece.length > 0 && ++pieces === 3) stop.abort()
    }
    await expect(reading()).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(pieces).toBe(3)
    await opened.close()
  })

  it('leaves time for other things', async () => {
    const opened = await openSoundFile(path)
    let turns = 0
    let going = true
    const turn = (): void => {
      turns++
      if (going) setImmediate(turn)
    }
    turn()
    let pieces = 0
    for await (const piece of opened.read()) if (piece.length > 0 && ++pieces === 300) break
    going = false
    await opened.close()
    expect(turns).toBeGreaterThan(10)
  })

  it('ends a read when it is closed', async () => {
    const opened = await openSoundFile(file('speech.mp3'))
    const reading = opened.read()[Symbol.asyncIterator]()
    await reading.next()
    await opened.close()
    await expect(reading.next()).rejects.toMatchObject({ code: 'CANCELLED' })
    await opened.close()
  })
})
