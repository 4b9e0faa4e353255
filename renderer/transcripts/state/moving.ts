import type { Segment } from '../../../assistant/contract'
import type { Place } from './model'
import { wordsIn } from './pieces'

/** Segments that PageUp and PageDown move by. */
const PAGE = 10

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** Where a key moves to in the transcript, or undefined where it does not move. */
export function moved(segments: readonly Segment[], { segment, word }: Place, press: Press): Place | undefined {
  if (press.altKey || press.shiftKey || segments.length === 0) return undefined
  const all = press.ctrlKey || press.metaKey
  if (all && press.key !== 'Home' && press.key !== 'End') return undefined
  const line = (index: number): Place => ({ segment: Math.min(Math.max(index, 0), segments.length - 1), word: -1 })
  switch (press.key) {
    case 'ArrowDown':
      return line(segment + 1)
    case 'ArrowUp':
      return line(segment - 1)
    case 'PageDown':
      return line(segment + PAGE)
    case 'PageUp':
      return line(segment - PAGE)
    case 'Home':
      return line(all ? 0 : segment)
    case 'End':
      return lastWord(segments, all ? segments.length - 1 : segment)
    case 'ArrowRight':
      return wordAfter(segments, segment, word)
    case 'ArrowLeft':
      return wordBefore(segments, segment, word)
    default:
      return undefined
  }
}

const wordsOf = (segments: readonly Segment[], index: number): number[] => {
  const segment = segments[index]
  return segment ? wordsIn(segment) : []
}

const lastWord = (segments: readonly Segment[], segment: number): Place => ({
  segment,
  word: wordsOf(segments, segment).at(-1) ?? -1,
})

function wordAfter(segments: readonly Segment[], segment: number, word: number): Place {
  const next = wordsOf(segments, segment).find((each) => each > word)
  if (next !== undefined) return { segment, word: next }
  if (segment + 1 >= segments.length) return { segment, word }
  return { segment: segment + 1, word: wordsOf(segments, segment + 1)[0] ?? -1 }
}

function wordBefore(segments: readonly Segment[], segment: number, word: number): Place {
  if (word >= 0) return { segment, word: wordsOf(segments, segment).findLast((each) => each < word) ?? -1 }
  return segment > 0 ? lastWord(segments, segment - 1) : { segment, word }
}
