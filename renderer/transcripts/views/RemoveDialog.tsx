import { Button } from 'react-aria-components'
import { useTranslator } from '../../hooks/useSession'
import { useTranscripts, useTranscriptsState } from '../hooks'
import { focusSoon, ids, openButtonId } from '../places'
import { Asking } from './Asking'

/** Asks before a transcript is deleted, and says that this is for good. */
export function RemoveDialog(): React.ReactNode {
  const { remove, store } = useTranscripts()
  const t = useTranslator()
  const question = useTranscriptsState((state) => state.question)
  const entries = useTranscriptsState((state) => state.entries)
  const entry = question?.about === 'remove' ? entries.find(({ id }) => id === question.id) : undefined
  const close = (): void => store.dispatch({ type: 'question', question: null })
  const confirm = async (id: string): Promise<void> => {
    const index = entries.findIndex((each) => each.id === id)
    const neighbour = entries[index + 1] ?? entries[index - 1]
    close()
    if (await remove(id)) focusSoon(neighbour ? openButtonId(neighbour.id) : ids.add, ids.add)
  }
  return (
    <Asking
      isOpen={entry !== undefined}
      role="alertdialog"
      title={t.say('transcripts.remove.title', { title: entry?.title ?? '' })}
      onClose={close}
    >
      {entry && (
        <>
          <p>{t.say('transcripts.remove.text', { sound: entry.hasSound ? 'yes' : 'no' })}</p>
          <div className="row">
            {/* The safe answer has the focus. */}
            <Button className="button" autoFocus onPress={close}>
              {t.say('transcripts.cancel')}
            </Button>
            <Button className="button danger" onPress={() => void confirm(entry.id)}>
              {t.say('transcripts.remove.confirm')}
            </Button>
          </div>
        </>
      )}
    </Asking>
  )
}
