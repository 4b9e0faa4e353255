import { Button, Input, Label, TextField } from 'react-aria-components'
import { useTranslator } from '../../hooks/useSession'
import { useTranscripts, useTranscriptsState } from '../hooks'
import { ids } from '../places'
import { LONGEST_QUERY } from '../state/search'
import { matchesText } from '../state/words'

/** Search within the transcript. Enter goes to the next place, Shift+Enter to the one before. */
export function SearchBar(): React.ReactNode {
  const { searching } = useTranscripts()
  const t = useTranslator()
  const query = useTranscriptsState((state) => state.open?.query ?? '')
  const count = useTranscriptsState((state) => state.open?.matches.length ?? 0)
  const found = useTranscriptsState((state) =>
    state.open ? matchesText(state.open.query, state.open.matches, state.open.match, t) : '',
  )
  return (
    <div role="search" className="transcript-search">
      <TextField
        className="field"
        value={query}
        onChange={searching.search}
        maxLength={LONGEST_QUERY}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          searching.step(event.shiftKey ? -1 : 1)
        }}
      >
        <Label>{t.say('transcripts.search')}</Label>
        <Input className="input" id={ids.search} type="search" enterKeyHint="search" />
      </TextField>
      <div className="row">
        <Button className="button" isDisabled={count === 0} onPress={() => searching.step(-1)}>
          {t.say('transcripts.search.previous')}
        </Button>
        <Button className="button" isDisabled={count === 0} onPress={() => searching.step(1)}>
          {t.say('transcripts.search.next')}
        </Button>
        <span className="search-count">{found}</span>
      </div>
    </div>
  )
}
