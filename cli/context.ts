import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createAssistant } from '../assistant/create'
import { createElementDesk, type ElementDesk } from '../assistant/elements'
import { createHistory } from '../assistant/history'
import { createOwnNames, type OwnNames } from '../assistant/names'
import { findPointer } from '../assistant/pointer'
import type { Assistant, ChosenCaptioner, Ports } from '../assistant/assistant'
import { createEndpoint, earsWithEndpoint, goesOnHere, withEndpoint, type Endpoint } from '../assistant/endpoint'
import { createHubToken, installedCaptioner, type HubToken } from '../assistant/models'
import { createSecrets, findSecretStore, takeGiven } from '../assistant/secrets'
import {
  createKeptVectors,
  createSearch,
  installedSearchModel,
  suggestedSearchModel,
  type Search,
} from '../assistant/search'
import { createFileStore, loadSettings, type SettingsKeeper } from '../assistant/settings'
import type { Settings } from '../assistant/contract'
import { createTranslator, type Translator } from '../assistant/contract/language'
import type { EnginePort, SpeakerPort } from '../assistant/ports'
import { fellBack, ownSpeaker } from '../assistant/host'
import { createVoice, findSpeaker, type NeuralSpeaker, type Voice } from '../assistant/voice'
import { DescryError } from '../models/contract/errors'
import type { CaptionerLimits, CaptionerSource } from '../models/contract/captioning'
import type { Language } from '../models/contract/engines'
import { STORE_LOCK_FILE } from '../models/contract/store'
import { superviseEngine, type EngineSupervisor } from '../models/supervisor'
import { createOutput, type Output } from './output'
import { findPlaces, type Places } from './places'
import { createCapture } from './ports/capture'
import { createClipboard } from './ports/clipboard'

export interface GlobalOptions {
  language?: Language | undefined
  /** ISO 639, or `auto`; for commands that listen. */
  spokenLanguage?: string
  json?: boolean
  verbose?: boolean
  captioner?: CaptionerSource
  captionerLimits?: CaptionerLimits
  /** The captioning model looks twice. */
  twice?: boolean
}

/** What every command works with. Each part is made when it is first asked for. */
export interface Context {
  readonly language: Language
  /** What `--language` says for a command that listens. */
  readonly spokenLanguage: string | undefined
  readonly translator: Translator
  readonly output: Output
  readonly signal: AbortSignal
  readonly places: Places
  readonly eyes: EngineSupervisor
  readonly ears: EngineSupervisor
  /** Keeps the models; the only engine that uses the network. */
  readonly store: EngineSupervisor
  /** Asks the server that the person set up, too. */
  readonly assistant: Assistant
  /**
   * The server that the person set up, if any.
   * @param settings whose settings count; the person's own, as they are on the disk, unless given
   */
  endpoint(settings?: SettingsKeeper): Promise<Endpoint>
  assistantWith(endpoint: Endpoint): Assistant
  /** The access token of the model hub. */
  readonly hubToken: HubToken
  /**
   * What a person does with the elements of pictures that this context's assistants described.
   * @param settings whose settings count; without them nothing is clicked
   */
  elements(settings?: SettingsKeeper): ElementDesk
  /**
   * Finds pictures that this context's assistants described, and picture files.
   * @param settings whose settings count; the person's own, as they are on the disk, unless given
   */
  search(settings?: SettingsKeeper): Search
  /** Ears that have files transcribed by that server. */
  earsWith(endpoint: Endpoint): EnginePort
  /** Speaks with neural voices. */
  readonly voiceEngine: EngineSupervisor
  /** Whether any model was ever installed. */
  hasModels(): boolean
  /**
   * Descry's own voice, as the settings choose it; rejects with `VOICE_UNAVAILABLE` and what to install where there is none.
   * @param chosen instead of what the settings choose: `system`, or a speaker of the installed voice
   */
  speaker(chosen?: Settings['speaker']): Promise<NeuralSpeaker>
  /** The voice of the system; null where there is none. */
  systemSpeaker(): Promise<SpeakerPort | null>
  voice(rate?: number, speaker?: SpeakerPort): Promise<Voice>
  close(): Promise<void>
}

/** German where the system speaks German, English everywhere else. */
export const systemLanguage = (env: NodeJS.ProcessEnv = process.env): Language =>
  (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase().startsWith('de') ? 'de' : 'en'

/** The variable for the key of a server, where there is no key store. */
const KEY_VARIABLE = 'DESCRY_ENDPOINT_KEY'

/** The variable for the access token of the model hub, as other programs of the hub know it. */
const TOKEN_VARIABLE = 'HF_TOKEN'

/** An assistant that is put together when it is first asked for something. */
function lateAssistant(make: () => Promise<Assistant>): Assistant {
  let made: Promise<Assistant> | undefined
  const get = (): Promise<Assistant> => (made ??= make())
  return {
    describe: async (...args) => (await get()).describe(...args),
    read: async (...args) => (await get()).read(...args),
    ask: async (...args) => (await get()).ask(...args),
    changes: async (...args) => (await get()).changes(...args),
    preview: async (...args) => (await get()).preview(...args),
  }
}

function supervise(sense: 'eyes' | 'ears' | 'voice' | 'store'): EngineSupervisor {
  const { engine, models } = findPlaces()
  return superviseEngine({ sense, entry: engine, models })
}

export function createContext(options: GlobalOptions, signal: AbortSignal): Context {
  const key = takeGiven(KEY_VARIABLE)
  const token = takeGiven(TOKEN_VARIABLE)
  const language = options.language ?? systemLanguage()
  const translator = createTranslator(language)
  let eyes: EngineSupervisor | undefined
  let ears: EngineSupervisor | undefined
  let store: EngineSupervisor | undefined
  let voiceEngine: EngineSupervisor | undefined
  let assistant: Assistant | undefined
  const history = createHistory()
  let kept: OwnNames | undefined
  let hubToken: HubToken | undefined
  const names = (): OwnNames => (kept ??= createOwnNames(createFileStore(findPlaces().names)))
  let system: Promise<SpeakerPort | null> | undefined
  return {
    language,
    spokenLanguage: options.spokenLanguage,
    translator,
    output: createOutput({ json: options.json ?? false, verbose: options.verbose ?? false, translator }),
    signal,
    get places() {
      return findPlaces()
    },
    get eyes() {
      eyes ??= supervise('eyes')
      return eyes
    },
    get ears() {
      ears ??= supervise('ears')
      return ears
    },
    get store() {
      store ??= supervise('store')
      return store
    },
    get voiceEngine() {
      voiceEngine ??= supervise('voice')
      return voiceEngine
    },
    hasModels: () => existsSync(join(findPlaces().models, STORE_LOCK_FILE)),
    get assistant() {
      assistant ??= lateAssistant(async () => this.assistantWith(await this.endpoint()))
      return assistant
    },
    async endpoint(settings) {
      const file = findPlaces().settings
      const secrets = createSecrets(() => findSecretStore({ folder: dirname(file) }), key)
      return createEndpoint({ settings: settings ?? (await loadSettings(createFileStore(file))), secrets })
    },
    get hubToken() {
      const folder = dirname(findPlaces().settings)
      const secrets = createSecrets(() => findSecretStore({ folder }))
      hubToken ??= createHubToken({ secrets, endpoint: process.env.HF_ENDPOINT, given: token })
      return hubToken
    },
    assistantWith(endpoint) {
      const chosen = chosenCaptioner(options)
      const captioner: Ports['captioner'] = async (job) => {
        if (chosen) return chosen
        const settings = await loadSettings(createFileStore(findPlaces().settings))
        return installedCaptioner({ store: this.store, settings, hasModels: this.hasModels }, job)
      }
      const ports = {
        eyes: this.eyes,
        capture: createCapture(),
        clipboard: createClipboard(),
        captioner,
        names: names(),
      }
      return withEndpoint(createAssistant(ports, history), endpoint)
    },
    elements(settings) {
      return createElementDesk({
        eyes: this.eyes,
        history,
        names: names(),
        capture: createCapture(),
        pointer: findPointer,
        settings: () => ({ language, clicking: settings?.get().clicking ?? false }),
      })
    },
    search(settings) {
      const current = async (): Promise<SettingsKeeper> =>
        settings ?? (await loadSettings(createFileStore(findPlaces().settings)))
      return createSearch({
        eyes: this.eyes,
        assistant: this.assistant,
        history,
        names: names(),
        model: async () =>
          installedSearchModel({ store: this.store, settings: await current(), hasModels: this.hasModels }),
        suggest: (language) => suggestedSearchModel(this.store, language),
        kept: createKeptVectors(findPlaces().embeddings, async () => (await current()).get().keepEmbeddings),
      })
    },
    earsWith(endpoint) {
      return earsWithEndpoint(this.ears, endpoint, (error) => this.output.note(goesOnHere(error, translator)))
    },
    systemSpeaker: () => (system ??= findSpeaker()),
    async speaker(chosen) {
      const stored = await loadSettings(createFileStore(findPlaces().settings))
      const found = ownSpeaker({
        // Both start when they are first asked for something.
        engine: { call: (...args) => this.voiceEngine.call(...args) },
        store: { call: (...args) => this.store.call(...args) },
        settings: { get: () => ({ ...stored.get(), ...(chosen !== undefined && { speaker: chosen }) }) },
        hasModels: this.hasModels,
        system: await this.systemSpeaker(),
        onProblem: (error) => this.output.note(fellBack(error, translator)),
      })
      if (!found) throw new DescryError('VOICE_UNAVAILABLE', translator.say('terminal.voice.install'))
      return found
    },
    async voice(rate = 1, speaker) {
      return createVoice({ speaker: speaker ?? (await this.speaker()), rate: () => rate, language: () => language })
    },
    async close() {
      await Promise.all([eyes?.stop(), ears?.stop(), voiceEngine?.stop(), store?.stop()])
    },
  }
}

function chosenCaptioner({ captioner, captionerLimits, twice }: GlobalOptions): ChosenCaptioner | undefined {
  if (!captioner) return undefined
  return { source: { ...captioner, ...(captionerLimits && { limits: captionerLimits }) }, ...(twice && { twice }) }
}
