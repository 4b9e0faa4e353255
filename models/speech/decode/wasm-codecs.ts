import { FLACDecoder } from '@wasm-audio-decoders/flac'
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis'
import { codecFrames, data, header, vorbisSetup } from 'codec-parser'
import { MPEGDecoder } from 'mpg123-decoder'
import { OpusDecoder } from 'opus-decoder'
import type { PacketDecoder, Planes, TrackFormat } from './packet-decoder'

interface FromWasm {
  channelData: Float32Array[]
  samplesDecoded: number
  sampleRate: number
}

function planesOf({ channelData, samplesDecoded, sampleRate }: FromWasm): Planes | undefined {
  if (!samplesDecoded || channelData.length === 0) return undefined
  return { channels: channelData.map((channel) => channel.subarray(0, samplesDecoded)), rate: sampleRate }
}

export async function mp3Decoder(): Promise<PacketDecoder> {
  // Gapless would cut at the start of every read what belongs to the start of the file.
  const decoder = new MPEGDecoder({ enableGapless: false })
  await decoder.ready
  return {
    decode: (packet) => Promise.resolve(planesOf(decoder.decodeFrame(packet))),
    close: () => decoder.free(),
  }
}

export async function flacDecoder(): Promise<PacketDecoder> {
  const decoder = new FLACDecoder()
  await decoder.ready
  return { decode: async (packet) => planesOf(await decoder.decodeFrames([packet])), close: () => decoder.free() }
}

/** The header of Opus (RFC 7845, section 5.1): how the streams inside make up the channels. */
function opusLayout({ description, channels }: TrackFormat): ConstructorParameters<typeof OpusDecoder>[0] {
  const family = description[18] ?? 0
  if (description.length < 21 + channels || family === 0)
    return {
      channels,
      streamCount: 1,
      coupledStreamCount: channels - 1,
      channelMappingTable: channels === 1 ? [0] : [0, 1],
    }
  const [streamCount = 1, coupledStreamCount = 0] = description.subarray(19, 21)
  return {
    channels,
    streamCount,
    coupledStreamCount,
    channelMappingTable: [...description.subarray(21, 21 + channels)],
  }
}

export async function opusDecoder(format: TrackFormat): Promise<PacketDecoder> {
  const decoder = new OpusDecoder({ ...opusLayout(format), preSkip: 0 })
  await decoder.ready
  return { decode: (packet) => Promise.resolve(planesOf(decoder.decodeFrame(packet))), close: () => decoder.free() }
}

/** The three headers of Vorbis, laid one after the other with the lengths of the first two in front, as Xiph does. */
function vorbisHeaders(description: Uint8Array): Uint8Array[] {
  let at = 1
  const length = (): number => {
    let total = 0
    for (;;) {
      const byte = description[at++] ?? 0
      total += byte
      if (byte !== 255) return total
    }
  }
  const first = length()
  const second = length()
  return [
    description.subarray(at, at + first),
    description.subarray(at + first, at + first + second),
    description.subarray(at + first + second),
  ]
}

export async function vorbisDecoder({ description }: TrackFormat): Promise<PacketDecoder> {
  const [identification, , setup] = vorbisHeaders(description)
  if (description[0] !== 2 || !identification?.length || !setup?.length) throw new Error('no headers of Vorbis')
  const decoder = new OggVorbisDecoder()
  await decoder.ready
  // The decoder takes pages of Ogg as its own parser gives them. The packets come from any container, so the pages are made here.
  const page = (bytes: Uint8Array, packets: Uint8Array[]): never =>
    ({
      [data]: bytes,
      [codecFrames]: packets.map((packet) => ({ [data]: packet, [header]: { [vorbisSetup]: setup } })),
    }) as never
  let started = false
  return {
    decode: async (packet) => {
      const pages = started ? [] : [page(identification, [])]
      started = true
      return planesOf(await decoder.decodeOggPages([...pages, page(new Uint8Array(1), [packet])]))
    },
    close: () => decoder.free(),
  }
}
