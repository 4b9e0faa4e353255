import type { EncodedPacket } from 'mediabunny'
import { DescryError } from '../../contract/errors'
import { openDecoder } from './codecs'
import type { Track } from './container'
import { downmix } from './downmix'
import { MAX_PACKET_BYTES, RATES } from './limits'
import type { PacketDecoder, Planes } from './packet-decoder'
import { Timeline } from './timeline'

/** Decoding goes on for this long, in milliseconds, before others get their turn. */
const TURN = 10
/** Codecs whose first and last packet may be meant in part. */
const SHORTENED = new Set(['opus', 'vorbis'])
/** How far lengths may be off because a container rounds them, in seconds. */
const ROUNDING = 0.002
/** How often a decoder that broke down is started again in one file. */
const RESTARTS = 100

/** Decodes packets; a damaged one is left out. A WebAssembly decoder that broke down is replaced by a new one. */
class Decoding {
  private restarts = 0

  private constructor(
    private readonly format: Track['format'],
    private decoder: PacketDecoder,
  ) {}

  static async of(format: Track['format']): Promise<Decoding> {
    return new Decoding(format, await openDecoder(format))
  }

  async decode(packet: Uint8Array): Promise<Planes | undefined> {
    if (packet.length === 0 || packet.length > MAX_PACKET_BYTES) return undefined
    try {
      return await this.decoder.decode(packet)
    } catch (thrown) {
      if (thrown instanceof WebAssembly.RuntimeError) await this.restart(thrown)
      return undefined
    }
  }

  close(): void {
    try {
      this.decoder.close()
    } catch {
      // What broke down can't be closed either; its memory goes with it.
    }
  }

  private async restart(reason: Error): Promise<void> {
    if (this.restarts++ >= RESTARTS) throw reason
    this.close()
    this.decoder = await openDecoder(this.format)
  }
}

/** Packets until the file ends or breaks off. */
async function* readable(track: Track, from: number): ReturnType<typeof iterate> {
  try {
    yield* iterate(track, from)
  } catch {
    // What was read so far is used; whether that is enough is seen at the end.
  }
}

async function* iterate(
  track: Track,
  from: number,
): AsyncGenerator<Pick<EncodedPacket, 'data' | 'timestamp' | 'duration'>> {
  yield* track.packets(from)
}

/**
 * Opus and Vorbis code whole packets. What the first holds before the sound begins, and the last after it ends, is told by their
 * lengths in time.
 */
function trim(
  sound: Float32Array,
  seconds: number,
  { rate, codec, first }: { rate: number; codec: string; first: boolean },
): Float32Array {
  const excess = sound.length - Math.round(seconds * rate)
  if (!SHORTENED.has(codec) || seconds <= 0 || excess < ROUNDING * rate) return sound
  return first ? sound.subarray(excess) : sound.subarray(0, -excess)
}

/**
 * The sound of a track from a place on, as one channel at the rate that it has in the file.
 * Throws `SOUND_DAMAGED` where no packet can be decoded, and `CANCELLED`.
 *
 * @param begin is told the rate when it is known, and tells the place (samples at that rate) of the first sample that is wanted
 */
export async function* decodeTrack(
  track: Track,
  from: number,
  begin: (rate: number) => number,
  name: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Float32Array> {
  const decoding = await Decoding.of(track.format)
  let line: { timeline: Timeline; rate: number } | undefined
  let turn = performance.now()
  const check = (): void => {
    if (signal?.aborted) throw new DescryError('CANCELLED')
  }
  try {
    check()
    for await (const { data, timestamp, duration } of readable(track, from)) {
      const planes = await decoding.decode(data)
      if (performance.now() - turn > TURN) {
        await new Promise((resolve) => setImmediate(resolve))
        turn = performance.now()
      }
      check()
      if (!planes || planes.rate < RATES.min || planes.rate > RATES.max) {
        line?.timeline.lost()
        continue
      }
      const { codec } = track.format
      const mono = trim(downmix(planes, codec), duration, { rate: planes.rate, codec, first: !line })
      line ??= { timeline: new Timeline(planes.rate, begin(planes.rate)), rate: planes.rate }
      // Sound of another rate in the middle, which no usual program writes, is left out.
      if (planes.rate !== line.rate) continue
      for (const sound of line.timeline.place(mono, timestamp)) {
        check()
        yield sound
      }
    }
    check()
    if (!line) throw new DescryError('SOUND_DAMAGED', name)
  } finally {
    decoding.close()
  }
}
