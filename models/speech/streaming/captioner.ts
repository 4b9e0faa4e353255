import type { LiveCaption, TimedWord } from '../../contract/hearing'
import type { Decoded } from '../recogniser'
import { isPlausible } from './plausible'
import { spreadWords } from './spread'
import { agreedLength, alignedLength, joinUnits, unitsOf } from './units'

/** Shortest time between two looks at an open utterance, in seconds … */
const SHORTEST_PERIOD = 0.7
/** … and as a part of what the last one took, so that looking never eats all of the computer. */
const PERIOD_PER_DECODE = 1.2
/** Two hypotheses that hear less than this much more are one and the same witness. In seconds. */
const NEW_SOUND = 0.6
/** Below this an open utterance holds no word yet, in seconds. */
const SHORTEST_LOOK = 0.5

/** A piece of sound that should be decoded now. Times are seconds of the stream. */
export interface DecodeRequest {
  index: number
  from: number
  until: number
  final: boolean
}

interface OpenUtterance {
  index: number
  start: number
  /** Undefined while somebody still speaks. */
  end: number | undefined
  /** Whether the next utterance goes on where this one was cut. */
  cut: boolean
  /** Words in its sound that stand at the end of the utterance before: they were committed before the cut was known. */
  said: string[]
  committed: string[]
  committedText: string
  /** What the last hypothesis said beyond the committed words, and how far it had heard. */
  tail: string[]
  heardUntil: number
  language: string | null
}

/**
 * The streaming policy of one stream: which sound is decoded when, and which words are committed. It knows nothing of recognisers or
 * clocks: it is told what happened and answers what follows.
 *
 * Words are committed when two hypotheses in a row agree on them (LocalAgreement-2, Macháček et al. 2023), all but the last one
 * heard, and never change again. What a person reads stays; what is not committed is marked as such.
 */
export interface Captioner {
  /** Somebody begins to speak. */
  open(start: number): void
  /** The utterance ends here. It was `cut` where somebody goes on speaking: the next one begins at the same place. */
  close(end: number, cut?: boolean): void
  /** The sound that arrived reaches this place. */
  heard(until: number): void
  /** The most urgent thing to decode, or undefined: finals in order, else the open utterance when it is its time. */
  next(): DecodeRequest | undefined
  /** What came out of a request; `took` is the time it needed, in seconds. Gives the caption as it is now; undefined where nothing changed. */
  decoded(request: DecodeRequest, decoded: Decoded, took: number): LiveCaption | undefined
  /** A final could not be decoded: what is committed stays and becomes final. */
  failed(request: DecodeRequest): LiveCaption | undefined
  /** From where on sound is still needed. */
  readonly needsFrom: number
  /** How many seconds of speech nobody has decoded yet. */
  readonly behind: number
}

export interface CaptionerOptions {
  firstIndex?: number
  /** What was committed of the first utterance before a restart. */
  committed?: string
}

export function createCaptioner(options: CaptionerOptions = {}): Captioner {
  const utterances: OpenUtterance[] = []
  let nextIndex = options.firstIndex ?? 0
  let before = options.committed ?? ''
  let until = 0
  let lastTook = 0

  const describe = (u: OpenUtterance, final: boolean, words: TimedWord[] = []): LiveCaption => ({
    index: u.index,
    start: u.start,
    end: u.end ?? u.heardUntil,
    committed: u.committedText,
    tail: final ? '' : u.tail.join('').trimStart(),
    final,
    words,
    language: u.language,
  })
  const commit = (u: OpenUtterance, units: readonly string[]): void => {
    u.committedText = joinUnits(u.committedText, units)
    u.committed.push(...units)
  }
  const finish = (u: OpenUtterance, decoded?: Decoded): LiveCaption => {
    u.tail = []
    utterances.splice(utterances.indexOf(u), 1)
    const end = u.end ?? u.heardUntil
    const words = u.committedText === '' ? [] : spreadWords(u.committedText, u.start, end, decoded?.words)
    return describe(u, true, words)
  }

  return {
    open(start) {
      utterances.push({
        index: nextIndex++,
        start,
        end: undefined,
        cut: false,
        said: [],
        committed: unitsOf(before),
        committedText: before.trim(),
        tail: [],
        heardUntil: start,
        language: null,
      })
      before = ''
    },
    close(end, cut = false) {
      const open = utterances.at(-1)
      if (!open || open.end !== undefined) return
      open.end = end
      open.cut = cut
    },
    heard(place) {
      until = Math.max(until, place)
    },
    next() {
      const closed = utterances.find((u) => u.end !== undefined)
      if (closed) return { index: closed.index, from: closed.start, until: closed.end as number, final: true }
      const open = utterances[0]
      if (!open) return undefined
      const period = Math.max(SHORTEST_PERIOD, PERIOD_PER_DECODE * lastTook)
      const due = open.heardUntil === open.start ? SHORTEST_LOOK : period
      if (until - open.start < SHORTEST_LOOK || until - open.heardUntil < due) return undefined
      return { index: open.index, from: open.start, until, final: false }
    },
    decoded(request, decoded, took) {
      const u = utterances.find(({ index }) => index === request.index)
      if (!u) return undefined
      // What a final takes says nothing of the next look: it may have been tried several times.
      if (!request.final) lastTook = took
      const plausible = isPlausible(decoded)
      if (plausible) u.language = decoded.language
      const hypothesis = plausible ? unitsOf(decoded.text) : []
      const known = [...u.said, ...u.committed]
      const tail = hypothesis.slice(alignedLength(known, hypothesis))
      if (request.final) {
        // The place of a cut is found later than it is: words beyond it may be committed already, and are not said twice.
        const next = utterances.find(({ index }) => index === u.index + 1)
        if (u.cut && next && plausible) next.said = known.slice(alignedLength(hypothesis, known))
        if (plausible) commit(u, tail)
        return finish(u, plausible ? decoded : undefined)
      }
      const shown = u.tail.join('')
      const size = u.committed.length
      if (request.until - u.heardUntil >= NEW_SOUND || u.tail.length === 0) {
        const agreed = Math.min(agreedLength(u.tail, tail), tail.length - 1)
        // The words as they stand in the newer hypothesis, which has heard more of what follows them.
        if (agreed > 0) commit(u, tail.splice(0, agreed))
        u.heardUntil = request.until
        u.tail = tail
      }
      return u.committed.length !== size || u.tail.join('') !== shown ? describe(u, false) : undefined
    },
    failed(request) {
      const u = utterances.find(({ index }) => index === request.index)
      if (!u) return undefined
      if (request.final) return finish(u)
      u.heardUntil = request.until
      return undefined
    },
    get needsFrom() {
      return utterances[0]?.start ?? until
    },
    get behind() {
      const first = utterances[0]
      return first ? Math.max(0, until - first.heardUntil) : 0
    },
  }
}
