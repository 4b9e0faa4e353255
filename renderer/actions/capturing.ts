import { DescryError } from '../../assistant/contract'

/**
 * One picture of what the person chooses in the browser's own dialog, as a PNG. The stream ends at once: Descry looks, it does not watch.
 * Rejects with `CANCELLED` when the person closed the dialog, else with `CAPTURE_DENIED` or `CAPTURE_UNAVAILABLE`.
 */
export async function captureInBrowser(whyMissing: string): Promise<Blob> {
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined
  if (!devices?.getDisplayMedia) throw new DescryError('CAPTURE_UNAVAILABLE', whyMissing)
  let stream: MediaStream
  try {
    stream = await devices.getDisplayMedia({ video: true, audio: false })
  } catch (thrown) {
    throw toCaptureError(thrown)
  }
  try {
    return await firstFrame(stream)
  } finally {
    for (const track of stream.getTracks()) track.stop()
  }
}

function toCaptureError(thrown: unknown): DescryError {
  const { name, message } = thrown as DOMException
  // Closing the dialog and a refusal by the system carry the same name; only the system's is told in the message.
  if (name === 'NotAllowedError') return new DescryError(/system/iu.test(message) ? 'CAPTURE_DENIED' : 'CANCELLED')
  if (name === 'AbortError') return new DescryError('CANCELLED')
  return new DescryError('CAPTURE_UNAVAILABLE', message)
}

async function firstFrame(stream: MediaStream): Promise<Blob> {
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = stream
  await video.play()
  // Playing starts before there is anything to see; this resolves with the first real frame.
  await new Promise<void>((resolve) => video.requestVideoFrameCallback(() => resolve()))
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  video.srcObject = null
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new DescryError('CAPTURE_UNAVAILABLE', 'the frame is empty')
  return blob
}
