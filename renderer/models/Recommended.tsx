import { Button } from 'react-aria-components'
import { downloadText, reasonText, sizeText, type Recommendation } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { useModels, useModelsState } from './hooks'

/** The set of models for this computer, with the reasons, and one button for all of it. */
export function Recommended(): React.ReactNode {
  const { addAll } = useModels()
  const t = useTranslator()
  const overview = useModelsState((state) => state.overview)
  if (!overview) return null
  const { recommended, models } = overview
  const set = recommended.models.filter((choice) => choice.set)
  const missing = set.filter(({ installed }) => !installed)
  const bytes = missing.reduce((sum, { downloadBytes }) => sum + (downloadBytes ?? 0), 0)
  const known = missing.every(({ downloadBytes }) => downloadBytes !== null)
  const size = t.say(known ? 'models.size.about' : 'models.size.more', { size: sizeText(bytes, t) })
  const nameOf = (choice: Recommendation): string => models.find(({ id }) => id === choice.model)?.name ?? choice.model
  return (
    <section className="card" aria-labelledby="models-recommended">
      <h3 id="models-recommended">{t.say('models.recommended')}</h3>
      <p className="note">
        {t.say('models.recommended.intro', {
          memory: sizeText(recommended.memoryBytes, t),
          cores: recommended.cores,
        })}
      </p>
      <ul className="recommended">
        {set.map((choice) => (
          <li key={choice.model}>
            <strong>{nameOf(choice)}</strong> ({t.say(`models.job.${choice.job}`)},{' '}
            {choice.installed ? t.say('models.state.installed') : downloadText(choice, t)}). {reasonText(choice, t)}
          </li>
        ))}
      </ul>
      {missing.length === 0 ? (
        <p>{t.say('models.recommended.nothing')}</p>
      ) : (
        <div className="row">
          <Button
            className="button primary"
            onPress={() => void addAll(models.filter(({ id }) => missing.some(({ model }) => model === id)))}
          >
            {t.say('models.recommended.all', { size })}
          </Button>
        </div>
      )}
    </section>
  )
}
