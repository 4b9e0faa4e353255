import { useEffect } from 'react'
import { Button, Checkbox } from 'react-aria-components'
import { modelJob, sizeText } from '../../assistant/contract'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { ImportForm } from './ImportForm'
import { ModelCard } from './ModelCard'
import { ModelQuestions } from './ModelQuestions'
import { Recommended } from './Recommended'
import { TokenForm } from './TokenForm'
import { useModels, useModelsState } from './hooks'

/** Everything about models: what this computer should have, what it has, and the ways for them to come and go. */
export function ModelsView(): React.ReactNode {
  const models = useModels()
  const t = useTranslator()
  const list = useModelsState((state) => state.list)
  const overview = useModelsState((state) => state.overview)
  useEffect(() => {
    if (models.store.get().list !== 'ready') void models.list()
  }, [models])
  return (
    <div className="models">
      <section className="card" aria-labelledby="models-title">
        <h2 id="models-title" tabIndex={-1}>
          {t.say('models.title')}
        </h2>
        <p className="note">{t.say('models.intro')}</p>
        <Trouble />
        {list === 'unread' && <p className="waiting">{t.say('models.loading')}</p>}
        {list === 'failed' && (
          <div className="row">
            <Button className="button" onPress={() => void models.list()}>
              {t.say('models.reload')}
            </Button>
          </div>
        )}
        {overview?.freeBytes != null && (
          <p className="note">
            {t.say('models.free', { free: sizeText(overview.freeBytes, t), folder: overview.folder })}
          </p>
        )}
        <OfflineSwitch />
      </section>
      <Recommended />
      {overview &&
        modelJob.options.map((job) => (
          <section key={job} className="card" aria-labelledby={`models-${job}`}>
            <h3 id={`models-${job}`}>{t.say(`models.job.${job}`)}</h3>
            <ul className="model-list">
              {overview.models
                .filter((model) => model.job === job)
                .map((model) => (
                  <ModelCard key={model.id} model={model} />
                ))}
            </ul>
          </section>
        ))}
      <ImportForm />
      <TokenForm />
      <ModelQuestions />
    </div>
  )
}

function OfflineSwitch(): React.ReactNode {
  const { changeSettings } = useSession()
  const t = useTranslator()
  const offline = useAppState((state) => state.settings.offline)
  return (
    <Checkbox className="checkbox" isSelected={offline} onChange={(on) => void changeSettings({ offline: on })}>
      <span className="box" aria-hidden="true" />
      {t.say('models.offline')}
    </Checkbox>
  )
}

/** What went wrong, to be read; it was announced when it happened. */
function Trouble(): React.ReactNode {
  const { store } = useModels()
  const t = useTranslator()
  const problem = useModelsState((state) => state.problem)
  if (!problem) return null
  return (
    <section className="problem" aria-labelledby="models-problem">
      <h3 id="models-problem">{t.say('models.problem')}</h3>
      <p>{t.error(problem)}</p>
      <div className="row">
        <Button className="button small" onPress={() => store.dispatch({ type: 'problem', problem: null })}>
          {t.say('models.dismiss')}
        </Button>
      </div>
    </section>
  )
}
