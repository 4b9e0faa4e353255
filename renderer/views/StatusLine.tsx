import { Button } from 'react-aria-components'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { isWorking, statusText } from '../state/status'

/**
 * One sentence that always says what is happening. It is plain text and no live region: what has to be heard is announced
 * in one place only, and F9 says this line at any time.
 */
export function StatusLine(): React.ReactNode {
  const session = useSession()
  const t = useTranslator()
  const status = useAppState((state) => statusText(state, t))
  const working = useAppState(isWorking)
  const failed = useAppState((state) => state.problem !== null || state.connection.kind === 'lost')
  return (
    <footer className="status" aria-label={t.say('window.status')}>
      <span className="status-dot" data-state={working ? 'working' : failed ? 'failed' : 'ready'} aria-hidden="true" />
      <p className="status-text">{status}</p>
      {working && (
        <Button className="button small" onPress={() => void session.stop()}>
          {t.say('window.stop')} <kbd>Esc</kbd>
        </Button>
      )}
    </footer>
  )
}
