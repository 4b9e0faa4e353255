import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import { useTranslator } from '../../hooks/useSession'
import { useTranscripts, useTranscriptsState } from '../hooks'
import { focusSoon, ids, openButtonId } from '../places'
import { languageName } from '../state/words'
import { EntryActions } from './EntryActions'
import { EntryFacts, EntryProgress, Fact } from './EntryRow'
import { KeyList } from './KeyList'
import { PlayerBar } from './PlayerBar'
import { SaveBar } from './SaveBar'
import { SearchBar } from './SearchBar'
import { Sound } from './Sound'
import { Trouble } from './Trouble'
import { usePageKeys } from './usePageKeys'
import { WordsView } from './WordsView'

/** One transcript: its words, search, sound, and the ways to take it along. */
export function TranscriptPage(): React.ReactNode {
  const { open: openAgain, close } = useTranscripts()
  const t = useTranslator()
  const open = useTranscriptsState((state) => state.open)
  const entries = useTranscriptsState((state) => state.entries)
  const id = open?.id ?? ''
  const entry = entries.find((each) => each.id === id)
  usePageKeys()
  // The page replaces the list, so the focus comes along.
  useEffect(() => {
    document.getElementById(ids.title)?.focus()
  }, [id])
  if (!open || !entry) return null
  const language = entry.language ?? open.segments.find((segment) => segment.language)?.language
  return (
    <section className="card transcript" aria-labelledby={ids.title}>
      <div className="row">
        <Button
          className="button small"
          onPress={() => {
            close()
            focusSoon(openButtonId(id), ids.title)
          }}
        >
          {t.say('transcripts.back')}
        </Button>
      </div>
      <h2 id={ids.title} tabIndex={-1}>
        {entry.title}
      </h2>
      {entry.recogniser?.demonstration && (
        <p className="demonstration" role="note">
          {t.say('transcripts.demonstration')}
        </p>
      )}
      <EntryFacts entry={entry}>
        {language && <Fact name="transcripts.language">{languageName(language, t)}</Fact>}
        {entry.recogniser && <Fact name="transcripts.recogniser">{entry.recogniser.name}</Fact>}
      </EntryFacts>
      <EntryProgress entry={entry} />
      <div className="row">
        <EntryActions entry={entry} />
      </div>
      <Trouble />
      {open.state === 'loading' && <p className="waiting">{t.say('transcripts.opening')}</p>}
      {open.state === 'failed' && open.problem && (
        <div className="problem">
          <p>{t.error(open.problem)}</p>
          <div className="row">
            <Button className="button small" onPress={() => void openAgain(id)}>
              {t.say('transcripts.reload')}
            </Button>
          </div>
        </div>
      )}
      {open.state === 'ready' && (
        <>
          <div className="transcript-tools">
            <SearchBar />
            {entry.hasSound && <PlayerBar entry={entry} />}
          </div>
          <WordsView entry={entry} open={open} />
          <SaveBar id={id} />
          <KeyList />
        </>
      )}
      <Sound />
    </section>
  )
}
