import AacDecoder, { type Channel } from 'aac'
import AV from 'av'
import { readAacConfig, writeAacConfig } from './aac-config'
import type { PacketDecoder, TrackFormat } from './packet-decoder'
import { shapeNoise } from './tns'

/** AAC of low complexity, and of HE-AAC the half of the spectrum that is coded so. Throws where it is another. */
export function aacDecoder({ description, rate, channels }: TrackFormat): PacketDecoder {
  // Radio streams (ADTS) have no header of their own; every packet begins with what it needs.
  const config = description.length > 0 ? readAacConfig(description) : { rate, layout: channels === 8 ? 7 : channels }
  if (!config) throw new Error('not AAC of low complexity')
  const decoder = new AacDecoder({ on: () => {} }, {})
  decoder.setCookie(new AV.Buffer(writeAacConfig(config)))
  const process = decoder.process.bind(decoder)
  decoder.process = (elements) => {
    for (const element of elements)
      for (const channel of 'left' in element ? [element.left, element.right] : [element])
        if (channel.tnsPresent) correct(channel)
    process(elements)
  }
  return {
    decode: (packet) => {
      decoder.bitstream = new AV.Bitstream(AV.Stream.fromBuffer(new AV.Buffer(packet)))
      return new Promise((resolve) => {
        const samples = decoder.readChunk()
        const count = config.layout
        const planes = Array.from({ length: count }, () => new Float32Array(samples.length / count))
        planes.forEach((plane, channel) => {
          for (let i = 0; i < plane.length; i++) plane[i] = samples[i * count + channel] ?? 0
        })
        resolve({ channels: planes, rate: config.rate })
      })
    },
    close: () => {},
  }
}

function correct(channel: Channel): void {
  const { tns } = channel
  tns.process = (_, spectrum) => shapeNoise(tns, channel, spectrum)
}
