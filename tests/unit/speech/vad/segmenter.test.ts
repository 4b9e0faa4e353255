import { describe, expect, it } from 'vitest'
import { createSegmenter, type SegmentEvent, type SegmenterOptions } from '../../../../models/speech/vad/segmenter'

/** Frames of 32 ms, rounded up: what the numbers of the design become. */
const MINIMUM = 8
const PRE_ROLL = 16
const END_SILENCE = 19
const TAIL = 7
const SOFT = 469
const HARD = 875
const WINDOW = 157

const times = (count: number, probability: number): number[] => new Array<number>(count).fill(probability)

interface Told {
  event: SegmentEvent
  /** Number of frames that had come when it was told. */
  after: number
}

function run(probabilities: number[], options?: Partial<SegmenterOptions>): Told[] {
  const segmenter = createSegmenter(options)
  const told = probabilities.flatMap((probability, i) =>
    segmenter.push(probability).map((event) => ({ event, after: i + 1 })),
  )
  return [...told, ...segmenter.finish().map((event) => ({ event, after: probabilities.length }))]
}
const events = (probabilities: number[], options?: Partial<SegmenterOptions>): SegmentEvent[] =>
  run(probabilities, options).map(({ event }) => event)

describe('utterances', () => {
  it('are none in silence', () => {
    expect(events(times(2000, 0.1))).toEqual([])
    expect(events([])).toEqual([])
  })

  it('begin before the voice and end after it', () => {
    expect(events([...times(50, 0), ...times(100, 0.9), ...times(50, 0)])).toEqual([
      { kind: 'start', frame: 50 - PRE_ROLL },
      { kind: 'end', frame: 150 + TAIL, cut: false },
    ])
  })

  it('are told of as soon as the voice is long enough, and when the silence is', () => {
    const told = run([...times(50, 0), ...times(100, 0.9), ...times(50, 0)])
    expect(told.map(({ after }) => after)).toEqual([50 + MINIMUM, 150 + END_SILENCE])
  })

  it('begin at the start of the stream where there is nothing before', () => {
    expect(events([...times(3, 0), ...times(20, 1), ...times(30, 0)])[0]).toEqual({ kind: 'start', frame: 0 })
  })

  it('are no clicks', () => {
    const click = [...times(MINIMUM - 1, 1), ...times(40, 0)]
    expect(events([...click, ...click, ...click])).toEqual([])
  })

  it('are short words', () => {
    expect(events([...times(40, 0), ...times(MINIMUM, 0.8), ...times(40, 0)])).toHaveLength(2)
  })

  it('need a probability of 0.5 to begin, and go on at 0.35', () => {
    expect(events(times(200, 0.49))).toEqual([])
    expect(events([...times(20, 0), ...times(4, 0.5), ...times(200, 0.35), ...times(30, 0.34)])).toEqual([
      { kind: 'start', frame: 20 - PRE_ROLL },
      { kind: 'end', frame: 224 + TAIL, cut: false },
    ])
  })

  it('go on over pauses shorter than 600 ms', () => {
    const spoken = [...times(30, 0.9), ...times(END_SILENCE - 1, 0.01)]
    expect(events([...spoken, ...spoken, ...spoken, ...times(30, 0)])).toHaveLength(2)
    expect(events([...times(30, 0.9), ...times(END_SILENCE, 0.01), ...times(30, 0.9), ...times(30, 0)])).toHaveLength(4)
  })

  it('never overlap: what leads to a voice begins at the end of the one before', () => {
    const spoken = [...times(30, 0.9), ...times(END_SILENCE, 0)]
    const [, end, start] = events([...spoken, ...spoken])
    expect(end).toEqual({ kind: 'end', frame: 30 + TAIL, cut: false })
    expect(start).toEqual({ kind: 'start', frame: 30 + TAIL })
  })

  it('end with the stream', () => {
    expect(events([...times(30, 0), ...times(50, 0.9)])).toEqual([
      { kind: 'start', frame: 30 - PRE_ROLL },
      { kind: 'end', frame: 80, cut: false },
    ])
  })

  it('are not what was too short when the stream ended', () => {
    expect(events([...times(30, 0), ...times(MINIMUM - 1, 0.9)])).toEqual([])
  })

  it('can be found again after the end', () => {
    const segmenter = createSegmenter()
    for (const probability of times(20, 1)) segmenter.push(probability)
    expect(segmenter.finish()).toHaveLength(1)
    expect(segmenter.finish()).toEqual([])
  })
})

describe('long utterances', () => {
  it('are cut at a pause after 15 seconds, when the voice goes on', () => {
    const before = times(420, 0.9)
    const told = run([...before, 0.3, 0.1, 0.2, ...times(200, 0.9), ...times(30, 0)])
    expect(told.map(({ event }) => event)).toEqual([
      { kind: 'start', frame: 0 },
      { kind: 'end', frame: 421, cut: true },
      { kind: 'start', frame: 421 },
      { kind: 'end', frame: 623 + TAIL, cut: false },
    ])
    expect(told[1]?.after).toBe(SOFT)
  })

  it('are cut in the quietest place of the last 5 seconds', () => {
    const probabilities = times(SOFT + 50, 0.9)
    probabilities[SOFT - WINDOW - 2] = 0
    probabilities[SOFT - 100] = 0.2
    probabilities[SOFT - 50] = 0.1
    probabilities[SOFT - 20] = 0.3
    expect(events(probabilities)[1]).toEqual({ kind: 'end', frame: SOFT - 50, cut: true })
  })

  it('wait for a pause after 15 seconds where there was none', () => {
    const told = run([...times(600, 0.9), 0.2, 0.1, ...times(100, 0.9)])
    expect(told[1]).toEqual({ event: { kind: 'end', frame: 601, cut: true }, after: 603 })
  })

  it('are cut after 28 seconds without a pause, where it is least likely that somebody speaks', () => {
    const probabilities = times(2 * HARD, 0.9)
    probabilities[HARD - 30] = 0.6
    const told = run(probabilities)
    expect(told[1]).toEqual({ event: { kind: 'end', frame: HARD - 30, cut: true }, after: HARD })
    expect(told[2]?.event).toEqual({ kind: 'start', frame: HARD - 30 })
  })

  it('are cut after 28 seconds also where it is never sure that somebody speaks', () => {
    const lengths = lengthsOf(events([...times(10, 0.9), ...times(5000, 0.4)]))
    expect(Math.max(...lengths)).toBeLessThanOrEqual(HARD)
  })

  it('end by themselves where the pause goes on', () => {
    const told = events([...times(SOFT + 10, 0.9), ...times(40, 0)])
    expect(told).toEqual([
      { kind: 'start', frame: 0 },
      { kind: 'end', frame: SOFT + 10 + TAIL, cut: false },
    ])
  })
})

function lengthsOf(told: SegmentEvent[]): number[] {
  return told.flatMap((event, i) => (event.kind === 'end' ? [event.frame - (told[i - 1]?.frame ?? 0)] : []))
}

describe('whatever the probabilities are', () => {
  // A small generator, so that a failure can be repeated.
  let seed = 1
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  const speech = (): number[] =>
    Array.from({ length: 40 }, () => {
      const level = random()
      return Array.from({ length: Math.ceil(random() * 120) }, () =>
        Math.min(1, Math.max(0, level + (random() - 0.5) / 2)),
      )
    }).flat()

  it('starts and ends alternate, nothing overlaps, nothing is longer than 28 seconds or lies ahead', () => {
    for (let round = 0; round < 200; round++) {
      const probabilities = speech()
      const told = run(probabilities)
      let place = 0
      told.forEach(({ event, after }, i) => {
        expect(event.kind).toBe(i % 2 === 0 ? 'start' : 'end')
        expect(event.frame).toBeGreaterThanOrEqual(place)
        expect(event.frame).toBeLessThanOrEqual(after)
        const previous = told[i - 1]?.event
        if (previous?.kind === 'end' && previous.cut) expect(event.frame).toBe(previous.frame)
        place = event.frame
      })
      expect(told.length % 2).toBe(0)
      expect(Math.max(0, ...lengthsOf(told.map(({ event }) => event)))).toBeLessThanOrEqual(HARD)
    }
  })

  it('every long voice is in an utterance', () => {
    for (let round = 0; round < 100; round++) {
      const probabilities = speech()
      const told = events(probabilities)
      const inside = (frame: number): boolean =>
        told.some(
          (event, i) => event.kind === 'start' && event.frame <= frame && frame < (told[i + 1]?.frame ?? Infinity),
        )
      let voiced = 0
      probabilities.forEach((probability, frame) => {
        voiced = probability >= 0.5 ? voiced + 1 : 0
        if (voiced === MINIMUM)
          for (let i = 0; i < MINIMUM; i++)
            expect([round, frame - i, inside(frame - i)]).toEqual([round, frame - i, true])
      })
    }
  })
})
