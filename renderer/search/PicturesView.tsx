import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import { searchNotes } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { FoundRow } from './FoundRow'
import { usePictureSearch, useSearchState } from './hooks'
import { SearchForm } from './SearchForm'

/** The pictures that are remembered, and a search over them. */
export function PicturesView(): React.ReactNode {
  const search = usePictureSearch()
  const t = useTranslator()
  const list = useSearchState((state) => state.list)
  const empty = useSearchState((state) => state.pictures.length === 0)
  // The list changes with every look, so that it is read whenever it is shown.
  useEffect(() => void search.list(), [search])
  return (
    <section className="card" aria-labelledby="pictures-title">
      <h2 id="pictures-title" tabIndex={-1}>
        {t.say('search.title')}
      </h2>
      <p className="note">{t.say('search.intro')}</p>
      <SearchForm />
      <Trouble />
      {list === 'ready' && empty && <p className="waiting">{t.say('search.empty')}</p>}
      <Pictures />
      <div className="row">
        <Button className="button" onPress={() => void search.forget()}>
          {t.say('search.forget')}
        </Button>
      </div>
    </section>
  )
}

/** What was found, or all pictures. How it was found stands above; it was announced with the count. */
function Pictures(): React.ReactNode {
  const t = useTranslator()
  const result = useSearchState((state) => state.result)
  const all = useSearchState((state) => state.pictures)
  const shown = result?.found ?? all
  const told = result && searchNotes(result, 'page', t)
  return (
    <>
      {told && (
        <div className="found-notes">
          <p>{told.count}</p>
          {told.notes.map((note) => (
            <p key={note} className="note">
              {note}
            </p>
          ))}
        </div>
      )}
      {shown.length > 0 && (
        <ol className="found" aria-label={t.say(result ? 'search.results' : 'search.all')}>
          {shown.map((picture) => (
            <FoundRow key={picture.pictureId} picture={picture} />
          ))}
        </ol>
      )}
    </>
  )
}

/** What went wrong, to be read; it was announced when it happened. */
function Trouble(): React.ReactNode {
  const t = useTranslator()
  const problem = useSearchState((state) => state.problem)
  if (!problem) return null
  return (
    <section className="problem" aria-labelledby="search-problem">
      <h3 id="search-problem">{t.say('search.problem')}</h3>
      <p>{t.error(problem)}</p>
    </section>
  )
}
