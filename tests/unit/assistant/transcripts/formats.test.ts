import { describe, expect, test } from 'vitest'
import type { Segment } from '../../../../assistant/contract'
import { cuesOf, formatTranscript } from '../../../../assistant/transcripts/formats'

const names = { microphone: 'Microphone', system: 'Computer', speaker: (number: number) => `Speaker ${number}` }

/** A segment whose words follow each other evenly. */
function said(text: string, start: number, end: number, source?: Segment['source']): Segment {
  const parts = text.split(' ')
  const step = (end - start) / parts.length
  const words = parts.map((word, i) => ({ text: word, start: start + i * step, end: start + (i + 1) * step }))
  return { start, end, text, words, language: 'en', ...(source && { source }) }
}

const kennedy = said(
  'And so, my fellow Americans, ask not what your country can do for you, ask what you can do for your country.',
  0.3,
  10.5,
)

const seconds = (clock: string): number => {
  const [h = 0, m = 0, s = 0] = clock.replace(',', '.').split(':').map(Number)
  return h * 3600 + m * 60 + s
}
/** What a player reads in a file of subtitles. */
function parse(file: string): { start: number; end: number; lines: string[] }[] {
  return file.split(/\n\n+/u).flatMap((block) => {
    const rows = block.split('\n').filter((row) => row !== '')
    const at = rows.findIndex((row) => row.includes(' --> '))
    if (at < 0) return []
    const [start = '', end = ''] = (rows[at] as string).split(' --> ')
    return [{ start: seconds(start), end: seconds(end), lines: rows.slice(at + 1) }]
  })
}

describe('subtitles', () => {
  test('break a long sentence where it can be read', () => {
    expect(cuesOf([kennedy]).map(({ lines }) => lines)).toEqual([
      ['And so, my fellow Americans,', 'ask not what your country can do for you,'],
      ['ask what you can do for your country.'],
    ])
  })

  test('are the same in SubRip and WebVTT, and a player reads them back', () => {
    const srt = formatTranscript({ segments: [kennedy] }, 'srt', names)
    const vtt = formatTranscript({ segments: [kennedy] }, 'vtt', names)
    expect(srt.startsWith('1\n00:00:00,300 --> ')).toBe(true)
    expect(vtt.startsWith('WEBVTT\n\n00:00:00.300 --> ')).toBe(true)
    expect(parse(vtt)).toEqual(parse(srt))
    expect(parse(srt)).toHaveLength(2)
  })

  test('stay long enough to be read where there is room, and go before the next one', () => {
    const [yes, no] = cuesOf([said('Yes.', 1, 1.2), said('No.', 1.5, 1.7)])
    expect(yes?.end).toBeCloseTo(1.5 - 2 / 24, 6)
    expect(no?.end).toBeCloseTo(1.5 + 5 / 6, 6)
  })

  test('hold no marks that a player would take for its own', () => {
    const vtt = formatTranscript({ segments: [said('a <b> & --> c', 0, 2)] }, 'vtt', names)
    expect(vtt).toContain('a &lt;b&gt; &amp; --&gt; c')
    expect(parse(vtt)).toHaveLength(1)
  })

  test('name who speaks only where there are two', () => {
    const two = [said('Hello there.', 0, 1, 'microphone'), said('Welcome.', 2, 3, 'system')]
    expect(formatTranscript({ segments: two }, 'vtt', names)).toContain('<v Computer>Welcome.')
    expect(formatTranscript({ segments: two }, 'srt', names)).toContain('Microphone: Hello there.')
    expect(formatTranscript({ segments: two }, 'txt', names)).toBe('Microphone: Hello there.\n\nComputer: Welcome.\n')
    expect(formatTranscript({ segments: two.slice(0, 1) }, 'vtt', names)).not.toContain('<v')
  })

  test('name speakers that were told apart, within the limits of a line', () => {
    const one = { ...said('We shall fight on the beaches and on the landing grounds.', 0, 4), speaker: 1 }
    const two = { ...said('Who said that?', 5, 6), speaker: 2 }
    const vtt = formatTranscript({ segments: [one, two] }, 'vtt', names)
    expect(vtt).toContain('<v Speaker 1>We shall fight')
    expect(vtt).toContain('<v Speaker 2>Who said that?')
    const srt = formatTranscript({ segments: [one, two] }, 'srt', names)
    expect(parse(srt).map(({ lines }) => lines[0]?.slice(0, 11))).toEqual(['Speaker 1: ', 'Speaker 2: '])
    for (const { lines } of parse(srt)) for (const line of lines) expect(line.length).toBeLessThanOrEqual(42)
    expect(formatTranscript({ segments: [one, two] }, 'txt', names)).toBe(
      `Speaker 1: ${one.text}\n\nSpeaker 2: ${two.text}\n`,
    )
    expect(formatTranscript({ segments: [one] }, 'srt', names)).not.toContain('Speaker')
  })

  test('of any speech keep every word once, in order, within the limits of reading', () => {
    let state = 3
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const vocabulary = [
      'a',
      'the',
      'country,',
      'and',
      'internationalisation',
      'yes.',
      'x'.repeat(60),
      '3',
      'people',
      'do?',
    ]
    for (let round = 0; round < 200; round++) {
      let at = random(3)
      const segments = Array.from({ length: 1 + random(6) }, () => {
        const text = Array.from({ length: 1 + random(40) }, () => vocabulary[random(vocabulary.length)]).join(' ')
        const start = at
        at += 0.2 + random(150) / 10
        return said(text, start, at)
      })
      const cues = cuesOf(segments)
      expect(cues.flatMap(({ lines }) => lines.join(' ').split(' '))).toEqual(
        segments.flatMap(({ text }) => text.split(' ')),
      )
      for (const [i, { start, end, lines }] of cues.entries()) {
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const line of lines) expect(line.includes(' ') ? line.length : 0).toBeLessThanOrEqual(42)
        expect(end).toBeGreaterThan(start)
        expect(end - start).toBeLessThanOrEqual(7 + 1e-9)
        expect(end).toBeLessThanOrEqual((cues[i + 1]?.start ?? Infinity) + 1e-9)
      }
    }
  })
})

test('plain text has a paragraph where somebody paused', () => {
  const segments = [said('One.', 0, 1), said('Two.', 1.5, 2), said('Three.', 8, 9)]
  expect(formatTranscript({ segments }, 'txt', names)).toBe('One. Two.\n\nThree.\n')
  expect(formatTranscript({ segments: [] }, 'txt', names)).toBe('')
})

test('JSON holds every word with its time', () => {
  expect(JSON.parse(formatTranscript({ segments: [kennedy] }, 'json', names))).toEqual({ segments: [kennedy] })
})
