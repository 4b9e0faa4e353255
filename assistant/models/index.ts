import { randomUUID } from 'node:crypto'
import { DescryError, toDescryError } from '../../models/contract/errors'
import { storeMethods, type InstalledModel, type ModelJob } from '../../models/contract/store'
import type { ModelAction, ModelsOverview, ModelWork, TellPages } from '../contract'
import {
  addModel,
  cancelled,
  exportModel,
  importModels,
  installedFor,
  noteSpeed,
  removeModel,
  verifyModels,
  type ModelPorts,
  type WorkOptions,
} from './operations'
import type { HubToken } from './hub-token'

export * from './operations'
export { formatsOf, installedCaptioner, type InstalledCaptionerPorts } from './captioner'
export { fasterRecognisers } from './faster'
export { measureRecogniser } from './measure'
export { installedVoice } from './voice'
export { createHubToken, type HubToken, type HubTokenSetup } from './hub-token'

/** Pages are told of progress so often, in milliseconds. */
const TELL_MS = 500
/** Works that ended are remembered, so that a page that opens later learns what failed. */
const MOST_ENDED = 20

/** The models of one host. Work goes on whoever watches; its progress and its end are told to all pages. */
export interface Models {
  hubToken: HubToken
  list(): Promise<ModelsOverview>
  add(model: string, chosen: { acceptLicence: boolean; anyway: boolean }): ModelWork
  remove(model: string): ModelWork
  verify(model?: string): ModelWork
  import(path: string, chosen: { model?: string | undefined; acceptLicence: boolean }): ModelWork
  export(model: string, path: string): ModelWork
  /** Stops work; a download can go on later. */
  pause(id: string): void
  /** The installed model for a job; see {@link installedFor}. */
  installedFor(job: ModelJob): Promise<InstalledModel | null>
  /** Pauses what is under way. */
  close(): Promise<void>
}

type Outcome = Partial<Pick<ModelWork, 'models' | 'damaged' | 'path' | 'later'>>

interface Running {
  work: ModelWork
  stop: AbortController
  ended: Promise<void>
}

export function createModels(ports: ModelPorts & { emit: TellPages }): Models {
  const { store, settings, emit } = ports
  const running = new Map<string, Running>()
  const ended: ModelWork[] = []

  const finish = (work: ModelWork): void => {
    running.delete(work.id)
    // What was done since makes an older end of the same model uninteresting.
    const older = ended.findIndex(({ model, action }) => model === work.model && action === work.action)
    if (older >= 0) ended.splice(older, 1)
    ended.push(work)
    if (ended.length > MOST_ENDED) ended.shift()
    emit('modelWork', work)
    emit('modelsChanged', {})
  }

  /** Begins work, or gives the one that is under way for the same model. */
  const begin = (
    action: ModelAction,
    model: string | null,
    run: (options: WorkOptions) => Promise<Outcome>,
  ): ModelWork => {
    const under = [...running.values()].find(({ work }) => work.model === model && work.action === action)
    if (under) return under.work
    const work: ModelWork = {
      id: randomUUID(),
      model,
      action,
      state: 'working',
      progress: null,
      problem: null,
      models: [],
      damaged: [],
      path: null,
      later: false,
    }
    const stop = new AbortController()
    let told = -Infinity
    const onProgress: WorkOptions['onProgress'] = (progress) => {
      work.progress = progress
      if (performance.now() - told < TELL_MS) return
      told = performance.now()
      emit('modelWork', { ...work })
    }
    const worked = run({ signal: stop.signal, onProgress }).then(
      (outcome) => finish({ ...work, ...outcome, state: 'done' }),
      (thrown: unknown) => {
        if (stop.signal.aborted || cancelled(thrown)) return finish({ ...work, state: 'paused' })
        const { code, detail } = toDescryError(thrown)
        finish({ ...work, state: 'failed', problem: { code, detail } })
      },
    )
    running.set(work.id, { work, stop, ended: worked })
    emit('modelWork', { ...work })
    return work
  }

  const measured = (installed: readonly InstalledModel[]): Outcome => {
    // Measuring takes a while, and the model is ready before it.
    void (async () => {
      for (const model of installed) await noteSpeed(ports, model, AbortSignal.timeout(120_000))
      if (ports.measure) emit('modelsChanged', {})
    })()
    return { models: installed.map(({ id }) => id) }
  }

  /** One download after another: two at once would each take twice as long, and the first model would come later. */
  let downloads: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const turn = downloads.then(() => {
      if (signal.aborted) throw new DescryError('CANCELLED')
      return work()
    })
    downloads = turn.catch(() => {})
    return turn
  }

  return {
    hubToken: ports.hubToken,
    async list() {
      const { language, captions } = settings.get()
      const languages = [...new Set([language, captions.spokenLanguage])].filter((code) => code !== 'auto')
      const [listed, recommended] = await Promise.all([
        store.call(storeMethods.list, {}),
        store.call(storeMethods.recommend, { languages }),
      ])
      const { memoryBytes, cores, models } = recommended.result
      const works = [...ended, ...[...running.values()].map(({ work }) => work)]
      return { ...listed.result, recommended: { memoryBytes, cores, models }, works }
    },
    add: (model, chosen) =>
      begin('add', model, async (options) => {
        const installed = await inTurn(options.signal, () => addModel(ports, model, chosen, options))
        return measured([installed])
      }),
    remove(model) {
      for (const { work, stop } of running.values()) if (work.model === model) stop.abort()
      return begin('remove', model, async () => {
        // What is being stopped still holds the model.
        await Promise.all(
          [...running.values()]
            .filter(({ work }) => work.model === model && work.action !== 'remove')
            .map((one) => one.ended),
        )
        const { later } = await removeModel(ports, model)
        return { later }
      })
    },
    verify: (model) =>
      begin('verify', model ?? null, async (options) => {
        const results = await verifyModels(ports, model, options)
        const damaged = results.flatMap((one) =>
          [...one.damaged, ...one.missing].map((path) => `${one.model}: ${path}`),
        )
        return { damaged, models: results.map((one) => one.model) }
      }),
    import: (path, chosen) =>
      begin('import', chosen.model ?? null, async (options) =>
        measured(await importModels(ports, path, { ...chosen, anyway: false }, options)),
      ),
    export: (model, path) =>
      begin('export', model, async (options) => ({ path: (await exportModel(ports, model, path, options)).path })),
    pause: (id) => running.get(id)?.stop.abort(),
    installedFor: (job) => installedFor(ports, job),
    async close() {
      const all = [...running.values()]
      for (const { stop } of all) stop.abort()
      await Promise.all(all.map((one) => one.ended))
    },
  }
}
