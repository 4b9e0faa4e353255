import { SAMPLE_RATE } from '../../contract/hearing'

const HEADER = 44

/**
 * Sound as a WAV file: one channel of 16-bit PCM at {@link SAMPLE_RATE}. Silence is added at the end up to `least` samples.
 *
 * @param samples from -1 to 1; what lies outside is clipped, and what is no number is silence
 */
export function wavOf(samples: Float32Array, least = 0): Buffer {
  const bytes = Math.max(samples.length, least) * 2
  const wav = Buffer.alloc(HEADER + bytes)
  wav.write('RIFF', 0, 'latin1')
  wav.writeUInt32LE(HEADER - 8 + bytes, 4)
  wav.write('WAVEfmt ', 8, 'latin1')
  wav.writeUInt32LE(16, 16)
  wav.writeUInt16LE(1, 20)
  wav.writeUInt16LE(1, 22)
  wav.writeUInt32LE(SAMPLE_RATE, 24)
  wav.writeUInt32LE(SAMPLE_RATE * 2, 28)
  wav.writeUInt16LE(2, 32)
  wav.writeUInt16LE(16, 34)
  wav.write('data', 36, 'latin1')
  wav.writeUInt32LE(bytes, 40)
  for (const [i, sample] of samples.entries()) {
    const value = Math.max(-1, Math.min(1, sample)) || 0
    wav.writeInt16LE(Math.round(value * 0x7fff), HEADER + i * 2)
  }
  return wav
}
