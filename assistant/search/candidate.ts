import type { Language } from '../../models/contract/engines'
import type { Scene } from '../../models/contract/scene'
import type { FoundPicture } from '../contract/search'
import { describeScene, plainText } from '../describe'
import type { RememberedPicture } from '../history'
import { calledByOwnNames } from '../names'
import type { Candidate } from './rank'

export type Remembered = Pick<RememberedPicture, 'name' | 'scene' | 'exchanges' | 'at'>

/**
 * What a search looks for words in. Read: text on the picture, and names of its elements that were read. Said: its description, what a
 * model said of it as far as nothing contradicts that, and the questions and answers about it.
 */
export function candidateOf<T>(
  item: T,
  { name, exchanges, at }: Remembered,
  scene: Scene,
  language: Language,
): Candidate<T> {
  // What a model said is looked for without the words around it: “In the opinion of a model” stands with every one.
  const { caption, ...exact } = scene
  const { elements } = exact
  const own = elements.flatMap(({ ownName }) => ownName ?? [])
  return {
    item,
    name,
    at,
    read: [
      ...plainText(scene).split(/\n{2,}/u),
      // What was told from a drawing, or found by a model, stands nowhere on the picture.
      ...elements.flatMap(({ icon, role, name: read }) => (icon || role === 'image' ? [] : [read])),
    ],
    said: [
      ...sentencesOf(exact, language, 'normal').map(({ text }) => text),
      ...(caption?.claims ?? []).flatMap(({ text, verdict }) => (verdict === 'dropped' ? [] : [text])),
      ...own,
      ...exchanges.flatMap(({ question, answer }) => [question, answer]),
    ],
  }
}

/** The picture in one sentence: what a model says of a photograph or drawing, else how its description begins. */
export function sentenceOf(scene: Scene, language: Language): FoundPicture['sentence'] {
  const sentences = sentencesOf(scene, language, 'brief')
  return (sentences.find(({ source }) => source === 'model') ?? sentences[0])?.text ?? ''
}

const sentencesOf = (scene: Scene, language: Language, length: 'brief' | 'normal') =>
  // Nobody is told to install a model in a list of pictures.
  describeScene(calledByOwnNames(scene), { language, length, captioner: true })
