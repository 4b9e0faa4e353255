import { Button } from 'react-aria-components'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'

/** What went wrong, in one sentence that says what to do. It was announced when it happened; here it stays to be read. */
export function ProblemBox(): React.ReactNode {
  const { store, describing } = useSession()
  const t = useTranslator()
  const problem = useAppState((state) => state.problem)
  if (!problem) return null
  return (
    <section className="problem" aria-labelledby="problem-title">
      <h2 id="problem-title">{t.say('window.problem')}</h2>
      <p>{t.error(problem)}</p>
      <div className="row">
        {problem.retry && (
          <Button className="button" onPress={() => void describing.retry()}>
            {t.say('window.retry')}
          </Button>
        )}
        <Button className="button quiet" onPress={() => store.dispatch({ type: 'problem', problem: null })}>
          {t.say('window.dismiss')}
        </Button>
      </div>
    </section>
  )
}
