import { Button } from 'react-aria-components'
import { useTranslator } from '../../hooks/useSession'
import { useTranscripts, useTranscriptsState } from '../hooks'

/** What went wrong, to be read; it was announced when it happened. */
export function Trouble(): React.ReactNode {
  const { store } = useTranscripts()
  const t = useTranslator()
  const problem = useTranscriptsState((state) => state.problem)
  if (!problem) return null
  return (
    <section className="problem" aria-labelledby="transcripts-problem">
      <h3 id="transcripts-problem">{t.say('transcripts.problem')}</h3>
      <p>{t.error(problem)}</p>
      <div className="row">
        <Button className="button small" onPress={() => store.dispatch({ type: 'problem', problem: null })}>
          {t.say('transcripts.dismiss')}
        </Button>
      </div>
    </section>
  )
}
