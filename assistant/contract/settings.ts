import { z } from 'zod'
import { language } from '../../models/contract/engines'
import { modelId, modelJob } from '../../models/contract/store'
import { speakerName } from '../../models/contract/voice'
import { captionSettings, captionSettingsChange } from './caption-settings'
import { length } from './descriptions'
import { endpointSettings } from './endpoint'

export const earcons = ['start', 'working', 'done', 'failed', 'blank'] as const
export const earcon = z.enum(earcons)
export type Earcon = z.infer<typeof earcon>

const fields = {
  language,
  length,
  voice: z.enum(['screen-reader', 'descry', 'both', 'none']),
  speaker: z.union([z.literal('system'), speakerName]),
  rate: z.number().min(0.5).max(4),
  earcons: z.record(earcon, z.boolean()),
  theme: z.enum(['system', 'light', 'dark']),
  letterKeys: z.boolean(),
  masterShortcut: z.string().max(64),
  offline: z.boolean(),
  clicking: z.boolean(),
  keepEmbeddings: z.boolean(),
  chosenModels: z.partialRecord(modelJob, modelId),
}

/** Everything a person can set. Each field has a default, so that an old or damaged file never stops Descry. */
export const settings = z.object({
  language: fields.language.default('en'),
  length: fields.length.default('normal'),
  /** Who speaks: the screen reader (by live region), Descry's own voice, both, or nobody. */
  voice: fields.voice.default('screen-reader'),
  /**
   * Descry's own voice: the system's, or a speaker of an installed neural voice. Without one the system's voice speaks, so the best
   * speaker of those to come is chosen from the beginning.
   */
  speaker: fields.speaker.default('af_heart'),
  /** Relative speed of Descry's own voice; 1 is the voice's normal speed. */
  rate: fields.rate.default(1),
  earcons: fields.earcons.default({ start: true, working: true, done: true, failed: true, blank: true }),
  theme: fields.theme.default('system'),
  /** Whether single letters work as keys in the window. */
  letterKeys: fields.letterKeys.default(true),
  /** Electron's accelerator for the desktop's master key. */
  masterShortcut: fields.masterShortcut.default('CommandOrControl+Alt+D'),
  captions: captionSettings.default(captionSettings.parse({})),
  /** Changed by its own methods only, because what is agreed to is part of it. */
  endpoint: endpointSettings.default(endpointSettings.parse({})),
  /** Models are neither looked for nor downloaded. */
  offline: fields.offline.default(false),
  /** Descry may click elements of the screen, each after it was confirmed. */
  clicking: fields.clicking.default(false),
  /** What a search model made of picture files that were searched is kept on the disk, so that the next search is faster. */
  keepEmbeddings: fields.keepEmbeddings.default(false),
  /** Which installed model does what, where several can. The recogniser is among the captions' own settings. */
  chosenModels: fields.chosenModels.default({}),
})
export type Settings = z.infer<typeof settings>
/** A change of some settings. It is built without the defaults: `partial()` would fill them in and so reset what was not named. */
export const settingsChange = z
  .object({ ...fields, earcons: z.partialRecord(earcon, z.boolean()), captions: captionSettingsChange })
  .partial()
export type SettingsChange = z.infer<typeof settingsChange>
