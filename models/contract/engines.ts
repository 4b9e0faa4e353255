import { z } from 'zod'
import { captionEvents, captionRequest, captionerSource, exchange, modelAnswer, searchSource } from './captioning'
import { caption, overview, scene, textLine } from './scene'
import { defineMethod } from './method'

/** The methods every engine has. */
export const engineMethods = {
  status: defineMethod({
    name: 'engine.status',
    params: z.strictObject({}),
    result: z.object({
      sense: z.enum(['eyes', 'ears', 'sounds', 'voice', 'store']),
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
   * holds the title of a screen where one was found (`headline: true`); the others follow in reading order. With a captioner, `seen`
   * comes when everything else is known: what follows is the model's opinion, and may be stopped without losing the scene.
   */
  look: defineMethod({
    name: 'eyes.look',
    params: z.strictObject({
      source: pictureSource,
      /** Page of a PDF or TIFF, from 1. */
      page: z.number().int().positive().optional(),
      language: language.default('en'),
      caption: captionRequest.optional(),
    }),
    result: scene,
    events: {
      overview,
      lines: z.object({ headline: z.boolean(), lines: z.array(textLine) }),
      seen: scene,
      ...captionEvents,
    },
    cancellable: true,
  }),
  /** What a model says about a picture that was looked at before; null where its kind was not wanted. */
  caption: defineMethod({
    name: 'eyes.caption',
    params: z.strictObject({
      source: pictureSource,
      page: z.number().int().positive().optional(),
      language: language.default('en'),
      caption: captionRequest,
      /** What the model's claims are checked against. */
      scene,
    }),
    result: z.object({ caption: caption.nullable() }),
    events: captionEvents,
    cancellable: true,
  }),
  /** Asks a model about a picture. The picture's encoding is kept for the next question. */
  ask: defineMethod({
    name: 'eyes.ask',
    params: z.strictObject({
      source: pictureSource,
      page: z.number().int().positive().optional(),
      language: language.default('en'),
      captioner: captionerSource,
      question: z.string().trim().min(1).max(2000),
      /** What was asked before, oldest first. */
      earlier: z.array(exchange).max(8).default([]),
      scene,
    }),
    result: modelAnswer,
    events: captionEvents,
    cancellable: true,
  }),
  /**
   * Puts texts, or one picture, into the space of a search model. The result's `vectors` have length 1; how alike two are is their
   * inner product.
   */
  embed: defineMethod({
    name: 'eyes.embed',
    params: z.strictObject({
      model: searchSource,
      what: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('texts'), texts: z.array(z.string().min(1).max(1000)).min(1).max(64) }),
        z.strictObject({
          kind: z.literal('picture'),
          source: pictureSource,
          page: z.number().int().positive().optional(),
        }),
      ]),
    }),
    result: z.object({ vectors: z.array(z.array(z.number())) }),
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
