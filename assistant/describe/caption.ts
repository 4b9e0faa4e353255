import type { Sentence } from '../contract/descriptions'
import type { Language } from '../../models/contract/engines'
import type { Caption, Claim, Scene } from '../../models/contract/scene'
import type { Words } from './words'

/** Below this a model is not sure of what it wrote: its average token was a toss-up. */
const UNSURE = 0.5

/** How a model's sentence is introduced: as its opinion, and with a doubt where there is one. */
type Manner = 'describe.caption' | 'describe.caption.unchecked' | 'describe.caption.doubtful'

function mannerOf({ verdict, reasons }: Claim): Manner {
  // That two readings differ is told by itself.
  const against = reasons.filter(({ check }) => check !== 'reading')
  if (verdict === 'kept' || (reasons.length > 0 && against.length === 0)) return 'describe.caption'
  return against.some(({ found }) => found !== '') ? 'describe.caption.doubtful' : 'describe.caption.unchecked'
}

/**
 * One sentence of a model, introduced as its opinion; null for what is left out.
 *
 * @param first whether it is the first that is said of this model; the language is named then, where it is another one
 */
export function claimSentence(
  claim: Claim,
  { first, language }: { first: boolean; language: string | undefined },
  words: Words,
): Sentence | null {
  if (claim.verdict === 'dropped' || claim.text === '') return null
  const foreign = language !== undefined && language !== words.language
  const text = words.say(mannerOf(claim), {
    first: first ? 'yes' : 'no',
    language: foreign ? 'other' : 'none',
    languageName: foreign ? languageName(language, words.language) : '',
    text: claim.text,
  })
  return words.sentence(text, 'model', claim.verdict === 'kept' ? claim.confidence : claim.confidence / 2)
}

function languageName(language: string, inLanguage: Language): string {
  try {
    return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}

/** What is said of a model's words as a whole: what was left out, where it contradicts itself, and whether it is sure. */
export function captionRemarks(caption: Caption, words: Words): Sentence[] {
  const remarks: string[] = []
  const dropped = caption.claims.some(({ verdict }) => verdict === 'dropped')
  const said = caption.claims.some(({ verdict }) => verdict !== 'dropped')
  for (const { first, second } of caption.disagreements)
    remarks.push(words.say('describe.caption.disagrees', { first: words.quote(first), second: words.quote(second) }))
  if (dropped) remarks.push(words.say('describe.caption.dropped'))
  if (said && caption.confidence < UNSURE) remarks.push(words.say('describe.caption.unsure'))
  if (caption.ended === 'time') remarks.push(words.say('describe.caption.cut'))
  return remarks.map((text) => words.sentence(text, 'screen'))
}

/** A model's words, sentence by sentence, and what has to be said about them. */
export function captionSentences({ caption }: Pick<Scene, 'caption'>, words: Words): Sentence[] {
  if (!caption) return []
  const sentences: Sentence[] = []
  for (const claim of caption.claims) {
    const about = { first: sentences.length === 0, language: caption.language }
    const sentence = claimSentence(claim, about, words)
    if (sentence) sentences.push(sentence)
  }
  return [...sentences, ...captionRemarks(caption, words)]
}
