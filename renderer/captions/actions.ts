import { captionMethods, toDescryError, type CaptionSettings, type SoundSource } from '../../assistant/contract'
import type { Desk } from '../actions/desk'
import type { ChangeSettings } from '../actions/settings'
import type { Announcer } from '../announce/announcer'
import type { WatchEvent } from '../host/connection'
import { createAlerts } from './alerts'
import { createCommittedReader } from './committed'
import { recallCaptures, rememberCaptures } from './memory'
import { createPageSources } from './sound/page-sources'
import { createCaptionsStore, isRunning, type CaptionsStore } from './state'
import { captionsStatus } from './status'

export interface Captions {
  store: CaptionsStore
  start(): Promise<void>
  stop(): Promise<void>
  /** Pauses, or goes on. */
  pause(): Promise<void>
  /** Adds a source to captions that run, or connects one again. */
  connect(source: SoundSource): Promise<void>
  style(change: Partial<CaptionSettings>): void
  onEvent(event: WatchEvent): void
  /** The connection is there, perhaps again: what runs is shown. */
  onConnected(): void
}

export interface CaptionsOptions {
  changeSettings: ChangeSettings
  /** Takes committed words for a braille display, whoever else speaks. */
  announcer: Announcer
  /** Shows captions only, as the overlay does: captures nothing and says nothing. */
  passive: boolean
}

/** Live captions of this page: what it captures, and what all of Descry writes. */
export function createCaptionsActions(desk: Desk, options: CaptionsOptions): Captions {
  const { host, outlet, earcons, t } = desk
  const { changeSettings, announcer, passive } = options
  const store = createCaptionsStore()
  const settings = (): CaptionSettings => desk.store.get().settings.captions
  const reader = createCommittedReader((text) => announcer.announce(text))

  /** Descry's own voice is silent while captions listen: the microphone would hear it and write it down. */
  const say = (text: string, urgent = false): void => {
    const state = store.get().session?.state
    outlet.say(text, { urgent, own: state !== 'listening' && state !== 'preparing' })
  }
  let said = ''
  /** Says what captions are doing, when that has changed. How far behind they are changes all the time and is for the eye. */
  const sayStatus = (): void => {
    const { session } = store.get()
    const status = captionsStatus({ ...store.get(), session: session && { ...session, behind: 0 } }, t())
    if (status === said) return
    said = status
    say(status)
  }
  const fail = (thrown: unknown): void => {
    const { code, detail } = toDescryError(thrown)
    if (code === 'CANCELLED') return
    store.dispatch({ type: 'problem', problem: { code, detail } })
    earcons.play('failed')
    say(t().error({ code, detail }), true)
  }
  const note = (key: 'captions.dropping' | 'captions.dropped' | 'captions.gone', seconds = 0): void =>
    store.dispatch({ type: 'notice', notice: { key, values: { seconds: Math.ceil(seconds) } } })
  /** The host has no such session any more: it was ended, or Descry was started again. */
  const end = (): void => {
    const { session } = store.get()
    page.close()
    reader.stop()
    if (!session || session.state === 'stopped') return
    store.dispatch({ type: 'session', session: { ...session, state: 'stopped' } })
    note('captions.gone')
    earcons.play('failed')
    say(t().say('captions.gone'), true)
  }

  const page = createPageSources(host, {
    level: (source, level) => store.dispatch({ type: 'level', source, level }),
    changed(sources) {
      store.dispatch({ type: 'captured', sources })
      rememberCaptures(store.get().session, sources)
    },
    lost: () => void earcons.play('failed'),
    back: () => store.dispatch({ type: 'problem', problem: null }),
    dropped(seconds) {
      note('captions.dropping', seconds)
      if (seconds === 1) say(t().say('captions.dropping', { seconds }), true)
    },
    flows(seconds) {
      note('captions.dropped', seconds)
      say(t().say('captions.dropped', { seconds: Math.ceil(seconds) }))
    },
    gone: end,
  })

  /** Opens what the page captures itself. Gives the sources that are there, and what went wrong with the others. */
  const open = async (wanted: readonly SoundSource[]) => {
    const { host: byHost } = (await host.call(captionMethods.soundSources, {})).result
    store.dispatch({ type: 'byHost', sources: byHost })
    const sources: { source: SoundSource; from: 'page' | 'host' }[] = []
    const failures: unknown[] = []
    // The computer's sound first: browsers ask for it only shortly after a press.
    for (const source of [...wanted].sort().reverse()) {
      const hostCan = byHost.includes(source)
      if (source === 'system' && hostCan) sources.push({ source, from: 'host' })
      else
        await page.open(source).then(
          () => sources.push({ source, from: 'page' }),
          (error: unknown) => {
            // The host's microphone where this page finds none. A refusal is the person's answer, and is not gone around.
            if (hostCan && toDescryError(error).code === 'MICROPHONE_MISSING') sources.push({ source, from: 'host' })
            else failures.push(error)
          },
        )
    }
    return { sources, failures }
  }
  const begin = async (wanted: readonly SoundSource[]): Promise<void> => {
    const { sources, failures } = await open(wanted)
    // With one source left captions go on; without any there is nothing to write.
    if (sources.length === 0) return fail(failures[0])
    const { result } = await host.call(captionMethods.startCaptions, { sources })
    store.dispatch({ type: 'session', session: result })
    page.attach(result.sessionId)
    rememberCaptures(result, store.get().captured)
    if (failures.length > 0) fail(failures[0])
  }
  const starting = async (work: () => Promise<void>): Promise<void> => {
    if (store.get().starting || passive) return
    store.dispatch({ type: 'starting', on: true })
    sayStatus()
    try {
      await work()
    } catch (thrown) {
      if (!isRunning(store.get())) page.close()
      fail(thrown)
    } finally {
      store.dispatch({ type: 'starting', on: false })
      sayStatus()
    }
  }
  /** After this page was loaded again, it goes on with what it captured. */
  const goOn = async (sessionId: string): Promise<void> => {
    for (const source of recallCaptures(sessionId)) {
      if (store.get().captured.includes(source)) continue
      try {
        // Browsers share the computer's sound only after a press.
        if (source === 'microphone') await page.open(source)
        else await host.call(captionMethods.reportSource, { sessionId, source, state: 'lost' })
      } catch (thrown) {
        await host.call(captionMethods.reportSource, { sessionId, source, state: 'lost' }).catch(() => {})
        fail(thrown)
      }
    }
    page.attach(sessionId)
  }
  const alert = createAlerts(desk, store, settings, (text) => say(text, !settings().announce))

  const captions: Captions = {
    store,
    async start() {
      const { wanted } = store.get()
      if (wanted.length > 0 && !isRunning(store.get())) await starting(() => begin(wanted))
    },
    async connect(source) {
      if (isRunning(store.get())) await starting(() => begin([source]))
    },
    async stop() {
      const { session } = store.get()
      page.close()
      if (!session || session.state === 'stopped') return
      try {
        await host.call(captionMethods.stopCaptions, { sessionId: session.sessionId })
      } catch (thrown) {
        if (toDescryError(thrown).code === 'TRANSCRIPT_MISSING') end()
        else fail(thrown)
      }
    },
    async pause() {
      const { session } = store.get()
      if (!session || session.state === 'stopped') return
      try {
        const { sessionId, state } = session
        const { result } = await host.call(captionMethods.pauseCaptions, { sessionId, paused: state !== 'paused' })
        store.dispatch({ type: 'session', session: result })
        sayStatus()
      } catch (thrown) {
        fail(thrown)
      }
    },
    style: (change) => void changeSettings({ captions: change }),
    onEvent(event) {
      switch (event.name) {
        case 'captions':
          store.dispatch({ type: 'session', session: event.data })
          if (event.data.state === 'stopped') {
            page.close()
            reader.stop()
          }
          return sayStatus()
        case 'caption':
          store.dispatch({ type: 'line', line: event.data })
          if (settings().announce && !passive) reader.line(event.data)
          return
        case 'keyword':
          return alert(event.data)
        case 'startCaptions':
          return void captions.start()
      }
    },
    onConnected() {
      host
        .call(captionMethods.currentCaptions, {})
        .then(async ({ result: { session, lines } }) => {
          if (!session) return end()
          // Another session than the one that was captured: Descry was started again meanwhile.
          if (session.sessionId !== store.get().session?.sessionId) page.close()
          store.dispatch({ type: 'session', session })
          store.dispatch({ type: 'lines', lines })
          if (passive) return
          sayStatus()
          await goOn(session.sessionId)
        })
        .catch(() => {})
      host
        .call(captionMethods.soundSources, {})
        .then(({ result }) => store.dispatch({ type: 'byHost', sources: result.host }))
        .catch(() => {})
    },
  }
  return captions
}
