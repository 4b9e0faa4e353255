import {
  endpointMethods,
  toDescryError,
  type EndpointChange,
  type EndpointState,
  type EndpointUse,
  type Translator,
} from '../../assistant/contract'
import type { Desk } from '../actions/desk'
import { createEndpointStore, type EndpointStore } from './state'

/** What can be done with the server's settings. None rejects: what happened is shown, and said once. */
export interface EndpointActions {
  readonly store: EndpointStore
  load(): Promise<void>
  /** Shows what would be sent to an address. Nothing is changed and nothing is sent. */
  propose(address: string, uses: EndpointUse[]): Promise<void>
  /** Sets up what was shown, and agrees to it. */
  agree(): Promise<void>
  decline(): void
  change(change: EndpointChange, words?: (t: Translator) => string): Promise<void>
  keepKey(key: string): Promise<void>
  forgetKey(): Promise<void>
  test(): Promise<void>
  stopTest(): void
  remove(): Promise<void>
}

export function createEndpointActions({ host, outlet, t }: Desk): EndpointActions {
  const store = createEndpointStore()
  let testing: AbortController | undefined

  const tell = (words: (t: Translator) => string, failed = false): void => {
    store.dispatch({ outcome: { failed, words } })
    outlet.say(words(t()), { urgent: failed })
  }
  const run = async (work: () => Promise<void>): Promise<void> => {
    // A second press changes nothing. The button stays as it is, so that the focus stays on it.
    if (store.get().busy) return
    store.dispatch({ busy: true, outcome: null })
    try {
      await work()
    } catch (thrown) {
      const error = toDescryError(thrown)
      tell((translator) => translator.error(error), true)
    } finally {
      store.dispatch({ busy: false })
    }
  }
  const set = async (change: EndpointChange): Promise<EndpointState> => {
    const { result } = await host.call(endpointMethods.setEndpoint, { change })
    store.dispatch({ state: result })
    return result
  }
  const setKey = (key: string | null): Promise<void> =>
    run(async () => {
      const { result } = await host.call(endpointMethods.setEndpointKey, { key })
      store.dispatch({ state: result })
      const done = key === null ? 'forgotten' : result.key === 'this-run' ? 'savedRun' : 'saved'
      tell((translator) => translator.say(`endpoint.key.${done}`))
    })

  return {
    store,
    async load() {
      try {
        const { result } = await host.call(endpointMethods.showEndpoint, {})
        store.dispatch({ state: result })
      } catch {
        // A host that knows no servers shows nothing of them.
      }
    },
    propose: (address, uses) =>
      run(async () => {
        const { result: plan } = await host.call(endpointMethods.planEndpoint, { address, uses })
        // It is read out where the focus goes: to what is shown.
        store.dispatch({ proposal: { plan, uses } })
      }),
    agree: () =>
      run(async () => {
        const { proposal } = store.get()
        if (!proposal) return
        const { plan, uses } = proposal
        await set({ address: plan.address, uses })
        const { result } = await host.call(endpointMethods.agreeEndpoint, { address: plan.address, uses })
        store.dispatch({ state: result, proposal: null, tested: null })
        tell((translator) => translator.say('endpoint.agreed', { host: plan.host }))
      }),
    decline() {
      const host = store.get().proposal?.plan.host ?? ''
      store.dispatch({ proposal: null })
      tell((translator) => translator.say('endpoint.refused', { host }))
    },
    change: (change, words) =>
      run(async () => {
        await set(change)
        if (words) tell(words)
      }),
    keepKey: (key) => setKey(key),
    forgetKey: () => setKey(null),
    stopTest: () => testing?.abort(),
    test: () =>
      run(async () => {
        const asked = store.get().state?.plan?.host ?? ''
        const stop = new AbortController()
        testing = stop
        store.dispatch({ testing: true })
        tell((translator) => translator.say('endpoint.testing', { host: asked }))
        const { result } = await host
          .call(endpointMethods.testEndpoint, {}, { signal: stop.signal })
          .catch((error: unknown) => {
            if (stop.signal.aborted) return { result: null }
            throw error
          })
          .finally(() => store.dispatch({ testing: false }))
        if (!result) return tell((translator) => translator.say('endpoint.test.stopped'))
        store.dispatch({ tested: result })
        tell((translator) =>
          translator.say('endpoint.tested', {
            host: result.host,
            count: result.models.length,
            models: result.models.slice(0, 20).join(', '),
          }),
        )
      }),
    remove: () =>
      run(async () => {
        await set({ address: null })
        store.dispatch({ proposal: null, tested: null })
        tell((translator) => translator.say('endpoint.removed'))
      }),
  }
}
