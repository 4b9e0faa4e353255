import { z } from 'zod'
import { errorCodes } from '../../models/contract/errors'
import { defineMethod } from '../../models/contract/method'
import { hubTokenState } from './hub-token'
import { listedModel, modelId, recommendation, storeProgress } from '../../models/contract/store'

/** What is done with a model. Without a model, all are meant, or which one is not known yet. */
export const modelAction = z.enum(['add', 'remove', 'verify', 'import', 'export'])
export type ModelAction = z.infer<typeof modelAction>

/** Work on a model, under way or ended. `paused`: a download that goes on when it is asked to. */
export const modelWork = z.object({
  id: z.string(),
  model: modelId.nullable(),
  action: modelAction,
  state: z.enum(['working', 'paused', 'failed', 'done']),
  progress: storeProgress.nullable(),
  /** Why it failed. */
  problem: z.object({ code: z.enum(errorCodes), detail: z.string() }).nullable(),
  /** What came of it: models that were imported, files that were damaged, or where a copy was written. */
  models: z.array(modelId),
  damaged: z.array(z.string()),
  path: z.string().nullable(),
  /** A removal that waits until nothing uses the model. */
  later: z.boolean(),
})
export type ModelWork = z.infer<typeof modelWork>

export const modelsOverview = z.object({
  models: z.array(listedModel),
  folder: z.string(),
  freeBytes: z.number().nullable(),
  /** What this computer should have, the set first. */
  recommended: z.object({ memoryBytes: z.number(), cores: z.number(), models: z.array(recommendation) }),
  works: z.array(modelWork),
})
export type ModelsOverview = z.infer<typeof modelsOverview>

/** What pages that watch are told of models. */
export const modelEvents = {
  modelWork,
  /** Something is installed, removed or chosen that was not before: the list is to be read again. */
  modelsChanged: z.object({}),
}

const path = z.string().trim().min(1).max(4096)

export const modelMethods = {
  listModels: defineMethod({ name: 'models.list', params: z.strictObject({}), result: modelsOverview }),
  /** Begins to download, goes on, or repairs. What comes of it is told by events. */
  addModel: defineMethod({
    name: 'models.add',
    params: z.strictObject({
      model: modelId,
      acceptLicence: z.boolean().default(false),
      anyway: z.boolean().default(false),
    }),
    result: modelWork,
  }),
  /** Stops work on a model. A download can go on later. */
  pauseModel: defineMethod({
    name: 'models.pause',
    params: z.strictObject({ id: z.string().max(80) }),
    result: z.object({}),
  }),
  removeModel: defineMethod({ name: 'models.remove', params: z.strictObject({ model: modelId }), result: modelWork }),
  verifyModels: defineMethod({
    name: 'models.verify',
    params: z.strictObject({ model: modelId.optional() }),
    result: modelWork,
  }),
  /** From a folder or a zip file of this computer. */
  importModels: defineMethod({
    name: 'models.import',
    params: z.strictObject({ path, model: modelId.optional(), acceptLicence: z.boolean().default(false) }),
    result: modelWork,
  }),
  /** Has the person choose a folder in the system's own dialog; null where none was chosen. Rejects with `NOT_ALLOWED` on hosts without. */
  chooseFolder: defineMethod({
    name: 'models.chooseFolder',
    params: z.strictObject({}),
    result: z.object({ path: z.string().nullable() }),
  }),
  exportModel: defineMethod({
    name: 'models.export',
    params: z.strictObject({ model: modelId, path }),
    result: modelWork,
  }),
  showHubToken: defineMethod({ name: 'models.token', params: z.strictObject({}), result: hubTokenState }),
  /** Keeps the access token of the hub, or forgets it. */
  setHubToken: defineMethod({
    name: 'models.setToken',
    params: z.strictObject({ token: z.string().min(1).max(4096).nullable() }),
    result: hubTokenState,
  }),
}
export type ModelContract = typeof modelMethods

export {
  modelJob,
  type ListedModel,
  type ModelJob,
  type Recommendation,
  type StoreProgress,
} from '../../models/contract/store'
