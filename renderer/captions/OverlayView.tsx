import { useAppState, useTranslator } from '../hooks/useSession'
import { usePageFace } from '../hooks/usePageFace'
import { CaptionRows } from './CaptionRows'
import { Demonstration } from './Demonstration'
import { Flash } from './Flash'
import { useCaptionsState } from './hooks'
import { captionsStatus } from './status'

/** The fragment of the page's address that asks for the captions alone. */
export const isOverlay = (): boolean => window.location.hash === '#overlay'

/** Nothing but the captions, and what keeps them from coming: for the desktop's window above all others. */
export function OverlayView(): React.ReactNode {
  usePageFace()
  const t = useTranslator()
  const rows = useAppState((state) => state.settings.captions.rows)
  const calm = useCaptionsState((state) => captionsStatus(state, t) === t.say('captions.status.listening'))
  const status = useCaptionsState((state) => captionsStatus(state, t))
  return (
    <main className="captions-overlay">
      <div className="captions-overlay-head">
        <Demonstration brief />
        {!calm && <p className="captions-overlay-status">{status}</p>}
        <Flash />
      </div>
      {/* Each utterance takes one row at least, so more are never needed. */}
      <CaptionRows last={rows} />
    </main>
  )
}
