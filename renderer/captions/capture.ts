import { DescryError, SAMPLE_RATE, type SoundSource } from '../../assistant/contract'

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

/**
 * Captures the microphone, or the sound of the computer as the browser shares it. Rejects with `MICROPHONE_MISSING`,
 * `MICROPHONE_DENIED` or `SYSTEM_SOUND_UNAVAILABLE`.
 */
export async function captureSound(source: SoundSource, events: CaptureEvents): Promise<SoundCapture> {
  const stream = source === 'microphone' ? await openMicrophone() : await openSystemSound()
  const [track] = stream.getAudioTracks()
  // The browser brings the sound to this rate, with a proper filter.
  const audio = new AudioContext({ sampleRate: SAMPLE_RATE })
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
    node.port.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      if (!stopped) events.piece(new Uint8Array(data))
    }
    audio.createMediaStreamSource(stream).connect(node)
    if (audio.state === 'suspended') await audio.resume()
  } catch (error) {
    stop()
    throw refused(source, error)
  }
  track?.addEventListener('ended', () => {
    if (stopped) return
    stop()
    events.ended()
  })
  return { stop }
}

/** What calls improve harms recognition: the sound is taken as it is, but for its level. */
async function openMicrophone(): Promise<MediaStream> {
  const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: true, channelCount: 1 }
  try {
    return await navigator.mediaDevices.getUserMedia({ audio })
  } catch (error) {
    throw refused('microphone', error)
  }
}

async function openSystemSound(): Promise<MediaStream> {
  try {
    // A picture has to be asked for with it; it is stopped at once.
    const stream = await navigator.mediaDevices.getDisplayMedia({ audio: true, video: true })
    for (const track of stream.getVideoTracks()) track.stop()
    if (stream.getAudioTracks().length > 0) return stream
    throw new DescryError('SYSTEM_SOUND_UNAVAILABLE', 'the browser shared no sound; tick “Share audio” when it asks')
  } catch (error) {
    throw refused('system', error)
  }
}

function refused(source: SoundSource, error: unknown): DescryError {
  if (error instanceof DescryError) return error
  const name = error instanceof Error ? error.name : ''
  if (source === 'system')
    return new DescryError('SYSTEM_SOUND_UNAVAILABLE', 'the browser did not share it', { cause: error })
  const code = name === 'NotAllowedError' || name === 'SecurityError' ? 'MICROPHONE_DENIED' : 'MICROPHONE_MISSING'
  return new DescryError(code, '', { cause: error })
}
