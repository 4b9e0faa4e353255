import { z } from 'zod'
import { bilingual, licence, modelFamily, modelId, modelJob, precision, qualityFigure } from '../../contract/store'
import { isSafePath } from '../disk/safe-path'

const bytes = z.number().int().positive()

/** A file of a model. Without `bytes` and `about` its size is known to the hub alone. */
export const catalogueFile = z.strictObject({
  path: z.string().refine(isSafePath),
  /** Number format of a network; other files have none. */
  precision: precision.optional(),
  /** Exact size, as it was when the hub's commit began with `revision.seen`. */
  bytes: bytes.optional(),
  /** Size that somebody rounded, or that may change. */
  about: bytes.optional(),
  /** How the SHA-256 of the file of exactly that commit begins. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{8,64}$/)
    .optional(),
  /** Fetched where the hub has it. */
  optional: z.literal(true).optional(),
})
export type CatalogueFile = z.infer<typeof catalogueFile>

/** One model of the catalogue: data alone. Nothing in it is guessed: what nobody stated is left out. */
export const catalogueEntry = z.strictObject({
  id: modelId,
  name: z.string().min(1),
  job: modelJob,
  family: modelFamily,
  /** What `model_type` of its `config.json` may be, where it is known. */
  modelTypes: z.array(z.string()).min(1).optional(),
  purpose: bilingual,
  hub: z.string().regex(/^[\w.-]+\/[\w.-]+$/),
  /** Other names under which the hub has the same files; folders named so are imported too. */
  alternatives: z.array(z.string().regex(/^[\w.-]+\/[\w.-]+$/)).default([]),
  /** `main` is asked for once; the commit that it is then is locked. `seen`: the commit that sizes and hashes were read at begins so. */
  revision: z.strictObject({
    policy: z.literal('main'),
    seen: z
      .string()
      .regex(/^[0-9a-f]{7,40}$/)
      .optional(),
  }),
  parameters: z.number().positive().optional(),
  files: z.array(catalogueFile).min(1),
  /** Rounded size of all files together, where sizes of single files are not known. */
  about: bytes.optional(),
  licence,
  /** ISO 639 codes; `*`: many. */
  languages: z.array(z.string().regex(/^(\*|[a-z]{2,3})$/)).min(1),
  /** Whether a recogniser translates into English. */
  translates: z.boolean().optional(),
  /** What the computer should have, where somebody said so. */
  computer: z.strictObject({ memory: bytes.optional() }).default({}),
  /** How many tokens a picture costs. */
  image: z.strictObject({ tokens: z.number().int().positive(), note: z.string() }).optional(),
  needs: z.array(modelId).default([]),
  quality: z.array(qualityFigure),
})
export type CatalogueEntry = z.infer<typeof catalogueEntry>
