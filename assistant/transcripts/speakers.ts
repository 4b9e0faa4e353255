import { earsMethods, type SpeakerTurn, type TimedWord } from '../../models/contract/hearing'
import { toDescryError } from '../../models/contract/errors'
import type { Segment } from '../contract'
import type { EnginePort } from '../ports'

/** So often in a row the engine may die before this is given up. */
const MOST_RESTARTS = 3
/** A word this far from every turn is nobody's, in seconds. */
const FAR = 2
/** A word as short as this between two of another speaker is theirs: turns are not found to the hundredth, in seconds. */
const SHORT = 0.3

/** Who speaks when in a file. Rejects with the errors of `ears.speakers`. */
export async function findTurns(
  ears: EnginePort,
  path: string,
  onProgress: (seconds: number, of: number | null) => void,
  signal: AbortSignal,
): Promise<SpeakerTurn[]> {
  for (let restarts = 0; ; restarts++) {
    try {
      const { result } = await ears.call(
        earsMethods.speakers,
        { path },
        { signal, onEvent: ({ data }) => onProgress(data.seconds, data.of) },
      )
      return result.turns
    } catch (thrown) {
      const error = toDescryError(thrown)
      if (error.code !== 'ENGINE_RESTARTED' || signal.aborted || restarts >= MOST_RESTARTS) throw error
    }
  }
}

/**
 * A segment with who says it. Where people change in the middle of it, it becomes several.
 * @param timed whether its words have times of their own; where they are spread by length it is never divided
 */
export function withSpeakers(segment: Segment, turns: readonly SpeakerTurn[], timed: boolean): Segment[] {
  const near = turns.filter(({ start, end }) => end > segment.start - FAR && start < segment.end + FAR)
  if (near.length === 0 || segment.sound) return [segment]
  const parts = timed ? divided(segment, near) : null
  if (parts) return parts
  const speaker = speakerOf(segment, near)
  return [speaker === undefined ? segment : { ...segment, speaker }]
}

/** Null where it can't be divided: words that are not found in its text, or nothing to divide. */
function divided(segment: Segment, turns: readonly SpeakerTurn[]): Segment[] | null {
  const { words, text } = segment
  const speakers = smoothed(
    words,
    words.map((word) => speakerOf(word, turns)),
  )
  const firsts = words.flatMap((_, i) => (i === 0 || speakers[i] !== speakers[i - 1] ? [i] : []))
  if (firsts.length < 2) return null
  const places = placesOf(words, text)
  if (!places) return null
  return firsts.map((first, i) => {
    const next = firsts[i + 1] ?? words.length
    const own = words.slice(first, next)
    const speaker = speakers[first]
    return {
      ...segment,
      // The outer borders are the segment's: a transcript goes on from there.
      start: i === 0 ? segment.start : (own[0] as TimedWord).start,
      end: next === words.length ? segment.end : (own.at(-1) as TimedWord).end,
      text: text.slice(i === 0 ? 0 : places[first], next === words.length ? undefined : places[next]).trim(),
      words: own,
      ...(speaker !== undefined && { speaker }),
    }
  })
}

/** Where each word begins in the text; null where one is missing. */
function placesOf(words: readonly TimedWord[], text: string): number[] | null {
  let from = 0
  const places: number[] = []
  for (const { text: word } of words) {
    const at = text.indexOf(word.trim(), from)
    if (at < 0) return null
    places.push(at)
    from = at + word.trim().length
  }
  return places
}

interface Span {
  start: number
  end: number
}

/** Whoever speaks most of it; whoever speaks nearest to it where nobody speaks during it. */
function speakerOf({ start, end }: Span, turns: readonly SpeakerTurn[]): number | undefined {
  const shares = new Map<number, number>()
  let nearest: { speaker: number; distance: number } | undefined
  for (const turn of turns) {
    const overlap = Math.min(end, turn.end) - Math.max(start, turn.start)
    if (overlap > 0) shares.set(turn.speaker, (shares.get(turn.speaker) ?? 0) + overlap)
    if (!nearest || -overlap < nearest.distance) nearest = { speaker: turn.speaker, distance: -overlap }
  }
  const [most] = [...shares].sort((a, b) => b[1] - a[1])
  if (most) return most[0]
  return nearest && nearest.distance <= FAR ? nearest.speaker : undefined
}

function smoothed(words: readonly TimedWord[], speakers: readonly (number | undefined)[]): (number | undefined)[] {
  const found = [...speakers]
  for (let i = 1; i + 1 < words.length; i++) {
    const { start, end } = words[i] as TimedWord
    if (found[i - 1] === speakers[i + 1] && end - start <= SHORT) found[i] = found[i - 1]
  }
  return found
}
