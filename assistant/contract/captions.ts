import { z } from 'zod'
import { liveCaption, recogniserInfo, soundLabel } from '../../models/contract/hearing'
import { defineMethod } from '../../models/contract/method'

/** Where sound comes from. Each source has its own voice activity and its own label. */
export const soundSource = z.enum(['microphone', 'system'])
export type SoundSource = z.infer<typeof soundSource>

/**
 * How a source is doing. `waiting`: nothing arrived yet; `sound`: sound arrives; `silent`: nothing but digital silence or none at all
 * for a while, so something is likely wrong; `lost`: its device was unplugged; `ended`: it was stopped.
 */
export const sourceState = z.enum(['waiting', 'sound', 'silent', 'lost', 'ended'])
export type SourceState = z.infer<typeof sourceState>

/**
 * A live session as a whole. `preparing`: the recogniser is being loaded, and sound is already kept; `paused`: sound that arrives is
 * neither kept nor written; `stopped`: it ended and is among the transcripts.
 */
export const captionSession = z.object({
  sessionId: z.string(),
  state: z.enum(['preparing', 'listening', 'paused', 'stopped']),
  sources: z.array(z.object({ source: soundSource, state: sourceState, speaking: z.boolean() })),
  /** How far the captions are behind the sound, in seconds. */
  behind: z.number(),
  recogniser: recogniserInfo.nullable(),
  /** Captions fell behind, and a faster recogniser than the chosen one writes now. */
  steppedDown: z.boolean(),
  /** Whether the sound itself is kept on this computer with the words. */
  keepsSound: z.boolean(),
  /** Milliseconds since 1970. */
  startedAt: z.number(),
})
export type CaptionSession = z.infer<typeof captionSession>

/**
 * One line of captions: an utterance of one source, as far as it is known. `id` stays the same while it grows. A final line without
 * text is taken back: there was nothing to write. With `sound` it is a sound that is no speech; its text is its name in brackets.
 */
export const captionLine = liveCaption.extend({ id: z.string(), source: soundSource, sound: soundLabel.optional() })
export type CaptionLine = z.infer<typeof captionLine>

const sessionId = z.string().max(64)

/** What pages that watch are told while captions run. */
export const captionEvents = {
  captions: captionSession,
  caption: captionLine,
  /** A word that the person asked to be told of was said. Comes once for each place. */
  keyword: z.object({ word: z.string(), lineId: z.string(), source: soundSource }),
  /** A key outside the page asks it to begin captions, because only the page can capture sound here. */
  startCaptions: z.object({}),
}

export const captionMethods = {
  /**
   * Begins captions. `page` says which sources the page captures itself and pushes; the host captures the others. Where captions
   * run already, these sources are added to them.
   */
  startCaptions: defineMethod({
    name: 'captions.start',
    params: z.strictObject({
      sources: z
        .array(z.strictObject({ source: soundSource, from: z.enum(['page', 'host']) }))
        .min(1)
        .max(2),
    }),
    result: captionSession,
  }),
  /** Sound that the page captured: 16 kHz PCM, 16 bit, one channel, in the binary part; at most 2 seconds a call. */
  pushSound: defineMethod({
    name: 'captions.push',
    params: z.strictObject({ sessionId, source: soundSource }),
    result: z.object({}),
  }),
  /** What the page found out about a source that it captures: its device was unplugged, or it ended. */
  reportSource: defineMethod({
    name: 'captions.source',
    params: z.strictObject({ sessionId, source: soundSource, state: z.enum(['lost', 'ended']) }),
    result: z.object({}),
  }),
  pauseCaptions: defineMethod({
    name: 'captions.pause',
    params: z.strictObject({ sessionId, paused: z.boolean() }),
    result: captionSession,
  }),
  /** Ends the session; its last words become final first. The transcript's id comes back. */
  stopCaptions: defineMethod({
    name: 'captions.stop',
    params: z.strictObject({ sessionId }),
    result: z.object({ transcriptId: z.string().nullable() }),
  }),
  /** The session that runs, and the last lines of it: for a page that was opened or loaded again meanwhile. */
  currentCaptions: defineMethod({
    name: 'captions.current',
    params: z.strictObject({}),
    result: z.object({ session: captionSession.nullable(), lines: z.array(captionLine) }),
  }),
  /** What the host can capture by itself. */
  soundSources: defineMethod({
    name: 'captions.sources',
    params: z.strictObject({}),
    result: z.object({ host: z.array(soundSource) }),
  }),
  /** Recognises a spoken question: at most 60 seconds of PCM in the binary part. */
  hearQuestion: defineMethod({
    name: 'question.hear',
    params: z.strictObject({}),
    result: z.object({ text: z.string(), language: z.string().nullable(), demonstration: z.boolean() }),
    cancellable: true,
  }),
}
export type CaptionContract = typeof captionMethods
