import { Button, Checkbox, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import { earcons, language, length, settings as settingsSchema, type Settings } from '../../assistant/contract'
import { EndpointSection } from '../endpoint'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { Choice } from './Choice'
import { ShortcutField } from './ShortcutField'
import { SpeakerChoice } from './SpeakerChoice'
import { Window } from './Window'

/** All that can be set. Every change counts at once; there is nothing to confirm. */
export function SettingsDialog(): React.ReactNode {
  const t = useTranslator()
  return (
    <Window name="settings" title={t.say('window.settings')}>
      <SettingsForm />
    </Window>
  )
}

const voices = settingsSchema.shape.voice.unwrap().options
const themes = settingsSchema.shape.theme.unwrap().options

function SettingsForm(): React.ReactNode {
  const { changeSettings } = useSession()
  const t = useTranslator()
  const settings = useAppState((state) => state.settings)
  const canClick = useAppState((state) => state.hello?.capabilities.click === true)
  const onDesktop = useAppState((state) => state.hello?.host === 'desktop')
  const change = (changed: Partial<Settings>): void => void changeSettings(changed)
  return (
    <div className="scroller settings">
      <Choice
        layout="list"
        label={t.say('window.settings.voice')}
        value={settings.voice}
        options={voices.map((value) => ({ value, label: t.say(`window.settings.voice.${value}`) }))}
        onChange={(voice) => change({ voice })}
      />
      <SpeakerChoice />
      <VoiceSpeed />
      <div role="group" aria-labelledby="earcons-title" className="choice choice-list">
        <span className="choice-label" id="earcons-title">
          {t.say('window.settings.earcons')}
        </span>
        {earcons.map((earcon) => (
          <Switch
            key={earcon}
            label={t.say(`window.settings.earcon.${earcon}`)}
            on={settings.earcons[earcon]}
            onChange={(on) => change({ earcons: { ...settings.earcons, [earcon]: on } })}
          />
        ))}
      </div>
      <Choice
        label={t.say('window.settings.language')}
        value={settings.language}
        options={language.options.map((value) => ({ value, label: t.say(`window.settings.language.${value}`) }))}
        onChange={(chosen) => change({ language: chosen })}
      />
      <Choice
        label={t.say('window.settings.theme')}
        value={settings.theme}
        options={themes.map((value) => ({ value, label: t.say(`window.settings.theme.${value}`) }))}
        onChange={(theme) => change({ theme })}
      />
      <Choice
        label={t.say('window.settings.length')}
        value={settings.length}
        options={length.options.map((value) => ({ value, label: t.say(`window.length.${value}`) }))}
        onChange={(chosen) => change({ length: chosen })}
      />
      <div role="group" aria-labelledby="keyboard-title" className="choice choice-list">
        <span className="choice-label" id="keyboard-title">
          {t.say('window.settings.keys')}
        </span>
        <Switch
          label={t.say('window.settings.letters')}
          on={settings.letterKeys}
          onChange={(letterKeys) => change({ letterKeys })}
        />
        {onDesktop && <ShortcutField />}
      </div>
      {canClick && (
        <div role="group" aria-labelledby="clicking-title" className="choice choice-list">
          <span className="choice-label" id="clicking-title">
            {t.say('click.settings')}
          </span>
          <Switch label={t.say('click.setting')} on={settings.clicking} onChange={(clicking) => change({ clicking })} />
          <p className="note">{t.say('click.setting.hint')}</p>
        </div>
      )}
      <EndpointSection />
    </div>
  )
}

function Switch(props: { label: string; on: boolean; onChange: (on: boolean) => void }): React.ReactNode {
  return (
    <Checkbox className="checkbox" isSelected={props.on} onChange={props.onChange}>
      <span className="box" aria-hidden="true" />
      {props.label}
    </Checkbox>
  )
}

function VoiceSpeed(): React.ReactNode {
  const { changeSettings, testVoice } = useSession()
  const t = useTranslator()
  const rate = useAppState((state) => state.settings.rate)
  return (
    <div className="choice choice-list">
      <Slider
        className="slider"
        minValue={0.5}
        maxValue={4}
        step={0.1}
        value={rate}
        onChange={(value) => void changeSettings({ rate: Math.round(value * 10) / 10 })}
        formatOptions={{ minimumFractionDigits: 1 }}
      >
        <Label className="choice-label">{t.say('window.settings.rate')}</Label>
        <SliderOutput className="slider-value">{t.say('window.settings.rate.value', { rate })}</SliderOutput>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
      </Slider>
      <div className="row">
        <Button className="button small" onPress={testVoice}>
          {t.say('window.settings.test')}
        </Button>
        <span className="note">{t.say('window.settings.voice.hint')}</span>
      </div>
    </div>
  )
}
