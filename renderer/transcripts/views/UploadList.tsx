import { useTranslator } from '../../hooks/useSession'
import { useTranscripts, useTranscriptsState } from '../hooks'
import type { Upload } from '../state/model'
import { percent, uploadText } from '../state/words'
import { NamedButton } from './EntryActions'

/** Files on their way into the list. */
export function UploadList(): React.ReactNode {
  const t = useTranslator()
  const uploads = useTranscriptsState((state) => state.uploads)
  if (uploads.length === 0) return null
  return (
    <section className="uploads" aria-labelledby="uploads-title">
      <h3 id="uploads-title">{t.say('transcripts.upload.list')}</h3>
      <ul className="entries">
        {uploads.map((upload) => (
          <UploadRow key={upload.id} upload={upload} />
        ))}
      </ul>
    </section>
  )
}

function UploadRow({ upload }: { upload: Upload }): React.ReactNode {
  const { uploading } = useTranscripts()
  const t = useTranslator()
  const { id, name, state } = upload
  return (
    <li className="entry" data-state={state}>
      <h4 className="entry-title">{name}</h4>
      <p className="entry-state">{uploadText(upload, t)}</p>
      {state !== 'failed' && (
        <progress
          className="progress"
          aria-label={t.say('transcripts.progress', { title: name })}
          value={percent(upload)}
          max={100}
        />
      )}
      <div className="row">
        {state === 'failed' && (
          <NamedButton action="transcripts.upload.again" title={name} onPress={() => uploading.again(id)} />
        )}
        <NamedButton action="transcripts.upload.cancel" title={name} onPress={() => uploading.cancel(id)} />
      </div>
    </li>
  )
}
