import { Button, ToggleButton } from 'react-aria-components'
import type { PictureAnswer } from '../../assistant/contract'
import { OriginNote } from '../endpoint'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import type { Exchange } from '../state/model'

/** One question and what became of it. Whether it was answered is said in words, not by colour alone. */
export function ExchangeView({ exchange }: { exchange: Exchange }): React.ReactNode {
  const t = useTranslator()
  const page = useAppState((state) => state.picture?.described.page ?? 1)
  const { question, state } = exchange
  return (
    <li className="exchange">
      <p className="question">
        <span className="who">{t.say('window.ask.question')}:</span> {question}
        {exchange.page !== page && <span className="note"> ({t.say('window.ask.page', { page: exchange.page })})</span>}
      </p>
      {state.kind === 'asking' && <p className="waiting">{t.say('window.ask.waiting')}</p>}
      {state.kind !== 'answered' && state.said && <p className="answer">{state.said.join(' ')}</p>}
      {state.kind === 'failed' && (
        <p className="answer" data-answered="false">
          <span className="who">{t.say('window.ask.failed')}:</span> {t.error(state.problem)}
        </p>
      )}
      {state.kind === 'answered' && (
        <AnswerView answer={state.answer} id={exchange.id} samePage={exchange.page === page} />
      )}
    </li>
  )
}

function AnswerView(props: { answer: PictureAnswer; id: number; samePage: boolean }): React.ReactNode {
  const { answer, id, samePage } = props
  const { store, copying } = useSession()
  const t = useTranslator()
  const marker = `exchange:${id}`
  const marked = useAppState((state) => state.marked?.by === marker)
  const boxes = answer.evidence.map(({ box }) => box)
  return (
    <>
      <p className="answer" data-answered={answer.answered}>
        <span className="who">{t.say(answer.answered ? 'window.ask.answer' : 'window.ask.unanswered')}:</span>{' '}
        {answer.answer}
      </p>
      <OriginNote origin={answer.origin} kind="there" />
      {answer.answered && (
        <p className="note">
          {t.say(`window.ask.confidence.${answer.confidence}`)}.{' '}
          {boxes.length > 0 && `${t.say('window.ask.evidence', { count: boxes.length })}.`}
        </p>
      )}
      <div className="row">
        {samePage && boxes.length > 0 && (
          <ToggleButton
            className="button small"
            isSelected={marked}
            onChange={(on) => store.dispatch({ type: 'mark', marked: on ? { boxes, by: marker } : null })}
          >
            {t.say('window.ask.show')}
          </ToggleButton>
        )}
        <Button className="button small quiet" onPress={() => void copying.answer(answer.answer)}>
          {t.say('window.copy.answer')}
        </Button>
      </div>
    </>
  )
}
