import { Button } from 'react-aria-components'
import { length as lengths } from '../../assistant/contract'
import { OriginNote } from '../endpoint'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { Choice } from './Choice'
import { ids } from './places'
import { SentenceList } from './SentenceList'

/** The description: sentences as they come, how long it is, copying, and the way to the document. */
export function DescriptionView(): React.ReactNode {
  const { copying, describing, store } = useSession()
  const t = useTranslator()
  const attempt = useAppState((state) => state.attempt)
  const picture = useAppState((state) => state.picture)
  const cutShort = useAppState((state) => state.cutShort)
  const length = useAppState((state) => state.length)
  // The old wording stays until the new one has something to say.
  const arriving = attempt !== null && (!attempt.again || attempt.sentences.length > 0)
  const name = arriving ? attempt.name : (picture?.name ?? cutShort?.name ?? '')
  const sentences = arriving ? attempt.sentences : (picture?.described.sentences ?? [])
  const waiting = arriving && sentences.length === 0

  return (
    <section className="card description" aria-labelledby="description-title" id={ids.description} tabIndex={-1}>
      <h2 id="description-title">{t.say('window.description')}</h2>
      <p className="subtitle">{name}</p>
      {waiting && <p className="waiting">{t.say('window.description.waiting')}</p>}
      <SentenceList sentences={sentences} />
      {!arriving && <OriginNote origin={picture?.described.origin} kind="described" />}
      {!arriving && cutShort && (
        <div className="cut-short">
          <h3>{t.say('window.description.of', { name: cutShort.name })}</h3>
          <SentenceList sentences={cutShort.sentences} />
          <p className="note">{t.say('window.description.incomplete')}</p>
        </div>
      )}
      {picture && (
        <div className="row tools">
          <Choice
            label={t.say('window.length')}
            value={length}
            options={lengths.options.map((value) => ({ value, label: t.say(`window.length.${value}`) }))}
            onChange={(chosen) => void describing.again({ length: chosen })}
          />
          <Button className="button small" onPress={() => void copying.description()}>
            {t.say('window.copy.description')}
          </Button>
          <Button className="button small" onPress={() => void copying.text()}>
            {t.say('window.copy.text')}
          </Button>
          <Button className="button small" onPress={() => store.dispatch({ type: 'dialog', dialog: 'document' })}>
            {t.say('window.document.open')} <kbd>F2</kbd>
          </Button>
        </div>
      )}
    </section>
  )
}
