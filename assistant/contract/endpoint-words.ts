import type { EndpointPlan, EndpointState, EndpointUse, Origin } from './endpoint'
import type { Translator } from './language'

/** What would be sent where, in words: the same in the terminal and on the page. */
export interface PlanWords {
  title: string
  address: string
  /** Where an unencrypted connection leads to the internet; null otherwise. */
  warning: string | null
  facts: string[]
  /** One sentence for each use. */
  sends: string[]
}

/** @param side longest side of a picture that is sent, in pixels */
export function planWords(plan: EndpointPlan, side: number, t: Translator): PlanWords {
  const list = new Intl.ListFormat(t.language, { type: 'conjunction' })
  const sends = plan.sends.map(({ use, what }) =>
    t.say('endpoint.plan.use', {
      use: t.say(`endpoint.plan.${use}`),
      items: `${list.format(what.map((each) => t.say(`endpoint.send.${each}`, { side: String(side) })))}.`,
    }),
  )
  return {
    title: t.say('endpoint.plan.title', { host: plan.host }),
    address: t.say('endpoint.plan.address', { address: plan.address }),
    warning: plan.exposed ? t.say('endpoint.plan.exposed') : null,
    facts: [
      t.say('endpoint.plan.place', { place: plan.place }),
      t.say('endpoint.plan.encrypted', { encrypted: plan.encrypted ? 'yes' : 'no' }),
    ],
    sends: [...(sends.length === 0 ? [t.say('endpoint.plan.nothing')] : sends), t.say('endpoint.plan.never')],
  }
}

/** Whether a server is used, and for what, in one sentence. */
export function stateWords({ settings, plan, agreed }: EndpointState, t: Translator): string {
  if (!plan) return t.say('endpoint.state.off')
  const { host } = plan
  if (settings.uses.length === 0) return t.say('endpoint.state.idle', { host })
  if (!agreed) return t.say('endpoint.state.waiting', { host })
  return t.say('endpoint.state.on', { host, uses: useWords(settings.uses, t) })
}

/** “Questions about pictures and Transcribing files” */
export const useWords = (uses: readonly EndpointUse[], t: Translator): string =>
  new Intl.ListFormat(t.language, { type: 'conjunction' }).format(uses.map((use) => t.say(`endpoint.use.${use}`)))

/** Where an answer or a description was made, in words; empty where no server had anything to do with it. */
export function originWords(origin: Origin | undefined, kind: 'there' | 'described', t: Translator): string[] {
  if (!origin) return []
  const { where, host = '', model = '', cut, problem } = origin
  if (where === 'there')
    return [t.say(`endpoint.origin.${kind}`, { host, model }), ...(cut ? [t.say('endpoint.origin.cut')] : [])]
  return problem ? [problem.message, t.say('endpoint.origin.here')] : []
}
