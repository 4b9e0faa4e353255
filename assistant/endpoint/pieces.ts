import { SAMPLE_RATE, type TimedWord, type Utterance } from '../../models/contract/hearing'
import type { Heard } from './transcribe'

/** Sound is looked at in frames of this length, in seconds. */
const FRAME = 0.1
/** A piece is cut in the quietest place of its last seconds, so that no word is cut in two. */
const CUT_WITHIN = 15
/** Below this every frame is as good as silent: 16-bit samples, about −56 dB of full scale. */
const SILENT = 50

const samplesOf = (pcm: Uint8Array): Int16Array => new Int16Array(pcm.slice().buffer, 0, pcm.byteLength >> 1)

/** The loudness of each frame (root mean square). */
function loudness(pcm: Uint8Array): number[] {
  const samples = samplesOf(pcm)
  const size = SAMPLE_RATE * FRAME
  const frames: number[] = []
  for (let at = 0; at < samples.length; at += size) {
    let sum = 0
    const end = Math.min(samples.length, at + size)
    for (let i = at; i < end; i++) sum += (samples[i] ?? 0) ** 2
    frames.push(Math.sqrt(sum / (end - at)))
  }
  return frames
}

/** Whether nothing can be heard at all. Recognisers invent words for silence, so that it is not sent. */
export const isSilent = (pcm: Uint8Array): boolean => loudness(pcm).every((frame) => frame < SILENT)

/** Where to cut a piece that has no end, in seconds: in the middle of its quietest frame near the end. */
export function quietPlace(pcm: Uint8Array): number {
  const frames = loudness(pcm)
  const first = Math.max(1, frames.length - CUT_WITHIN / FRAME)
  let best = frames.length - 1
  for (let frame = first; frame < frames.length; frame++) if ((frames[frame] ?? 0) < (frames[best] ?? 0)) best = frame
  return (best + 0.5) * FRAME
}

/**
 * What a server heard, as utterances with their place in the file. Times that a server gives are kept where they lie in the piece and
 * go forward; otherwise the piece is one utterance.
 * @param from place of the piece in the file, in seconds
 * @param seconds its length
 */
export function utterancesOf(
  { text, segments, language }: Heard,
  { from, seconds, host }: { from: number; seconds: number; host: string },
): Utterance[] {
  const sound = segments.filter((segment) => segment.text !== '')
  const ordered = sound.every(
    ({ start, end }, i) => start <= end && start >= (sound[i - 1]?.start ?? 0) && start <= seconds + 1,
  )
  const said = ordered && sound.length > 0 ? sound : text === '' ? [] : [{ start: 0, end: seconds, text }]
  let told = from
  return said.map((each) => {
    // What overlaps would be taken for what was told already.
    const start = Math.max(told, from + Math.min(each.start, seconds))
    const end = Math.max(start, from + Math.min(each.end, seconds))
    told = end
    return {
      start,
      end,
      text: each.text,
      words: spread(each.text, start, end),
      language: languageCode(language),
      host,
    }
  })
}

/** Gives each word its share of the time by its length: the protocol gives times of segments only. */
function spread(text: string, start: number, end: number): TimedWord[] {
  const words = text.split(' ').filter((word) => word !== '')
  const total = words.reduce((sum, word) => sum + word.length + 1, 0)
  let done = 0
  return words.map((word) => {
    const from = start + ((end - start) * done) / total
    done += word.length + 1
    return { text: word, start: from, end: start + ((end - start) * done) / total }
  })
}

/** Servers name a language by its code or by its English name; null where it is neither. */
export function languageCode(name: string | null): string | null {
  if (name === null) return null
  const folded = name.trim().toLowerCase()
  if (/^[a-z]{2,3}$/.test(folded)) return folded
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  for (const first of letters)
    for (const second of letters) if (names.of(first + second)?.toLowerCase() === folded) return first + second
  return null
}
