import { earsMethods, type HearingOptions, type RecogniserSource, type SoundLabel } from '../../models/contract/hearing'
import { DescryError, toDescryError } from '../../models/contract/errors'
import type { CaptionLine, CaptionSession, CaptionSettings, SoundSource, TellPages } from '../contract'
import type { EnginePort, SoundPort } from '../ports'
import { createSession, type LiveTranscript, type Session } from './session'

export { createSession, type LiveTranscript, type Session } from './session'

/** More than a page ever sends at once; what is larger is a mistake. Two seconds of PCM. */
const LARGEST_PUSH = 2 * 16_000 * 2
/** Sixty seconds of PCM. */
const LARGEST_QUESTION = 60 * 16_000 * 2

export interface CaptionsSetup {
  ears: EnginePort
  /** What the host can capture by itself. */
  sound?: SoundPort
  settings: () => CaptionSettings
  /** Recognisers to step down to; those of the settings where nothing else is known. */
  faster?: () => Promise<RecogniserSource[]>
  /** The word for a sound that is no speech, in the person's language. */
  soundName: (label: SoundLabel) => string
  /** Begins a transcript that is written as the session runs. */
  beginLive: (options: { keepsSound: boolean }) => Promise<LiveTranscript>
  emit: TellPages
  /** Something a person should know; captions go on. */
  onProblem: (error: DescryError) => void
}

/** Live captions of this computer: one session at a time, which all pages share. All methods reject with `DescryError` only. */
export interface Captions {
  start(sources: readonly { source: SoundSource; from: 'page' | 'host' }[]): Promise<CaptionSession>
  push(sessionId: string, source: SoundSource, pcm: Uint8Array): void
  report(sessionId: string, source: SoundSource, state: 'lost' | 'ended'): Promise<void>
  pause(sessionId: string, paused: boolean): Promise<CaptionSession>
  stop(sessionId: string): Promise<{ transcriptId: string | null }>
  current(): { session: CaptionSession | null; lines: CaptionLine[] }
  hostSources(): Promise<SoundSource[]>
  hearQuestion(
    pcm: Uint8Array,
    signal?: AbortSignal,
  ): Promise<{ text: string; language: string | null; demonstration: boolean }>
  /** Ends the session that runs, if any. */
  close(): Promise<void>
}

/** What a person set, as a recogniser is asked for it. The words to be told of are names as a rule, so they are hints too. */
export const hearingOptionsFrom = (settings: CaptionSettings): HearingOptions => ({
  recogniser: settings.recogniser,
  language: settings.spokenLanguage,
  translate: settings.translate,
  hints: settings.keywords,
})

export function createCaptions(setup: CaptionsSetup): Captions {
  const { ears, sound, settings, emit, onProblem } = setup
  let session: Session | undefined
  let beginning: Promise<Session> | undefined
  const capturing = new Map<SoundSource, AbortController>()

  const begin = async (): Promise<Session> => {
    const keepsSound = settings().keepSound
    // Captions begin without them where they can't be found out.
    const faster = (await setup.faster?.().catch(() => undefined)) ?? settings().faster
    const transcript = await setup.beginLive({ keepsSound })
    const begun = createSession(
      {
        ears,
        options: () => hearingOptionsFrom(settings()),
        faster: () => faster,
        soundNames: () => (settings().soundEvents ? setup.soundName : null),
        keywords: () => settings().keywords,
        transcript,
        keepsSound,
      },
      {
        session: (state) => emit('captions', state),
        line: (line) => emit('caption', line),
        keyword: (found) => emit('keyword', found),
        problem: onProblem,
        failed: (error) => {
          onProblem(error)
          void end(begun)
        },
      },
    )
    session = begun
    return begun
  }
  const end = async (ending: Session): Promise<void> => {
    for (const abort of capturing.values()) abort.abort()
    capturing.clear()
    await ending.stop()
    if (session === ending) session = undefined
  }
  const named = (sessionId: string): Session => {
    if (session?.id !== sessionId) throw new DescryError('TRANSCRIPT_MISSING', sessionId)
    return session
  }
  /** The host's own capture of a source, from now until the session ends or the device is gone. */
  const capture = (running: Session, source: SoundSource): void => {
    if (!sound || capturing.has(source)) return
    const abort = new AbortController()
    capturing.set(source, abort)
    void sound
      .capture(source, (pcm) => running.push(source, pcm), abort.signal)
      .then(() => running.report(source, 'ended'))
      .catch(async (thrown: unknown) => {
        if (abort.signal.aborted) return
        onProblem(toDescryError(thrown))
        await running.report(source, 'lost')
      })
      .finally(() => {
        if (capturing.get(source) === abort) capturing.delete(source)
      })
  }

  return {
    async start(sources) {
      const hostSide = sources.filter(({ from }) => from === 'host').map(({ source }) => source)
      const possible = hostSide.length > 0 ? ((await sound?.sources()) ?? []) : []
      for (const source of hostSide) {
        if (possible.includes(source)) continue
        throw source === 'microphone'
          ? new DescryError('MICROPHONE_MISSING')
          : new DescryError('SYSTEM_SOUND_UNAVAILABLE', 'this system offers no way to it')
      }
      // Two pages that begin at the same moment begin one session.
      beginning ??= (session ? Promise.resolve(session) : begin()).finally(() => (beginning = undefined))
      const running = await beginning
      for (const { source, from } of sources) {
        running.add(source)
        if (from === 'host') capture(running, source)
      }
      return running.describe()
    },
    push(sessionId, source, pcm) {
      if (pcm.byteLength > LARGEST_PUSH) throw new DescryError('BAD_REQUEST', 'more than two seconds of sound at once')
      named(sessionId).push(source, pcm)
    },
    async report(sessionId, source, state) {
      await named(sessionId).report(source, state)
    },
    async pause(sessionId, paused) {
      const running = named(sessionId)
      await running.pause(paused)
      return running.describe()
    },
    async stop(sessionId) {
      const ending = named(sessionId)
      await end(ending)
      return { transcriptId: ending.id }
    },
    current: () => ({ session: session?.describe() ?? null, lines: session?.lines() ?? [] }),
    hostSources: async () => (await sound?.sources()) ?? [],
    async hearQuestion(pcm, signal) {
      if (pcm.byteLength > LARGEST_QUESTION) throw new DescryError('BAD_REQUEST', 'more than a minute of sound')
      const options = { ...hearingOptionsFrom(settings()), translate: false }
      const { result } = await ears.call(earsMethods.hear, { options }, { binary: pcm, ...(signal && { signal }) })
      return { text: result.text, language: result.language, demonstration: result.recogniser.demonstration }
    },
    async close() {
      if (session) await end(session)
    },
  }
}
