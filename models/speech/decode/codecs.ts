import { aacDecoder } from './aac'
import type { PacketDecoder, TrackFormat } from './packet-decoder'
import { pcmDecoder } from './pcm'
import { flacDecoder, mp3Decoder, opusDecoder, vorbisDecoder } from './wasm-codecs'

/** A new decoder for a track. Rejects where its codec is not known, or used in a way that is not. */
export async function openDecoder(format: TrackFormat): Promise<PacketDecoder> {
  switch (format.codec) {
    case 'mp3':
      return mp3Decoder()
    case 'flac':
      return flacDecoder()
    case 'opus':
      return opusDecoder(format)
    case 'vorbis':
      return vorbisDecoder(format)
    case 'aac':
      return aacDecoder(format)
  }
  const pcm = pcmDecoder(format)
  if (!pcm) throw new Error(`no decoder of ${format.codec}`)
  return pcm
}
