import type { MessageKey } from '../../../assistant/contract'
import { useTranslator } from '../../hooks/useSession'
import { isMac } from '../../keys/handler'

/** The keys of this page. */
export function KeyList(): React.ReactNode {
  const t = useTranslator()
  const ctrl = isMac() ? '⌘' : `${t.say('window.key.ctrl')}+`
  const keys: [string, MessageKey][] = [
    [`${ctrl}F`, 'transcripts.keys.search'],
    ['F3', 'transcripts.keys.next'],
    ['Shift+F3', 'transcripts.keys.previous'],
    [t.say('transcripts.key.space'), 'transcripts.keys.space'],
    [t.say('transcripts.key.escape'), 'transcripts.keys.escape'],
    [t.say('transcripts.key.enter'), 'transcripts.keys.enter'],
    ['↑ ↓ ← →', 'transcripts.keys.move'],
    [t.say('transcripts.key.ends'), 'transcripts.keys.ends'],
  ]
  return (
    <details className="key-list">
      <summary>{t.say('transcripts.keys')}</summary>
      <dl>
        {keys.map(([key, does]) => (
          <div key={does}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t.say(does)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
