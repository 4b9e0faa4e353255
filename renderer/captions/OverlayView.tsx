import { useAppState } from '../hooks/useSession'
import { CaptionRows } from './CaptionRows'

/** Nothing but the captions: for the desktop's window above all others. */
export function OverlayView(): React.ReactNode {
  const rows = useAppState((state) => state.settings.captions.rows)
  return (
    <main className="captions-overlay">
      <CaptionRows last={rows} />
    </main>
  )
}
