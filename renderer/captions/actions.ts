import { captionMethods, toDescryError, type CaptionSettings, type SoundSource } from '../../assistant/contract'
import type { Desk } from '../actions/desk'
import type { ChangeSettings } from '../actions/settings'
import type { WatchEvent } from '../host/connection'
import { captureSound, type SoundCapture } from './capture'
import { createCommittedReader } from './committed'
import { createCaptionsStore, type CaptionsStore } from './state'
import { captionsStatus } from './status'

/** Sound that waits while the connection is slow or gone, in pieces of 100 ms: a minute. */
const MOST_WAITING = 600

export interface Captions {
  store: CaptionsStore
  start(): Promise<void>
  stop(): Promise<void>
  pause(): Promise<void>
  /** Sets the mark at the newest line, or goes to it and takes it away. */
  mark(): void
  style(change: Partial<CaptionSettings>): void
  onEvent(event: WatchEvent): void
  /** The connection is there, perhaps again: what runs is shown. */
  onConnected(): void
}

/** Live captions of this page: what it captures, and what all of Descry writes. */
export function createCaptionsActions(desk: Desk, changeSettings: ChangeSettings): Captions {
  const { host, outlet, earcons, t } = desk
  const store = createCaptionsStore()
  const capturing = new Map<SoundSource, SoundCapture>()
  const settings = (): CaptionSettings => desk.store.get().settings.captions
  const reader = createCommittedReader((text) => outlet.say(text, { own: false }))
  let spoken = ''

  /** Says what captions are doing, when that has changed. */
  const sayStatus = (): void => {
    const status = captionsStatus(store.get(), t())
    if (status === spoken) return
    spoken = status
    outlet.say(status)
  }
  const fail = (thrown: unknown): void => {
    const { code, detail } = toDescryError(thrown)
    if (code === 'CANCELLED') return
    store.dispatch({ type: 'problem', problem: { code, detail } })
    earcons.play('failed')
    outlet.say(t().error({ code, detail }), { urgent: true })
  }
  const report = (source: SoundSource, state: 'lost' | 'ended'): void => {
    const { session } = store.get()
    if (session) host.call(captionMethods.reportSource, { sessionId: session.sessionId, source, state }).catch(() => {})
  }

  const capture = async (sessionId: string, source: SoundSource): Promise<void> => {
    let waiting = 0
    const own = await captureSound(source, {
      piece: (pcm) => {
        store.dispatch({ type: 'level', source, level: loudness(pcm) })
        if (waiting >= MOST_WAITING) return
        waiting++
        host
          .call(captionMethods.pushSound, { sessionId, source }, { binary: pcm })
          .catch(() => {})
          .finally(() => waiting--)
      },
      ended: () => {
        capturing.delete(source)
        report(source, 'lost')
        fail({ code: 'SOUND_DEVICE_LOST' })
      },
    })
    capturing.set(source, own)
  }
  /** A microphone that is plugged in again goes on by itself. */
  const returned = (): void => {
    const { session } = store.get()
    const lost = session?.sources.some(({ source, state }) => source === 'microphone' && state === 'lost')
    if (session?.state === 'listening' && lost && !capturing.has('microphone'))
      capture(session.sessionId, 'microphone').catch(() => {})
  }
  navigator.mediaDevices?.addEventListener('devicechange', returned)

  const letGo = (): void => {
    for (const each of capturing.values()) each.stop()
    capturing.clear()
  }

  const captions: Captions = {
    store,
    async start() {
      const { wanted, session, starting } = store.get()
      if (starting || wanted.length === 0 || (session && session.state !== 'stopped')) return
      store.dispatch({ type: 'starting', on: true })
      sayStatus()
      try {
        const { host: byHost } = (await host.call(captionMethods.soundSources, {})).result
        const sources = wanted.map((source) => ({ source, from: byHost.includes(source) ? 'host' : 'page' }) as const)
        const { result } = await host.call(captionMethods.startCaptions, { sources })
        store.dispatch({ type: 'session', session: result })
        const failures: unknown[] = []
        for (const { source, from } of sources)
          if (from === 'page')
            await capture(result.sessionId, source).catch((error: unknown) => {
              failures.push(error)
              report(source, 'lost')
            })
        // With one source left captions go on; without any there is nothing to write.
        if (failures.length > 0) fail(failures[0])
        if (failures.length === sources.length) await captions.stop()
      } catch (thrown) {
        fail(thrown)
      } finally {
        store.dispatch({ type: 'starting', on: false })
        sayStatus()
      }
    },
    async stop() {
      const { session } = store.get()
      letGo()
      if (!session || session.state === 'stopped') return
      try {
        await host.call(captionMethods.stopCaptions, { sessionId: session.sessionId })
      } catch (thrown) {
        fail(thrown)
      }
    },
    async pause() {
      const { session } = store.get()
      if (!session || session.state === 'stopped') return
      try {
        const { result } = await host.call(captionMethods.pauseCaptions, {
          sessionId: session.sessionId,
          paused: session.state !== 'paused',
        })
        store.dispatch({ type: 'session', session: result })
        sayStatus()
      } catch (thrown) {
        fail(thrown)
      }
    },
    mark() {
      const { mark, lines } = store.get()
      if (mark !== null) {
        document.getElementById(`caption-${mark}`)?.scrollIntoView({ block: 'center' })
        store.dispatch({ type: 'following', on: false })
        return store.dispatch({ type: 'mark', lineId: null })
      }
      const last = lines.at(-1)
      if (last) store.dispatch({ type: 'mark', lineId: last.id })
    },
    style(change) {
      void changeSettings({ captions: change })
    },
    onEvent(event) {
      switch (event.name) {
        case 'captions':
          store.dispatch({ type: 'session', session: event.data })
          if (event.data.state === 'stopped') {
            letGo()
            reader.stop()
          }
          return sayStatus()
        case 'caption':
          store.dispatch({ type: 'line', line: event.data })
          if (settings().announce) reader.line(event.data)
          return
        case 'soundEvent':
          return store.dispatch({ type: 'sound', ...event.data })
        case 'keyword':
          return alert(event.data.word, event.data.lineId)
        case 'startCaptions':
          return void captions.start()
      }
    },
    onConnected() {
      host
        .call(captionMethods.currentCaptions, {})
        .then(({ result }) => {
          if (!result.session) return
          store.dispatch({ type: 'session', session: result.session })
          store.dispatch({ type: 'lines', lines: result.lines })
        })
        .catch(() => {})
    },
  }

  /** A word that the person waits for: to be seen, heard and felt, as they chose. */
  const alert = (word: string, lineId: string): void => {
    const { keywordFlash, keywordSound, keywordNotification } = settings()
    if (keywordFlash) store.dispatch({ type: 'alert', word, lineId })
    if (keywordSound) earcons.play('done')
    if (keywordNotification && 'Notification' in window && Notification.permission === 'granted')
      new Notification('Descry', { body: t().say('captions.keyword', { word }) })
    outlet.say(t().say('captions.keyword', { word }), { urgent: true })
  }
  return captions
}

/** Loudness of a piece of PCM on the scale that meters show, 0 (−60 dB) to 1 (full). */
function loudness(pcm: Uint8Array): number {
  const samples = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.byteLength >> 1)
  let sum = 0
  for (const value of samples) sum += value * value
  const level = Math.sqrt(sum / Math.max(1, samples.length)) / 32768
  return Math.max(0, Math.min(1, 1 + (20 * Math.log10(level || 1e-9)) / 60))
}
