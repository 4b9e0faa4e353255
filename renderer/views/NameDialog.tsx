import { useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { elementLabel, type ListedElement } from '../../assistant/contract'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { chosenIndex } from '../state/chosen'
import { Window } from './Window'

/** The longest name that is kept. */
const LONGEST = 100

/** A name of the person's own for the chosen element. */
export function NameDialog(): React.ReactNode {
  const t = useTranslator()
  const index = useAppState(chosenIndex)
  const element = useAppState((state) => (index === undefined ? undefined : state.picture?.described.elements[index]))
  return (
    <Window name="name" title={t.say('names.give')}>
      {element && index !== undefined && <NameForm element={element} index={index} />}
    </Window>
  )
}

function NameForm({ element, index }: { element: ListedElement; index: number }): React.ReactNode {
  const { elementActions, store } = useSession()
  const t = useTranslator()
  const [typed, setTyped] = useState(element.ownName ?? '')
  const empty = typed.trim() === ''
  const close = (): void => store.dispatch({ type: 'dialog', dialog: null })
  return (
    <form
      className="ask-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (empty) return
        close()
        void elementActions.name(index, typed.trim())
      }}
    >
      <TextField className="field" value={typed} onChange={setTyped} maxLength={LONGEST} autoComplete="off" autoFocus>
        <Label>{t.say('names.label', { name: elementLabel(element, t) })}</Label>
        <Input className="input" onFocus={(event) => event.currentTarget.select()} />
        <Text slot="description" className="note">
          {t.say('names.hint')}
        </Text>
      </TextField>
      <div className="row">
        <Button className="button primary" type="submit" isDisabled={empty}>
          {t.say('names.save')}
        </Button>
        {element.ownName && (
          <Button
            className="button"
            onPress={() => {
              close()
              void elementActions.unname(index)
            }}
          >
            {t.say('names.delete', { name: element.ownName })}
          </Button>
        )}
      </div>
    </form>
  )
}
