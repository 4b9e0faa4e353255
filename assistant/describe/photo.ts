import type { Length, Sentence } from '../contract/descriptions'
import type { Scene } from '../../models/contract/scene'
import { countedRoles, isSureElement } from './controls'
import { animationSentences, colourSentences } from './looks'
import { fit, ranked } from './plan'
import { tableSentences } from './tables'
import { allText, doubtfulText, isSound, passagesOf, quotedText } from './text'
import type { Words } from './words'

/** With the opening, at most seven sentences. */
const NORMAL_SENTENCES = 6

/**
 * What can be known of a photograph, drawing or chart: colours and legible text. Faces and things are not guessed; they are a captioning
 * model's to tell.
 */
export function describePhoto(scene: Scene, length: Length, words: Words): Sentence[] {
  const text = textSentences(scene, length, words)
  const colours = colourSentences(scene, words)
  if (length === 'brief') return [...text, ...colours].slice(0, 1)
  const planned = [
    ...ranked(4, animationSentences(scene, words)),
    ...ranked(3, colours),
    ...ranked(3, chartSentences(scene, words)),
    ...ranked(3, tableSentences(scene, length, words)),
    ...ranked(2, text),
  ]
  return fit(planned, length === 'normal' ? NORMAL_SENTENCES : Infinity)
}

function textSentences(scene: Scene, length: Length, words: Words): Sentence[] {
  const sound = passagesOf(scene, new Set(scene.lines.filter(isSound)))
  if (sound.length > 0) {
    const text = length === 'detailed' ? allText(sound, 'photo', words) : quotedText(sound, 'photo', words)
    return length === 'brief' ? text : [...text, ...doubtfulText(scene.lines, length, words)]
  }
  const doubtful = doubtfulText(scene.lines, length, words)
  if (doubtful.length > 0) return doubtful
  if (length === 'brief') return []
  const key = scene.textRegions > 0 ? 'describe.text.illegible' : 'describe.text.none'
  return [words.sentence(words.say(key), 'screen')]
}

function chartSentences(scene: Scene, words: Words): Sentence[] {
  const charts = scene.elements.filter((element) => element.role === 'chart' && isSureElement(element))
  if (charts.length === 0) return []
  const confidence = Math.min(...charts.map((chart) => chart.confidence))
  const items = words.list(countedRoles(charts, words))
  return [words.sentence(words.say('describe.summary', { items }), 'screen', confidence)]
}
