import type { Segment, TranscriptEntry } from '../../../assistant/contract'
import type { Problem } from '../../state/model'

/** A file on its way from the page to the host. One is sent at a time; the others wait. */
export interface Upload {
  id: string
  name: string
  /** Bytes in all, and bytes that the host has taken. */
  size: number
  sent: number
  state: 'waiting' | 'sending' | 'failed'
  problem: Problem | null
}

/** A word of the open transcript; `word` is -1 for the segment as a whole. */
export interface Place {
  segment: number
  word: number
}

/** One place where the searched words stand: characters `from` to `to` (exclusive) of a segment's text. */
export interface Match {
  segment: number
  from: number
  to: number
}

export interface OpenTranscript {
  id: string
  state: 'loading' | 'ready' | 'failed'
  problem: Problem | null
  segments: Segment[]
  /** Segments that were written while the transcript was being read, by their index. */
  early: { index: number; segment: Segment }[]
  /** The segments that are on the page, `to` not included: never all of a long transcript. */
  shown: { from: number; to: number }
  /** Where the keyboard is. */
  cursor: Place
  query: string
  matches: Match[]
  /** Which match is the current one; -1 before the first jump. */
  match: number
}

export type PlayState = 'stopped' | 'loading' | 'playing' | 'paused'

export interface Playing {
  state: PlayState
  /** The word that is heard. */
  place: Place | null
  /** Seconds from the start of the sound. */
  at: number
  rate: number
}

/** What is being asked about one transcript. */
export interface Question {
  about: 'rename' | 'remove'
  id: string
}

export interface TranscriptsState {
  list: 'unread' | 'ready' | 'failed'
  entries: TranscriptEntry[]
  uploads: Upload[]
  open: OpenTranscript | null
  playing: Playing
  question: Question | null
  problem: Problem | null
}

export const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2] as const
