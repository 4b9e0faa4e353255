import { useSyncExternalStore } from 'react'
import { Button } from 'react-aria-components'
import { isRunning } from '../captions'
import { useSession, useTranslator, useView } from '../hooks/useSession'
import { views } from '../state/view'

/** The ways to the views. The one that is shown is told as the current page; captions that run are told wherever the person is. */
export function ViewBar(): React.ReactNode {
  const { view, captions, outlet } = useSession()
  const t = useTranslator()
  const shown = useView()
  const running = useSyncExternalStore(captions.store.subscribe, () => isRunning(captions.store.get()))
  return (
    <nav className="view-bar" aria-label={t.say('captions.views')}>
      {views.map((each) => {
        const name = t.say(`captions.view.${each}`)
        return (
          <Button
            key={each}
            className="button quiet"
            {...(each === shown && { 'aria-current': 'page' as const })}
            onPress={() => {
              view.dispatch(each)
              // The focus stays on the button, which says nothing new by itself.
              outlet.say(t.say('captions.view.shown', { view: name }))
            }}
          >
            {name}
            {each === 'captions' && running && (
              <>
                <span className="view-running" aria-hidden="true" />
                <span className="visually-hidden"> {t.say('captions.view.running')}</span>
              </>
            )}
          </Button>
        )
      })}
    </nav>
  )
}
