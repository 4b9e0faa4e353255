import { describe, expect, test } from 'vitest'
import { createVoices } from '../../../../models/speech/speakers/voices'

/** Chance that is the same each time. */
function chance(seed: number): () => number {
  return () => {
    seed = (seed * 1664525 + 1013904223) % 4294967296
    return seed / 4294967296
  }
}

/** Voices of so many people, scattered around each person's own: `order` says who is heard. */
async function heard(order: readonly number[], { scatter = 0.6, block = 500, seconds = 2 } = {}): Promise<number[]> {
  const random = chance(7)
  const normal = (): number => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
  const unit = (vector: Float32Array): Float32Array => {
    const length = Math.hypot(...vector)
    return vector.map((value) => value / length)
  }
  const people = Array.from({ length: Math.max(...order) + 1 }, () => unit(new Float32Array(256).map(normal)))
  const voices = createVoices(block)
  for (const person of order) {
    const noise = unit(new Float32Array(256).map(normal))
    await voices.add(unit(people[person]!.map((value, i) => value + scatter * noise[i]!)), seconds)
  }
  return voices.finish()
}

/** Whether two lists put the same things together, whatever they call the groups. */
function agree(a: readonly number[], b: readonly number[]): boolean {
  const pairs = new Set(a.map((value, i) => `${value} ${b[i]}`))
  return a.length === b.length && pairs.size === new Set(a).size && pairs.size === new Set(b).size
}

describe('Voices', () => {
  test('of one person are one', async () => {
    expect(new Set(await heard(Array<number>(30).fill(0))).size).toBe(1)
  })

  test('of four people are four, in whatever order they speak', async () => {
    const order = Array.from({ length: 120 }, (_, i) => (i * i + Math.floor(i / 7)) % 4)
    expect(agree(await heard(order), order)).toBe(true)
  })

  test('of a long recording are put together in blocks, with the same result', async () => {
    const order = Array.from({ length: 300 }, (_, i) => (i % 11) % 3)
    expect(agree(await heard(order, { block: 40 }), order)).toBe(true)
  })

  test('that are heard hardly at all count as the most similar other voice', async () => {
    const order = [...Array<number>(20).fill(0), ...Array<number>(20).fill(1), 2]
    expect(new Set(await heard(order)).size).toBe(2)
  })

  test('are not taken together where there are only short ones', async () => {
    expect(agree(await heard([0, 1], { seconds: 1 }), [0, 1])).toBe(true)
  })

  test('are none where nobody was heard', async () => {
    expect(await createVoices().finish()).toEqual([])
  })

  test('of six hours are put together while other work goes on', async () => {
    const order = Array.from({ length: 5000 }, (_, i) => Math.floor(i / 9) % 5)
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    expect(agree(await heard(order), order)).toBe(true)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(10)
  })
})
