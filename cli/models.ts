import { measureRecogniser, type ModelPorts } from '../assistant/models'
import type { SettingsKeeper } from '../assistant/settings'
import { findSpeaker } from '../assistant/voice'
import type { Context } from './context'

/** What work on models needs of the terminal program. */
export function modelPorts(context: Context, settings: SettingsKeeper): ModelPorts {
  return {
    store: context.store,
    settings,
    hubToken: context.hubToken,
    renewEngines: async () =>
      void (await Promise.all([context.eyes.renew(), context.ears.renew(), context.voiceEngine.renew()])),
    measure: (model, signal) => measureRecogniser(context.ears, findSpeaker, model, signal),
  }
}
