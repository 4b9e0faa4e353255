import { SAMPLE_RATE, type SpeakerTurn } from '../../contract/hearing'
import { DescryError } from '../../contract/errors'
import { SoundBuffer, toInt16 } from '../sound-buffer'
import type { VoiceEmbedding } from './embedding'
import type { Segmentation, Stretch } from './segmentation'
import { createVoices } from './voices'

/** What the segmentation learned from, in samples. */
const WINDOW = 10 * SAMPLE_RATE
/** Windows overlap by half, and the middle of each counts: at its edges a window knows least. */
const STEP = WINDOW / 2
const MARGIN = (WINDOW - STEP) / 2
/** Least sound of one person alone that describes a voice, in seconds. */
const LEAST_VOICE = 0.5
/** A pause of the same person as short as this does not end a turn, in seconds. */
const PAUSE = 0.5

export interface SpeakerModels {
  segmentation: Segmentation
  embedding: VoiceEmbedding
  close(): Promise<void>
}

export interface FindOptions {
  signal: AbortSignal
  /** Does one run of a network when it may be done: live captions come first. */
  turn: <T>(work: () => Promise<T>) => Promise<T>
  onProgress: (seconds: number) => void
}

interface Part {
  start: number
  end: number
  voice: number
}

/**
 * Who speaks when, in sound that is read piece by piece: who speaks in each window of 10 seconds, what each voice is like, and which
 * voices are one person's. Memory holds one window of sound, 256 numbers for each voice of a window, and the turns.
 *
 * Rejects with `MODEL_DAMAGED` and `CANCELLED`. Speakers are numbered from 1 in the order in which they begin to speak.
 */
export async function findSpeakers(
  pieces: AsyncIterable<Float32Array> | Iterable<Float32Array>,
  models: Pick<SpeakerModels, 'segmentation' | 'embedding'>,
  { signal, turn, onProgress }: FindOptions,
): Promise<SpeakerTurn[]> {
  const buffer = new SoundBuffer()
  const voices = createVoices()
  const parts: Part[] = []
  let at = 0

  const look = async (last: boolean): Promise<void> => {
    const sound = buffer.slice(at, at + WINDOW)
    const keep = {
      start: at === 0 ? 0 : MARGIN / SAMPLE_RATE,
      end: last ? Infinity : (WINDOW - MARGIN) / SAMPLE_RATE,
    }
    const stretches = await turn(() => models.segmentation.segment(sound))
    for (const speaker of new Set(stretches.flatMap(({ speakers }) => speakers))) {
      const spoken = stretches.flatMap(({ start, end, speakers }) => {
        const [from, until] = [Math.max(start, keep.start), Math.min(end, keep.end)]
        return speakers.includes(speaker) && from < until ? [{ start: from, end: until }] : []
      })
      const alone = soundAlone(sound, stretches, speaker)
      if (spoken.length === 0 || alone.length < LEAST_VOICE * SAMPLE_RATE) continue
      const vector = await turn(() => models.embedding.embed(alone))
      const voice = await voices.add(vector, alone.length / SAMPLE_RATE)
      const began = at / SAMPLE_RATE
      parts.push(...spoken.map(({ start, end }) => ({ start: began + start, end: began + end, voice })))
    }
    onProgress(Math.min(at + WINDOW, buffer.end) / SAMPLE_RATE)
  }

  for await (const piece of pieces) {
    if (signal.aborted) throw new DescryError('CANCELLED')
    buffer.append(toInt16(piece))
    // The last window is looked at when it is known to be the last: more than a window has to be there.
    while (buffer.end - at > WINDOW) {
      await look(false)
      at += STEP
      buffer.forget(at)
    }
  }
  if (signal.aborted) throw new DescryError('CANCELLED')
  await look(true)
  return turnsOf(parts, await voices.finish())
}

/** What one person says while nobody else does. */
function soundAlone(sound: Float32Array, stretches: readonly Stretch[], speaker: number): Float32Array {
  const pieces = stretches
    .filter(({ speakers }) => speakers.length === 1 && speakers[0] === speaker)
    .map(({ start, end }) => sound.subarray(Math.floor(start * SAMPLE_RATE), Math.floor(end * SAMPLE_RATE)))
  const alone = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    alone.set(piece, at)
    at += piece.length
  }
  return alone
}

function turnsOf(parts: readonly Part[], whose: readonly number[]): SpeakerTurn[] {
  const numbers = new Map<number, number>()
  const last = new Map<number, SpeakerTurn>()
  const turns: SpeakerTurn[] = []
  for (const { start, end, voice } of [...parts].sort((a, b) => a.start - b.start)) {
    const person = whose[voice] ?? 0
    const speaker = numbers.get(person) ?? numbers.size + 1
    numbers.set(person, speaker)
    const before = last.get(speaker)
    // Another person's turn in between ends it too, unless the two overlap.
    if (before && start - before.end <= PAUSE && (turns.at(-1) === before || start <= before.end)) {
      before.end = Math.max(before.end, end)
    } else {
      const turn = { start, end, speaker }
      turns.push(turn)
      last.set(speaker, turn)
    }
  }
  return turns
}
