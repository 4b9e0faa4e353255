import { I18nProvider } from 'react-aria-components'
import { useFilesFromOutside } from './hooks/useFilesFromOutside'
import { useFocusKeeper } from './hooks/useFocusKeeper'
import { useKeys } from './hooks/useKeys'
import { usePageFace } from './hooks/usePageFace'
import { useAppState, useTranslator, useView } from './hooks/useSession'
import { useViewFocus } from './hooks/useViewFocus'
import { CaptionsView, OverlayView } from './captions'
import { ModelsView } from './models'
import { PicturesView } from './search'
import { TranscriptsView } from './transcripts'
import { AskView } from './views/AskView'
import { BrowseView } from './views/BrowseView'
import { ClickDialog } from './views/ClickDialog'
import { DescriptionView } from './views/DescriptionView'
import { DocumentDialog } from './views/DocumentDialog'
import { FilePicker } from './views/FilePicker'
import { HelpDialog } from './views/HelpDialog'
import { NameDialog } from './views/NameDialog'
import { NamesDialog } from './views/NamesDialog'
import { PictureView } from './views/PictureView'
import { ids } from './views/places'
import { ProblemBox } from './views/ProblemBox'
import { SettingsDialog } from './views/SettingsDialog'
import { StatusLine } from './views/StatusLine'
import { TopBar } from './views/TopBar'
import { Welcome } from './views/Welcome'

/** The page: the whole window, or in the desktop's window above all others the captions alone. */
export function App({ overlay }: { overlay: boolean }): React.ReactNode {
  return overlay ? <OverlayView /> : <WindowView />
}

function WindowView(): React.ReactNode {
  usePageFace()
  useKeys()
  useFocusKeeper()
  const dragging = useFilesFromOutside()
  const t = useTranslator()
  const view = useView()
  useViewFocus(view)
  const empty = useAppState((state) => state.picture === null && state.attempt === null && state.cutShort === null)

  return (
    <I18nProvider locale={t.language}>
      <div className="page">
        {view === 'describe' && (
          <a className="skip" href={`#${ids.description}`}>
            {t.say('window.skip')}
          </a>
        )}
        <TopBar />
        {view === 'describe' ? (
          <main className={empty ? 'main main-empty' : 'main'}>
            <ProblemBox />
            {empty ? (
              <Welcome />
            ) : (
              <div className="columns">
                <PictureView />
                <DescriptionView />
                <AskView />
                <BrowseView />
              </div>
            )}
          </main>
        ) : (
          <main className={view === 'captions' ? 'main main-fill' : 'main'}>
            <ProblemBox />
            {view === 'captions' && <CaptionsView />}
            {view === 'transcripts' && <TranscriptsView />}
            {view === 'models' && <ModelsView />}
            {view === 'pictures' && <PicturesView />}
          </main>
        )}
        <StatusLine />
      </div>
      <FilePicker />
      {dragging && <div className="drop-hint">{t.say('window.drop')}</div>}
      <HelpDialog />
      <SettingsDialog />
      <DocumentDialog />
      <NameDialog />
      <NamesDialog />
      <ClickDialog />
    </I18nProvider>
  )
}
