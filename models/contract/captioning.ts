import { z } from 'zod'
import { caption, claim, pictureKind } from './scene'

/** Kinds of captioning models, by how they are run. */
export const captionerFamily = z.enum(['florence2', 'idefics3', 'lfm2-vl', 'qwen-vl', 'granite-docling'])
export type CaptionerFamily = z.infer<typeof captionerFamily>

/** Number formats of networks, in the words of Transformers.js. */
export const dtype = z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'])

/** Bounds of what one model may cost; they come from the catalog. What is left out is as usual for the family. */
export const captionerLimits = z.strictObject({
  /** The picture is shown to the model at most this large, in pixels. */
  longestEdge: z.number().int().min(64).max(4096).optional(),
  /** Most tokens of one description or answer. */
  tokens: z.number().int().min(1).max(8192).optional(),
  /** Writing is ended after so many seconds, between two tokens. */
  seconds: z.number().min(0.1).max(3600).optional(),
  threads: z.number().int().min(1).max(64).optional(),
})
export type CaptionerLimits = z.infer<typeof captionerLimits>

/** A model by its folder, in the layout of Transformers.js. */
export const modelSource = z.strictObject({
  /** What it is called in sentences and in JSON. */
  id: z.string().min(1).max(200),
  folder: z.string().min(1).max(4096),
  /** The format of all networks, or of each by the name of its file; without it, the best that is there. */
  dtype: z.union([dtype, z.record(z.string().regex(/^\w{1,40}$/), dtype)]).optional(),
  limits: captionerLimits.optional(),
})
export type ModelSource = z.infer<typeof modelSource>

/** A captioning model; without a family, its `config.json` tells. */
export const captionerSource = modelSource.extend({ family: captionerFamily.optional() })
export type CaptionerSource = z.infer<typeof captionerSource>

/** A model that puts pictures and texts in one space, for searching. */
export const searchSource = modelSource.extend({ family: z.enum(['siglip', 'clip']).optional() })
export type SearchSource = z.infer<typeof searchSource>

export const captionLength = z.enum(['brief', 'normal', 'detailed'])
export type CaptionLength = z.infer<typeof captionLength>

/** What is wanted of a captioner about one picture. */
export const captionRequest = z.strictObject({
  captioner: captionerSource,
  length: captionLength.default('normal'),
  /** Only these kinds of pictures are captioned; all when left out. */
  kinds: z.array(pictureKind).optional(),
  /** Whether the model looks a second time, with other words, so that it can be told where it contradicts itself. */
  twice: z.boolean().default(false),
})
export type CaptionRequest = z.infer<typeof captionRequest>

/** A question and its answer, said before about the same picture. */
export const exchange = z.strictObject({ question: z.string().max(2000), answer: z.string().max(4000) })

/** Steps of a model's work; each is a sign of life. */
export const captionStep = z.enum(['loading', 'encoding', 'writing'])

/** What comes while a model works: its steps (and the language it writes in), and each sentence as soon as it is whole and was checked. */
export const captionEvents = { captioning: z.object({ step: captionStep, language: z.string().optional() }), claim }

/** A model's answer to a question. */
export const modelAnswer = caption.extend({
  /** Whether the picture had to be encoded for it, or its encoding was still there. */
  encoding: z.enum(['new', 'kept']),
})
export type ModelAnswer = z.infer<typeof modelAnswer>
