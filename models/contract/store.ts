import { z } from 'zod'
import { engineMethods } from './engines'
import { defineMethod } from './method'

/** What a model is for. */
/** Name of the store's file in the folder of models: where it is missing, nothing was ever installed. */
export const STORE_LOCK_FILE = 'store.lock.json'

export const modelJob = z.enum([
  'captions',
  'questions',
  'documents',
  'speech',
  'search',
  'sounds',
  'speakers',
  'voice',
])
export type ModelJob = z.infer<typeof modelJob>

/** Which adapter runs it. */
export const modelFamily = z.enum([
  'whisper',
  'moonshine',
  'florence2',
  'idefics3',
  'lfm2-vl',
  'qwen-vl',
  'granite-docling',
  'siglip',
  'clip',
  'ast',
  'pyannote',
  'wespeaker',
  'kokoro',
])
export type ModelFamily = z.infer<typeof modelFamily>

/** Number format of a network's file, as Transformers.js names it. */
export const precision = z.enum(['fp32', 'fp16', 'q8', 'q4', 'q4f16'])
export type Precision = z.infer<typeof precision>

/** A model's short name, such as `whisper-base`. */
export const modelId = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/)

export const bilingual = z.object({ en: z.string().min(1), de: z.string().min(1) })

export const licence = z.object({
  name: z.string().min(1),
  /** Whether a person has to accept it before the model is used. */
  accept: z.boolean(),
  note: bilingual.optional(),
})

/** A figure about quality, and who says so. */
export const qualityFigure = z.object({ measure: z.string(), value: z.string(), source: z.string() })

/**
 * `absent`; `partial`: a download was begun and can go on; `installed`; `damaged`: files are missing or wrong, and can be fetched
 * again; `leaving`: removed as soon as nothing uses it any more.
 */
export const modelState = z.enum(['absent', 'partial', 'installed', 'damaged', 'leaving'])
export type ModelState = z.infer<typeof modelState>

/** How a model came, and what its files were checked against. `import`: against nothing but their own shape. */
export const modelOrigin = z.enum(['hub', 'export', 'import'])

/** How quick a model is on this computer: seconds of sound that it recognises in one second. */
export const measuredSpeed = z.object({ realTime: z.number().positive(), measuredAt: z.number() })

/** A model of the catalogue, with what is on this computer of it. Sizes are bytes. */
export const listedModel = z.object({
  id: modelId,
  name: z.string(),
  job: modelJob,
  family: modelFamily,
  purpose: bilingual,
  /** Name on the hub: `org/name`. */
  hub: z.string(),
  licence,
  /** When the licence was accepted, in milliseconds since 1970; null where it was not. */
  licenceAcceptedAt: z.number().nullable(),
  /** ISO 639 codes; `*`: many. */
  languages: z.array(z.string()),
  parameters: z.number().optional(),
  /** Other models that this one needs. */
  needs: z.array(modelId),
  /** What has to be fetched; null where only the hub knows it. */
  downloadBytes: z.number().nullable(),
  /** Whether `downloadBytes` is “about”. */
  approximate: z.boolean(),
  /** Memory while it runs, estimated; null where the sizes of its files are not known. */
  memoryBytes: z.number().nullable(),
  quality: z.array(qualityFigure),
  state: modelState,
  /** Bytes on the disk that are part of it. */
  doneBytes: z.number(),
  /** What an interrupted download has to reach, once the hub was asked. */
  totalBytes: z.number().nullable(),
  commit: z.string().nullable(),
  origin: modelOrigin.nullable(),
  installedAt: z.number().nullable(),
  speed: measuredSpeed.nullable(),
  /** Whether an engine has it loaded. */
  inUse: z.boolean(),
})
export type ListedModel = z.infer<typeof listedModel>

/** An installed model as an adapter needs it. */
export const installedModel = z.object({
  id: modelId,
  name: z.string(),
  job: modelJob,
  family: modelFamily,
  /** Absolute path, in the layout of Transformers.js. */
  folder: z.string(),
  /** Base name of a network's file → its number format, such as `encoder_model: q8`. */
  precisions: z.record(z.string(), precision),
  languages: z.array(z.string()),
  /** Estimated; null where it can't be. */
  memoryBytes: z.number().nullable(),
})
export type InstalledModel = z.infer<typeof installedModel>

/** How work on a model goes. `waiting`: the hub asked to wait, or was not reached; it goes on by itself. */
export const storeProgress = z.object({
  model: modelId,
  phase: z.enum(['asking', 'checking', 'downloading', 'copying', 'waiting']),
  /** Bytes done, of all. While the hub is asked for sizes, `of` is null. */
  bytes: z.number(),
  of: z.number().nullable(),
  /** Over the last seconds; null while it is not known. */
  bytesPerSecond: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  files: z.number(),
  filesOf: z.number(),
  /** With `waiting`: for how long. */
  waitSeconds: z.number().optional(),
})
export type StoreProgress = z.infer<typeof storeProgress>

const model = modelId
const progress = { progress: storeProgress }

/** How the network may be used for one call. */
export const networkUse = z.strictObject({
  /** Descry is switched offline: nothing is asked of the network. */
  offline: z.boolean().default(false),
  /** Access token of the hub, where the person gave one. */
  token: z.string().min(1).max(512).optional(),
})

const verification = z.object({
  model,
  ok: z.boolean(),
  /** Damaged files were set aside as `<name>.damaged`. */
  damaged: z.array(z.string()),
  missing: z.array(z.string()),
})
export type Verification = z.infer<typeof verification>

/** Why a model is recommended: a reason of a closed list, with its values. */
export const recommendation = z.object({
  model,
  job: modelJob,
  /** Part of the recommended set; otherwise worth a look for those who need it. */
  set: z.boolean(),
  reason: z.enum([
    'only-choice',
    'little-memory',
    'enough-memory',
    'much-memory',
    'english-quick',
    'many-languages',
    'few-cores',
    'many-cores',
    'small-english',
    'needs-other',
  ]),
  downloadBytes: z.number().nullable(),
  approximate: z.boolean(),
  memoryBytes: z.number().nullable(),
  installed: z.boolean(),
})
export type Recommendation = z.infer<typeof recommendation>

const path = z.string().min(1).max(4096)

export const storeMethods = {
  ...engineMethods,
  list: defineMethod({
    name: 'store.list',
    params: z.strictObject({}),
    result: z.object({ models: z.array(listedModel), folder: z.string(), freeBytes: z.number().nullable() }),
  }),
  /** Models that can be loaded: every file is there with its size. */
  installed: defineMethod({
    name: 'store.installed',
    params: z.strictObject({ model: model.optional(), job: modelJob.optional(), family: modelFamily.optional() }),
    result: z.object({ models: z.array(installedModel) }),
  }),
  /** What adding would fetch, as the hub says; nothing is fetched. */
  plan: defineMethod({
    name: 'store.plan',
    params: z.strictObject({ model, network: networkUse.default({ offline: false }) }),
    result: z.object({
      commit: z.string(),
      bytes: z.number(),
      /** What is still to be fetched of it. */
      missingBytes: z.number(),
      freeBytes: z.number().nullable(),
      memoryBytes: z.number().nullable(),
      files: z.array(z.object({ path: z.string(), bytes: z.number() })),
    }),
    cancellable: true,
  }),
  /** Downloads and checks a model; goes on where an earlier download stopped, and fetches damaged files again. Stopping it pauses it. */
  add: defineMethod({
    name: 'store.add',
    params: z.strictObject({
      model,
      network: networkUse.default({ offline: false }),
      /** The person accepts the licence now. */
      acceptLicence: z.boolean().default(false),
      /** Although it needs more memory than the computer has. */
      anyway: z.boolean().default(false),
    }),
    result: installedModel,
    events: progress,
    cancellable: true,
  }),
  /** Removes a model, or what an interrupted download left. `later`: it is in use, and goes when it is not. */
  remove: defineMethod({
    name: 'store.remove',
    params: z.strictObject({ model }),
    result: z.object({ bytes: z.number(), later: z.boolean() }),
  }),
  /** Reads every file of a model, or of all, and compares it with what was locked. */
  verify: defineMethod({
    name: 'store.verify',
    params: z.strictObject({ model: model.optional() }),
    result: z.object({ models: z.array(verification) }),
    events: progress,
    cancellable: true,
  }),
  /** Takes models from a folder, a USB stick or a zip file. */
  import: defineMethod({
    name: 'store.import',
    params: z.strictObject({
      from: path,
      /** Which one it is, where the files do not tell. */
      model: model.optional(),
      acceptLicence: z.boolean().default(false),
      anyway: z.boolean().default(false),
    }),
    result: z.object({ models: z.array(installedModel) }),
    events: progress,
    cancellable: true,
  }),
  /** Copies a model into a folder, or into a zip file where the name ends with `.zip`. Gives what was written. */
  export: defineMethod({
    name: 'store.export',
    params: z.strictObject({ model, to: path }),
    result: z.object({ path: z.string(), bytes: z.number() }),
    events: progress,
    cancellable: true,
  }),
  recommend: defineMethod({
    name: 'store.recommend',
    params: z.strictObject({
      /** ISO 639 codes of the languages that the person needs. */
      languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).max(20),
      /** Instead of what this computer has. */
      memoryBytes: z.number().positive().optional(),
      cores: z.number().int().positive().optional(),
    }),
    result: z.object({
      memoryBytes: z.number(),
      cores: z.number(),
      languages: z.array(z.string()),
      models: z.array(recommendation),
    }),
  }),
  /** Keeps what was measured of an installed model on this computer. */
  noteSpeed: defineMethod({
    name: 'store.noteSpeed',
    params: z.strictObject({ model, speed: measuredSpeed }),
    result: z.object({}),
  }),
}
export type StoreContract = typeof storeMethods
