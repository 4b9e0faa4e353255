import { useState } from 'react'
import { Button, Checkbox, CheckboxGroup, Input, Label, Text, TextField } from 'react-aria-components'
import { endpointUse, type EndpointState, type EndpointUse } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { useEndpoint } from './useEndpoint'

/** Address and uses. Sending the form shows what would be sent; it sets nothing. */
export function ServerForm({ state }: { state: EndpointState }): React.ReactNode {
  const t = useTranslator()
  const { actions } = useEndpoint()
  const { settings, plan } = state
  const [address, setAddress] = useState(settings.address ?? '')
  const [uses, setUses] = useState<EndpointUse[]>(plan ? settings.uses : ['questions'])
  return (
    <form
      className="endpoint-form"
      onSubmit={(event) => {
        event.preventDefault()
        void actions.propose(address, uses)
      }}
    >
      <TextField className="field" value={address} onChange={setAddress} maxLength={2048} autoComplete="off">
        <Label>{t.say('endpoint.address')}</Label>
        <Input className="input" id="endpoint-address" spellCheck={false} inputMode="url" />
        <Text slot="description" className="note">
          {t.say('endpoint.address.hint')}
        </Text>
      </TextField>
      <CheckboxGroup
        className="choice choice-list"
        value={uses}
        onChange={(chosen) => setUses(endpointUse.options.filter((use) => chosen.includes(use)))}
      >
        <Label className="choice-label">{t.say('endpoint.uses')}</Label>
        {endpointUse.options.map((use) => (
          <Checkbox key={use} value={use} className="checkbox">
            <span className="box" aria-hidden="true" />
            {t.say(`endpoint.use.${use}`)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <div className="row">
        <Button className="button small" type="submit" id="endpoint-check" isDisabled={address.trim() === ''}>
          {t.say('endpoint.check')}
        </Button>
        {plan && (
          <Button
            className="button small"
            onPress={() => void actions.remove().then(() => document.getElementById('endpoint-address')?.focus())}
          >
            {t.say('endpoint.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}
