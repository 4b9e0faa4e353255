import { z } from 'zod'
import { engineMethods } from './engines'
import { defineMethod } from './method'
import { modelId } from './store'

/** Where a neural voice's files are. */
export const voiceSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('installed'), model: modelId }),
  z.strictObject({ kind: z.literal('folder'), path: z.string().min(1).max(4096) }),
])
export type VoiceSource = z.infer<typeof voiceSource>

/** One speaker of a model, as its file is called: `af_heart`. The first letter is the accent, the second the kind of voice. */
export const speakerName = z.string().regex(/^[a-z]{2}_[a-z0-9]{1,30}$/)

/** The program that spells words in phonemes. */
export const spellingProgram = z.enum(['espeak-ng', 'espeak'])

/** Longer texts are refused; the host speaks at most a few sentences at once. */
const MOST_CHARACTERS = 20_000
/** Speech with no more than this is spoken as one piece, in characters. */
export const MOST_PIECE_CHARACTERS = 1000

export const voiceMethods = {
  ...engineMethods,
  /** The speakers of a model, the best first, and what spells words for it here; null where nothing does, and it can't speak. */
  speakers: defineMethod({
    name: 'voice.speakers',
    params: z.strictObject({ source: voiceSource }),
    result: z.object({ speakers: z.array(speakerName), spelling: spellingProgram.nullable() }),
  }),
  /** Loads a model, so that the first sentence does not wait for it. */
  warm: defineMethod({ name: 'voice.warm', params: z.strictObject({ source: voiceSource }), result: z.object({}) }),
  /** Cuts a text into what is spoken at once: sentences, and parts of long ones. Nothing but white space is lost between them. */
  pieces: defineMethod({
    name: 'voice.pieces',
    params: z.strictObject({ text: z.string().max(MOST_CHARACTERS) }),
    result: z.object({ pieces: z.array(z.string()) }),
  }),
  /**
   * Speaks one piece. The sound is the binary part: 16-bit signed little-endian samples of one channel; empty where there is nothing
   * to say. One piece is worked on at a time; one that is cancelled while it waits costs nothing.
   */
  speak: defineMethod({
    name: 'voice.speak',
    params: z.strictObject({
      source: voiceSource,
      speaker: speakerName,
      text: z.string().max(MOST_PIECE_CHARACTERS),
      /** Relative speed; 1 is the voice's own. */
      rate: z.number().min(0.25).max(4),
    }),
    result: z.object({
      /** Samples in a second. */
      sampleRate: z.number().int().positive(),
      seconds: z.number().nonnegative(),
    }),
    cancellable: true,
  }),
}
export type VoiceContract = typeof voiceMethods
