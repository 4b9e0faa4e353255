/* global AudioWorkletProcessor, registerProcessor, sampleRate */

/** Pieces of 100 ms. */
const PIECE = Math.round(sampleRate / 10)

/** Mixes what comes in to one channel and sends it on as 16-bit samples, 100 ms at a time. Runs beside the page, in the sound thread. */
class PcmProcessor extends AudioWorkletProcessor {
  piece = new Int16Array(PIECE)
  filled = 0

  process([channels]) {
    const [first] = channels
    if (!first) return true
    for (let i = 0; i < first.length; i++) {
      let sum = 0
      for (const channel of channels) sum += channel[i]
      const value = Math.max(-1, Math.min(1, sum / channels.length))
      this.piece[this.filled++] = Math.round(value * 32767)
      if (this.filled < PIECE) continue
      this.port.postMessage(this.piece.buffer, [this.piece.buffer])
      this.piece = new Int16Array(PIECE)
      this.filled = 0
    }
    return true
  }
}

registerProcessor('pcm', PcmProcessor)
