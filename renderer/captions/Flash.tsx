import { useEffect, useRef } from 'react'
import { useTranslator } from '../hooks/useSession'
import { useCaptionsState } from './hooks'

/** How long a word stays shown, in milliseconds. */
const SHOWN = 5000
/** Between two flashes at least, in milliseconds: more than three a second can harm, one a second is seen as well. */
const APART = 1000

/** A word was said that the person waits for: it is shown, and the frame of the captions flashes once. */
export function Flash(): React.ReactNode {
  const alerts = useCaptionsState((state) => state.alerts)
  const word = useCaptionsState((state) => state.lastAlert?.word ?? '')
  const t = useTranslator()
  const frame = useRef<HTMLParagraphElement>(null)
  const last = useRef(-Infinity)
  useEffect(() => {
    const { current } = frame
    if (alerts === 0 || !current) return
    const now = performance.now()
    if (now - last.current >= APART) {
      last.current = now
      // Two names by turns: a name that stays does not begin its animation again.
      current.dataset['flash'] = current.dataset['flash'] === 'one' ? 'two' : 'one'
    }
    current.dataset['on'] = 'true'
    const timer = setTimeout(() => (current.dataset['on'] = 'false'), SHOWN)
    return () => clearTimeout(timer)
  }, [alerts])
  return (
    // For screen readers it is announced.
    <p ref={frame} className="captions-flash" data-on="false" aria-hidden="true">
      {t.say('captions.keyword', { word })}
    </p>
  )
}
