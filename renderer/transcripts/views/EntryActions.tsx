import { Button } from 'react-aria-components'
import type { MessageKey, TranscriptEntry } from '../../../assistant/contract'
import { useTranslator } from '../../hooks/useSession'
import { useTranscripts } from '../hooks'

/** What can be done with a transcript besides opening it. Only what its state allows is there. */
export function EntryActions({ entry }: { entry: TranscriptEntry }): React.ReactNode {
  const { pause, resume, store } = useTranscripts()
  const { id, title, state } = entry
  const ask = (about: 'rename' | 'remove') => (): void => store.dispatch({ type: 'question', question: { about, id } })
  return (
    <>
      {(state === 'interrupted' || state === 'failed') && (
        <NamedButton action="transcripts.resume" title={title} onPress={() => void resume(id)} />
      )}
      {(state === 'waiting' || state === 'working') && (
        <NamedButton action="transcripts.pause" title={title} onPress={() => void pause(id)} />
      )}
      <NamedButton action="transcripts.rename" title={title} onPress={ask('rename')} />
      {/* A session that runs is ended among the captions first. */}
      {state !== 'live' && <NamedButton action="transcripts.remove" title={title} onPress={ask('remove')} />}
    </>
  )
}

interface NamedButtonProps {
  action: MessageKey
  title: string
  id?: string
  className?: string
  onPress(): void
}

/** A button of one of many transcripts: its name says of which. */
export function NamedButton({ action, title, className = 'button small', ...rest }: NamedButtonProps): React.ReactNode {
  const t = useTranslator()
  const label = t.say('transcripts.action.on', { action: t.say(action), title })
  return (
    <Button className={className} aria-label={label} {...rest}>
      {t.say(action)}
    </Button>
  )
}
