import { createAssistant } from '../assistant/create'
import type { Assistant } from '../assistant/assistant'
import { createTranslator, type Translator } from '../assistant/contract/language'
import type { SpeakerPort } from '../assistant/ports'
import { createVoice, findSpeaker, type Voice } from '../assistant/voice'
import { DescryError } from '../models/contract/errors'
import type { Language } from '../models/contract/engines'
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
  readonly assistant: Assistant
  /** The computer's voice; rejects with `VOICE_UNAVAILABLE` and what to install where there is none. */
  speaker(): Promise<SpeakerPort>
  voice(rate?: number): Promise<Voice>
  close(): Promise<void>
}

/** German where the system speaks German, English everywhere else. */
export const systemLanguage = (env: NodeJS.ProcessEnv = process.env): Language =>
  (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').toLowerCase().startsWith('de') ? 'de' : 'en'

export function createContext(options: GlobalOptions, signal: AbortSignal): Context {
  const language = options.language ?? systemLanguage()
  const translator = createTranslator(language)
  let eyes: EngineSupervisor | undefined
  let ears: EngineSupervisor | undefined
  let assistant: Assistant | undefined
  let speaker: Promise<SpeakerPort | null> | undefined
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
      eyes ??= superviseEngine({ sense: 'eyes', entry: findPlaces().engine })
      return eyes
    },
    get ears() {
      ears ??= superviseEngine({ sense: 'ears', entry: findPlaces().engine })
      return ears
    },
    get assistant() {
      assistant ??= createAssistant({ eyes: this.eyes, capture: createCapture(), clipboard: createClipboard() })
      return assistant
    },
    async speaker() {
      speaker ??= findSpeaker()
      const found = await speaker
      if (!found) throw new DescryError('VOICE_UNAVAILABLE', translator.say('terminal.voice.install'))
      return found
    },
    async voice(rate = 1) {
      return createVoice({ speaker: await this.speaker(), rate: () => rate, language: () => language })
    },
    async close() {
      await Promise.all([eyes?.stop(), ears?.stop()])
    },
  }
}
