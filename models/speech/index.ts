import { setTimeout as sleep } from 'node:timers/promises'
import {
  SAMPLE_RATE,
  type HearingOptions,
  type LiveCaption,
  type RecogniserInfo,
  type RecogniserSource,
  type SoundEvent,
  type SpeakerTurn,
  type Utterance,
} from '../contract/hearing'
import { DescryError } from '../contract/errors'
import { openSoundFile } from './decode'
import { DecodeQueue, inTurn, URGENCY } from './decode-queue'
import { createLiveStream, type LiveStream } from './live-stream'
import { openRecogniser } from './open-recogniser'
import { createRecogniserKeeper, type RecogniserKeeper } from './recogniser-keeper'
import { createFollower, type Follower, type SoundTagging } from './sound-events'
import { samplesOf, toInt16 } from './sound-buffer'
import { findSpeakers, type SpeakerModels } from './speakers'
import { createStreamRecogniser } from './stream-recogniser'
import { utterancesOf } from './utterances'
import { openVoiceActivity } from './vad'
import { createSegmenter } from './vad/segmenter'
import type { VoiceActivityDetector } from './voice-activity'

export interface ListenSetup {
  options: HearingOptions
  /** Recognisers to step down to, the best first. */
  faster: RecogniserSource[]
  /** Name sounds that are no speech, where that can be done. */
  sounds: boolean
  from: number
  firstIndex: number
  committed: string
}

export interface ListenEvents {
  ready: (info: RecogniserInfo) => void
  steppedDown: (to: { recogniser: RecogniserInfo; source: RecogniserSource }) => void
  caption: (caption: LiveCaption) => void
  voice: (voice: { speaking: boolean; at: number }) => void
  lag: (seconds: number) => void
  sound: (event: SoundEvent) => void
  soundsFailed: (error: DescryError) => void
}

export interface TranscribeEvents {
  ready: (info: RecogniserInfo) => void
  utterance: (utterance: Utterance) => void
  progress: (done: { seconds: number; of: number | null }) => void
}

/** What the engine `ears` does. Streams are named by whoever listens. */
export interface Hearing {
  warm(source: HearingOptions['recogniser']): Promise<RecogniserInfo>
  listen(stream: string, setup: ListenSetup, events: ListenEvents, signal: AbortSignal): Promise<number>
  push(stream: string, pcm: Uint8Array): Promise<void>
  finish(stream: string): void
  hear(
    pcm: Uint8Array,
    options: HearingOptions,
    signal: AbortSignal,
  ): Promise<{ text: string; language: string | null; recogniser: RecogniserInfo }>
  transcribe(
    path: string,
    options: HearingOptions,
    from: number,
    events: TranscribeEvents,
    signal: AbortSignal,
  ): Promise<number>
  speakers(path: string, onProgress: TranscribeEvents['progress'], signal: AbortSignal): Promise<SpeakerTurn[]>
  excerpt(path: string, from: number, seconds: number, signal: AbortSignal): Promise<Int16Array>
  loaded(): string[]
}

interface Listening {
  live: LiveStream
  follower: Follower | undefined
  finish: () => void
}

/** Sounds that are still to be named when a stream ends may take so long, in milliseconds. */
const LAST_SOUNDS = 10_000

/** What hearing can do beyond words, where models for it are installed. */
export interface HearingExtras {
  /** Names sounds. */
  tagging?: SoundTagging
  /** Opens what tells speakers apart. Rejects with the errors of installed models. */
  openSpeakers?: () => Promise<SpeakerModels>
}

/** Everything is loaded when it is first needed, once. */
export function createHearing(
  keeper: RecogniserKeeper = createRecogniserKeeper((source) => openRecogniser(source)),
  openVoice: () => Promise<() => VoiceActivityDetector> = openVoiceActivity,
  { tagging, openSpeakers }: HearingExtras = {},
): Hearing {
  const queue = new DecodeQueue()
  const streams = new Map<string, Listening>()
  let voiceActivity: Promise<() => VoiceActivityDetector> | undefined
  const newDetector = async (): Promise<VoiceActivityDetector> => {
    voiceActivity ??= openVoice()
    return (await voiceActivity)()
  }
  const streamOf = (name: string): Listening => {
    const listening = streams.get(name)
    if (!listening) throw new DescryError('BAD_REQUEST', `nobody listens to the stream ${name}`)
    return listening
  }

  return {
    async warm(source) {
      const { recogniser, done } = await keeper.use(source)
      await newDetector()
      done()
      return recogniser.info
    },

    async listen(name, { options, faster, sounds, from, firstIndex, committed }, events, signal) {
      if (streams.has(name)) throw new DescryError('BAD_REQUEST', `the stream ${name} is listened to already`)
      const using = createStreamRecogniser(keeper, options.recogniser, faster)
      let finish: () => void = () => {}
      const finished = new Promise<void>((resolve) => (finish = resolve))
      const follower =
        sounds && tagging
          ? createFollower({ tagging, from, onSound: events.sound, onFailed: events.soundsFailed })
          : undefined
      const live = createLiveStream({
        recogniser: using.first,
        detector: lazyDetector(newDetector),
        segmenter: createSegmenter(),
        queue,
        options,
        from,
        firstIndex,
        committed,
        onCaption: events.caption,
        onVoice: events.voice,
        onLag: events.lag,
        onLate: () =>
          void using.stepDown(async (recogniser, source) => {
            const taken = live.use(recogniser)
            events.steppedDown({ recogniser: recogniser.info, source })
            await taken
          }),
      })
      streams.set(name, { live, follower, finish })
      signal.addEventListener(
        'abort',
        () => {
          live.stop()
          follower?.stop()
        },
        { once: true },
      )
      using.first.then(({ info }) => events.ready(info)).catch(() => {})
      try {
        const stopped = new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(new DescryError('CANCELLED')), { once: true })
        })
        await Promise.race([finished, stopped, live.failure])
        const seconds = await Promise.race([live.finish(), stopped, live.failure])
        if (follower) await Promise.race([follower.finish(), sleep(LAST_SOUNDS, undefined, { ref: false }), stopped])
        return seconds
      } finally {
        live.stop()
        follower?.stop()
        streams.delete(name)
        if (![...streams.values()].some((other) => other.follower)) tagging?.rest()
        using.release()
      }
    },

    push(name, pcm) {
      const { live, follower } = streamOf(name)
      follower?.push(pcm)
      return live.push(pcm)
    },
    finish: (name) => streamOf(name).finish(),

    async hear(pcm, options, signal) {
      const { recogniser, done } = await keeper.use(options.recogniser)
      try {
        const sound = Float32Array.from(samplesOf(pcm), (value) => value / 32768)
        const setup = { recogniser, queue, options, urgency: URGENCY.final, from: 0, signal }
        const heard: Utterance[] = []
        for await (const utterance of utterancesOf([sound], {
          ...setup,
          detector: await newDetector(),
          segmenter: createSegmenter(),
        }))
          heard.push(utterance)
        return {
          text: heard.map(({ text }) => text).join(' '),
          language: heard[0]?.language ?? null,
          recogniser: recogniser.info,
        }
      } finally {
        done()
      }
    },

    async transcribe(path, options, from, events, signal) {
      const file = await openSoundFile(path)
      try {
        const { recogniser, done } = await keeper.use(options.recogniser)
        events.ready(recogniser.info)
        let reached = from
        try {
          const setup = { recogniser, queue, options, urgency: URGENCY.file, from, signal }
          const onProgress = (seconds: number): void => {
            reached = seconds
            events.progress({ seconds, of: file.seconds })
          }
          for await (const utterance of utterancesOf(file.read(from, signal), {
            ...setup,
            onProgress,
            detector: await newDetector(),
            segmenter: createSegmenter(),
          }))
            events.utterance(utterance)
        } finally {
          done()
        }
        return reached
      } finally {
        await file.close()
      }
    },

    async speakers(path, onProgress, signal) {
      if (!openSpeakers) throw new DescryError('NOT_INSTALLED', 'pyannote segmentation')
      const models = await openSpeakers()
      try {
        const file = await openSoundFile(path)
        try {
          return await findSpeakers(file.read(0, signal), models, {
            signal,
            turn: (work) => inTurn(queue, URGENCY.file, signal, work),
            onProgress: (seconds) => onProgress({ seconds, of: file.seconds }),
          })
        } finally {
          await file.close()
        }
      } finally {
        await models.close()
      }
    },

    async excerpt(path, from, seconds, signal) {
      const file = await openSoundFile(path)
      try {
        const wanted = Math.round(seconds * SAMPLE_RATE)
        const pieces: Int16Array[] = []
        let length = 0
        for await (const piece of file.read(from, signal)) {
          pieces.push(toInt16(piece.subarray(0, wanted - length)))
          length += Math.min(piece.length, wanted - length)
          if (length >= wanted) break
        }
        const all = new Int16Array(length)
        let at = 0
        for (const piece of pieces) {
          all.set(piece, at)
          at += piece.length
        }
        return all
      } finally {
        await file.close()
      }
    },

    loaded: () => keeper.loaded(),
  }
}

/** A detector that is loaded when its first frame comes, so that a stream can be pushed to at once. */
function lazyDetector(load: () => Promise<VoiceActivityDetector>): VoiceActivityDetector {
  let detector: Promise<VoiceActivityDetector> | undefined
  return {
    frameSamples: 512,
    probability: async (frame) => (await (detector ??= load())).probability(frame),
    reset: () => void detector?.then((loaded) => loaded.reset()),
  }
}
