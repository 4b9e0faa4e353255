import { settings as settingsSchema, type Language, type Transport } from '../assistant/contract'
import { createAsking, type Asking } from './actions/asking'
import { createChoosing, type Choosing } from './actions/choosing'
import { createCopying, type Copying } from './actions/copying'
import { createElementActions, type ElementActions } from './actions/elements'
import { createDescribing, type Describing } from './actions/describing'
import { hostSpeaks, translators, type Desk } from './actions/desk'
import { createLastSaid } from './actions/memory'
import { createOutside, OUTSIDE } from './actions/outside'
import { createSettingsChange, type ChangeSettings } from './actions/settings'
import { createAnnouncer } from './announce/announcer'
import { createOutlet, noOutlet } from './announce/outlet'
import {
  captionsStatus,
  createCaptionsActions,
  createReading,
  createVoiceQuestion,
  type Captions,
  type Reading,
  type VoiceQuestion,
} from './captions'
import { createEndpointActions, type EndpointActions } from './endpoint'
import { HostConnection } from './host/connection'
import { createModelsActions, type Models } from './models'
import { createEarcons, noEarcons } from './sound/earcons'
import { createPictureSearch, type PictureSearch } from './search'
import { browserVoice, chooseVoice, hostVoice } from './sound/voice'
import { initialState } from './state/reducer'
import { isWorking, statusText } from './state/status'
import { createStore } from './state/store'
import { createViewStore, inView, type ViewStore } from './state/view'
import { createTranscripts, type Transcripts } from './transcripts'

/** All that the views can do, and what they show. Made once for a page. */
export interface Session extends Desk {
  describing: Describing
  asking: Asking
  choosing: Choosing
  copying: Copying
  elementActions: ElementActions
  transcripts: Transcripts
  captions: Captions
  /** Moving through the captions. */
  reading: Reading
  voiceQuestion: VoiceQuestion
  /** A server of the person's own. */
  endpoint: EndpointActions
  models: Models
  pictureSearch: PictureSearch
  /** Which of the views is shown. */
  view: ViewStore
  changeSettings: ChangeSettings
  repeat(): void
  /** Stops the work under way. Tells whether there was any. */
  stop(): boolean
  sayStatus(): void
  testVoice(): void
  start(): void
}

export interface SessionOptions {
  liveRegion: HTMLElement
  language: Language
  /** Shows and says nothing by itself: another window of Descry does. */
  passive?: boolean
}

/** Puts the page's parts together: the only place that knows them all. */
export function createSession(openTransport: () => Promise<Transport>, options: SessionOptions): Session {
  const { liveRegion, language, passive = false } = options
  const store = createStore(initialState(settingsSchema.parse({ language })))
  const getSettings = (): ReturnType<typeof store.get>['settings'] => store.get().settings
  const translate = translators()
  const t = (): ReturnType<typeof translate> => translate(getSettings().language)

  const host = new HostConnection(openTransport, {
    onOpen(hello) {
      const lost = store.get().connection.kind === 'lost'
      store.dispatch({ type: 'connected', hello })
      if (lost) outlet.say(t().say('window.status.back'))
      captions.onConnected()
    },
    onLost(seconds) {
      const first = store.get().connection.kind !== 'lost'
      store.dispatch({ type: 'lost', seconds })
      if (first) outlet.say(statusText(store.get(), t()), { urgent: true })
    },
    onRefused() {
      store.dispatch({ type: 'refused' })
      outlet.say(t().say('window.status.refused'), { urgent: true })
    },
    onEvent(event) {
      outside.onEvent(event)
      transcripts.onEvent(event)
      captions.onEvent(event)
      models.onEvent(event)
    },
  })
  const voice = chooseVoice(
    hostVoice(host),
    browserVoice(window.speechSynthesis as SpeechSynthesis | undefined, getSettings),
    () => hostSpeaks(store),
  )
  const announcer = createAnnouncer(liveRegion)
  const outlet = passive ? noOutlet : createOutlet(announcer, voice, getSettings)
  const earcons = passive ? noEarcons : createEarcons(() => new AudioContext(), getSettings)
  const desk: Desk = { store, host, outlet, earcons, t }

  const lastSaid = createLastSaid(desk)
  const describing = createDescribing(desk, lastSaid)
  const asking = createAsking(desk, describing, lastSaid)
  const transcripts = createTranscripts(desk)
  const view = createViewStore()
  const changeSettings = createSettingsChange(desk)
  const captions = createCaptionsActions(desk, { changeSettings, announcer, passive })
  const focusQuestion = (): void => inView(view, 'describe', () => document.getElementById('question')?.focus())
  const models = createModelsActions(desk, changeSettings)
  const outside = createOutside(desk, lastSaid, focusQuestion)
  const pictureSearch = createPictureSearch(desk, describing)
  const voiceQuestion = createVoiceQuestion(desk, { focusQuestion, ask: () => void asking.send() })
  showNewPictures(store, view)

  return {
    ...desk,
    describing,
    asking,
    choosing: createChoosing(desk, describing),
    copying: createCopying(desk),
    elementActions: createElementActions(desk),
    transcripts,
    captions,
    reading: createReading(desk, captions.store),
    voiceQuestion,
    endpoint: createEndpointActions(desk),
    models,
    pictureSearch,
    view,
    changeSettings,
    repeat: () => lastSaid.repeat(),
    stop() {
      return [
        describing.cancel(),
        asking.cancel(),
        outside.cancel(),
        voiceQuestion.cancel(),
        pictureSearch.cancel(),
      ].includes(true)
    },
    sayStatus() {
      if (view.get() === 'captions') return outlet.say(captionsStatus(captions.store.get(), t()))
      if (view.get() === 'models' && models.sayStatus()) return
      const state = store.get()
      const status = statusText(state, t())
      outlet.say(isWorking(state) ? t().say('window.status.still', { status }) : status)
    },
    testVoice() {
      voice.stop()
      voice.say(t().say('window.settings.test.text'))
    },
    start: () => void host.start(),
  }
}

/** A picture that the person chooses is shown, wherever they were; one that a key outside the window asks for takes nothing away. */
function showNewPictures(store: Desk['store'], view: ViewStore): void {
  let shown = store.get().attempt
  store.subscribe(() => {
    const { attempt } = store.get()
    if (attempt && attempt.id !== shown?.id && attempt.id !== OUTSIDE) view.dispatch('describe')
    shown = attempt
  })
}
