import { useState } from 'react'
import {
  Checkbox,
  Input,
  Label,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
  Text,
  TextField,
} from 'react-aria-components'
import type { CaptionSettings } from '../../assistant/contract'
import { useAppState, useTranslator } from '../hooks/useSession'
import { useCaptions } from './hooks'

type FieldOf<Kind> = {
  [Key in keyof CaptionSettings]: CaptionSettings[Key] extends Kind ? Key : never
}[keyof CaptionSettings]

interface AmountProps {
  field: FieldOf<number>
  from: number
  to: number
  step: number
}

/** A number of the captions' settings, as a slider. */
export function Amount({ field, from, to, step }: AmountProps): React.ReactNode {
  const { style: change } = useCaptions()
  const t = useTranslator()
  const value = useAppState((state) => state.settings.captions[field])
  return (
    <Slider
      className="slider"
      value={value}
      minValue={from}
      maxValue={to}
      step={step}
      formatOptions={field === 'rows' ? {} : { style: 'percent' }}
      onChange={(next) => change({ [field]: next })}
    >
      <Label className="choice-label">{t.say(`captions.style.${field}`)}</Label>
      <SliderOutput className="slider-value" />
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </Slider>
  )
}

/** A yes or no of the captions' settings. */
export function Switch({ field }: { field: FieldOf<boolean> }): React.ReactNode {
  const { style: change } = useCaptions()
  const t = useTranslator()
  const on = useAppState((state) => state.settings.captions[field])
  const set = (next: boolean): void => {
    // The browser asks only while a key or button is being pressed.
    if (field === 'keywordNotification' && next && 'Notification' in window) void Notification.requestPermission()
    change({ [field]: next })
  }
  return (
    <Checkbox className="checkbox" isSelected={on} onChange={set}>
      <span className="box" aria-hidden="true" />
      {t.say(`captions.style.${field}`)}
    </Checkbox>
  )
}

interface TextSettingProps {
  label: string
  value: string
  hint?: string
  onTake: (text: string) => void
}

/** Words that are typed. They count when they are whole: with Enter, or when the person goes on; half a name must not raise alarms. */
export function TextSetting({ label, value, hint, onTake }: TextSettingProps): React.ReactNode {
  const [draft, setDraft] = useState<string | null>(null)
  const take = (): void => {
    if (draft !== null && draft !== value) onTake(draft)
    setDraft(null)
  }
  return (
    <TextField
      className="field"
      value={draft ?? value}
      onChange={setDraft}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take()
        // Esc closes the dialog, and the field with it.
        if (event.key === 'Escape') take()
      }}
      autoComplete="off"
    >
      <Label>{label}</Label>
      <Input className="input" />
      {hint !== undefined && (
        <Text slot="description" className="note">
          {hint}
        </Text>
      )}
    </TextField>
  )
}
