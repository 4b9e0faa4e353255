import { z } from 'zod'
import { language } from '../../models/contract/engines'
import { length } from './descriptions'

export const earcons = ['start', 'working', 'done', 'failed', 'blank'] as const
export const earcon = z.enum(earcons)
export type Earcon = z.infer<typeof earcon>

/** Everything a person can set. Each field has a default, so that an old or damaged file never stops Descry. */
export const settings = z.object({
  language: language.default('en'),
  length: length.default('normal'),
  /** Who speaks: the screen reader (by live region), Descry's own voice, both, or nobody. */
  voice: z.enum(['screen-reader', 'descry', 'both', 'none']).default('screen-reader'),
  /** Relative speed of Descry's own voice; 1 is the voice's normal speed. */
  rate: z.number().min(0.5).max(4).default(1),
  earcons: z.record(earcon, z.boolean()).default({ start: true, working: true, done: true, failed: true, blank: true }),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Electron's accelerator for the desktop's master key. */
  masterShortcut: z.string().max(64).default('CommandOrControl+Alt+D'),
})
export type Settings = z.infer<typeof settings>
/** A change of some settings. */
export const settingsChange = settings.partial()
