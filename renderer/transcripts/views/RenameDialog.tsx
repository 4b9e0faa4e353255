import { useState } from 'react'
import { Button, Input, Label, TextField } from 'react-aria-components'
import type { TranscriptEntry } from '../../../assistant/contract'
import { useTranslator } from '../../hooks/useSession'
import { useTranscripts, useTranscriptsState } from '../hooks'
import { Asking } from './Asking'

/** The longest title that the host takes. */
const LONGEST = 200

export function RenameDialog(): React.ReactNode {
  const { store } = useTranscripts()
  const t = useTranslator()
  const question = useTranscriptsState((state) => state.question)
  const entries = useTranscriptsState((state) => state.entries)
  const entry = question?.about === 'rename' ? entries.find(({ id }) => id === question.id) : undefined
  const close = (): void => store.dispatch({ type: 'question', question: null })
  return (
    <Asking isOpen={entry !== undefined} role="dialog" title={t.say('transcripts.rename.title')} onClose={close}>
      {entry && <RenameForm key={entry.id} entry={entry} close={close} />}
    </Asking>
  )
}

function RenameForm({ entry, close }: { entry: TranscriptEntry; close: () => void }): React.ReactNode {
  const { rename } = useTranscripts()
  const t = useTranslator()
  const [title, setTitle] = useState(entry.title)
  const empty = title.trim() === ''
  return (
    <form
      className="ask-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (empty) return
        close()
        if (title.trim() !== entry.title) void rename(entry.id, title.trim())
      }}
    >
      <TextField className="field" value={title} onChange={setTitle} maxLength={LONGEST} autoComplete="off" autoFocus>
        <Label>{t.say('transcripts.rename.label')}</Label>
        <Input className="input" onFocus={(event) => event.currentTarget.select()} />
      </TextField>
      <div className="row">
        <Button className="button primary" type="submit" isDisabled={empty}>
          {t.say('transcripts.rename.save')}
        </Button>
        <Button className="button" onPress={close}>
          {t.say('transcripts.cancel')}
        </Button>
      </div>
    </form>
  )
}
