import type { CaptionLength } from '../../contract/captioning'
import type { Language } from '../../contract/engines'

/**
 * What models that take instructions are told. One concrete thing each, since small models lose track of more; text is not asked for,
 * because Descry reads it itself and small models invent it.
 */
interface Prompts {
  caption: Record<CaptionLength, string>
  /** The same in other words, for a second look that is not led by the first. */
  again: string
  /** After a question: how to answer. */
  answer: string
}

const en: Prompts = {
  caption: {
    brief: 'Describe this picture in one short sentence.',
    normal: 'Describe this picture in a few sentences: what it shows, where, and what happens.',
    detailed: 'Describe everything this picture shows, from the most important to the least.',
  },
  again: 'Give an objective account of what is visible here, and how many of each thing.',
  answer: 'Answer in one or two sentences. If it cannot be seen, say so.',
}

const de: Prompts = {
  caption: {
    brief: 'Beschreibe dieses Bild in einem kurzen Satz.',
    normal: 'Beschreibe dieses Bild in wenigen Sätzen: was es zeigt, wo, und was geschieht.',
    detailed: 'Beschreibe alles, was dieses Bild zeigt, vom Wichtigsten zum Unwichtigsten.',
  },
  again: 'Zähle sachlich auf, was hier zu sehen ist und wie viele von jedem.',
  answer: 'Antworte in ein oder zwei Sätzen. Ist es nicht zu sehen, dann sage das.',
}

export const prompts: Record<Language, Prompts> = { en, de }

/** Most tokens for each task, where the catalog says nothing: a sentence, a paragraph, a page. */
export const usualTokens = { brief: 60, normal: 150, detailed: 320, answer: 200 } as const
