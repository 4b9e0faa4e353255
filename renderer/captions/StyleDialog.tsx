import { useState } from 'react'
import {
  Button,
  Checkbox,
  Dialog,
  Heading,
  Input,
  Label,
  Modal,
  ModalOverlay,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
  TextField,
} from 'react-aria-components'
import { captionColour, captionSettings, type CaptionSettings } from '../../assistant/contract'
import { useAppState, useTranslator } from '../hooks/useSession'
import { Choice } from '../views/Choice'
import { useCaptions, useCaptionsState } from './hooks'
import { captionLook } from './look'

const faces = captionSettings.shape.face.unwrap().options
const edges = captionSettings.shape.edge.unwrap().options
const docks = captionSettings.shape.dock.unwrap().options
const ways = captionSettings.shape.appear.unwrap().options

/** How captions look and what they do besides, with a preview. Every change counts at once. */
export function StyleDialog(): React.ReactNode {
  const { store } = useCaptions()
  const t = useTranslator()
  const open = useCaptionsState((state) => state.styling)
  const close = (): void => store.dispatch({ type: 'styling', open: false })
  return (
    <ModalOverlay className="overlay" isOpen={open} isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="modal modal-settings">
        <Dialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title">{t.say('captions.style')}</Heading>
            <Button className="button small" onPress={close}>
              {t.say('window.close')}
            </Button>
          </div>
          <StyleForm />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function StyleForm(): React.ReactNode {
  const { style: change } = useCaptions()
  const t = useTranslator()
  const style = useAppState((state) => state.settings.captions)
  const colour = (key: 'colour' | 'background' | 'window'): React.ReactNode => (
    <Choice
      label={t.say(`captions.style.${key}`)}
      value={style[key]}
      options={captionColour.options.map((value) => ({ value, label: t.say(`captions.colour.${value}`) }))}
      onChange={(value) => change({ [key]: value })}
    />
  )
  return (
    <div className="scroller settings">
      <div className="caption-box caption-preview" style={captionLook(style)}>
        <p className="caption-row">
          <span className="caption-committed">{t.say('captions.preview')}</span>
        </p>
      </div>
      <Amount field="size" from={0.5} to={4} step={0.1} />
      <Amount field="rows" from={1} to={8} step={1} />
      <Choice
        label={t.say('captions.style.face')}
        layout="list"
        value={style.face}
        options={faces.map((value) => ({ value, label: t.say(`captions.face.${value}`) }))}
        onChange={(face) => change({ face })}
      />
      <Choice
        label={t.say('captions.style.edge')}
        value={style.edge}
        options={edges.map((value) => ({ value, label: t.say(`captions.edge.${value}`) }))}
        onChange={(edge) => change({ edge })}
      />
      {colour('colour')}
      <Amount field="textOpacity" from={0.25} to={1} step={0.05} />
      {colour('background')}
      <Amount field="backgroundOpacity" from={0} to={1} step={0.05} />
      {colour('window')}
      <Amount field="windowOpacity" from={0} to={1} step={0.05} />
      <Choice
        label={t.say('captions.style.appear')}
        value={style.appear}
        options={ways.map((value) => ({ value, label: t.say(`captions.appear.${value}`) }))}
        onChange={(appear) => change({ appear })}
      />
      <Choice
        label={t.say('captions.style.dock')}
        value={style.dock}
        options={docks.map((value) => ({ value, label: t.say(`captions.dock.${value}`) }))}
        onChange={(dock) => change({ dock })}
      />
      {(['overlay', 'clickThrough', 'announce', 'keepSound', 'translate'] as const).map((field) => (
        <Switch key={field} field={field} />
      ))}
      <SpokenLanguage />
      <Keywords />
      {(['keywordFlash', 'keywordSound', 'keywordNotification'] as const).map((field) => (
        <Switch key={field} field={field} />
      ))}
    </div>
  )
}

type NumberField = 'size' | 'rows' | 'textOpacity' | 'backgroundOpacity' | 'windowOpacity'
type SwitchField =
  | 'overlay'
  | 'clickThrough'
  | 'announce'
  | 'keepSound'
  | 'translate'
  | 'keywordFlash'
  | 'keywordSound'
  | 'keywordNotification'

function Amount({
  field,
  from,
  to,
  step,
}: {
  field: NumberField
  from: number
  to: number
  step: number
}): React.ReactNode {
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
      onChange={(next) => change({ [field]: next as number })}
    >
      <Label className="choice-label">{t.say(`captions.style.${field}`)}</Label>
      <SliderOutput className="slider-value" />
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
    </Slider>
  )
}

function Switch({ field }: { field: SwitchField }): React.ReactNode {
  const { style: change } = useCaptions()
  const t = useTranslator()
  const on = useAppState((state) => state.settings.captions[field])
  const set = (next: boolean): void => {
    // The browser asks only while a key or button is being pressed.
    if (field === 'keywordNotification' && next && 'Notification' in window) void Notification.requestPermission()
    change({ [field]: next } as Partial<CaptionSettings>)
  }
  return (
    <Checkbox className="checkbox" isSelected={on} onChange={set}>
      <span className="box" aria-hidden="true" />
      {t.say(`captions.style.${field}`)}
    </Checkbox>
  )
}

function SpokenLanguage(): React.ReactNode {
  const { style: change } = useCaptions()
  const t = useTranslator()
  const saved = useAppState((state) => state.settings.captions.spokenLanguage)
  const [text, setText] = useState(saved)
  return (
    <TextField
      className="field"
      value={text}
      onChange={(next) => {
        setText(next)
        const code = next.trim().toLowerCase()
        if (/^(auto|[a-z]{2,3})$/u.test(code)) change({ spokenLanguage: code })
      }}
    >
      <Label>{t.say('captions.style.spokenLanguage')}</Label>
      <Input className="input" />
    </TextField>
  )
}

/** The words to be told of, separated by commas. */
function Keywords(): React.ReactNode {
  const { style: change } = useCaptions()
  const t = useTranslator()
  const saved = useAppState((state) => state.settings.captions.keywords)
  const [text, setText] = useState(saved.join(', '))
  return (
    <TextField
      className="field"
      value={text}
      onChange={(next) => {
        setText(next)
        const words = next.split(',').map((word) => word.trim().slice(0, 60))
        change({ keywords: words.filter((word) => word !== '').slice(0, 50) })
      }}
    >
      <Label>{t.say('captions.style.keywords')}</Label>
      <Input className="input" />
    </TextField>
  )
}
