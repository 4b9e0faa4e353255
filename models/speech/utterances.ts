import { SAMPLE_RATE, type HearingOptions, type Utterance } from '../contract/hearing'
import { DescryError } from '../contract/errors'
import { inTurn, type DecodeQueue } from './decode-queue'
import { decodeOptions } from './options'
import type { Recogniser } from './recogniser'
import { SoundBuffer, toInt16 } from './sound-buffer'
import { isPlausible } from './streaming/plausible'
import { spreadWords } from './streaming/spread'
import type { Segmenter } from './vad/segmenter'
import type { VoiceActivityDetector } from './voice-activity'

/** Sound before the voice that an utterance may still take in, in seconds. */
const PRE_ROLL = 1

export interface UtteranceSetup {
  recogniser: Recogniser
  detector: VoiceActivityDetector
  segmenter: Segmenter
  queue: DecodeQueue
  options: HearingOptions
  /** How urgent it is beside live captions. */
  urgency: number
  /** Place of the first sample in seconds. */
  from: number
  signal: AbortSignal
  /** Told how far it has come, in seconds, after each piece. */
  onProgress?: (seconds: number) => void
}

/**
 * Finds what is said in sound that is read piece by piece, and recognises it. The next piece is read when what was found is
 * recognised: memory holds one utterance, however long the sound is. Sound is cut where nobody speaks, so that no word is cut.
 */
export async function* utterancesOf(
  pieces: AsyncIterable<Float32Array> | Iterable<Float32Array>,
  setup: UtteranceSetup,
): AsyncGenerator<Utterance> {
  const { detector, segmenter, signal, onProgress } = setup
  const firstSample = Math.round(setup.from * SAMPLE_RATE)
  const buffer = new SoundBuffer(firstSample)
  const placeOf = (frame: number): number => firstSample + frame * detector.frameSamples
  let framed = firstSample
  let start: number | undefined

  const found = async (events: ReturnType<Segmenter['push']>): Promise<Utterance[]> => {
    const utterances: Utterance[] = []
    for (const event of events) {
      const place = Math.min(placeOf(event.frame), buffer.end)
      if (event.kind === 'start') {
        start = place
      } else if (start !== undefined) {
        const utterance = await recognise(buffer.slice(start, place), start, place, setup)
        if (utterance) utterances.push(utterance)
        start = undefined
      }
    }
    return utterances
  }

  for await (const piece of pieces) {
    stopIfAborted(signal)
    buffer.append(toInt16(piece))
    while (framed + detector.frameSamples <= buffer.end) {
      const frame = buffer.slice(framed, framed + detector.frameSamples)
      framed += detector.frameSamples
      yield* await found(segmenter.push(await detector.probability(frame)))
    }
    buffer.forget((start ?? framed) - PRE_ROLL * SAMPLE_RATE)
    onProgress?.(framed / SAMPLE_RATE)
  }
  stopIfAborted(signal)
  yield* await found(segmenter.finish())
  onProgress?.(buffer.end / SAMPLE_RATE)
}

async function recognise(
  sound: Float32Array,
  from: number,
  until: number,
  { recogniser, options, queue, urgency, signal }: UtteranceSetup,
): Promise<Utterance | undefined> {
  const decoded = await inTurn(queue, urgency, signal, () =>
    recogniser.decode(sound, decodeOptions(options, false, signal)),
  )
  if (!isPlausible(decoded)) return undefined
  const text = decoded.text.trim()
  const [start, end] = [from / SAMPLE_RATE, until / SAMPLE_RATE]
  return { start, end, text, words: spreadWords(text, start, end, decoded.words), language: decoded.language }
}

function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new DescryError('CANCELLED')
}
