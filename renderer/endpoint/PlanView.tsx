import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { planWords } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import type { Proposal } from './state'
import { useEndpoint } from './useEndpoint'

/** Exactly what would be sent where, and the two answers to it. Takes the focus, so that it is read out as a whole, once. */
export function PlanView({ proposal, side }: { proposal: Proposal; side: number }): React.ReactNode {
  const t = useTranslator()
  const { actions } = useEndpoint()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [proposal])
  const words = planWords(proposal.plan, side, t)
  const focusLater = (id: string): void => void requestAnimationFrame(() => document.getElementById(id)?.focus())
  return (
    <div
      className="endpoint-plan"
      role="group"
      tabIndex={-1}
      ref={panel}
      aria-labelledby="endpoint-plan-title"
      aria-describedby="endpoint-plan-words"
    >
      <h4 id="endpoint-plan-title">{words.title}</h4>
      <div id="endpoint-plan-words">
        {words.warning !== null && <p className="endpoint-warning">{words.warning}</p>}
        <p>{words.address}</p>
        {words.facts.map((fact) => (
          <p key={fact}>{fact}</p>
        ))}
        <ul>
          {words.sends.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <div className="row">
        <Button
          className="button small primary"
          onPress={() => void actions.agree().then(() => focusLater('endpoint-test'))}
        >
          {t.say('endpoint.agree')}
        </Button>
        <Button
          className="button small"
          onPress={() => {
            actions.decline()
            focusLater('endpoint-check')
          }}
        >
          {t.say('endpoint.back')}
        </Button>
      </div>
    </div>
  )
}
