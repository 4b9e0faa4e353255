/* global AudioWorkletProcessor, registerProcessor, sampleRate */

/** Pieces of 100 ms. */
const PIECE = Math.round(sampleRate / 10)

/** Mixes what comes in to one channel and sends it on, 100 ms at a time. Runs beside the page, in the sound thread. */
class PcmProcessor extends AudioWorkletProcessor {
  piece = new Float32Array(PIECE)
  filled = 0

  process([channels]) {
    const [first] = channels
    if (!first) return true
    for (let i = 0; i < first.length; i++) {
      let sum = 0
      for (const channel of channels) sum += channel[i]
      this.piece[this.filled++] = sum / channels.length
      if (this.filled < PIECE) continue
      this.port.postMessage(this.piece, [this.piece.buffer])
      this.piece = new Float32Array(PIECE)
      this.filled = 0
    }
    return true
  }
}

registerProcessor('pcm', PcmProcessor)
