import { useEffect } from 'react'
import { stateWords } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { KeyForm } from './KeyForm'
import { ModelsForm } from './ModelsForm'
import { PlanView } from './PlanView'
import { ServerForm } from './ServerForm'
import { useEndpoint } from './useEndpoint'

/** The part of the settings where a server of the person's own is set up, agreed to, tested and removed. */
export function EndpointSection(): React.ReactNode {
  const t = useTranslator()
  const { view, actions } = useEndpoint()
  useEffect(() => void actions.load(), [actions])
  const { state, proposal, outcome } = view
  if (!state) return null
  return (
    <section className="endpoint" aria-labelledby="endpoint-title" aria-busy={view.busy}>
      <h3 id="endpoint-title">{t.say('endpoint.title')}</h3>
      <p className="note">{t.say('endpoint.intro')}</p>
      <p className="endpoint-state">{stateWords(state, t)}</p>
      <ServerForm key={state.settings.address ?? ''} state={state} />
      {proposal && <PlanView proposal={proposal} side={state.settings.pictureSide} />}
      {/* Said through the page's one live region; here it stays to be read. */}
      {outcome && <p className={outcome.failed ? 'field-error' : 'note'}>{outcome.words(t)}</p>}
      {state.plan && !proposal && (
        <>
          <KeyForm state={state} />
          <ModelsForm key={state.plan.address} state={state} />
        </>
      )}
    </section>
  )
}
