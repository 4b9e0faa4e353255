import { SAMPLE_RATE } from '../../contract/hearing'
import { DescryError } from '../../contract/errors'
import type { SoundFile } from '../sound-file'
import { openTrack, type Track } from './container'
import { decodeTrack } from './decode-track'
import { openFile } from './open-file'
import { Resampler } from './resampler'

/** Length of a piece in samples: a second. */
const PIECE = SAMPLE_RATE

/** Cuts what comes into pieces of the same length; the last one may be shorter. */
async function* inPieces(sound: AsyncIterable<Float32Array>): AsyncGenerator<Float32Array> {
  let piece = new Float32Array(PIECE)
  let filled = 0
  for await (let samples of sound) {
    while (samples.length > 0) {
      const taken = samples.subarray(0, PIECE - filled)
      piece.set(taken, filled)
      filled += taken.length
      samples = samples.subarray(taken.length)
      if (filled < PIECE) continue
      yield piece
      piece = new Float32Array(PIECE)
      filled = 0
    }
  }
  if (filled > 0) yield piece.subarray(0, filled)
}

async function* resampled(
  track: Track,
  from: number,
  name: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Float32Array> {
  let resampler: Resampler | undefined
  const begin = (rate: number): number => {
    resampler = new Resampler(rate, Math.round(from * SAMPLE_RATE))
    return resampler.from
  }
  for await (const sound of decodeTrack(track, from, begin, name, signal)) if (resampler) yield resampler.push(sound)
  if (resampler) yield resampler.finish()
}

/**
 * Opens the sound of a WAV, MP3, M4A, FLAC, OGG, Opus or AAC file, or of a WebM, MP4, MKV, MOV or TS film: its first track that can
 * be decoded. The format is told from the content. Any rate becomes 16,000 samples a second, any number of channels one.
 *
 * Throws `FILE_NOT_FOUND`, `FILE_IS_DIRECTORY`, `FILE_EMPTY`, `FILE_UNREADABLE`, `SOUND_UNSUPPORTED`, `SOUND_DAMAGED` or
 * `SOUND_MISSING`. Reading throws `SOUND_DAMAGED` where nothing at all can be decoded, and `CANCELLED`; damaged places in the middle
 * are silent, and a file that breaks off ends there.
 */
export async function openSoundFile(path: string): Promise<SoundFile> {
  const { handle, size } = await openFile(path)
  let track: Track
  try {
    track = await openTrack(handle, size, path)
  } catch (error) {
    await handle.close()
    throw error
  }
  const closed = new AbortController()
  return {
    seconds: track.seconds,
    read: (from = 0, signal) => {
      if (!(from >= 0)) throw new DescryError('BAD_REQUEST', 'sound has no place before its start')
      const stop = signal ? AbortSignal.any([signal, closed.signal]) : closed.signal
      return inPieces(resampled(track, from, path, stop))
    },
    async close() {
      if (closed.signal.aborted) return
      closed.abort()
      track.close()
      await handle.close()
    },
  }
}
