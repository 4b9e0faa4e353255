import { hostMethods, toDescryError, type CaptionSettings, type Settings } from '../../assistant/contract'
import type { Desk } from './desk'

/** Some settings; of the captions' own, only those that change. */
export type ChangedSettings = Partial<Omit<Settings, 'captions'>> & { captions?: Partial<CaptionSettings> }
export type ChangeSettings = (change: ChangedSettings) => Promise<void>

/** Changes settings at once in the window, then at the host; where the host refuses, the window goes back and says why. */
export function createSettingsChange({ store, host, outlet, t }: Desk): ChangeSettings {
  let last = 0
  return async (change) => {
    const before = store.get().settings
    const turn = ++last
    const captions = { ...before.captions, ...change.captions }
    store.dispatch({ type: 'settings', settings: { ...before, ...change, captions } })
    try {
      const { result } = await host.call(hostMethods.changeSettings, { change })
      // Where the person has gone on since, as with a slider, an older answer must not take it back.
      if (turn === last) store.dispatch({ type: 'settings', settings: result })
    } catch (thrown) {
      const problem = toDescryError(thrown)
      store.dispatch({ type: 'settings', settings: before })
      store.dispatch({ type: 'problem', problem })
      outlet.say(t().error(problem), { urgent: true })
    }
  }
}
