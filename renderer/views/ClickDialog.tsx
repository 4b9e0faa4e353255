import { Button } from 'react-aria-components'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { Window } from './Window'

/** Says what will be clicked, and waits: Enter clicks, Esc cancels. */
export function ClickDialog(): React.ReactNode {
  const { elementActions } = useSession()
  const t = useTranslator()
  const plan = useAppState((state) => state.clickPlan)
  return (
    <Window name="click" title={plan?.question ?? ''} closing={t.say('click.cancel')}>
      <div className="row">
        <Button
          className={plan?.careful ? 'button danger' : 'button primary'}
          autoFocus
          onPress={() => void elementActions.click()}
        >
          {t.say('click.confirm')}
        </Button>
      </div>
    </Window>
  )
}
