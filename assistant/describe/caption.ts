import type { Sentence } from '../contract/descriptions'
import type { Scene } from '../../models/contract/scene'
import { groundCaption } from './grounding'
import { shorten } from './untrusted'
import type { Words } from './words'

const MAX_CAPTION_CHARACTERS = 1200

/** The captioner's words, introduced as an opinion, without what the exact parts of the scene contradict. */
export function captionSentences(scene: Scene, words: Words): Sentence[] {
  if (!scene.caption || scene.caption.text === '') return []
  const { confidence } = scene.caption
  const { kept, unchecked, dropped } = groundCaption(scene.caption.text, scene)
  const sentences: Sentence[] = []
  const say = (
    key: 'describe.caption' | 'describe.caption.unchecked',
    claims: readonly string[],
    sure: number,
  ): void => {
    if (claims.length === 0) return
    const text = shorten(claims.join(' '), MAX_CAPTION_CHARACTERS)
    sentences.push(words.sentence(words.say(key, { text }), 'model', sure))
  }
  say('describe.caption', kept, confidence)
  say('describe.caption.unchecked', unchecked, confidence / 2)
  if (dropped > 0) sentences.push(words.sentence(words.say('describe.caption.dropped'), 'screen'))
  return sentences
}
