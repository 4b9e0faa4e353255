import { createCaptions, hearingOptionsFrom, type Captions } from '../captions'
import { createTranslator } from '../contract/language'
import type { EnginePort, SoundPort } from '../ports'
import type { SettingsKeeper } from '../settings'
import { fasterRecognisers } from '../models'
import { createTranscripts, type Transcripts } from '../transcripts'
import { findTurns } from '../transcripts/speakers'
import type { Broadcaster } from './broadcaster'
import { captionHandlers } from './caption-handlers'
import { transcriptHandlers } from './transcript-handlers'

export interface HearingDeskOptions {
  ears: EnginePort
  sound: SoundPort
  /** The store of models, where the host has one. */
  store?: EnginePort
  settings: SettingsKeeper
  broadcaster: Broadcaster
  /** Where transcripts are kept. */
  folder: string
  /** Which paths a page may name. */
  mayOpen: (path: string) => boolean
}

/** Captions and transcripts of one host, with the methods that its pages call. */
export interface HearingDesk {
  captions: Captions
  transcripts: Transcripts
  handlers: ReturnType<typeof captionHandlers> & ReturnType<typeof transcriptHandlers>
  /** Captions end with their last words; files that are transcribed can go on later. */
  close(): Promise<void>
}

export function createHearingDesk(options: HearingDeskOptions): HearingDesk {
  const { ears, sound, store, settings, broadcaster, folder, mayOpen } = options
  const translator = (): ReturnType<typeof createTranslator> => createTranslator(settings.get().language)
  const transcripts = createTranscripts({
    ears,
    folder,
    options: () => hearingOptionsFrom(settings.get().captions),
    sentence: (error) => translator().error(error),
    names: () => ({
      microphone: translator().say('hearing.source.microphone'),
      system: translator().say('hearing.source.system'),
      speaker: (number) => translator().say('hearing.speaker', { number }),
    }),
    // Without a store no models are installed.
    ...(store && { speakers: (path, signal) => findTurns(ears, path, () => {}, signal) }),
    liveTitle: (now) => translator().say('hearing.live.title', { when: dateAndTime(now, settings.get().language) }),
    emit: broadcaster.send,
  })
  const captions = createCaptions({
    ears,
    sound,
    settings: () => settings.get().captions,
    ...(store && { faster: () => fasterRecognisers({ store, settings }) }),
    soundName: (label) => translator().say(`hearing.sound.${label}`),
    beginLive: transcripts.beginLive,
    emit: broadcaster.send,
    onProblem: (error) => broadcaster.send('notice', { message: translator().error(error) }),
  })
  return {
    captions,
    transcripts,
    handlers: { ...captionHandlers(captions), ...transcriptHandlers(transcripts, mayOpen) },
    async close() {
      await captions.close()
      await transcripts.close()
    },
  }
}

const dateAndTime = (now: Date, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(now)
