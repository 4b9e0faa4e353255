import type { DesktopCapturer, Session } from 'electron'
import { isAppUrl } from './own-page'

type Handler = NonNullable<Parameters<Session['setDisplayMediaRequestHandler']>[0]>

export interface SystemSoundOptions {
  platform: NodeJS.Platform
  getSources: (
    options: Parameters<DesktopCapturer['getSources']>[0],
  ) => Promise<Awaited<ReturnType<DesktopCapturer['getSources']>>>
}

/**
 * Gives Descry's own page the sound of the computer, as a loopback of what is played. A picture has to be given with it, which the
 * page stops at once. On Linux the main process captures the sound itself: there the loopback would silently be the microphone.
 */
export function systemSoundHandler({ platform, getSources }: SystemSoundOptions): Handler {
  return (request, answer) => {
    const address = request.frame?.url ?? ''
    if (platform === 'linux' || !request.audioRequested || !isAppUrl(address)) return answer({})
    getSources({ types: ['screen'], thumbnailSize: { width: 0, height: 0 } }).then(
      ([screen]) => answer(screen ? { video: screen, audio: 'loopback' } : {}),
      () => answer({}),
    )
  }
}
