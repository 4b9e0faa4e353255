import { hostMethods, toDescryError, type Settings } from '../../assistant/contract'
import type { Desk } from './desk'

export type ChangeSettings = (change: Partial<Settings>) => Promise<void>

/** Changes settings at once in the window, then at the host; where the host refuses, the window goes back and says why. */
export function createSettingsChange({ store, host, outlet, t }: Desk): ChangeSettings {
  return async (change) => {
    const before = store.get().settings
    store.dispatch({ type: 'settings', settings: { ...before, ...change } })
    try {
      const { result } = await host.call(hostMethods.changeSettings, { change })
      store.dispatch({ type: 'settings', settings: result })
    } catch (thrown) {
      const problem = toDescryError(thrown)
      store.dispatch({ type: 'settings', settings: before })
      store.dispatch({ type: 'problem', problem })
      outlet.say(t().error(problem), { urgent: true })
    }
  }
}
