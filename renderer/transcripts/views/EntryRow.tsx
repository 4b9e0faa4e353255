import { memo } from 'react'
import type { MessageKey, TranscriptEntry } from '../../../assistant/contract'
import { useTranslator } from '../../hooks/useSession'
import { useTranscripts } from '../hooks'
import { openButtonId } from '../places'
import { dateText, lengthText, partDone, stateText } from '../state/words'
import { EntryActions, NamedButton } from './EntryActions'

/** One transcript in the list: what it is, how far it is, and what can be done with it. */
export const EntryRow = memo(function EntryRow({ entry }: { entry: TranscriptEntry }): React.ReactNode {
  const { open } = useTranscripts()
  const t = useTranslator()
  return (
    <li className="entry" data-state={entry.state}>
      <h3 className="entry-title">{entry.title}</h3>
      <EntryFacts entry={entry} />
      <EntryProgress entry={entry} />
      <div className="row">
        <NamedButton
          id={openButtonId(entry.id)}
          className="button small primary"
          action="transcripts.open"
          title={entry.title}
          onPress={() => void open(entry.id)}
        />
        <EntryActions entry={entry} />
      </div>
      {entry.recogniser?.demonstration && <p className="note">{t.say('transcripts.demonstration')}</p>}
    </li>
  )
})

/** Kind, date, length and state in words. */
export function EntryFacts({
  entry,
  children,
}: {
  entry: TranscriptEntry
  children?: React.ReactNode
}): React.ReactNode {
  const t = useTranslator()
  return (
    <dl className="facts">
      <Fact name="transcripts.state" className="entry-state">
        {stateText(entry, t)}
      </Fact>
      <Fact name="transcripts.length">{lengthText(entry)}</Fact>
      <Fact name="transcripts.date">{dateText(entry.createdAt, t)}</Fact>
      <Fact name="transcripts.kind">{t.say(`transcripts.kind.${entry.kind}`)}</Fact>
      {children}
    </dl>
  )
}

export function Fact(props: { name: MessageKey; className?: string; children: React.ReactNode }): React.ReactNode {
  const t = useTranslator()
  return (
    <div className={props.className}>
      <dt>{t.say(props.name)}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

/** How far a file is transcribed. */
export function EntryProgress({ entry }: { entry: TranscriptEntry }): React.ReactNode {
  const t = useTranslator()
  const done = partDone(entry)
  if (entry.state !== 'working' && !(entry.state === 'interrupted' && done !== null)) return null
  return (
    <progress
      className="progress"
      aria-label={t.say('transcripts.progress', { title: entry.title })}
      aria-valuetext={stateText(entry, t)}
      max={1}
      {...(done !== null && { value: done })}
    />
  )
}
