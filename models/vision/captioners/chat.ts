import type { PreTrainedModel, PreTrainedTokenizer, RawImage } from '@huggingface/transformers'
import type { CaptionerFamily } from '../../contract/captioning'
import type { Language } from '../../contract/engines'
import { EXACT_FIRST, FASTEST_FIRST, type Format } from '../../loading/folder'
import type { Library } from '../../loading/library'
import { closeSessions, openSessions, requireNames, type ModelClass } from '../../loading/sessions'
import type { Captioner, Task, Written } from './captioner'
import { damaged } from './damaged'
import { keepEncodings, type Encoded, type Inputs } from './encoding'
import { generate } from './generate'
import { networkPath, openTokenizer, USUAL_SECONDS, type Setup } from './opening'
import { prompts, usualTokens } from './prompts'
import { generation, told } from './settings'
import { shownAs } from './shown'

/** How a family of instructed models with pictures differs from the others. */
export interface ChatFamily {
  family: CaptionerFamily
  languages: readonly [Language, ...Language[]]
  model: ModelClass
  /** `config.json`, checked as far as it is needed. */
  config: object
  /** Formats of the vision encoder, best first. */
  vision?: readonly Format[]
  /** Inputs that the cache must have: a decoder without a cache would answer nonsense. */
  cache: readonly string[]
  repetitionPenalty: number
  /** The picture is shown at most this large. */
  longestEdge: number
  /** Makes the encoder's inputs of a picture. */
  picture(image: RawImage): Promise<Inputs>
  /** Makes the model's inputs of a prompt and of what is kept of the picture's inputs. */
  inputs(prompt: string, kept: Inputs): Promise<Inputs>
  /** Further settings of the chat template. */
  template?: object
  /** What the model is told for a task, where it is trained for one sentence alone. */
  instruction?(task: Task): string
  /** Whether its own tokens are part of the text: pages are written in tags. */
  special?: boolean
  /** Most tokens, where a task of this family needs more than usual. */
  tokens?: number
}

/** Opens a model that is talked to: a vision encoder, an embedding of tokens, and a decoder. Rejects with `CAPTIONER_DAMAGED`. */
export async function openChat(
  setup: Setup,
  library: Library,
  makeFamily: (library: Library, tokenizer: PreTrainedTokenizer) => Promise<ChatFamily>,
): Promise<Captioner> {
  const { id, files, limits, threads } = setup
  const ending = await files.json('generation_config.json', generation)
  const tokenizer = await openTokenizer(library, setup)
  const family = await makeFamily(library, tokenizer)
  const sessions = await openSessions(
    {
      vision_encoder: networkPath(setup, 'vision_encoder', family.vision ?? EXACT_FIRST),
      embed_tokens: networkPath(setup, 'embed_tokens', FASTEST_FIRST),
      decoder_model_merged: networkPath(setup, 'decoder_model_merged', FASTEST_FIRST),
    },
    threads,
  )
  let model: PreTrainedModel
  try {
    requireNames(sessions.vision_encoder.outputNames, ['image_features'])
    requireNames(sessions.embed_tokens.outputNames, ['inputs_embeds'])
    requireNames(sessions.decoder_model_merged.inputNames, ['inputs_embeds', ...family.cache])
    requireNames(sessions.decoder_model_merged.outputNames, ['logits'])
    model = new family.model(new library.PretrainedConfig(family.config), sessions, { generation_config: told(ending) })
  } catch (error) {
    await closeSessions(sessions)
    throw error
  }
  const encodings = keepEncodings(library, model)
  const seconds = limits.seconds ?? USUAL_SECONDS

  return {
    info: { id, family: family.family, answers: true, languages: family.languages },
    async encode(picture) {
      try {
        const image = await shownAs(library, picture, family.longestEdge)
        return await encodings.encode(await family.picture(image))
      } catch (error) {
        throw damaged(id, error)
      }
    },
    async write(picture, task, options): Promise<Written> {
      const language = family.languages.includes(options.language) ? options.language : family.languages[0]
      try {
        const say = family.instruction ?? ((one: Task) => instructionFor(one, language))
        const messages = conversation(task, say(task), (text) => withoutTokens(text, tokenizer))
        const prompt = tokenizer.apply_chat_template(messages as never, {
          tokenize: false,
          add_generation_prompt: true,
          ...family.template,
        }) as unknown as string
        const inputs = await family.inputs(prompt, (picture as Encoded).kept)
        const most = family.tokens ?? usualTokens[task.kind === 'question' ? 'answer' : task.length]
        const written = await generate(library, { model, tokenizer }, inputs, {
          tokens: Math.min(most, limits.tokens ?? Infinity),
          seconds,
          repetitionPenalty: family.repetitionPenalty,
          ...(family.special && { special: true }),
          signal: options.signal,
          onText: options.onText,
        })
        return { ...written, language }
      } catch (error) {
        throw damaged(id, error)
      }
    },
    close: async () => void (await model.dispose()),
  }
}

export function instructionFor(task: Task, language: Language): string {
  const words = prompts[language]
  if (task.kind === 'question') return `${task.question} ${words.answer}`
  return task.kind === 'again' ? words.again : words.caption[task.length]
}

type Part = { type: 'image' } | { type: 'text'; text: string }

/** The picture, what was asked before and answered, and what is asked now. */
function conversation(task: Task, instruction: string, clean: (text: string) => string): object[] {
  const earlier = task.kind === 'question' ? task.earlier : []
  const turns = [...earlier.flatMap(({ question, answer }) => [question, answer]), instruction]
  return turns.map((text, index) => {
    const content: Part[] = [{ type: 'text', text: clean(text) }]
    if (index === 0) content.unshift({ type: 'image' })
    return { role: index % 2 === 0 ? 'user' : 'assistant', content }
  })
}

/** A text in which nothing is a special token of the model: a question must not end its own turn, or bring further pictures. */
export function withoutTokens(text: string, tokenizer: PreTrainedTokenizer): string {
  let clean = text
  for (let before = ''; before !== clean;) {
    before = clean
    for (const token of tokenizer.all_special_tokens) if (token.trim() !== '') clean = clean.replaceAll(token, ' ')
  }
  return clean.replaceAll(/<\|[^|<>]*\|>|<image>/g, ' ')
}
