import { Button } from 'react-aria-components'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { chosenIndex } from '../state/chosen'

/** What can be done with the chosen element. Clicking is offered where the host can and the person has allowed it. */
export function ElementTools(): React.ReactNode {
  const { elementActions } = useSession()
  const t = useTranslator()
  const chosen = useAppState((state) => chosenIndex(state) !== undefined)
  const mayClick = useAppState((state) => state.settings.clicking && state.hello?.capabilities.click === true)
  return (
    <div className="row tools">
      <Button className="button small" isDisabled={!chosen} onPress={elementActions.askName}>
        {t.say('names.give')}
      </Button>
      {mayClick && (
        <Button className="button small" isDisabled={!chosen} onPress={() => void elementActions.askClick()}>
          {t.say('click.button')}
        </Button>
      )}
      <Button className="button small" onPress={() => void elementActions.showNames()}>
        {t.say('names.mine')}
      </Button>
    </div>
  )
}
