import AacDecoder, { type ChannelInfo, type Element } from 'aac'
import Channels from 'aac/src/ics.js'
import Filters from 'aac/src/tns.js'
import AV from 'av'
import { readAacConfig, writeAacConfig } from './aac-config'
import type { PacketDecoder, TrackFormat } from './packet-decoder'
import { readSpectrum } from './spectrum'
import { shapeNoise } from './tns'

// Two steps that the package does wrongly are done here; it offers no other way to replace them.
Channels.prototype.decodeSpectralData = function (stream) {
  readSpectrum(this, stream)
}
Filters.prototype.process = function (channel, spectrum) {
  shapeNoise(this, channel, spectrum)
}

/** AAC of low complexity, and of HE-AAC the half of the spectrum that is coded so. Throws where it is another. */
export function aacDecoder({ description, rate, channels }: TrackFormat): PacketDecoder {
  // Radio streams (ADTS) have no header of their own; every packet begins with what it needs.
  const config = description.length > 0 ? readAacConfig(description) : { rate, layout: channels }
  if (!config) throw new Error('not AAC of low complexity')
  const decoder = new AacDecoder({ on: () => {} }, {})
  decoder.setCookie(new AV.Buffer(writeAacConfig(config)))
  const rememberShapes = shapeMemory()
  const process = decoder.process.bind(decoder)
  decoder.process = (elements) => {
    rememberShapes(elements)
    process(elements)
  }
  const count = config.layout
  return {
    decode: (packet) => {
      decoder.bitstream = new AV.Bitstream(AV.Stream.fromBuffer(new AV.Buffer(packet)))
      // What is thrown for a damaged packet rejects.
      return new Promise((resolve) => {
        const samples = decoder.readChunk()
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

/**
 * A frame begins with the shape of window that the one before ended with. The package forgets it from frame to frame.
 * @returns what sets it in the elements of each frame in turn
 */
function shapeMemory(): (elements: Element[]) => void {
  const shapes: number[] = []
  return (elements) => {
    let number = 0
    const remember = (info: ChannelInfo): void => {
      info.windowShape[0] = shapes[number] ?? info.windowShape[1] ?? 0
      shapes[number++] = info.windowShape[1] ?? 0
    }
    for (const element of elements) {
      if ('left' in element) {
        remember(element.left.info)
        // Where both have one window, they share what is known of it.
        if (element.right.info !== element.left.info) remember(element.right.info)
        else shapes[number++] = element.left.info.windowShape[1] ?? 0
      } else if ('info' in element) remember(element.info)
    }
  }
}
