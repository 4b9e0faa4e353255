import { describe, expect, test, vi } from 'vitest'
import { DescryError } from '../../../assistant/contract'
import type { Host } from '../../../renderer/host/connection'
import { createOutbox, MOST_WAITING } from '../../../renderer/captions/sound/outbox'
import { createPieces, loudness, PIECE } from '../../../renderer/captions/sound/pieces'
import { createResampler } from '../../../renderer/captions/sound/resampler'

const tone = (hertz: number, rate: number, seconds = 1): Float32Array =>
  Float32Array.from({ length: rate * seconds }, (_, i) => Math.sin((2 * Math.PI * hertz * i) / rate))

/** Loudness of the middle, where the filter has sound on both sides. */
const middle = (samples: Float32Array): number => {
  const part = samples.slice(samples.length / 4, (samples.length * 3) / 4)
  return Math.sqrt(part.reduce((sum, value) => sum + value * value, 0) / part.length) * Math.SQRT2
}

describe.each([48_000, 44_100])('from %i Hz to 16 kHz', (rate) => {
  const resampled = (hertz: number): Float32Array => createResampler(rate, 16_000)(tone(hertz, rate))

  test('a second stays a second', () => {
    expect(Math.abs(resampled(440).length - 16_000)).toBeLessThan(40)
  })
  test('what speech is made of keeps its loudness', () => {
    for (const hertz of [100, 1000, 3400, 6000]) expect(middle(resampled(hertz))).toBeCloseTo(1, 1)
  })
  test('what is too high for 16 kHz is gone and not folded into the speech', () => {
    for (const hertz of [9000, 12_000, 15_000, 20_000]) expect(middle(resampled(hertz))).toBeLessThan(0.001)
  })
  test('the pitch stays: zero crossings of 1 kHz come 2000 times a second', () => {
    const samples = resampled(1000)
    let crossings = 0
    for (let i = 1; i < samples.length; i++) if (samples[i - 1]! < 0 !== samples[i]! < 0) crossings++
    expect(Math.abs(crossings - 2000)).toBeLessThan(12)
  })
  test('many pieces give the very samples that one gives', () => {
    const whole = resampled(300)
    const resample = createResampler(rate, 16_000)
    const input = tone(300, rate)
    const parts: number[] = []
    for (let at = 0; at < input.length; at += 777) parts.push(...resample(input.slice(at, at + 777)))
    expect(parts.length).toBe(whole.length)
    expect(parts.every((value, i) => value === whole[i])).toBe(true)
  })
})

test('pieces are 100 ms of 16-bit samples, and what is too loud is cut, not wrapped', () => {
  const pieces: Uint8Array[] = []
  const push = createPieces(16_000, (pcm) => pieces.push(pcm))
  push(new Float32Array(PIECE * 2 + 5).fill(1.5))
  expect(pieces.map(({ byteLength }) => byteLength)).toEqual([3200, 3200])
  expect(new Set(new Int16Array(pieces[0]!.buffer))).toEqual(new Set([32_767]))
})

test('the meter goes from nothing to full', () => {
  const pcm = (value: number): Uint8Array => new Uint8Array(new Int16Array(PIECE).fill(value).buffer)
  expect(loudness(pcm(0))).toBe(0)
  expect(loudness(pcm(32_767))).toBeCloseTo(1, 3)
  expect(loudness(pcm(1036))).toBeCloseTo(0.5, 2)
})

describe('sound on its way to the host', () => {
  const piece = (number: number): Uint8Array => new Uint8Array(new Int16Array(PIECE).fill(number).buffer)
  /** A host that takes sound, refuses it or lets it wait, as a test says. */
  function bench() {
    const taken: number[] = []
    const sizes: number[] = []
    const told: string[] = []
    const state = { answer: (): Promise<unknown> => Promise.resolve() }
    const host = {
      async call(_method: unknown, _params: unknown, { binary }: { binary: Uint8Array }) {
        await state.answer()
        sizes.push(binary.byteLength)
        for (let at = 0; at < binary.byteLength; at += PIECE * 2)
          taken.push(new DataView(binary.buffer).getInt16(at, true))
        return { result: {} }
      },
    } as unknown as Host
    const outbox = createOutbox(host, 'microphone', {
      dropped: (seconds) => told.push(`dropped ${seconds}`),
      flows: (seconds) => told.push(`flows ${seconds}`),
      gone: () => told.push('gone'),
    })
    return { outbox, taken, sizes, told, state }
  }
  const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i)

  test('waits until there is a session, then goes in its order, a second at once', async () => {
    const { outbox, taken, sizes, told } = bench()
    for (const i of upTo(25)) outbox.add(piece(i))
    expect(taken).toEqual([])
    outbox.attach('s')
    await vi.waitFor(() => expect(taken).toEqual(upTo(25)))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(32_000)
    expect(told).toEqual([])
  })

  test('is sent again when the connection broke while it was under way', async () => {
    const { outbox, taken, state } = bench()
    let failures = 2
    state.answer = () => (failures-- > 0 ? Promise.reject(new DescryError('CONNECTION_LOST')) : Promise.resolve())
    outbox.attach('s')
    for (const i of upTo(5)) outbox.add(piece(i))
    await vi.waitFor(() => expect(taken).toEqual(upTo(5)), { timeout: 5000 })
  })

  test('is kept for a minute while nothing goes; then the oldest is dropped, and it is said how much', async () => {
    const { outbox, taken, told, state } = bench()
    let open = (): void => {}
    state.answer = () => new Promise<void>((resolve) => (open = resolve))
    for (const i of upTo(MOST_WAITING + 25)) outbox.add(piece(i))
    expect(told).toEqual(['dropped 1', 'dropped 2'])
    outbox.attach('s')
    state.answer = () => Promise.resolve()
    outbox.add(piece(9999))
    open()
    await vi.waitFor(() => expect(taken.at(-1)).toBe(9999))
    // The piece that was under way when it was too much has arrived.
    expect(taken[0]).toBe(25)
    expect(taken).toHaveLength(MOST_WAITING + 1)
    expect(told.at(-1)).toBe('flows 2.5')
  })

  test('ends when the host knows no such session any more', async () => {
    const { outbox, told, state, taken } = bench()
    state.answer = () => Promise.reject(new DescryError('TRANSCRIPT_MISSING', 's'))
    outbox.attach('s')
    outbox.add(piece(1))
    await vi.waitFor(() => expect(told).toEqual(['gone']))
    outbox.add(piece(2))
    expect(taken).toEqual([])
  })
})
