import { Button } from 'react-aria-components'
import { useSession, useTranslator, useView } from '../hooks/useSession'
import { views } from '../state/view'

/** The ways to the three views. The one that is shown is told as the current page. */
export function ViewBar(): React.ReactNode {
  const { view } = useSession()
  const t = useTranslator()
  const shown = useView()
  return (
    <nav className="view-bar" aria-label={t.say('captions.views')}>
      {views.map((each) => (
        <Button
          key={each}
          className="button quiet"
          {...(each === shown && { 'aria-current': 'page' as const })}
          onPress={() => view.dispatch(each)}
        >
          {t.say(`captions.view.${each}`)}
        </Button>
      ))}
    </nav>
  )
}
