import { useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { OwnName } from '../../assistant/contract'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { Window } from './Window'

/** All names that the person gave, to change and to delete. */
export function NamesDialog(): React.ReactNode {
  const t = useTranslator()
  const names = useAppState((state) => state.names)
  return (
    <Window name="names" title={t.say('names.mine')}>
      <div className="scroller">
        {names.length === 0 ? (
          <p>{t.say('names.none')}</p>
        ) : (
          <ul className="own-names">
            {names.map((name) => (
              <li key={name.id}>
                <NameRow key={name.ownName} name={name} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Window>
  )
}

function NameRow({ name }: { name: OwnName }): React.ReactNode {
  const { elementActions } = useSession()
  const t = useTranslator()
  const [typed, setTyped] = useState(name.ownName)
  const unchanged = typed.trim() === '' || typed.trim() === name.ownName
  const about = t.say('names.about', {
    role: t.say(`window.role.${name.role}`),
    named: name.name === '' ? 'no' : 'yes',
    name: name.name,
    titled: name.window === '' ? 'no' : 'yes',
    window: name.window,
  })
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault()
        if (!unchanged) void elementActions.renameName(name, typed.trim())
      }}
    >
      <TextField className="field" value={typed} onChange={setTyped} maxLength={100} autoComplete="off">
        <Label>{about}</Label>
        <Input className="input" />
      </TextField>
      <Button className="button small" type="submit" isDisabled={unchanged}>
        {t.say('names.save')}
      </Button>
      <Button className="button small" onPress={() => void elementActions.removeName(name)}>
        {t.say('names.delete', { name: name.ownName })}
      </Button>
    </form>
  )
}
