import { z } from 'zod'
import { engineMethods } from './engines'
import { errorCodes } from './errors'
import { defineMethod } from './method'
import { modelId } from './store'

/** Samples a second of all sound between processes. The sound is one channel of 16-bit little-endian PCM. */
export const SAMPLE_RATE = 16_000

/**
 * Which recogniser: the small one that ships; one that the store installed; a folder in the layout of Transformers.js (Whisper or
 * Moonshine, as its `config.json` says); or a ggml file, which whisper.cpp runs.
 */
export const recogniserSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('starter') }),
  z.strictObject({ kind: z.literal('installed'), model: modelId }),
  z.strictObject({ kind: z.literal('folder'), path: z.string().min(1).max(4096) }),
  z.strictObject({ kind: z.literal('ggml'), path: z.string().min(1).max(4096) }),
])
export type RecogniserSource = z.infer<typeof recogniserSource>

/** A language as recognisers name it (ISO 639, two or three letters), or `auto`: recognised from the sound. */
export const spokenLanguage = z.string().regex(/^(auto|[a-z]{2,3})$/)

export const hearingOptions = z.strictObject({
  recogniser: recogniserSource.default({ kind: 'starter' }),
  language: spokenLanguage.default('auto'),
  /** Write English, whatever is spoken. Only where the recogniser can. */
  translate: z.boolean().default(false),
  /** Names and words that are likely to come up. Only where the recogniser can use them. */
  hints: z.array(z.string().min(1).max(60)).max(100).default([]),
})
export type HearingOptions = z.infer<typeof hearingOptions>

/** What a recogniser is and can. */
export const recogniserInfo = z.object({
  name: z.string(),
  /** True for the small one that ships: its words are a demonstration, never to be relied on. */
  demonstration: z.boolean(),
  /** ISO 639 codes. */
  languages: z.array(z.string()),
  translates: z.boolean(),
  timesWords: z.boolean(),
  takesHints: z.boolean(),
})
export type RecogniserInfo = z.infer<typeof recogniserInfo>

/** A word with its place in the sound, in seconds from the start of the stream or file. */
export const timedWord = z.object({
  text: z.string(),
  start: z.number().nonnegative(),
  end: z.number().nonnegative(),
  /** Probability from 0 to 1, where the recogniser tells. */
  confidence: z.number().min(0).max(1).optional(),
})
export type TimedWord = z.infer<typeof timedWord>

/** What was said between two pauses. Times are seconds from the start of the stream or file. */
export const utterance = z.object({
  start: z.number().nonnegative(),
  end: z.number().nonnegative(),
  text: z.string(),
  /** Times are the recogniser's own, or spread over the utterance by length where it gives none. */
  words: z.array(timedWord),
  /** The language it was recognised in; null where the recogniser does not tell. */
  language: z.string().nullable(),
  /** Name and port of the server that wrote it; absent: it was written on this computer. */
  host: z.string().optional(),
})
export type Utterance = z.infer<typeof utterance>

/**
 * One utterance of a live stream as it grows. `committed` only ever grows at its end; `tail` is what the recogniser believes
 * beyond that, and may change or vanish. When `final` is true the tail is empty and nothing of it changes any more.
 */
export const liveCaption = z.object({
  /** Counts up from 0 in a stream. */
  index: z.number().int().nonnegative(),
  start: z.number().nonnegative(),
  end: z.number().nonnegative(),
  committed: z.string(),
  tail: z.string(),
  final: z.boolean(),
  /** Of the final text. */
  words: z.array(timedWord),
  language: z.string().nullable(),
})
export type LiveCaption = z.infer<typeof liveCaption>

/** Sounds that are told to people who do not hear them. Each has a word in every language of the interface. */
export const soundLabel = z.enum([
  'doorbell',
  'knocking',
  'door',
  'phone',
  'smokeAlarm',
  'alarm',
  'alarmClock',
  'carAlarm',
  'siren',
  'beeping',
  'bell',
  'babyCrying',
  'crying',
  'screaming',
  'shouting',
  'laughter',
  'applause',
  'cheering',
  'coughing',
  'sneezing',
  'snoring',
  'whistling',
  'singing',
  'music',
  'dog',
  'cat',
  'bird',
  'glassBreaking',
  'crash',
  'bang',
  'explosion',
  'gunshot',
  'fireworks',
  'footsteps',
  'runningWater',
  'toilet',
  'boiling',
  'rain',
  'thunder',
  'wind',
  'fire',
  'horn',
  'engine',
  'train',
  'aircraft',
  'vacuumCleaner',
  'powerTool',
  'hammering',
  'typing',
])
export type SoundLabel = z.infer<typeof soundLabel>

/** A sound that is no speech, told when it begins. Seconds of the stream; `end` is as far as it was heard by then. */
export const soundEvent = z.object({ label: soundLabel, start: z.number(), end: z.number() })
export type SoundEvent = z.infer<typeof soundEvent>

/** From when to when one person speaks, in seconds of the file. Turns of several people may overlap. */
export const speakerTurn = z.object({
  start: z.number().nonnegative(),
  end: z.number().nonnegative(),
  /** Numbered from 1 in the order in which people begin to speak. */
  speaker: z.number().int().positive(),
})
export type SpeakerTurn = z.infer<typeof speakerTurn>

const stream = z.string().min(1).max(64)

export const earsMethods = {
  ...engineMethods,
  /** Loads a recogniser and says what it is, so that the first word does not wait for it. */
  warm: defineMethod({
    name: 'ears.warm',
    params: z.strictObject({ recogniser: recogniserSource }),
    result: recogniserInfo,
  }),
  /**
   * Writes captions of one stream until it is finished or stopped. `from` is the place of the first pushed sample in seconds;
   * `firstIndex` numbers the first utterance, and `committed` is what was committed of it already: all are for going on after a restart.
   */
  listen: defineMethod({
    name: 'ears.listen',
    params: z.strictObject({
      stream,
      options: hearingOptions,
      /** Faster recognisers, the best first. One of them takes over when captions fall behind and do not catch up. */
      faster: z.array(recogniserSource).max(4).default([]),
      /** Name sounds that are no speech, where a model for it is installed. */
      sounds: z.boolean().default(false),
      from: z.number().nonnegative().default(0),
      firstIndex: z.number().int().nonnegative().default(0),
      committed: z.string().max(20_000).default(''),
    }),
    result: z.object({ seconds: z.number() }),
    events: {
      /** The recogniser is loaded; sound that came before was kept. */
      ready: recogniserInfo,
      /** A faster recogniser took over: the next one of `faster` that could be loaded. */
      steppedDown: z.object({ recogniser: recogniserInfo, source: recogniserSource }),
      /** Somebody began or stopped speaking, at this place in seconds. */
      voice: z.object({ speaking: z.boolean(), at: z.number() }),
      caption: liveCaption,
      sound: soundEvent,
      /** Sounds can't be named any more, and why: the code and the detail of an error. Captions go on. Comes once. */
      soundsFailed: z.object({ code: z.enum(errorCodes), detail: z.string() }),
      /** How far the captions are behind the sound, in seconds, whenever that changed by more than half a second. */
      lag: z.object({ seconds: z.number() }),
    },
    cancellable: true,
  }),
  /** More sound of a stream, as the binary part: PCM as {@link SAMPLE_RATE} says. Answers when it was taken in. */
  push: defineMethod({ name: 'ears.push', params: z.strictObject({ stream }), result: z.object({}) }),
  /** No more sound will come: the last utterance becomes final, and `listen` ends. */
  finish: defineMethod({ name: 'ears.finish', params: z.strictObject({ stream }), result: z.object({}) }),
  /** Recognises one short recording (the binary part, at most 60 seconds of PCM): a spoken question. */
  hear: defineMethod({
    name: 'ears.hear',
    params: z.strictObject({ options: hearingOptions }),
    result: z.object({ text: z.string(), language: z.string().nullable(), recogniser: recogniserInfo }),
    cancellable: true,
  }),
  /**
   * Transcribes a file from a place in it (seconds). Utterances come in order, and each ends where the next call may go on:
   * a transcript that was interrupted goes on from the end of its last utterance.
   */
  transcribe: defineMethod({
    name: 'ears.transcribe',
    params: z.strictObject({
      path: z.string().min(1).max(4096),
      options: hearingOptions,
      from: z.number().nonnegative().default(0),
    }),
    result: z.object({ seconds: z.number() }),
    events: {
      ready: recogniserInfo,
      utterance,
      /** Seconds done; `of` is the length of the file, null while it is not known. */
      progress: z.object({ seconds: z.number(), of: z.number().nullable() }),
    },
    cancellable: true,
  }),
  /**
   * Who speaks when in a file, in order. Rejects with `NOT_INSTALLED` where the models for it are not there, and with the other
   * errors of installed models.
   */
  speakers: defineMethod({
    name: 'ears.speakers',
    params: z.strictObject({ path: z.string().min(1).max(4096) }),
    result: z.object({ turns: z.array(speakerTurn) }),
    events: {
      /** Seconds done; `of` is the length of the file, null while it is not known. */
      progress: z.object({ seconds: z.number(), of: z.number().nullable() }),
    },
    cancellable: true,
  }),
  /** Sound of a file as PCM in the binary part, at most 60 seconds: for playing from a word. */
  excerpt: defineMethod({
    name: 'ears.excerpt',
    params: z.strictObject({
      path: z.string().min(1).max(4096),
      from: z.number().nonnegative(),
      seconds: z.number().positive().max(60),
    }),
    result: z.object({ seconds: z.number() }),
    cancellable: true,
  }),
}
export type EarsContract = typeof earsMethods
