/** Bytes of a sample: 16-bit PCM. */
const BYTES = 2

/** 16-bit PCM in little-endian bytes as samples, wherever in memory the bytes begin. An odd last byte is left out. */
export function samplesOf(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(Math.floor(bytes.byteLength / BYTES))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(i * BYTES, true)
  return samples
}

/** Samples from -1 to 1 as 16-bit samples; what is louder is cut. */
export function toInt16(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32767))
}

/**
 * Sound that may still be needed, by its place in the stream. Kept as 16-bit samples: half of what floats would take when a slow
 * recogniser falls behind.
 */
export class SoundBuffer {
  private samples = new Int16Array(16_000)
  private length = 0

  /** @param base place of the first sample */
  constructor(private base = 0) {}

  /** Place after the last sample. */
  get end(): number {
    return this.base + this.length
  }

  append(more: Int16Array): void {
    if (this.length + more.length > this.samples.length) {
      const larger = new Int16Array(Math.max(this.samples.length * 2, this.length + more.length))
      larger.set(this.samples.subarray(0, this.length))
      this.samples = larger
    }
    this.samples.set(more, this.length)
    this.length += more.length
  }

  /** The samples between two places, from -1 to 1; what is no longer or not yet there is left out. */
  slice(from: number, until: number): Float32Array {
    const start = Math.max(0, Math.min(this.length, from - this.base))
    const end = Math.max(start, Math.min(this.length, until - this.base))
    return Float32Array.from(this.samples.subarray(start, end), (value) => value / 32768)
  }

  /** Nothing before this place is needed any more. */
  forget(before: number): void {
    const gone = Math.min(this.length, before - this.base)
    // Moved seldom, and given back when a backlog is done.
    if (gone < this.samples.length / 4) return
    this.samples = this.samples.slice(gone, Math.max(this.length, gone + 16_000))
    this.length -= gone
    this.base += gone
  }
}
