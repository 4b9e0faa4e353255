import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config } from 'zod'
import { App } from './App'
import { isOverlay } from './captions'
import { takeToken } from './host/token'
import { hostTransport } from './host/transports'
import { createSession } from './session'
import { SessionContext } from './hooks/useSession'
import './styles/index.css'

// The page's policy forbids code made from text; the validator is told, so that it does not even try.
config({ jitless: true })

const element = (id: string): HTMLElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no #${id}`)
  return found
}

const overlay = isOverlay()
if (overlay) document.documentElement.dataset['overlay'] = 'true'
const session = createSession(hostTransport(takeToken()), {
  liveRegion: element('announcements'),
  language: navigator.language.startsWith('de') ? 'de' : 'en',
  passive: overlay,
})
session.start()

createRoot(element('root')).render(
  <StrictMode>
    <SessionContext value={session}>
      <App overlay={overlay} />
    </SessionContext>
  </StrictMode>,
)
