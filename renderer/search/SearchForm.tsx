import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { LONGEST_SEARCH } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { usePictureSearch, useSearchState } from './hooks'

/** The search field. Enter searches. */
export function SearchForm(): React.ReactNode {
  const search = usePictureSearch()
  const t = useTranslator()
  const words = useSearchState((state) => state.words)
  const working = useSearchState((state) => state.working)
  const searched = useSearchState((state) => state.result !== null)
  return (
    <form
      role="search"
      className="picture-search"
      onSubmit={(event) => {
        event.preventDefault()
        void search.search()
      }}
    >
      <TextField
        className="field"
        value={words}
        onChange={(typed) => search.store.dispatch({ type: 'words', words: typed })}
        maxLength={LONGEST_SEARCH}
        autoComplete="off"
      >
        <Label>{t.say('search.field')}</Label>
        <Input className="input" id="picture-search" type="search" enterKeyHint="search" />
        <Text slot="description" className="note">
          {t.say('search.hint')}
        </Text>
      </TextField>
      <div className="row">
        <Button className="button primary" type="submit">
          {t.say('search.go')}
        </Button>
        {searched && (
          <Button className="button" onPress={search.clear}>
            {t.say('search.clear')}
          </Button>
        )}
        {working && <span className="waiting">{t.say('search.working')}</span>}
      </div>
    </form>
  )
}
