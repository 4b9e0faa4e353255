import type { CaptionSettings, SoundSource } from '../../assistant/contract'
import type { Desk } from '../actions/desk'
import type { CaptionsStore } from './state'

/** Tells that a word was said that the person waits for: to be seen, heard and felt, as they chose. */
export function createAlerts(
  { earcons, t }: Pick<Desk, 'earcons' | 't'>,
  store: CaptionsStore,
  settings: () => CaptionSettings,
  say: (text: string) => void,
): (found: { word: string; lineId: string; source: SoundSource }) => void {
  return ({ word, lineId }) => {
    const { keywordFlash, keywordSound, keywordNotification } = settings()
    const text = t().say('captions.keyword', { word })
    if (keywordFlash) store.dispatch({ type: 'alert', word, lineId })
    if (keywordSound) earcons.alert()
    // One at a time: a name that is said often must not fill the screen.
    if (keywordNotification && 'Notification' in window && Notification.permission === 'granted')
      new Notification('Descry', { body: text, tag: 'descry-keyword' })
    say(text)
  }
}
