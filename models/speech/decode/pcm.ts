import type { PacketDecoder, TrackFormat } from './packet-decoder'

type ReadSample = (view: DataView, at: number) => number

/** A sample of 8 bits as telephones send it in North America and Japan (ITU-T G.711, µ-law). */
function muLaw(byte: number): number {
  const bits = ~byte & 0xff
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 7)) - 0x84
  return (bits & 0x80 ? -magnitude : magnitude) / 32768
}

/** A sample of 8 bits as telephones send it elsewhere (ITU-T G.711, A-law). */
function aLaw(byte: number): number {
  const bits = byte ^ 0x55
  const exponent = (bits >> 4) & 7
  const mantissa = ((bits & 0x0f) << 4) + 8
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1)
  return (bits & 0x80 ? magnitude : -magnitude) / 32768
}

const int24 = (high: number, low: number): number => ((high << 24) >> 8) | low

const formats: Record<string, { bytes: number; read: ReadSample }> = {
  'pcm-u8': { bytes: 1, read: (view, at) => (view.getUint8(at) - 128) / 128 },
  'pcm-s8': { bytes: 1, read: (view, at) => view.getInt8(at) / 128 },
  'pcm-s16': { bytes: 2, read: (view, at) => view.getInt16(at, true) / 32768 },
  'pcm-s16be': { bytes: 2, read: (view, at) => view.getInt16(at, false) / 32768 },
  'pcm-s24': { bytes: 3, read: (view, at) => int24(view.getUint8(at + 2), view.getUint16(at, true)) / 8388608 },
  'pcm-s24be': { bytes: 3, read: (view, at) => int24(view.getUint8(at), view.getUint16(at + 1, false)) / 8388608 },
  'pcm-s32': { bytes: 4, read: (view, at) => view.getInt32(at, true) / 2147483648 },
  'pcm-s32be': { bytes: 4, read: (view, at) => view.getInt32(at, false) / 2147483648 },
  'pcm-f32': { bytes: 4, read: (view, at) => view.getFloat32(at, true) },
  'pcm-f32be': { bytes: 4, read: (view, at) => view.getFloat32(at, false) },
  'pcm-f64': { bytes: 8, read: (view, at) => view.getFloat64(at, true) },
  'pcm-f64be': { bytes: 8, read: (view, at) => view.getFloat64(at, false) },
  ulaw: { bytes: 1, read: (view, at) => muLaw(view.getUint8(at)) },
  alaw: { bytes: 1, read: (view, at) => aLaw(view.getUint8(at)) },
}

/** Samples as they are, without compression. Undefined where the codec is another. */
export function pcmDecoder({ codec, rate, channels }: TrackFormat): PacketDecoder | undefined {
  const format = formats[codec]
  if (!format) return undefined
  const { bytes, read } = format
  return {
    decode: (packet) => {
      const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength)
      const length = Math.floor(packet.byteLength / (bytes * channels))
      const planes = Array.from({ length: channels }, (_, channel) => {
        const plane = new Float32Array(length)
        for (let i = 0; i < length; i++) plane[i] = read(view, (i * channels + channel) * bytes)
        return plane
      })
      return Promise.resolve({ channels: planes, rate })
    },
    close: () => {},
  }
}
