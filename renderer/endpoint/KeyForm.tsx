import { useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import type { EndpointState } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { useEndpoint } from './useEndpoint'

/** The key of the server. It goes to the host and never comes back; the page forgets it as soon as it is sent. */
export function KeyForm({ state }: { state: EndpointState }): React.ReactNode {
  const t = useTranslator()
  const { actions } = useEndpoint()
  const [key, setKey] = useState('')
  const { key: known, keyStore } = state
  return (
    <form
      className="endpoint-form"
      onSubmit={(event) => {
        event.preventDefault()
        const given = key
        setKey('')
        void actions.keepKey(given)
      }}
    >
      <TextField className="field" type="password" value={key} onChange={setKey} maxLength={4096} autoComplete="off">
        <Label>{t.say('endpoint.key')}</Label>
        <Input className="input" />
        <Text slot="description" className="note">
          {t.say('endpoint.key.state', { state: known === 'this-run' ? 'run' : known })}{' '}
          {keyStore === null ? t.say('endpoint.key.hint.run') : t.say('endpoint.key.hint.kept', { store: keyStore })}
        </Text>
      </TextField>
      <div className="row">
        <Button className="button small" type="submit" isDisabled={key === ''}>
          {t.say('endpoint.key.save')}
        </Button>
        {known !== 'none' && (
          <Button className="button small" onPress={() => void actions.forgetKey()}>
            {t.say('endpoint.key.forget')}
          </Button>
        )}
      </div>
    </form>
  )
}
