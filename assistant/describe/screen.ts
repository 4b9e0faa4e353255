import type { Length, Sentence } from '../contract/descriptions'
import type { Scene, TextLine } from '../../models/contract/scene'
import { colourSentences } from './looks'
import { controlRoles, controlSentences, countedRoles, isSureElement, isWindowButton, isWorthSaying } from './controls'
import { dialogSentences } from './dialogs'
import { liesIn } from './geometry'
import type { Opening } from './opening'
import { fit, ranked } from './plan'
import { regionSentences } from './regions'
import { screenKindSentences } from './screen-kind'
import { tableSentences } from './tables'
import { allText, doubtfulText, isSound, passagesOf, quotedText } from './text'
import { comparable, type Words } from './words'

/** With the opening, a normal description of a screen has at most seven sentences. */
const NORMAL_SENTENCES = 6
/** How much of a screen's text a brief description quotes where nothing but text was recognised. */
const GIST = { maxCharacters: 160, maxLines: 4 }

/** What follows the opening about a screen: dialogs, controls, tables, text, regions. */
export function describeScreen(scene: Scene, opening: Opening, length: Length, words: Words): Sentence[] {
  const dialogs = dialogSentences(scene, opening.title, length, words)
  if (length === 'brief')
    return dialogs.sentences.length > 0 ? dialogs.sentences.slice(0, 1) : summary(scene, opening, words)
  const controls = scene.elements.filter(
    (element) =>
      !dialogs.told.has(element) &&
      !isTitle(element.name, opening) &&
      (length === 'detailed' || !isWindowButton(element, scene.elements)),
  )
  const tables = tableSentences(scene, length, words)
  const rest = otherLines(scene, opening, dialogs.toldLines)
  const sound = passagesOf(scene, new Set(rest.filter(isSound)))
  const which = rest.length < scene.lines.length ? 'rest' : 'all'
  const text = length === 'detailed' ? allText(sound, which, words) : quotedText(sound, which, words)
  const planned = [
    ...ranked(6, screenKindSentences(scene, words)),
    ...ranked(1, dialogs.sentences),
    ...ranked(2, controlSentences(controls, length, words)),
    ...ranked(3, tables),
    ...ranked(7, regionSentences(scene, words)),
    ...ranked(4, text),
    ...ranked(5, doubtfulText(rest, length, words)),
    ...ranked(8, length === 'detailed' ? colourSentences(scene, words) : []),
  ]
  return fit(planned, length === 'normal' ? NORMAL_SENTENCES : Infinity)
}

/** One sentence that counts what is there. Falls back to the text where nothing was recognised. */
function summary(scene: Scene, opening: Opening, words: Words): Sentence[] {
  const told = scene.elements.filter(
    (element) =>
      controlRoles.includes(element.role) &&
      isSureElement(element) &&
      !isTitle(element.name, opening) &&
      !isWindowButton(element, scene.elements),
  )
  const tables = scene.tables.length
  const items = countedRoles(told, words)
  if (tables > 0) items.unshift(words.say('counted.table', { count: tables }))
  if (items.length === 0) {
    const passages = passagesOf(scene, new Set(otherLines(scene, opening, new Set()).filter(isSound)))
    const text = quotedText(passages, opening.title === null ? 'all' : 'rest', words, GIST)
    return text.length > 0 ? text : doubtfulText(scene.lines, 'brief', words)
  }
  const confidence = Math.min(1, ...told.map((element) => element.confidence))
  return [words.sentence(words.say('describe.summary', { items: words.list(items) }), 'screen', confidence)]
}

const isTitle = (text: string, { title }: Opening): boolean =>
  title !== null && text !== '' && comparable(text) === comparable(title)

/** The lines that nothing else has said: not the title, not in a table, not the name or value of an element. */
function otherLines(scene: Scene, opening: Opening, toldLines: ReadonlySet<TextLine>): TextLine[] {
  const elements = scene.elements.filter(isWorthSaying)
  const controls = elements.filter((element) => controlRoles.includes(element.role))
  return scene.lines.filter((line) => {
    if (line.text === '' || toldLines.has(line) || isTitle(line.text, opening)) return false
    if (scene.tables.some((table) => liesIn(line.box, table.box))) return false
    const text = comparable(line.text)
    if (elements.some((element) => comparable(element.name) === text && text !== '')) return false
    return !controls.some(
      (element) => liesIn(line.box, element.box) && isSaidBy(text, element.name, element.state?.value),
    )
  })
}

/** Whether the words of a line all stand in an element's name or value; OCR may cut a name into several lines. */
function isSaidBy(text: string, name: string, value = ''): boolean {
  const said = ` ${comparable(`${name} ${value}`)} `
  return text !== '' && text.split(' ').every((word) => said.includes(` ${word} `))
}
