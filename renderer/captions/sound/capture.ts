import { SAMPLE_RATE, type SoundSource } from '../../../assistant/contract'
import { openDevice, refused } from './devices'
import { createPieces } from './pieces'

/** Sound that the page captures: pieces of 100 ms of 16 kHz PCM, 16 bit, one channel. */
export interface SoundCapture {
  stop(): void
}

export interface CaptureEvents {
  piece: (pcm: Uint8Array) => void
  /** The device was unplugged, or the person stopped sharing. */
  ended: () => void
}

/** The sound thread's part: a file of its own, since the page's policy allows no other scripts. */
const WORKLET = 'pcm-worklet.js'

/** Captures a source. Rejects as `openDevice` does. */
export async function captureSound(source: SoundSource, events: CaptureEvents): Promise<SoundCapture> {
  const stream = await openDevice(source)
  const audio = contextFor(stream)
  let stopped = false
  const stop = (): void => {
    if (stopped) return
    stopped = true
    for (const each of stream.getTracks()) each.stop()
    void audio.close().catch(() => {})
  }
  try {
    await audio.audioWorklet.addModule(new URL(WORKLET, document.baseURI))
    const node = new AudioWorkletNode(audio, 'pcm', { numberOfOutputs: 0 })
    const push = createPieces(audio.sampleRate, events.piece)
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      if (!stopped) push(data)
    }
    audio.createMediaStreamSource(stream).connect(node)
    // Systems suspend sound on their own, after sleep for one; nobody should have to notice.
    const resume = (): void => {
      if (!stopped && audio.state !== 'running') void audio.resume().catch(() => {})
    }
    audio.addEventListener('statechange', resume)
    resume()
  } catch (error) {
    stop()
    throw refused(source, error)
  }
  for (const track of stream.getAudioTracks())
    track.addEventListener('ended', () => {
      if (stopped) return
      stop()
      events.ended()
    })
  return { stop }
}

/**
 * Most browsers bring the sound to the wanted rate themselves, with a proper filter. Firefox connects a microphone only to a context
 * of the microphone's own rate; there the pieces are brought to it.
 */
function contextFor(stream: MediaStream): AudioContext {
  const wanted = new AudioContext({ sampleRate: SAMPLE_RATE })
  try {
    wanted.createMediaStreamSource(stream).disconnect()
    return wanted
  } catch {
    void wanted.close().catch(() => {})
    return new AudioContext()
  }
}
