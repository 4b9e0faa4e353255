import type {
  HearingOptions,
  RecogniserInfo,
  RecogniserSource,
  SoundEvent,
  SoundLabel,
} from '../../models/contract/hearing'
import type { DescryError } from '../../models/contract/errors'
import type { CaptionLine, CaptionSession, Segment, SoundSource } from '../contract'
import type { EnginePort } from '../ports'
import { createKeywordWatch } from './keywords'
import { createSource, type Source } from './source'

/** Lines that a page which was opened later still gets. */
const REMEMBERED_LINES = 200

/** Where the words and the sound of a session are kept as it runs. */
export interface LiveTranscript {
  readonly id: string
  /** Folder for the sound; null where it is not kept. */
  readonly soundFolder: string | null
  append(segment: Segment): Promise<void>
  finish(end: { seconds: number; recogniser: RecogniserInfo | null }): Promise<void>
}

export interface SessionEvents {
  session: (session: CaptionSession) => void
  line: (line: CaptionLine) => void
  keyword: (found: { word: string; lineId: string; source: SoundSource }) => void
  /** Something a person should know; captions go on. */
  problem: (error: DescryError) => void
  /** The engine can't go on; the session ends by itself, and nothing of it is lost. */
  failed: (error: DescryError) => void
}

export interface SessionSetup {
  ears: EnginePort
  options: () => HearingOptions
  /** Recognisers to step down to when captions fall behind, the best first. */
  faster?: () => readonly RecogniserSource[]
  /** Words for sounds that are no speech, in the person's language; without it, or where it is null, no sounds are named. */
  soundNames?: () => ((label: SoundLabel) => string) | null
  keywords: () => readonly string[]
  transcript: LiveTranscript
  keepsSound: boolean
  /** False where sound comes faster or slower than time passes, as from a file. */
  live?: boolean
  /** Milliseconds since 1970. */
  now?: () => number
}

/** One live session: sources, their captions, and their transcript. */
export interface Session {
  readonly id: string
  add(source: SoundSource): void
  push(source: SoundSource, pcm: Uint8Array): void
  report(source: SoundSource, state: 'lost' | 'ended'): Promise<void>
  pause(paused: boolean): Promise<void>
  /** The last words become final, and the transcript is complete. */
  stop(): Promise<void>
  describe(): CaptionSession
  /** The last lines, oldest first. */
  lines(): CaptionLine[]
}

export function createSession(setup: SessionSetup, events: SessionEvents): Session {
  const { transcript, now = Date.now, live = true } = setup
  const startedAt = now()
  const clock = (): number => (now() - startedAt) / 1000
  const sources = new Map<SoundSource, Source>()
  const lines = new Map<string, CaptionLine>()
  const keywords = createKeywordWatch(setup.keywords)
  let state: CaptionSession['state'] = 'preparing'
  let recogniser: RecogniserInfo | null = null
  let steppedDown = false
  let saved: Promise<void> = Promise.resolve()
  let failedOnce = false
  let toldOfSounds = false
  let stopping: Promise<void> | undefined

  const describe = (): CaptionSession => ({
    sessionId: transcript.id,
    state,
    sources: [...sources.values()].map((source) => source.describe()),
    behind: Math.max(0, ...[...sources.values()].map(({ behind }) => behind)),
    recogniser,
    steppedDown,
    keepsSound: setup.keepsSound,
    startedAt,
  })
  const tell = (): void => events.session(describe())

  const takeLine = (line: CaptionLine): void => {
    const empty = line.committed === '' && line.final
    lines.set(line.id, line)
    if (empty) lines.delete(line.id)
    for (const [id] of lines) if (lines.size > REMEMBERED_LINES) lines.delete(id)
    events.line(line)
    for (const word of keywords.look(line)) events.keyword({ word, lineId: line.id, source: line.source })
    if (!line.final || empty) return
    const { source, start, end, committed, words, language, sound } = line
    saved = saved
      .then(() => transcript.append({ source, start, end, text: committed, words, language, ...(sound && { sound }) }))
      .catch((error: unknown) => events.problem(error as DescryError))
  }
  /** A sound is a line of its own, in brackets: it is shown, kept, announced and watched for as words are. */
  const takeSound = ({ label, start, end }: SoundEvent, source: SoundSource): void => {
    const name = setup.soundNames?.()?.(label)
    if (name === undefined) return
    takeLine({
      ...{ id: `sound-${source}-${label}-${start}`, index: 0, source, start, end, sound: label },
      ...{ committed: `[${name}]`, tail: '', final: true, words: [], language: null },
    })
  }
  const timer = setInterval(() => {
    for (const source of sources.values()) source.tick()
  }, 500)
  timer.unref()

  const end = async (): Promise<void> => {
    clearInterval(timer)
    await Promise.all([...sources.values()].map((source) => source.leave('ended')))
    await saved
    state = 'stopped'
    await transcript.finish({ seconds: clock(), recogniser }).catch((error: unknown) => {
      events.problem(error as DescryError)
    })
    tell()
  }

  return {
    id: transcript.id,
    add(name) {
      if (sources.has(name)) return
      const source = createSource(
        {
          source: name,
          ears: setup.ears,
          options: setup.options,
          faster: setup.faster ?? (() => []),
          sounds: () => !!setup.soundNames?.(),
          sessionId: transcript.id,
          soundFolder: transcript.soundFolder,
          clock,
          live,
        },
        {
          line: takeLine,
          sound: (event) => takeSound(event, name),
          soundsFailed: (error) => {
            if (!toldOfSounds) events.problem(error)
            toldOfSounds = true
          },
          changed: tell,
          ready: (info) => {
            recogniser = info
            if (state === 'preparing') state = 'listening'
            tell()
          },
          steppedDown: (info) => {
            recogniser = info
            steppedDown = true
            tell()
          },
          failed: (error) => {
            if (failedOnce) return
            failedOnce = true
            events.failed(error)
          },
          unkept: events.problem,
        },
      )
      sources.set(name, source)
      tell()
    },
    push(name, pcm) {
      // While it is paused nothing is kept and nothing is written: that is what the person asked for.
      if (state === 'paused' || stopping) return
      sources.get(name)?.push(pcm)
    },
    async report(name, how) {
      await sources.get(name)?.leave(how)
    },
    async pause(paused) {
      if (stopping || paused === (state === 'paused')) return
      state = paused ? 'paused' : recogniser ? 'listening' : 'preparing'
      tell()
      if (paused) await Promise.all([...sources.values()].map((source) => source.rest()))
    },
    stop: () => (stopping ??= end()),
    describe,
    lines: () => [...lines.values()],
  }
}
