import { useEffect, useRef, useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { useTranslator } from '../hooks/useSession'
import { useModels, useModelsState } from './hooks'

/** The access token of the hub. It goes to the host and never comes back; the page forgets it as soon as it is sent. */
export function TokenForm(): React.ReactNode {
  const models = useModels()
  const t = useTranslator()
  const known = useModelsState((state) => state.token)
  const [token, setToken] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => void models.loadToken(), [models])
  if (!known) return null
  const { hub, keyStore } = known
  return (
    <section className="card" aria-labelledby="models-token">
      <h3 id="models-token">{t.say('models.token')}</h3>
      <p className="note">{t.say('models.token.intro', { hub })}</p>
      {known.open && <p className="note">{t.say('models.token.open', { hub })}</p>}
      <form
        className="ask-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (token.trim() === '') return
          setToken('')
          void models.setToken(token.trim())
        }}
      >
        <TextField
          className="field"
          type="password"
          value={token}
          onChange={setToken}
          maxLength={4096}
          autoComplete="off"
        >
          <Label>{t.say('models.token.field')}</Label>
          <Input className="input" ref={field} />
          <Text slot="description" className="note">
            {t.say('models.token.state', { state: known.token === 'this-run' ? 'run' : known.token })}{' '}
            {keyStore === null ? t.say('models.token.hint.run') : t.say('models.token.hint.kept', { store: keyStore })}
          </Text>
        </TextField>
        <div className="row">
          <Button className="button" type="submit" isDisabled={token.trim() === ''}>
            {t.say('models.token.save')}
          </Button>
          {(known.token === 'kept' || known.token === 'this-run') && (
            <Button
              className="button"
              onPress={() => {
                // The button goes with the token; the focus must not fall off the page.
                field.current?.focus()
                void models.setToken(null)
              }}
            >
              {t.say('models.token.forget')}
            </Button>
          )}
        </div>
      </form>
    </section>
  )
}
