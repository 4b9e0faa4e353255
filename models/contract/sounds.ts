import { z } from 'zod'
import { engineMethods } from './engines'
import { soundLabel } from './hearing'
import { defineMethod } from './method'

/** How likely a sound is part of a piece of sound, from 0 to 1. Sounds do not exclude each other. */
export const soundScore = z.object({ label: soundLabel, probability: z.number().min(0).max(1) })
export type SoundScore = z.infer<typeof soundScore>

/** The engine that names sounds. The engine that hears starts it, so that naming sounds never blocks the thread that writes words. */
export const soundsMethods = {
  ...engineMethods,
  /**
   * Names what is heard in one piece (the binary part: PCM of at most 11 seconds, as `hearing.ts` says). Loads the installed model
   * first. Rejects with `NOT_INSTALLED`, `MODEL_DAMAGED`, `MODEL_LEAVING` or `MODEL_TOO_LARGE`.
   */
  tag: defineMethod({
    name: 'sounds.tag',
    params: z.strictObject({}),
    result: z.object({ scores: z.array(soundScore) }),
    cancellable: true,
  }),
}
