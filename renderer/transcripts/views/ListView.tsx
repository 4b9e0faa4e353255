import { Button } from 'react-aria-components'
import { useTranslator } from '../../hooks/useSession'
import { useTranscripts, useTranscriptsState } from '../hooks'
import { ids, openSoundPicker } from '../places'
import { EntryRow } from './EntryRow'
import { Trouble } from './Trouble'
import { UploadList } from './UploadList'

/** All transcripts, newest first, and the ways to add files. */
export function ListView(): React.ReactNode {
  const { list } = useTranscripts()
  const t = useTranslator()
  const state = useTranscriptsState((all) => all.list)
  const entries = useTranscriptsState((all) => all.entries)
  return (
    <section className="card" aria-labelledby={ids.title}>
      <h2 id={ids.title} tabIndex={-1}>
        {t.say('transcripts.title')}
      </h2>
      <p className="note">{t.say('transcripts.intro')}</p>
      <div className="row">
        <Button id={ids.add} className="button primary" onPress={openSoundPicker}>
          {t.say('transcripts.add')}
        </Button>
      </div>
      <Trouble />
      {state === 'failed' && (
        <div className="row">
          <Button className="button" onPress={() => void list()}>
            {t.say('transcripts.reload')}
          </Button>
        </div>
      )}
      <UploadList />
      {state === 'unread' && <p className="waiting">{t.say('transcripts.list.loading')}</p>}
      {state === 'ready' && entries.length === 0 && <p className="waiting">{t.say('transcripts.list.empty')}</p>}
      {entries.length > 0 && (
        <ul className="entries" aria-label={t.say('transcripts.list')}>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </section>
  )
}
