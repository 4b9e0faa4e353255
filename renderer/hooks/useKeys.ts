import { useEffect } from 'react'
import { handleKey, type KeyActions } from '../keys/handler'
import { focusElementList, focusQuestion, focusTextList, openFilePicker } from '../views/places'
import { inView } from '../state/view'
import { useSession } from './useSession'

/** Connects the window's keys. They are seen before the component that has the focus sees them. */
export function useKeys(): void {
  const session = useSession()
  useEffect(() => {
    const { store, describing, choosing, outlet } = session
    const open = (dialog: 'help' | 'settings' | 'document') => (): void => store.dispatch({ type: 'dialog', dialog })
    const needPicture = (then: () => void) => (): void => {
      if (store.get().picture) then()
      else outlet.say(session.t().say('window.document.none'))
    }
    const list = (tab: 'text' | 'elements', focus: () => void): (() => void) =>
      needPicture(() => {
        store.dispatch({ type: 'tab', tab })
        focus()
      })
    const inCaptions = (then: () => void) => (): void => {
      if (session.view.get() === 'captions') then()
    }
    const actions: KeyActions = {
      open: openFilePicker,
      help: open('help'),
      settings: open('settings'),
      document: needPicture(open('document')),
      describe: () => session.view.dispatch('describe'),
      captions: () => session.view.dispatch('captions'),
      transcripts: () => session.view.dispatch('transcripts'),
      models: () => session.view.dispatch('models'),
      pictures: () => session.view.dispatch('pictures'),
      now: session.sayStatus,
      screen: () => void choosing.capture('screen'),
      window: () => void choosing.capture('window'),
      area: () => void choosing.capture('area'),
      clipboard: () => void choosing.clipboard(),
      question: () =>
        inView(session.view, 'describe', () => {
          if (!focusQuestion()) outlet.say(session.t().say('window.ask.first'))
        }),
      mark: inCaptions(session.reading.mark),
      live: inCaptions(session.reading.toLive),
      pause: inCaptions(() => void session.captions.pause()),
      repeat: session.repeat,
      silence: () => void session.stop(),
      brief: () => void describing.again({ length: 'brief' }),
      normal: () => void describing.again({ length: 'normal' }),
      detailed: () => void describing.again({ length: 'detailed' }),
      textlist: list('text', focusTextList),
      elementlist: list('elements', focusElementList),
      escape: session.stop,
      anyKey: outlet.stop,
    }
    const onKeyDown = (event: KeyboardEvent): void => handleKey(event, store.get(), actions)
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [session])
}
