import { SAMPLE_RATE, type HearingOptions, type LiveCaption } from '../contract/hearing'
import { toDescryError, type DescryError } from '../contract/errors'
import { decodeOptions } from './options'
import { URGENCY, type DecodeJob, type DecodeQueue } from './decode-queue'
import type { Recogniser } from './recogniser'
import { samplesOf, SoundBuffer } from './sound-buffer'
import { createCaptioner, type DecodeRequest } from './streaming/captioner'
import { createStepDown } from './streaming/step-down'
import type { Segmenter } from './vad/segmenter'
import type { VoiceActivityDetector } from './voice-activity'

/** The lag is told when it changed by more than this, in seconds. */
const LAG_STEP = 0.5
/** Sound before the voice that an utterance may still take in, in seconds. */
const PRE_ROLL = 1

export interface LiveStreamOptions {
  recogniser: Promise<Recogniser>
  detector: VoiceActivityDetector
  segmenter: Segmenter
  queue: DecodeQueue
  options: HearingOptions
  /** Place of the first sample in seconds. */
  from: number
  firstIndex: number
  committed: string
  onCaption: (caption: LiveCaption) => void
  onVoice: (voice: { speaking: boolean; at: number }) => void
  onLag: (seconds: number) => void
  /** The recogniser is too slow for this computer: captions are late and do not catch up. */
  onLate: () => void
}

/** Captions of one source, as its sound arrives. */
export interface LiveStream {
  /** More sound: 16-bit PCM. Resolves when it was looked through for voice. */
  push(bytes: Uint8Array): Promise<void>
  /** Resolves with the seconds heard when the last utterance is final. Rejects where the recogniser can't be used. */
  finish(): Promise<number>
  /** Ends it now; what waits is dropped. */
  stop(): void
  /** Goes on with another recogniser. Resolves when the one before has ended what it was decoding. */
  use(recogniser: Recogniser): Promise<void>
  /** Rejects when the stream can't go on. Never resolves. */
  readonly failure: Promise<never>
}

export function createLiveStream(setup: LiveStreamOptions): LiveStream {
  const { detector, segmenter, queue, options } = setup
  const firstSample = Math.round(setup.from * SAMPLE_RATE)
  const buffer = new SoundBuffer(firstSample)
  const captioner = createCaptioner({ firstIndex: setup.firstIndex, committed: setup.committed })
  const stepDown = createStepDown()
  const abort = new AbortController()
  let recogniser: Recogniser | undefined
  let framed = firstSample
  let toldLag = 0
  let pushing: Promise<void> = Promise.resolve()
  let fail: (error: DescryError) => void = () => {}
  let decoding: Promise<void> | undefined
  let idle: (() => void) | undefined
  const failure = new Promise<never>((_, reject) => (fail = reject))
  // Whoever listens hears of it; nobody has to.
  failure.catch(() => {})

  const secondsOf = (frame: number): number => (firstSample + frame * detector.frameSamples) / SAMPLE_RATE
  const apply = (events: ReturnType<Segmenter['push']>): void => {
    for (const event of events) {
      const at = secondsOf(event.frame)
      if (event.kind === 'start') captioner.open(at)
      else captioner.close(at, event.cut)
      setup.onVoice({ speaking: event.kind === 'start', at })
    }
  }
  const tellLag = (): void => {
    const { behind } = captioner
    if (Math.abs(behind - toldLag) <= LAG_STEP) return
    toldLag = behind
    setup.onLag(behind)
  }
  const lookThrough = async (bytes: Uint8Array): Promise<void> => {
    buffer.append(samplesOf(bytes))
    while (framed + detector.frameSamples <= buffer.end && !abort.signal.aborted) {
      const frame = buffer.slice(framed, framed + detector.frameSamples)
      apply(segmenter.push(await detector.probability(frame)))
      framed += detector.frameSamples
      captioner.heard(framed / SAMPLE_RATE)
    }
    buffer.forget(Math.floor((Math.min(captioner.needsFrom, framed / SAMPLE_RATE) - PRE_ROLL) * SAMPLE_RATE))
    tellLag()
    queue.wake()
    if (recogniser && stepDown.late(buffer.end / SAMPLE_RATE, captioner.behind)) setup.onLate()
  }
  const decode = async (request: DecodeRequest): Promise<void> => {
    if (!recogniser) return
    const sound = buffer.slice(Math.round(request.from * SAMPLE_RATE), Math.round(request.until * SAMPLE_RATE))
    const began = performance.now()
    try {
      const decoded = await recogniser.decode(sound, decodeOptions(options, !request.final, abort.signal))
      if (abort.signal.aborted) return
      const caption = captioner.decoded(request, decoded, (performance.now() - began) / 1000)
      if (caption) setup.onCaption(caption)
    } catch (thrown) {
      if (abort.signal.aborted) return
      const caption = captioner.failed(request)
      if (caption) setup.onCaption(caption)
      fail(toDescryError(thrown))
    } finally {
      decoding = undefined
      tellLag()
      if (!captioner.next()?.final) idle?.()
    }
  }
  const next = (): DecodeJob | undefined => {
    const request = recogniser && !decoding && !abort.signal.aborted ? captioner.next() : undefined
    return (
      request && { urgency: request.final ? URGENCY.final : URGENCY.interim, run: () => (decoding = decode(request)) }
    )
  }
  const leave = queue.join(next)
  const stop = (): void => {
    abort.abort()
    leave()
    idle?.()
  }
  const use = (other: Recogniser): void => {
    recogniser = other
    stepDown.restart()
    queue.wake()
  }
  const ready = setup.recogniser.then(use, (thrown: unknown) => fail(toDescryError(thrown)))

  return {
    failure,
    push(bytes) {
      // The bytes are a view on a message that is gone when this returns.
      const own = bytes.slice()
      pushing = pushing.then(() => lookThrough(own))
      return pushing
    },
    async finish() {
      await pushing
      apply(segmenter.finish())
      await Promise.race([ready, failure])
      const rest = new Promise<void>((resolve) => (idle = resolve))
      queue.wake()
      if (captioner.next() || decoding) await Promise.race([rest, failure])
      stop()
      return buffer.end / SAMPLE_RATE - setup.from
    },
    stop,
    async use(other) {
      const under = decoding
      use(other)
      await under
    },
  }
}
