import { useAppState, useTranslator } from '../hooks/useSession'
import { keyTable, keyText, type KeyId } from '../keys/table'
import { isMac } from '../keys/handler'
import { ids } from './places'

/** What the window shows before the first picture. The buttons are in the bar above and stay there, so the focus is never lost. */
export function Welcome(): React.ReactNode {
  const t = useTranslator()
  const letters = useAppState((state) => state.settings.letterKeys)
  const keysOf = (...wanted: KeyId[]): React.ReactNode => (
    <span className="row">
      {keyTable
        .filter(({ id, group, host }) => wanted.includes(id) && host !== 'desktop' && (letters || group !== 'letters'))
        .map((entry) => (
          <kbd key={entry.id + entry.group}>{keyText(entry, isMac(), t)}</kbd>
        ))}
    </span>
  )
  return (
    <section className="welcome" id={ids.description} tabIndex={-1} aria-labelledby="welcome-title">
      <h2 id="welcome-title">{t.say('window.welcome.title')}</h2>
      <p className="lead">{t.say('window.welcome.text')}</p>
      <ul className="ways">
        <li>
          {t.say('window.welcome.open')} {keysOf('open')}
        </li>
        <li>{t.say('window.welcome.drop')}</li>
        <li>
          {t.say('window.welcome.paste')} {keysOf('paste')}
        </li>
        <li>
          {t.say('window.welcome.capture')} {keysOf('screen')}
        </li>
        <li>
          {t.say('window.welcome.help')} {keysOf('help')}
        </li>
      </ul>
    </section>
  )
}
