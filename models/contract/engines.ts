import { z } from 'zod'
import { overview, scene, textLine } from './scene'
import { defineMethod } from './method'

/** The methods every engine has. */
export const engineMethods = {
  status: defineMethod({
    name: 'engine.status',
    params: z.strictObject({}),
    result: z.object({
      sense: z.enum(['eyes', 'ears', 'voice', 'store']),
      pid: z.number(),
      rssBytes: z.number(),
      loaded: z.array(z.string()),
    }),
  }),
}

/** Where the picture is: a path the engine reads itself, or the bytes that come with the call. */
export const pictureSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('path'), path: z.string().max(4096) }),
  z.strictObject({ kind: z.literal('bytes'), name: z.string().max(1024).optional() }),
])
export type PictureSource = z.infer<typeof pictureSource>

/** Languages of the interface that Descry can read text in, as in BCP 47. */
export const language = z.enum(['en', 'de'])
export type Language = z.infer<typeof language>

export const eyesMethods = {
  ...engineMethods,
  /** Loads what `look` needs, so that the first picture does not wait for it. */
  warm: defineMethod({ name: 'eyes.warm', params: z.strictObject({ language }), result: z.object({}) }),
  /**
   * Looks at one picture. Events come in this order: `overview` once, then `lines` any number of times. The first `lines` event
   * holds the title of a screen where one was found (`headline: true`); the others follow in reading order.
   */
  look: defineMethod({
    name: 'eyes.look',
    params: z.strictObject({
      source: pictureSource,
      /** Page of a PDF or TIFF, from 1. */
      page: z.number().int().positive().optional(),
      language: language.default('en'),
    }),
    result: scene,
    events: {
      overview,
      lines: z.object({ headline: z.boolean(), lines: z.array(textLine) }),
    },
    cancellable: true,
  }),
  /** An upright PNG of at most `maxWidth` × `maxHeight` pixels, sent as the binary part: for showing PDFs, TIFFs and captures. */
  preview: defineMethod({
    name: 'eyes.preview',
    params: z.strictObject({
      source: pictureSource,
      page: z.number().int().positive().optional(),
      maxWidth: z.number().int().positive().max(4096),
      maxHeight: z.number().int().positive().max(4096),
    }),
    result: z.object({ width: z.number().int(), height: z.number().int() }),
    cancellable: true,
  }),
}
export type EyesContract = typeof eyesMethods
