import { Button } from 'react-aria-components'
import {
  downloadText,
  languagesText,
  percent,
  progressText,
  sizeText,
  stateText,
  type ListedModel,
  type MessageKey,
  type ModelWork,
  type Translator,
} from '../../assistant/contract'
import { useAppState, useTranslator } from '../hooks/useSession'
import { problemOf } from './actions'
import { useModels, useModelsState } from './hooks'
import { failureOf, workOn } from './state'

/** One model: what it is for, what it costs, how it is, and what can be done with it. */
export function ModelCard({ model }: { model: ListedModel }): React.ReactNode {
  const t = useTranslator()
  const works = useModelsState((state) => state.works)
  const chosen = useAppState(
    ({ settings: { captions } }) => captions.recogniser.kind === 'installed' && captions.recogniser.model === model.id,
  )
  const work = workOn(works, model.id)
  const failure = failureOf(works, model.id)
  const problem = failure && problemOf(failure)
  return (
    <li className="model" data-state={work ? 'working' : model.state}>
      <h4 className="model-name" id={`model-${model.id}`} tabIndex={-1}>
        {model.name}
      </h4>
      <p>{model.purpose[t.language]}</p>
      <Facts model={model} chosen={chosen} />
      {problem && !work && <p className="model-problem">{t.error(problem)}</p>}
      {work && <Progress model={model} work={work} />}
      <Actions model={model} work={work} chosen={chosen} />
    </li>
  )
}

function Facts({ model, chosen }: { model: ListedModel; chosen: boolean }): React.ReactNode {
  const t = useTranslator()
  const state = [
    stateText(model, t),
    ...(model.inUse ? [t.say('models.inUse')] : []),
    ...(chosen ? [t.say('models.chosen')] : []),
  ].join(', ')
  return (
    <dl className="facts">
      <Fact name="models.state" className="entry-state">
        {state}
      </Fact>
      <Fact name="models.size">
        {model.state === 'installed' ? sizeText(model.doneBytes, t) : downloadText(model, t)}
      </Fact>
      <Fact name="models.memory">
        {model.memoryBytes === null
          ? t.say('models.memory.unknown')
          : t.say('models.memory.about', { size: sizeText(model.memoryBytes, t) })}
      </Fact>
      <Fact name="models.languages">{languagesText(model.languages, t)}</Fact>
      <Fact name="models.licence">{licenceText(model, t)}</Fact>
      {model.speed && (
        <Fact name="models.speed">
          {t.say('models.speed.measured', {
            times: new Intl.NumberFormat(t.language, { maximumFractionDigits: 1 }).format(model.speed.realTime),
          })}
        </Fact>
      )}
      {model.quality.length > 0 && (
        <Fact name="models.quality">
          {model.quality.map((figure) => t.say('models.quality.figure', figure)).join('; ')}
        </Fact>
      )}
      <Fact name="models.hub">
        {model.origin === 'import'
          ? t.say('models.origin.import')
          : model.commit === null
            ? model.hub
            : t.say('models.commit', { hub: model.hub, commit: model.commit.slice(0, 8) })}
      </Fact>
    </dl>
  )
}

function licenceText({ licence, licenceAcceptedAt }: ListedModel, t: Translator): string {
  const name = [licence.name, licence.note?.[t.language]].filter(Boolean).join('. ')
  if (licenceAcceptedAt === null) return name
  const date = new Intl.DateTimeFormat(t.language, { dateStyle: 'medium' }).format(licenceAcceptedAt)
  return t.say('models.licence.accepted', { name, date })
}

function Fact(props: { name: MessageKey; className?: string; children: React.ReactNode }): React.ReactNode {
  const t = useTranslator()
  return (
    <div className={props.className}>
      <dt>{t.say(props.name)}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

function Progress({ model, work }: { model: ListedModel; work: ModelWork }): React.ReactNode {
  const t = useTranslator()
  const done = work.progress && percent(work.progress)
  const words = work.progress ? progressText(work.progress, t) : t.say('models.progress.working')
  return (
    <>
      <progress
        className="progress"
        aria-label={t.say('models.progress', { name: model.name })}
        aria-valuetext={words}
        max={100}
        {...(done != null && { value: done })}
      />
      <p className="model-progress">{words}</p>
    </>
  )
}

/** Only what the model's state allows is there. */
function Actions({
  model,
  work,
  chosen,
}: {
  model: ListedModel
  work: ModelWork | undefined
  chosen: boolean
}): React.ReactNode {
  const { add, pause, verify, use, store } = useModels()
  const { id, state } = model
  const ask = (about: 'remove' | 'export') => (): void =>
    store.dispatch({ type: 'question', question: { about, model: id } })
  if (work)
    return (
      <div className="row">
        <NamedButton action="models.pause" model={model} onPress={() => void pause(work)} />
      </div>
    )
  const begin = ({ absent: 'models.add', partial: 'models.resume', damaged: 'models.repair' } as const)[
    state as 'absent' | 'partial' | 'damaged'
  ] as MessageKey | undefined
  return (
    <div className="row">
      {begin && <NamedButton primary action={begin} model={model} onPress={() => void add(model)} />}
      {state === 'installed' && model.job === 'speech' && !chosen && (
        <NamedButton primary action="models.use" model={model} onPress={() => void use(model)} />
      )}
      {state === 'installed' && (
        <>
          <NamedButton action="models.verify" model={model} onPress={() => void verify(id)} />
          <NamedButton action="models.export" model={model} onPress={ask('export')} />
        </>
      )}
      {(state === 'installed' || state === 'partial' || state === 'damaged') && (
        <NamedButton action="models.remove" model={model} onPress={ask('remove')} />
      )}
    </div>
  )
}

interface NamedButtonProps {
  action: MessageKey
  model: ListedModel
  primary?: boolean
  onPress(): void
}

/** A button of one of many models: its name says of which. */
function NamedButton({ action, model, primary = false, onPress }: NamedButtonProps): React.ReactNode {
  const t = useTranslator()
  return (
    <Button
      className={primary ? 'button small primary' : 'button small'}
      aria-label={t.say('models.action.on', { action: t.say(action), name: model.name })}
      onPress={onPress}
    >
      {t.say(action)}
    </Button>
  )
}
