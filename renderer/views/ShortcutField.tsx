import { useState } from 'react'
import { Button, FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { acceleratorOf, isAccelerator } from '../keys/accelerator'

/** The desktop's master key: pressed or typed, and whether the system has accepted it. */
export function ShortcutField(): React.ReactNode {
  const { changeSettings } = useSession()
  const t = useTranslator()
  const current = useAppState((state) => state.settings.masterShortcut)
  const registered = useAppState((state) => state.hello?.capabilities.masterShortcut ?? 'none')
  const [typed, setTyped] = useState(current)
  const [wrong, setWrong] = useState(false)
  return (
    <form
      className="shortcut"
      onSubmit={(event) => {
        event.preventDefault()
        const valid = isAccelerator(typed)
        setWrong(!valid)
        if (valid) void changeSettings({ masterShortcut: typed })
      }}
    >
      <TextField
        className="field"
        value={typed}
        onChange={setTyped}
        isInvalid={wrong}
        onKeyDown={(event) => {
          const pressed = acceleratorOf(event.nativeEvent)
          if (pressed === undefined) return
          event.preventDefault()
          setTyped(pressed)
        }}
      >
        <Label>{t.say('window.settings.shortcut')}</Label>
        <Input className="input" />
        <Text slot="description" className="note">
          {t.say('window.settings.shortcut.hint')} {t.say(`window.settings.shortcut.${registered}`)}
        </Text>
        <FieldError className="field-error">{t.say('window.settings.shortcut.invalid')}</FieldError>
      </TextField>
      <Button className="button small" type="submit">
        {t.say('window.settings.shortcut.save')}
      </Button>
    </form>
  )
}
