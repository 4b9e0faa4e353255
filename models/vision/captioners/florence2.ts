import type { PreTrainedModel } from '@huggingface/transformers'
import { z } from 'zod'
import { DescryError } from '../../contract/errors'
import type { Box } from '../../contract/scene'
import { EXACT_FIRST, FASTEST_FIRST } from '../../loading/folder'
import { offlineLibrary, type Library } from '../../loading/library'
import { closeSessions, openSessions, requireNames } from '../../loading/sessions'
import type { Captioner, EncodedPicture, Found, Task } from './captioner'
import { keepEncodings, keptPicture, type Encoded, type Inputs } from './encoding'
import { damaged } from './damaged'
import { generate, type GenerateOptions, type Generated } from './generate'
import { networkPath, openTokenizer, USUAL_SECONDS, type Setup } from './opening'
import { usualTokens } from './prompts'
import { generation, pixels, told } from './settings'
import { shownAs } from './shown'

const config = z.looseObject({
  model_type: z.literal('florence2'),
  is_encoder_decoder: z.literal(true).default(true),
  text_config: z.looseObject({ decoder_layers: z.number().int().positive().max(1024) }),
})

const side = z.union([z.looseObject({ height: pixels, width: pixels }), pixels])
const preprocessor = z.looseObject({
  size: side,
  task_prompts_without_inputs: z.record(z.string(), z.string()),
  tasks_answer_post_processing_type: z.record(z.string(), z.string()),
})

/** It knows a few tasks, each by its token. */
const captionTasks = { brief: '<CAPTION>', normal: '<DETAILED_CAPTION>', detailed: '<MORE_DETAILED_CAPTION>' } as const
/** Another task for the second look: its own words could not disagree with themselves. */
const againTasks = {
  brief: captionTasks.detailed,
  normal: captionTasks.detailed,
  detailed: captionTasks.normal,
} as const
const OBJECTS = '<OD>'
const TEXT = '<OCR_WITH_REGION>'
/** Places take several tokens for each thing. */
const PLACE_TOKENS = 512
/** What it finds is not measured for likelihood one by one: an opinion, and no more. */
const FOUND_CONFIDENCE = 0.4

interface Processor {
  (images: object, text: string): Promise<Inputs>
  post_process_generation(text: string, task: string, size: [number, number]): Record<string, unknown>
}

interface Florence2Encoded extends EncodedPicture {
  encoded: Encoded
  size: [width: number, height: number]
}

/** Florence-2: captions of three lengths in English, objects and text with their places; no questions. Rejects with `CAPTIONER_DAMAGED`. */
export async function openFlorence2(setup: Setup): Promise<Captioner> {
  const { id, files, limits, threads } = setup
  const settings = await files.json('config.json', config)
  const before = await files.json('preprocessor_config.json', preprocessor)
  const ending = await files.json('generation_config.json', generation)
  const library = await offlineLibrary()
  const tokenizer = await openTokenizer(library, setup)
  const sessions = await openSessions(
    {
      // Its vision encoder loses too much in 8 bits.
      vision_encoder: networkPath(setup, 'vision_encoder', EXACT_FIRST),
      embed_tokens: networkPath(setup, 'embed_tokens', EXACT_FIRST),
      model: networkPath(setup, 'encoder_model', FASTEST_FIRST),
      decoder_model_merged: networkPath(setup, 'decoder_model_merged', FASTEST_FIRST),
    },
    threads,
  )
  let model: PreTrainedModel
  try {
    requireNames(sessions.vision_encoder.outputNames, ['image_features'])
    requireNames(sessions.model.inputNames, ['inputs_embeds'])
    requireNames(sessions.decoder_model_merged.inputNames, ['encoder_hidden_states', 'past_key_values.0.decoder.key'])
    model = new library.Florence2ForConditionalGeneration(new library.PretrainedConfig(settings), sessions, {
      generation_config: told(ending),
    })
  } catch (error) {
    await closeSessions(sessions)
    throw error
  }
  const encodings = keepEncodings(library, model)
  const imageProcessor = new library.CLIPImageProcessor(before)

  const processorFor = ({ encoded }: Florence2Encoded): Processor =>
    processorOf(library, { tokenizer, image_processor: keptPicture(encoded.kept, before) })

  const run = async (
    picture: Florence2Encoded,
    task: string,
    options: Pick<GenerateOptions, 'tokens' | 'signal' | 'onText' | 'special'>,
  ): Promise<Generated> => {
    if (!Object.hasOwn(before.task_prompts_without_inputs, task)) throw new Error(`no prompt for ${task}`)
    const inputs = await processorFor(picture)({}, task)
    return generate(library, { model, tokenizer }, inputs, {
      ...options,
      tokens: Math.min(options.tokens, limits.tokens ?? Infinity),
      seconds: limits.seconds ?? USUAL_SECONDS,
      repetitionPenalty: 1,
    })
  }

  return {
    info: { id, family: 'florence2', answers: false, languages: ['en'] },
    async encode(picture) {
      try {
        const image = await shownAs(library, picture, limits.longestEdge ?? Infinity)
        const inputs = (await imageProcessor(image)) as unknown as Inputs
        const encoded = await encodings.encode(inputs)
        return { encoded, bytes: encoded.bytes, size: [picture.width, picture.height] } as Florence2Encoded
      } catch (error) {
        throw damaged(id, error)
      }
    },
    async write(picture, task, { signal, onText }) {
      const token = taskToken(task)
      if (token === undefined || task.kind === 'question') throw new DescryError('QUESTIONS_UNSUPPORTED', id)
      try {
        const tokens = usualTokens[task.length]
        return { ...(await run(picture as Florence2Encoded, token, { tokens, signal, onText })), language: 'en' }
      } catch (error) {
        throw damaged(id, error)
      }
    },
    async find(picture, signal) {
      const shown = picture as Florence2Encoded
      try {
        const read = async (task: string): Promise<Regions> => {
          const options = { tokens: PLACE_TOKENS, signal, special: true, onText: () => {} }
          const { text } = await run(shown, task, options)
          return regions.parse(processorFor(shown).post_process_generation(text, task, shown.size)[task])
        }
        return foundIn(await read(OBJECTS), await read(TEXT), shown.size)
      } catch (error) {
        throw damaged(id, error)
      }
    },
    close: async () => void (await model.dispose()),
  }
}

function taskToken(task: Task): string | undefined {
  if (task.kind === 'caption') return captionTasks[task.length]
  return task.kind === 'again' ? againTasks[task.length] : undefined
}

const processorOf = (library: Library, components: object): Processor =>
  new library.Florence2Processor({}, components as never, null as never) as unknown as Processor

const regions = z.object({
  labels: z.array(z.string()),
  bboxes: z.array(z.array(z.number()).length(4)).default([]),
  quad_boxes: z.array(z.array(z.number()).length(8)).default([]),
})
type Regions = z.infer<typeof regions>

/** Corners of any order to a box inside the picture. */
function boxOf(corners: readonly number[], [width, height]: readonly [number, number]): Box {
  const within = (values: number[], most: number): [number, number] => {
    const [least = 0, largest = 0] = [Math.min(...values), Math.max(...values)].map((v) =>
      Math.round(Math.min(most, Math.max(0, v))),
    )
    return [least, largest - least]
  }
  const [x, w] = within(
    corners.filter((_, index) => index % 2 === 0),
    width,
  )
  const [y, h] = within(
    corners.filter((_, index) => index % 2 === 1),
    height,
  )
  return [x, y, w, h]
}

function foundIn(objects: Regions, text: Regions, size: [number, number]): Found {
  return {
    objects: objects.bboxes.map((corners, index) => ({ name: objects.labels[index] ?? '', box: boxOf(corners, size) })),
    lines: text.quad_boxes.map((corners, index) => ({
      text: (text.labels[index] ?? '').replace(/^(?:<\/?s>)+/, ''),
      box: boxOf(corners, size),
      confidence: FOUND_CONFIDENCE,
    })),
  }
}
