import { useLayoutEffect, useRef, useState } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { pictureSides, type EndpointState } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { Choice } from '../views/Choice'
import { useEndpoint } from './useEndpoint'

/** Seconds to choose from; one that was set elsewhere is offered too. */
const PATIENCE = [15, 30, 60, 120, 300]

/** Which models are asked, how large pictures are sent, how long to wait, and whether the server answers at all. */
export function ModelsForm({ state }: { state: EndpointState }): React.ReactNode {
  const t = useTranslator()
  const { view, actions } = useEndpoint()
  const { settings, agreed } = state
  const [chatModel, setChatModel] = useState(settings.chatModel)
  const [speechModel, setSpeechModel] = useState(settings.speechModel)
  const forSpeech = settings.uses.includes('transcription')
  const forPictures = settings.uses.some((use) => use !== 'transcription')
  const patience = [...new Set([...PATIENCE, settings.patience])].sort((a, b) => a - b)
  return (
    <form
      className="endpoint-form"
      onSubmit={(event) => {
        event.preventDefault()
        void actions.change({ chatModel, speechModel }, (translator) => translator.say('endpoint.saved'))
      }}
    >
      <div className="row">
        <Button
          className="button small"
          id="endpoint-test"
          isDisabled={!agreed || settings.uses.length === 0}
          onPress={() => void actions.test()}
        >
          {t.say('endpoint.test')}
        </Button>
        {view.testing && <StopTest />}
      </div>
      {forPictures && (
        <ModelField
          label={t.say('endpoint.chatModel')}
          hint={t.say(settings.chatModel === '' ? 'endpoint.model.missing' : 'endpoint.model.hint')}
          value={chatModel}
          onChange={setChatModel}
        />
      )}
      {forSpeech && (
        <ModelField
          label={t.say('endpoint.speechModel')}
          hint={t.say(settings.speechModel === '' ? 'endpoint.model.missing' : 'endpoint.model.hint')}
          value={speechModel}
          onChange={setSpeechModel}
        />
      )}
      <datalist id="endpoint-models">
        {view.tested?.models.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="row">
        <Button className="button small" type="submit">
          {t.say('endpoint.save')}
        </Button>
      </div>
      {forPictures && (
        <Choice
          label={t.say('endpoint.side')}
          value={String(settings.pictureSide)}
          options={pictureSides.map((side) => ({
            value: String(side),
            label: t.say('endpoint.side.value', { side: String(side) }),
          }))}
          onChange={(chosen) => {
            const side = pictureSides.find((each) => String(each) === chosen)
            if (side) void actions.change({ pictureSide: side })
          }}
        />
      )}
      <Choice
        label={t.say('endpoint.patience')}
        value={String(settings.patience)}
        options={patience.map((seconds) => ({ value: String(seconds), label: String(seconds) }))}
        onChange={(chosen) => void actions.change({ patience: Number(chosen) })}
      />
    </form>
  )
}

/** Is there while the server is asked. When it goes, a focus that it has goes to the button that began it. */
function StopTest(): React.ReactNode {
  const t = useTranslator()
  const { actions } = useEndpoint()
  const own = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const button = own.current
    return () => {
      if (button === document.activeElement) document.getElementById('endpoint-test')?.focus()
    }
  }, [])
  return (
    <Button ref={own} className="button small" onPress={() => actions.stopTest()}>
      {t.say('endpoint.test.stop')}
    </Button>
  )
}

interface ModelFieldProps {
  label: string
  hint: string
  value: string
  onChange(value: string): void
}

const ModelField = ({ label, hint, value, onChange }: ModelFieldProps): React.ReactNode => (
  <TextField className="field" value={value} onChange={onChange} maxLength={200} autoComplete="off">
    <Label>{label}</Label>
    <Input className="input" list="endpoint-models" spellCheck={false} />
    <Text slot="description" className="note">
      {hint}
    </Text>
  </TextField>
)
