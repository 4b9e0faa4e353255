import type { Box } from '../../models/contract/scene'

/** The least number of insertions, deletions and substitutions of characters that turn one text into the other (Levenshtein 1965). */
export function editDistance(a: string, b: string): number {
  const left = [...a]
  const right = [...b]
  let previous = Array.from({ length: right.length + 1 }, (_, i) => i)
  for (let i = 1; i <= left.length; i++) {
    const current = [i]
    for (let j = 1; j <= right.length; j++) {
      const change = (previous[j - 1] as number) + (left[i - 1] === right[j - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[j] as number) + 1, (current[j - 1] as number) + 1))
    }
    previous = current
  }
  return previous[right.length] as number
}

/** Runs of white space count as one space; the ends are trimmed. Nothing else is forgiven. */
export const normaliseSpaces = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Character error rate: edit distance over the length of the truth. */
export function characterErrorRate(truth: string, read: string): number {
  const expected = normaliseSpaces(truth)
  return editDistance(expected, normaliseSpaces(read)) / Math.max(1, [...expected].length)
}

export interface PlacedText {
  text: string
  box: Box
}

export interface PlacedScore {
  /** Share of the true runs that lie under a read line. */
  found: number
  /** Character error rate over all runs; a run that was not found counts with all its characters, and so does invented text. */
  cer: number
  /** What differs, for a person to look at. */
  differences: { truth: string; read: string }[]
}

/** Compares text that has places: each true run belongs to the read line that covers most of it; runs under one line are joined from left to right. */
export function scorePlaced(truth: readonly PlacedText[], read: readonly PlacedText[]): PlacedScore {
  const under = new Map<PlacedText | null, PlacedText[]>()
  for (const run of truth) {
    let best: PlacedText | null = null
    let bestShare = 0.4
    for (const line of read) {
      const share = overlapX(run.box, line.box) * (centreInside(run.box, line.box) ? 1 : 0)
      if (share > bestShare) {
        bestShare = share
        best = line
      }
    }
    under.set(best, [...(under.get(best) ?? []), run])
  }
  const missed = under.get(null) ?? []
  let errors = missed.reduce((sum, run) => sum + [...run.text].length, 0)
  const differences = missed.map((run) => ({ truth: run.text, read: '' }))
  for (const line of read) {
    const runs = (under.get(line) ?? []).toSorted((a, b) => a.box[0] - b.box[0])
    const expected = normaliseSpaces(runs.map((run) => run.text).join(' '))
    const got = normaliseSpaces(line.text)
    const distance = editDistance(expected, got)
    errors += distance
    if (distance > 0) differences.push({ truth: expected, read: got })
  }
  const total = truth.reduce((sum, run) => sum + [...run.text].length, 0)
  return { found: 1 - missed.length / Math.max(1, truth.length), cer: errors / Math.max(1, total), differences }
}

/** Share of the run's width that lies under the line. */
function overlapX(run: Box, line: Box): number {
  const shared = Math.min(run[0] + run[2], line[0] + line[2]) - Math.max(run[0], line[0])
  return Math.max(0, shared) / Math.max(1, run[2])
}

function centreInside(run: Box, line: Box): boolean {
  const y = run[1] + run[3] / 2
  return y >= line[1] && y <= line[1] + line[3]
}
