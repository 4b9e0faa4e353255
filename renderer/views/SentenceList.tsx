import { useTranslator } from '../hooks/useSession'
import type { Sentence } from '../../assistant/contract'
import { runsBySource, UNSURE_BELOW } from '../state/sentences'

/** Sentences with where they come from, named in words before each run of the same source. */
export function SentenceList({ sentences }: { sentences: Sentence[] }): React.ReactNode {
  const t = useTranslator()
  return (
    <div className="sentences">
      {runsBySource(sentences).map(({ source, host, sentences: run }, index) => (
        <div className="run" data-source={source} key={index}>
          <p className="source">{host ? t.say('endpoint.source', { host }) : t.say(`window.source.${source}`)}</p>
          <p className="run-text">
            {run.map(({ text, confidence }, at) => (
              <span className="sentence" key={at}>
                {text}{' '}
                {confidence < UNSURE_BELOW && <span className="unsure">({t.say('window.sentence.unsure')}) </span>}
              </span>
            ))}
          </p>
        </div>
      ))}
    </div>
  )
}
