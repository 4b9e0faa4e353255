import {
  DescryError,
  modelMethods,
  progressText,
  toDescryError,
  type ListedModel,
  type MessageKey,
  type ModelWork,
} from '../../assistant/contract'
import type { Desk } from '../actions/desk'
import type { ChangeSettings } from '../actions/settings'
import type { WatchEvent } from '../host/connection'
import { createProgressSayer, type ProgressSayer } from './progress-sayer'
import { createModelsStore, workOn, type ModelsStore } from './state'

/** All that can be done with models, and their state. Lives as long as the page: downloads go on being told on other views. */
export interface Models {
  store: ModelsStore
  list(): Promise<void>
  /** Adds, goes on, or repairs. Where the licence has to be accepted, that is asked first. */
  add(model: ListedModel, agreed?: { acceptLicence?: boolean; anyway?: boolean }): Promise<void>
  addAll(models: readonly ListedModel[]): Promise<void>
  pause(work: ModelWork): Promise<void>
  remove(model: string): Promise<void>
  verify(model?: string): Promise<void>
  import(path: string, agreed?: { acceptLicence?: boolean }): Promise<void>
  /** The folder that the person chose in the system's dialog; null where none was. */
  chooseFolder(): Promise<string | null>
  export(model: string, path: string): Promise<void>
  loadToken(): Promise<void>
  /** Keeps the access token of the hub, or forgets it with null. */
  setToken(token: string | null): Promise<void>
  /** Uses an installed recogniser for captions and transcripts from now on. */
  use(model: ListedModel): Promise<void>
  /** Says what is under way. Tells whether there was anything to say. */
  sayStatus(): boolean
  onEvent(event: WatchEvent): void
}

export function createModelsActions(desk: Desk, changeSettings: ChangeSettings): Models {
  const store = createModelsStore()
  const sayers = new Map<string, ProgressSayer>()
  /** Paths of imports that this page asked for, to ask again when a licence has to be accepted. */
  const importPaths = new Map<string, string>()

  const say = (key: MessageKey, values: Record<string, string | number> = {}): void =>
    desk.outlet.say(desk.t().say(key, values))
  const nameOf = (model: string | null): string =>
    store.get().overview?.models.find(({ id }) => id === model)?.name ?? model ?? desk.t().say('models.title')

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      store.dispatch({ type: 'problem', problem: null })
      await work()
    } catch (thrown) {
      const problem = toDescryError(thrown)
      store.dispatch({ type: 'problem', problem })
      if (problem.code !== 'CONNECTION_LOST') desk.outlet.say(desk.t().error(problem), { urgent: true })
    }
  }

  const list = async (): Promise<void> => {
    try {
      const { result } = await desk.host.call(modelMethods.listModels, {})
      store.dispatch({ type: 'list', overview: result })
    } catch (thrown) {
      store.dispatch({ type: 'list.failed', problem: toDescryError(thrown) })
    }
  }

  const onWork = (work: ModelWork): void => {
    const before = store.get().works.get(work.id)
    store.dispatch({ type: 'work', work })
    if (work.state !== 'working') return before?.state === work.state ? undefined : onEnd(work)
    if (!before && work.action === 'add') say('models.said.begun', { name: nameOf(work.model) })
    const { progress } = work
    if (!progress) return
    const sayer = sayers.get(work.id) ?? createProgressSayer()
    sayers.set(work.id, sayer)
    if (sayer.note(progress))
      say('models.said.progress', { name: nameOf(work.model), progress: progressText(progress, desk.t()) })
  }

  const onEnd = (work: ModelWork): void => {
    sayers.delete(work.id)
    const name = nameOf(work.model)
    if (work.state === 'failed') return onFailure(work)
    if (work.state === 'paused') return say('models.said.paused', { name })
    switch (work.action) {
      case 'add':
        return say('models.said.done', { name })
      case 'remove':
        return say(work.later ? 'models.said.leaving' : 'models.said.removed', { name })
      case 'verify':
        if (work.damaged.length === 0) return say('models.said.whole', { count: work.models.length })
        return say('models.said.damaged', { count: work.damaged.length, files: work.damaged.join(', ') })
      case 'import':
        return say('models.said.imported', { count: work.models.length, names: work.models.map(nameOf).join(', ') })
      case 'export':
        return say('models.said.exported', { name, path: work.path ?? '' })
    }
  }

  const onFailure = ({ id, action, model, problem }: ModelWork): void => {
    if (!problem) return
    const path = importPaths.get(id)
    if (problem.code === 'LICENCE_NOT_ACCEPTED' && path !== undefined)
      return store.dispatch({ type: 'question', question: { about: 'import-licence', path, licence: problem.detail } })
    if (problem.code === 'MODEL_TOO_LARGE' && action === 'add' && model !== null)
      store.dispatch({ type: 'question', question: { about: 'anyway', model } })
    else store.dispatch({ type: 'problem', problem })
    const sentence = desk.t().error(problem)
    desk.outlet.say(
      model === null ? sentence : desk.t().say('models.said.failed', { name: nameOf(model), problem: sentence }),
      {
        urgent: true,
      },
    )
  }

  // After a break of the connection, what happened meanwhile was not told.
  let connection = desk.store.get().connection.kind
  desk.store.subscribe(() => {
    const { kind } = desk.store.get().connection
    if (kind === connection) return
    connection = kind
    if (kind === 'open' && store.get().list !== 'unread') void list()
  })

  const add: Models['add'] = async (model, { acceptLicence = false, anyway = false } = {}) => {
    if (model.licence.accept && model.licenceAcceptedAt === null && !acceptLicence)
      return store.dispatch({ type: 'question', question: { about: 'licence', model: model.id } })
    await attempt(async () => {
      await desk.host.call(modelMethods.addModel, { model: model.id, acceptLicence, anyway })
    })
  }

  return {
    store,
    list,
    add,
    async addAll(models) {
      for (const model of models) await add(model)
    },
    pause: ({ id }) => attempt(async () => void (await desk.host.call(modelMethods.pauseModel, { id }))),
    remove: (model) => attempt(async () => void (await desk.host.call(modelMethods.removeModel, { model }))),
    verify: (model) =>
      attempt(async () => void (await desk.host.call(modelMethods.verifyModels, model === undefined ? {} : { model }))),
    import: (path, { acceptLicence = false } = {}) =>
      attempt(async () => {
        const { result } = await desk.host.call(modelMethods.importModels, { path, acceptLicence })
        importPaths.set(result.id, path)
        // It may have ended before its name was known here.
        const known = store.get().works.get(result.id)
        if (known?.state === 'failed') onFailure(known)
      }),
    async chooseFolder() {
      let chosen: string | null = null
      await attempt(async () => {
        const { result } = await desk.host.call(modelMethods.chooseFolder, {})
        chosen = result.path
      })
      return chosen
    },
    export: (model, path) =>
      attempt(async () => void (await desk.host.call(modelMethods.exportModel, { model, path }))),
    async loadToken() {
      try {
        const { result } = await desk.host.call(modelMethods.showHubToken, {})
        store.dispatch({ type: 'token', token: result })
      } catch {
        // Nothing is shown of it, and the models can be used without it.
      }
    },
    setToken: (token) =>
      attempt(async () => {
        const { result } = await desk.host.call(modelMethods.setHubToken, { token })
        store.dispatch({ type: 'token', token: result })
        if (token === null) say('models.token.forgotten')
        else say(result.token === 'this-run' ? 'models.token.savedRun' : 'models.token.saved')
      }),
    async use({ id, name }) {
      await changeSettings({ captions: { recogniser: { kind: 'installed', model: id } } })
      say('models.said.chosen', { name })
    },
    sayStatus() {
      const { works, overview } = store.get()
      const ids = [null, ...(overview?.models.map(({ id }) => id) ?? [])]
      const under = ids.flatMap((id) => workOn(works, id) ?? [])
      for (const { model, progress } of under) {
        const words = progress ? progressText(progress, desk.t()) : desk.t().say('models.progress.working')
        say('models.said.progress', { name: nameOf(model), progress: words })
      }
      return under.length > 0
    },
    onEvent(event) {
      if (event.name === 'modelWork') onWork(event.data)
      if (event.name === 'modelsChanged' && store.get().list !== 'unread') void list()
    },
  }
}

export const problemOf = ({ problem }: ModelWork): DescryError | null =>
  problem && new DescryError(problem.code, problem.detail)
