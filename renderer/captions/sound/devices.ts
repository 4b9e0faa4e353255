import { DescryError, type SoundSource } from '../../../assistant/contract'

/**
 * Opens the microphone, or the sound of the computer as the browser shares it. Rejects with `MICROPHONE_MISSING`,
 * `MICROPHONE_DENIED` or `SYSTEM_SOUND_UNAVAILABLE`.
 */
export async function openDevice(source: SoundSource): Promise<MediaStream> {
  try {
    return await (source === 'microphone' ? openMicrophone() : openSystemSound())
  } catch (error) {
    throw refused(source, error)
  }
}

/**
 * The browser's own care for microphones stays on, as people know it from calls. Without echo cancellation, what comes out of the
 * loudspeakers would be written a second time where the computer's sound is captured too.
 */
function openMicrophone(): Promise<MediaStream> {
  const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 }
  // Where the page is not served safely, browsers hide devices altogether.
  if (!('mediaDevices' in navigator)) throw new DescryError('MICROPHONE_MISSING')
  return navigator.mediaDevices.getUserMedia({ audio })
}

/** What the computer plays is clean already: the same care would only damage it. */
async function openSystemSound(): Promise<MediaStream> {
  const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
  // A picture has to be asked for with it; it is stopped at once.
  const stream = await navigator.mediaDevices.getDisplayMedia({ audio, video: true })
  for (const track of stream.getVideoTracks()) track.stop()
  if (stream.getAudioTracks().length > 0) return stream
  throw new DescryError('SYSTEM_SOUND_UNAVAILABLE', 'the browser shared no sound; tick “Share audio” when it asks')
}

/** The closed list's word for what a browser throws. */
export function refused(source: SoundSource, error: unknown): DescryError {
  if (error instanceof DescryError) return error
  const name = error instanceof Error ? error.name : ''
  if (source === 'system')
    return new DescryError('SYSTEM_SOUND_UNAVAILABLE', 'the browser did not share it', { cause: error })
  const denied = name === 'NotAllowedError' || name === 'SecurityError'
  return new DescryError(denied ? 'MICROPHONE_DENIED' : 'MICROPHONE_MISSING', '', { cause: error })
}
