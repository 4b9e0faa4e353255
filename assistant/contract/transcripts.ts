import { z } from 'zod'
import { recogniserInfo, soundLabel, utterance } from '../../models/contract/hearing'
import { defineMethod } from '../../models/contract/method'
import { soundSource } from './captions'

/**
 * One utterance of a transcript; `source` says who in a live session, `speaker` (from 1) where speakers were told apart. With `sound`
 * it is a sound that is no speech.
 */
export const segment = utterance.extend({
  source: soundSource.optional(),
  speaker: z.number().int().positive().optional(),
  sound: soundLabel.optional(),
})
export type Segment = z.infer<typeof segment>

/**
 * What the list of transcripts shows of one. `live`: a session that runs now; `waiting` and `working`: a file in the queue;
 * `interrupted`: it stopped half-way and can go on; `failed`: `problem` says why, as a sentence.
 */
export const transcriptEntry = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['live', 'file']),
  state: z.enum(['live', 'waiting', 'working', 'interrupted', 'failed', 'done']),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  /** Seconds transcribed so far. */
  seconds: z.number(),
  /** Length of the sound in seconds; null while it is not known. */
  of: z.number().nullable(),
  /** Seconds of work that are probably left; null while nothing can be said. */
  left: z.number().nullable(),
  segments: z.number().int(),
  /** Whether its sound is at hand, to play from a word. */
  hasSound: z.boolean(),
  recogniser: recogniserInfo.nullable(),
  language: z.string().nullable(),
  problem: z.string().nullable(),
})
export type TranscriptEntry = z.infer<typeof transcriptEntry>

export const transcript = z.object({ entry: transcriptEntry, segments: z.array(segment) })
export type Transcript = z.infer<typeof transcript>

export const transcriptFormat = z.enum(['txt', 'srt', 'vtt', 'json'])
export type TranscriptFormat = z.infer<typeof transcriptFormat>

const id = z.string().max(64)

/** What pages that watch are told of transcripts. */
export const transcriptEvents = {
  /** An entry is new or has changed. */
  transcript: transcriptEntry,
  /** A segment was added to a transcript. */
  segment: z.object({ id: z.string(), index: z.number().int(), segment }),
  transcriptRemoved: z.object({ id: z.string() }),
}

export const transcriptMethods = {
  listTranscripts: defineMethod({
    name: 'transcripts.list',
    params: z.strictObject({}),
    result: z.object({ entries: z.array(transcriptEntry) }),
  }),
  readTranscript: defineMethod({ name: 'transcripts.read', params: z.strictObject({ id }), result: transcript }),
  /** Puts a file of this computer in the queue. */
  addTranscript: defineMethod({
    name: 'transcripts.add',
    params: z.strictObject({ path: z.string().min(1).max(4096) }),
    result: transcriptEntry,
  }),
  /**
   * Takes a file from the page piece by piece: the binary part of each call belongs at `at` (bytes). The call with `last` puts it in
   * the queue and gives its entry. A piece has at most 8 MB.
   */
  uploadTranscript: defineMethod({
    name: 'transcripts.upload',
    params: z.strictObject({
      uploadId: id,
      name: z.string().max(1024),
      at: z.number().int().nonnegative(),
      last: z.boolean(),
    }),
    result: z.object({ entry: transcriptEntry.nullable() }),
  }),
  /** Stops a file's transcription; what is written stays, and it can go on later. */
  pauseTranscript: defineMethod({ name: 'transcripts.pause', params: z.strictObject({ id }), result: transcriptEntry }),
  resumeTranscript: defineMethod({
    name: 'transcripts.resume',
    params: z.strictObject({ id }),
    result: transcriptEntry,
  }),
  renameTranscript: defineMethod({
    name: 'transcripts.rename',
    params: z.strictObject({ id, title: z.string().trim().min(1).max(200) }),
    result: transcriptEntry,
  }),
  /** Deletes its words and its sound from the disk. */
  removeTranscript: defineMethod({ name: 'transcripts.remove', params: z.strictObject({ id }), result: z.object({}) }),
  exportTranscript: defineMethod({
    name: 'transcripts.export',
    params: z.strictObject({ id, format: transcriptFormat }),
    result: z.object({ fileName: z.string(), text: z.string() }),
  }),
  /** Sound of a transcript as a WAV file in the binary part, at most 60 seconds from a place in it. */
  playTranscript: defineMethod({
    name: 'transcripts.play',
    params: z.strictObject({ id, from: z.number().nonnegative(), seconds: z.number().positive().max(60) }),
    result: z.object({ seconds: z.number() }),
  }),
}
export type TranscriptContract = typeof transcriptMethods
