import { z } from 'zod'
import { recogniserSource, spokenLanguage } from '../../models/contract/hearing'

/** Colours of captions: white, yellow, cyan and green keep apart on black, for most people who see colours differently too. */
export const captionColour = z.enum(['white', 'yellow', 'cyan', 'green', 'black', 'grey', 'blue', 'red', 'magenta'])

const fields = {
  /** Relative size of type; 1 is the usual size. */
  size: z.number().min(0.5).max(4),
  face: z.enum(['sans', 'serif', 'mono-sans', 'mono-serif', 'casual', 'cursive', 'small-capitals']),
  edge: z.enum(['none', 'raised', 'depressed', 'uniform', 'shadow']),
  colour: captionColour,
  textOpacity: z.number().min(0.25).max(1),
  background: captionColour,
  backgroundOpacity: z.number().min(0).max(1),
  window: captionColour,
  windowOpacity: z.number().min(0).max(1),
  /** Rows of the overlay. */
  rows: z.number().int().min(1).max(8),
  dock: z.enum(['top', 'bottom', 'free']),
  /** Whether the desktop shows captions above all windows. */
  overlay: z.boolean(),
  /** Where the person put the overlay, in the units of the screens; used where `dock` is `free`. */
  place: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable(),
  clickThrough: z.boolean(),
  /** Words appear one by one, or a block at a time when it is committed. */
  appear: z.enum(['words', 'blocks']),
  /** Committed text also goes to the screen reader, and so to a braille display. */
  announce: z.boolean(),
  keywords: z.array(z.string().trim().min(1).max(60)).max(50),
  keywordFlash: z.boolean(),
  keywordSound: z.boolean(),
  keywordNotification: z.boolean(),
  keepSound: z.boolean(),
  /** Name sounds that are no speech, where a model for it is installed. */
  soundEvents: z.boolean(),
  /** Language that is spoken, or `auto`. */
  spokenLanguage,
  translate: z.boolean(),
  recogniser: recogniserSource,
  /** Recognisers that may take over when captions fall behind, the best first. */
  faster: z.array(recogniserSource).max(4),
}

/** How captions look and behave. Each field has a default. */
export const captionSettings = z.object({
  size: fields.size.default(1),
  face: fields.face.default('sans'),
  edge: fields.edge.default('none'),
  colour: fields.colour.default('white'),
  textOpacity: fields.textOpacity.default(1),
  background: fields.background.default('black'),
  backgroundOpacity: fields.backgroundOpacity.default(1),
  window: fields.window.default('black'),
  windowOpacity: fields.windowOpacity.default(0.85),
  rows: fields.rows.default(3),
  dock: fields.dock.default('bottom'),
  overlay: fields.overlay.default(true),
  place: fields.place.default(null),
  clickThrough: fields.clickThrough.default(false),
  appear: fields.appear.default('words'),
  announce: fields.announce.default(false),
  keywords: fields.keywords.default([]),
  keywordFlash: fields.keywordFlash.default(true),
  keywordSound: fields.keywordSound.default(true),
  keywordNotification: fields.keywordNotification.default(false),
  keepSound: fields.keepSound.default(true),
  soundEvents: fields.soundEvents.default(true),
  spokenLanguage: fields.spokenLanguage.default('auto'),
  translate: fields.translate.default(false),
  recogniser: fields.recogniser.default({ kind: 'starter' }),
  faster: fields.faster.default([]),
})
export type CaptionSettings = z.infer<typeof captionSettings>
/** A change of some of them, built without the defaults. */
export const captionSettingsChange = z.object(fields).partial()
