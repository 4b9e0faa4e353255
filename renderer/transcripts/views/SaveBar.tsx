import { Button } from 'react-aria-components'
import { transcriptFormat } from '../../../assistant/contract'
import { useTranslator } from '../../hooks/useSession'
import { useTranscripts } from '../hooks'

/** Copies the transcript, or saves it as a file. */
export function SaveBar({ id }: { id: string }): React.ReactNode {
  const { saving } = useTranscripts()
  const t = useTranslator()
  return (
    <div className="row tools">
      <Button className="button small" onPress={() => void saving.copy(id)}>
        {t.say('transcripts.copy')}
      </Button>
      <div role="group" aria-labelledby="save-title" className="row">
        <span id="save-title" className="choice-label">
          {t.say('transcripts.export')}
        </span>
        {transcriptFormat.options.map((format) => (
          <Button key={format} className="button small" onPress={() => void saving.save(id, format)}>
            {t.say(`transcripts.export.${format}`)}
          </Button>
        ))}
      </div>
    </div>
  )
}
