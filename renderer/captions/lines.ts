import type { CaptionLine, SoundSource } from '../../assistant/contract'

/** Lines that are kept for scrolling back; the whole is among the transcripts. */
const MOST_LINES = 2000

/** A sound that is no speech, from `start` to `end` in seconds of the session. */
export interface HeardSound {
  label: string
  source: SoundSource
  start: number
  end: number
}

/** A line in its place; one that is final and empty was nothing and goes. */
export function withLine(lines: readonly CaptionLine[], line: CaptionLine): readonly CaptionLine[] {
  const at = lines.findIndex(({ id }) => id === line.id)
  const taken = line.final && line.committed === ''
  if (taken) return at < 0 ? lines : lines.filter(({ id }) => id !== line.id)
  if (at >= 0) return lines.with(at, line)
  const before = lines.findLastIndex(({ start }) => start <= line.start)
  return lines.toSpliced(before + 1, 0, line).slice(-MOST_LINES)
}

/** A sound in brackets among the words, in its place. */
export function withSound(lines: readonly CaptionLine[], sound: HeardSound): readonly CaptionLine[] {
  const { label, source, start, end } = sound
  return withLine(lines, {
    ...{ id: `sound-${source}-${start}`, index: 0, source, start, end },
    ...{ committed: `[${label.toLowerCase()}]`, tail: '', final: true, words: [], language: null },
  })
}
