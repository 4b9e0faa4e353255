import { z } from 'zod'
import { defineMethod, type EventsOf, type ResultOf } from '../../models/contract/method'
import { speakerName } from '../../models/contract/voice'
import { description, answer, length, reading, sentence } from './descriptions'
import { elementMethods } from './element-methods'
import { endpointMethods } from './endpoint'
import { captionEvents, captionMethods } from './captions'
import { modelEvents, modelMethods } from './models'
import { searchMethods } from './search'
import { settings, settingsChange } from './settings'
import { transcriptEvents, transcriptMethods } from './transcripts'

/** An area of the screen in pixels: x, y, width, height. */
export const area = z.tuple([
  z.number().int(),
  z.number().int(),
  z.number().int().positive(),
  z.number().int().positive(),
])
export type Area = z.infer<typeof area>

/**
 * The picture a person means. `bytes`: it comes with the call; `capture` and `clipboard`: the host fetches it;
 * `opened`: one that was described before, by its id.
 */
export const pictureRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bytes'), name: z.string().max(1024) }),
  z.strictObject({ kind: z.literal('path'), path: z.string().max(4096) }),
  z.strictObject({ kind: z.literal('capture'), what: z.enum(['screen', 'window', 'area']), area: area.optional() }),
  z.strictObject({ kind: z.literal('clipboard') }),
  z.strictObject({ kind: z.literal('opened'), pictureId: z.string().max(64) }),
])
export type PictureRequest = z.infer<typeof pictureRequest>

/** What Descry is doing right now, for the status line. */
export const stage = z.enum(['capturing', 'opening', 'looking', 'reading', 'thinking', 'done'])
export type Stage = z.infer<typeof stage>

const pictureId = z.string().max(64)
const question = z.string().trim().min(1).max(2000)

export const describedPicture = description.extend({
  pictureId,
  /** The tables and the reading order come with it, so that browsing needs no further call. */
  reading,
  /** Pages of a PDF or TIFF where there is more than one, and which one this is. */
  pages: z.number().int().positive().optional(),
  page: z.number().int().positive().optional(),
})
export type DescribedPicture = z.infer<typeof describedPicture>

export const hostMethods = {
  hello: defineMethod({
    name: 'app.hello',
    params: z.strictObject({}),
    result: z.object({
      version: z.string(),
      host: z.enum(['desktop', 'browser']),
      settings,
      /** What this host can do by itself; the browser captures and speaks on its own. */
      capabilities: z.object({
        capture: z.boolean(),
        clipboard: z.boolean(),
        /** The backend of Descry's own voice in the host; null where there is none. */
        voice: z.string().nullable(),
        masterShortcut: z.enum(['registered', 'refused', 'none']),
        /** Whether this host can click elements of the screen; whether it may is a setting. */
        click: z.boolean().optional(),
        /** Whether this host can have the person choose a folder in the system's own dialog. */
        chooseFolder: z.boolean().optional(),
      }),
    }),
  }),
  describe: defineMethod({
    name: 'picture.describe',
    params: z.strictObject({
      picture: pictureRequest,
      page: z.number().int().positive().optional(),
      length: length.optional(),
      /** Only what this computer finds; a server that the person set up is not asked. */
      here: z.boolean().optional(),
    }),
    result: describedPicture,
    events: { stage: z.object({ stage }), sentence },
    cancellable: true,
  }),
  ask: defineMethod({
    name: 'picture.ask',
    params: z.strictObject({ pictureId, question }),
    result: answer,
    events: { sentence },
    cancellable: true,
  }),
  /** A PNG for showing the picture; the binary part of the answer. */
  preview: defineMethod({
    name: 'picture.preview',
    params: z.strictObject({
      pictureId,
      maxWidth: z.number().int().positive().max(4096),
      maxHeight: z.number().int().positive().max(4096),
    }),
    result: z.object({ width: z.number(), height: z.number() }),
  }),
  say: defineMethod({
    name: 'voice.say',
    params: z.strictObject({ text: z.string().max(20_000) }),
    result: z.object({}),
    cancellable: true,
  }),
  stopSpeaking: defineMethod({ name: 'voice.stop', params: z.strictObject({}), result: z.object({}) }),
  repeat: defineMethod({ name: 'voice.repeat', params: z.strictObject({}), result: z.object({ text: z.string() }) }),
  /** What Descry's own voice can be: the system's, and the speakers of a neural voice that is installed. */
  voices: defineMethod({
    name: 'voice.list',
    params: z.strictObject({}),
    result: z.object({
      /** The system's voice; null where the host has none. */
      system: z.string().nullable(),
      /** Null where none is installed. `problem`: why it can't speak here, in words. */
      installed: z
        .object({ name: z.string(), speakers: z.array(speakerName), problem: z.string().nullable() })
        .nullable(),
    }),
  }),
  getSettings: defineMethod({ name: 'settings.get', params: z.strictObject({}), result: settings }),
  changeSettings: defineMethod({
    name: 'settings.change',
    params: z.strictObject({ change: settingsChange }),
    result: settings,
  }),
  /** Stays open; tells the page what happens outside it (a shortcut was pressed, the layer opened, settings changed). */
  watch: defineMethod({
    name: 'app.watch',
    params: z.strictObject({}),
    result: z.object({}),
    events: {
      /** A description that was started by a key outside the page. */
      stage: z.object({ stage }),
      sentence,
      described: describedPicture,
      /** Focus the ask box for this picture. */
      ask: z.object({ pictureId: z.string().nullable() }),
      /** Show the current description as a document to browse. */
      document: z.object({ pictureId: z.string() }),
      settings,
      notice: z.object({ message: z.string() }),
      ...captionEvents,
      ...transcriptEvents,
      ...modelEvents,
    },
    cancellable: true,
  }),
}
/** The voices that can be chosen. */
export type VoiceList = ResultOf<typeof hostMethods.voices>
export type HostContract = typeof hostMethods

/** Everything that a host answers. */
export const descryMethods = {
  ...hostMethods,
  ...captionMethods,
  ...transcriptMethods,
  ...endpointMethods,
  ...modelMethods,
  ...elementMethods,
  ...searchMethods,
}

export type WatchEvents = EventsOf<typeof hostMethods.watch>
/** Tells all pages that watch. */
export type TellPages = <E extends keyof WatchEvents & string>(event: E, data: WatchEvents[E]) => void
