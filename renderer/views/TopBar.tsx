import { Button } from 'react-aria-components'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { CaptureIcon, HelpIcon, Mark, OpenIcon, PasteIcon, SettingsIcon } from './icons'
import { openFilePicker } from './places'
import { ViewBar } from './ViewBar'

/** The bar at the top: the ways to choose a picture, settings and help. It stays, so the focus can rest on it while pictures change. */
export function TopBar(): React.ReactNode {
  const { choosing, store } = useSession()
  const t = useTranslator()
  const onDesktop = useAppState((state) => state.hello?.host === 'desktop')
  return (
    <header className="top-bar">
      <h1 className="word-mark">
        <Mark />
        {t.say('window.app')}
      </h1>
      <ViewBar />
      <div role="group" aria-label={t.say('window.actions')} className="bar-group">
        <Button className="button primary" onPress={openFilePicker}>
          <OpenIcon />
          {t.say('window.open')}
        </Button>
        <Button className="button" onPress={() => void choosing.clipboard()}>
          <PasteIcon />
          {t.say('window.paste')}
        </Button>
        <Button className="button" onPress={() => void choosing.capture('screen')}>
          <CaptureIcon />
          {t.say('window.capture.screen')}
        </Button>
        {onDesktop && (
          <>
            <Button className="button" onPress={() => void choosing.capture('window')}>
              {t.say('window.capture.window')}
            </Button>
            <Button className="button" onPress={() => void choosing.capture('area')}>
              {t.say('window.capture.area')}
            </Button>
          </>
        )}
      </div>
      <div role="group" aria-label={t.say('window.more')} className="bar-group bar-end">
        <Button className="button quiet" onPress={() => store.dispatch({ type: 'dialog', dialog: 'settings' })}>
          <SettingsIcon />
          {t.say('window.settings')}
        </Button>
        <Button className="button quiet" onPress={() => store.dispatch({ type: 'dialog', dialog: 'help' })}>
          <HelpIcon />
          {t.say('window.help')}
        </Button>
      </div>
    </header>
  )
}
