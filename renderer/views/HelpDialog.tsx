import { useAppState, useTranslator } from '../hooks/useSession'
import { isMac } from '../keys/handler'
import { keysFor, keyText, type KeyGroup } from '../keys/table'
import { Window } from './Window'

const groups: readonly KeyGroup[] = ['everywhere', 'letters', 'lists']

/** Every key, from the same table that handles them. */
export function HelpDialog(): React.ReactNode {
  const t = useTranslator()
  return (
    <Window name="help" title={t.say('window.keys.title')}>
      <KeyTables />
    </Window>
  )
}

function KeyTables(): React.ReactNode {
  const t = useTranslator()
  const host = useAppState((state) => state.hello?.host ?? 'browser')
  const letters = useAppState((state) => state.settings.letterKeys)
  const keys = keysFor(host)
  return (
    <div className="scroller" tabIndex={0} role="document" aria-label={t.say('window.keys.title')}>
      <p>{t.say('window.keys.intro')}</p>
      {!letters && <p className="note">{t.say('window.keys.off')}</p>}
      {groups.map((group) => (
        <table className="keys" key={group}>
          <caption>{t.say(`window.keys.${group}`)}</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t.say('window.keys.key')}</th>
              <th scope="col">{t.say('window.keys.does')}</th>
            </tr>
          </thead>
          <tbody>
            {keys
              .filter((entry) => entry.group === group)
              .map((entry, index) => (
                <tr key={index}>
                  <th scope="row">
                    <kbd>{keyText(entry, isMac(), t)}</kbd>
                  </th>
                  <td>{t.say(entry.label)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
