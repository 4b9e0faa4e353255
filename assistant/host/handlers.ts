import type { Assistant } from '../assistant'
import { createTranslator } from '../contract/language'
import type { HostContract, PictureRequest, VoiceList } from '../contract/methods'
import type { hostMethods } from '../contract/methods'
import type { SettingsKeeper } from '../settings'
import { DescryError } from '../../models/contract/errors'
import type { ResultOf } from '../../models/contract/method'
import { WithBinary, type Handlers } from '../../models/contract/router'
import { createAnnouncer, type Announcer } from './announcer'
import { createBroadcaster, type Broadcaster } from './broadcaster'
import type { HostVoice } from './ports'

export type Capabilities = ResultOf<typeof hostMethods.hello>['capabilities']

export interface HostOptions {
  assistant: Assistant
  /** Null where the host has no voice of its own. */
  voice: HostVoice | null
  /** The voices that can be chosen; none but the system's where it is left out. */
  voices?: () => Promise<VoiceList>
  settings: SettingsKeeper
  host: 'desktop' | 'browser'
  version: string
  /** A function where they may change while the host runs. */
  capabilities: Capabilities | (() => Capabilities)
  /** Which paths a page may name: none unless this says so. A function sees the path as the page sent it. */
  allowPaths?: boolean | ((path: string) => boolean)
  /** For events from outside the page; share it with whatever sends them. */
  broadcaster?: Broadcaster
  /** Share it where something outside the page makes Descry speak too. */
  announcer?: Announcer
}

/** The announcer that goes with a host's voice and settings; voice problems reach the pages as a notice. */
export function createHostAnnouncer({
  voice,
  settings,
  broadcaster,
}: Pick<HostOptions, 'voice' | 'settings'> & { broadcaster: Broadcaster }): Announcer {
  return createAnnouncer({
    voice,
    settings: settings.get,
    onProblem: (error) =>
      broadcaster.send('notice', { message: createTranslator(settings.get().language).error(error) }),
  })
}

/** The methods of the page, alike for the desktop's main process and the browser's server. */
export function hostHandlers(options: HostOptions): Handlers<HostContract> {
  const { assistant, voice, settings, host, version } = options
  const broadcaster = options.broadcaster ?? createBroadcaster()
  const announcer = options.announcer ?? createHostAnnouncer({ voice, settings, broadcaster })
  const capabilities = (): Capabilities =>
    typeof options.capabilities === 'function' ? options.capabilities() : options.capabilities

  const checkPath = (picture: PictureRequest): void => {
    if (picture.kind !== 'path') return
    const { allowPaths = false } = options
    const allowed = typeof allowPaths === 'function' ? allowPaths(picture.path) : allowPaths
    if (!allowed) throw new DescryError('NOT_ALLOWED', picture.path)
  }
  const needVoice = (): HostVoice => {
    if (!voice) throw new DescryError('VOICE_UNAVAILABLE')
    return voice
  }

  settings.subscribe((changed) => broadcaster.send('settings', changed))

  return {
    hello: () => ({ version, host, settings: settings.get(), capabilities: capabilities() }),

    describe: ({ picture, page, length, here }, { binary, signal, emit }) => {
      checkPath(picture)
      const { language, length: usual } = settings.get()
      const speak = announcer.begin(signal)
      return assistant.describe(picture, {
        language,
        length: length ?? usual,
        signal,
        ...(page !== undefined && { page }),
        ...(here && { here }),
        // The bytes are a view on the received frame, and the picture outlives it.
        ...(binary && { bytes: binary.slice() }),
        stage: (stage) => emit('stage', { stage }),
        sentence: (sentence) => {
          emit('sentence', sentence)
          speak(sentence.text)
        },
      })
    },

    ask: ({ pictureId, question }, { signal, emit }) => {
      const { language } = settings.get()
      const speak = announcer.begin(signal)
      return assistant.ask(pictureId, question, {
        language,
        signal,
        sentence: (sentence) => {
          emit('sentence', sentence)
          speak(sentence.text)
        },
      })
    },

    preview: async ({ pictureId, maxWidth, maxHeight }) => {
      const { width, height, png } = await assistant.preview(pictureId, maxWidth, maxHeight)
      return new WithBinary({ width, height }, png)
    },

    say: async ({ text }, { signal }) => {
      await needVoice().say(text, { signal })
      return {}
    },
    stopSpeaking: () => {
      announcer.silence()
      return {}
    },
    repeat: async () => ({ text: await needVoice().repeat() }),
    voices: () => options.voices?.() ?? { system: capabilities().voice, installed: null },

    getSettings: () => settings.get(),
    changeSettings: ({ change }) => settings.change(change),

    watch: async (_params, { emit, signal }) => {
      await broadcaster.attach(emit, signal)
      return {}
    },
  }
}
