import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { captionColour, captionSettings } from '../../assistant/contract'
import { useAppState, useTranslator } from '../hooks/useSession'
import { Choice } from '../views/Choice'
import { useCaptions, useCaptionsState } from './hooks'
import { captionLook } from './look'
import { RecogniserChoice } from './RecogniserChoice'
import { Amount, Switch, TextSetting } from './style-fields'

const { face, edge, dock, appear } = captionSettings.shape
/** A language as settings take it: `auto`, or two or three letters. */
const LANGUAGE = /^(?:auto|[a-z]{2,3})$/u

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
          <div className="style-body">
            <Preview />
            <div className="scroller settings">
              <Look />
              <Overlay />
              <Words />
              <Hearing />
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Stays in view while the controls below it scroll. */
function Preview(): React.ReactNode {
  const t = useTranslator()
  const style = useAppState((state) => state.settings.captions)
  return (
    <div
      className="caption-box caption-preview"
      style={captionLook(style)}
      role="group"
      aria-label={t.say('captions.style.preview')}
      // Large letters make it scroll.
      tabIndex={0}
    >
      <p className="caption-row">
        <span className="caption-committed">{t.say('captions.preview')}</span>
        {style.appear === 'words' && (
          <>
            {' '}
            <span className="caption-tail">{t.say('captions.preview.tail')}</span>
          </>
        )}
      </p>
    </div>
  )
}

function Look(): React.ReactNode {
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
    <section className="settings-part" aria-labelledby="style-look">
      <h3 id="style-look">{t.say('captions.style.look')}</h3>
      <Amount field="size" from={0.5} to={4} step={0.1} />
      <Choice
        label={t.say('captions.style.face')}
        layout="list"
        value={style.face}
        options={face.unwrap().options.map((value) => ({ value, label: t.say(`captions.face.${value}`) }))}
        onChange={(value) => change({ face: value })}
      />
      <Choice
        label={t.say('captions.style.edge')}
        value={style.edge}
        options={edge.unwrap().options.map((value) => ({ value, label: t.say(`captions.edge.${value}`) }))}
        onChange={(value) => change({ edge: value })}
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
        options={appear.unwrap().options.map((value) => ({ value, label: t.say(`captions.appear.${value}`) }))}
        onChange={(value) => change({ appear: value })}
      />
      <Switch field="announce" />
    </section>
  )
}

function Overlay(): React.ReactNode {
  const { style: change } = useCaptions()
  const t = useTranslator()
  const place = useAppState((state) => state.settings.captions.dock)
  return (
    <section className="settings-part" aria-labelledby="style-place">
      <h3 id="style-place">{t.say('captions.style.place')}</h3>
      <Switch field="overlay" />
      <Amount field="rows" from={1} to={8} step={1} />
      <Choice
        label={t.say('captions.style.dock')}
        value={place}
        options={dock.unwrap().options.map((value) => ({ value, label: t.say(`captions.dock.${value}`) }))}
        onChange={(value) => change({ dock: value })}
      />
      <Switch field="clickThrough" />
    </section>
  )
}

function Words(): React.ReactNode {
  const { style: change } = useCaptions()
  const t = useTranslator()
  const keywords = useAppState((state) => state.settings.captions.keywords)
  const take = (text: string): void => {
    const words = text.split(',').map((word) => word.trim().slice(0, 60))
    change({ keywords: [...new Set(words.filter((word) => word !== ''))].slice(0, 50) })
  }
  return (
    <section className="settings-part" aria-labelledby="style-words">
      <h3 id="style-words">{t.say('captions.style.words')}</h3>
      <TextSetting label={t.say('captions.style.keywords')} value={keywords.join(', ')} onTake={take} />
      <Switch field="keywordFlash" />
      <Switch field="keywordSound" />
      <Switch field="keywordNotification" />
    </section>
  )
}

function Hearing(): React.ReactNode {
  const { style: change } = useCaptions()
  const t = useTranslator()
  const language = useAppState((state) => state.settings.captions.spokenLanguage)
  const take = (text: string): void => {
    const code = text.trim().toLowerCase()
    if (LANGUAGE.test(code)) change({ spokenLanguage: code })
  }
  return (
    <section className="settings-part" aria-labelledby="style-hearing">
      <h3 id="style-hearing">{t.say('captions.style.hearing')}</h3>
      <RecogniserChoice />
      <TextSetting label={t.say('captions.style.spokenLanguage')} value={language} onTake={take} />
      <Switch field="translate" />
      <Switch field="keepSound" />
      <Switch field="soundEvents" />
    </section>
  )
}
