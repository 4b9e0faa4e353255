import type { PictureAnswer } from '../contract/descriptions'
import type { Language } from '../../models/contract/engines'
import type { Box, Scene } from '../../models/contract/scene'
import { cleanScene, shorten } from '../describe/untrusted'
import { createWords, type Words } from '../describe/words'
import { wordsOf } from './match'
import { parseQuestion, type Question } from './question'
import type { Vocabulary } from './vocabulary'

/** Something on the picture that an answer stands on. */
export interface Evidence {
  readonly text: string
  readonly box: Box
  readonly confidence: number
}

export type Level = PictureAnswer['confidence']

/** All that an intent needs to answer with: what was recognised, what was asked, and the words to say it in. */
export interface AskContext {
  readonly asked: string
  readonly scene: Scene
  readonly question: Question
  /** The folded words of a text of the picture; each text is taken apart once. */
  readonly wordsIn: (text: string) => readonly string[]
  /** Remembers what a search found while this one question is answered. */
  readonly remember: <T>(key: string, find: () => T) => T
  readonly vocabulary: Vocabulary
  readonly say: Words['say']
  readonly list: Words['list']
  /** Text of the picture or of the question, cut to a length that can be listened to, in quotation marks. */
  readonly quote: (text: string) => string
  /** The same at full length, for what the person asked to be read. */
  readonly quoteWhole: (text: string) => string
  /** An element's name, quoted; with “probably” where its drawing was not told surely. */
  readonly named: Words['named']
}

/** Answers one way of asking, or null where the question is of another kind. */
export type Intent = (context: AskContext) => PictureAnswer | null

const MAX_QUOTED_CHARACTERS = 300

function wordsOnPicture({ lines, elements, tables }: Scene): Set<string> {
  const texts = [
    ...lines.map(({ text }) => text),
    ...elements.map(({ name }) => name),
    ...tables.flatMap(({ rows }) => rows.flat()),
  ]
  return new Set(texts.flatMap(wordsOf))
}

export function createContext(picture: Scene, asked: string, language: Language): AskContext {
  const scene = cleanScene(picture)
  const question = parseQuestion(asked, language, wordsOnPicture(scene))
  const words = createWords(language)
  const found = new Map<string, unknown>()
  const remember = <T>(key: string, find: () => T): T => {
    if (!found.has(key)) found.set(key, find())
    return found.get(key) as T
  }
  return {
    asked,
    scene,
    question,
    wordsIn: (text) => remember(`words ${text}`, () => wordsOf(text)),
    remember,
    vocabulary: question.grammar.vocabulary,
    say: words.say,
    list: words.list,
    quote: (text) => words.quote(shorten(text, MAX_QUOTED_CHARACTERS)),
    named: words.named,
    quoteWhole: words.quote,
  }
}

const levels: readonly Level[] = ['low', 'medium', 'high']

/** From here on what was read or recognised is as good as certain, and below the other it may well be wrong. */
const CERTAIN = 0.75
const DOUBTFUL = 0.45

const levelOf = (confidence: number): Level =>
  confidence >= CERTAIN ? 'high' : confidence >= DOUBTFUL ? 'medium' : 'low'

const lower = (one: Level, other: Level): Level => (levels.indexOf(one) < levels.indexOf(other) ? one : other)

const withoutRepeats = (evidence: readonly Evidence[]): Evidence[] => {
  const seen = new Set<string>()
  return evidence.filter(({ text, box }) => {
    const key = `${box.join()} ${text}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Ends a sentence with a full stop, unless what is quoted last ends one already. */
const finished = (text: string): string => (/[.!?…][“”"’»)]*$/.test(text) ? text : `${text}.`)

/**
 * An answer that stands on evidence. It is as sure as the weakest of it, and at most as sure as `atMost` (a name that fits
 * only nearly, several candidates). What rests on weak evidence says so.
 */
export function known(
  { asked, say }: AskContext,
  text: string,
  evidence: readonly Evidence[],
  atMost: Level = 'high',
): PictureAnswer {
  const weakest = levelOf(Math.min(1, ...evidence.map(({ confidence }) => confidence)))
  const whole = finished(text)
  return {
    question: asked,
    answer: weakest === 'high' ? whole : say('ask.hedged', { level: weakest, answer: whole }),
    answered: true,
    confidence: lower(weakest, atMost),
    evidence: withoutRepeats(evidence).map(({ text: from, box }) => ({ text: from, box })),
  }
}

/** The answer to what is not known: says so, and what could be done instead. Evidence is what was found of the question's subject. */
export function unknown({ asked }: AskContext, text: string, evidence: readonly Evidence[] = []): PictureAnswer {
  return {
    question: asked,
    answer: finished(text),
    answered: false,
    confidence: 'low',
    evidence: withoutRepeats(evidence).map(({ text: from, box }) => ({ text: from, box })),
  }
}
