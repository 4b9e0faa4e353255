import type { Sentence } from '../contract/descriptions'
import type { Overview } from '../../models/contract/scene'
import { nameColours } from './colours'
import type { Words } from './words'

/** The main colours in one sentence, or nothing where no colour covers much. */
export function colourSentences({ colours }: Pick<Overview, 'colours'>, words: Words): Sentence[] {
  const names = nameColours(colours, words)
  if (names.length === 0) return []
  const text = words.say('describe.colours', { count: names.length, colours: words.list(names) })
  return [words.sentence(text, 'screen')]
}

/** Says that there are more frames than the one that was looked at. */
export function animationSentences({ image }: Pick<Overview, 'image'>, words: Words): Sentence[] {
  const animated =
    image.format === 'gif' || image.format === 'webp' || image.format === 'png' || image.format === 'avif'
  if (!animated || !image.pages || image.pages < 2) return []
  return [words.sentence(words.say('describe.animation', { count: image.pages }), 'screen')]
}
