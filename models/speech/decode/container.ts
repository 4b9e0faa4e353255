import type { FileHandle } from 'node:fs/promises'
import {
  ADTS,
  CustomSource,
  EncodedPacketSink,
  FLAC,
  Input,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  UnsupportedInputFormatError,
  WAVE,
  WEBM,
  type EncodedPacket,
  type InputAudioTrack,
} from 'mediabunny'
import { DescryError } from '../../contract/errors'
import { openDecoder } from './codecs'
import { MAX_CHANNELS, MAX_READ_BYTES, RATES } from './limits'
import type { TrackFormat } from './packet-decoder'

/** Playlists (HLS) are left out: they name other files, and a file may not choose what Descry reads. */
const FORMATS = [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG, FLAC, MP3, ADTS, MPEG_TS]

/**
 * Read before the place that is wanted, in seconds: packets of MP3 borrow from up to 9 earlier ones (0.24 s), Opus needs 0.08 s to
 * find its state again, Vorbis and AAC one packet.
 */
const RUN_UP = 0.5

/** The sound of one track, as it is packed. */
export interface Track {
  format: TrackFormat
  /** Length in seconds as the file says; null where it does not. */
  seconds: number | null
  /** Packets in order, from a little before a place (seconds) on. */
  packets(from: number): AsyncIterable<EncodedPacket>
  close(): void
}

function sourceOf(handle: FileHandle, size: number): CustomSource {
  return new CustomSource({
    getSize: () => size,
    read: async (start, end) => {
      if (end - start > MAX_READ_BYTES) throw new Error('more is to be read at once than any file needs')
      const bytes = new Uint8Array(end - start)
      for (let filled = 0; filled < bytes.length;) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled)
        if (bytesRead === 0) throw new Error('the file became shorter')
        filled += bytesRead
      }
      return bytes
    },
    prefetchProfile: 'fileSystem',
    // Whoever waits for the bytes hears of it.
    handleUnhandledError: () => {},
  })
}

function bytesOf(description: AllowSharedBufferSource | undefined): Uint8Array {
  if (!description) return new Uint8Array()
  if (!ArrayBuffer.isView(description)) return new Uint8Array(description)
  return new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
}

/** What a track is decoded with; undefined where nothing here decodes it. */
async function formatOf(track: InputAudioTrack, name: string): Promise<TrackFormat | undefined> {
  const config = await track.getDecoderConfig()
  const codec = await track.getCodec()
  if (!config || !codec) return undefined
  const { sampleRate: rate, numberOfChannels: channels } = config
  const usable = rate >= RATES.min && rate <= RATES.max && channels >= 1 && channels <= MAX_CHANNELS
  if (!usable) throw new DescryError('SOUND_DAMAGED', name)
  const format = { codec, rate, channels, description: bytesOf(config.description) }
  try {
    ;(await openDecoder(format)).close()
    return format
  } catch {
    return undefined
  }
}

/**
 * Finds the first track of a file whose sound can be decoded. The format is told from the content, not from the name.
 * Throws `SOUND_UNSUPPORTED`, `SOUND_DAMAGED` or `SOUND_MISSING`.
 * @param name what the person calls the file
 */
export async function openTrack(handle: FileHandle, size: number, name: string): Promise<Track> {
  const input = new Input({ formats: FORMATS, source: sourceOf(handle, size) })
  try {
    return await findTrack(input, name)
  } catch (thrown) {
    input.dispose()
    if (thrown instanceof DescryError) throw thrown
    const code = thrown instanceof UnsupportedInputFormatError ? 'SOUND_UNSUPPORTED' : 'SOUND_DAMAGED'
    throw new DescryError(code, name, { cause: thrown })
  }
}

async function findTrack(input: Input, name: string): Promise<Track> {
  const tracks = await input.getTracks()
  if (tracks.length === 0) throw new DescryError('SOUND_DAMAGED', name)
  const withSound = tracks.filter((track) => track.isAudioTrack())
  if (withSound.length === 0) throw new DescryError('SOUND_MISSING', name)
  for (const track of withSound) {
    const format = await formatOf(track, name)
    if (!format) continue
    const seconds = await lengthOf(input, track)
    return {
      format,
      seconds: seconds !== null && seconds > 0 && Number.isFinite(seconds) ? seconds : null,
      packets: (from) => packetsOf(track, from),
      close: () => input.dispose(),
    }
  }
  throw new DescryError('SOUND_UNSUPPORTED', name)
}

/** OGG tells its length at the end alone, in the last page; that is read, too. */
async function lengthOf(input: Input, track: InputAudioTrack): Promise<number | null> {
  const told = await track.getDurationFromMetadata()
  if (told !== null || (await input.getFormat()) !== OGG) return told
  return track.computeDuration().catch(() => null)
}

async function* packetsOf(track: InputAudioTrack, from: number): AsyncGenerator<EncodedPacket> {
  const sink = new EncodedPacketSink(track)
  let packet = (from > RUN_UP ? await sink.getPacket(from - RUN_UP) : null) ?? (await sink.getFirstPacket())
  // One by one: the package's own iteration reads ahead, and forgets what it has read where the file then breaks off.
  while (packet) {
    yield packet
    packet = await sink.getNextPacket(packet)
  }
}
