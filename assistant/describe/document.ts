import type { Length, Sentence } from '../contract/descriptions'
import type { Scene, TextLine } from '../../models/contract/scene'
import { controlSentences, isSureElement } from './controls'
import { liesIn } from './geometry'
import { animationSentences } from './looks'
import type { Opening } from './opening'
import { fit, ranked } from './plan'
import { tableSentences } from './tables'
import { allText, doubtfulText, isSound, joinLines, passagesOf, quotedText, type Passage } from './text'
import { comparable, type Words } from './words'

const NORMAL_SENTENCES = 6
/** A page is there to be read: a normal description quotes its first paragraphs, some minute of speech. */
const QUOTED = { maxCharacters: 700, maxLines: 14 }

/** What follows the opening about a page of text: how much there is, its tables, and its text in reading order. */
export function describeDocument(scene: Scene, opening: Opening, length: Length, words: Words): Sentence[] {
  const amount = amountSentence(scene, words)
  if (length === 'brief') return amount
  const inTable = (line: TextLine): boolean => scene.tables.some((table) => liesIn(line.box, table.box))
  const free = scene.lines.filter((line) => !inTable(line))
  const passages = withoutTitle(passagesOf(scene, new Set(free.filter(isSound))), opening)
  const text = length === 'detailed' ? allText(passages, 'all', words) : quotedText(passages, 'all', words, QUOTED)
  const planned = [
    ...ranked(1, animationSentences(scene, words)),
    ...ranked(1, amount),
    ...ranked(4, tableSentences(scene, length, words)),
    ...ranked(2, text),
    ...ranked(3, doubtfulText(scene.lines, length, words)),
    ...ranked(5, controlSentences(controlsOnPage(scene), length, words)),
  ]
  return fit(planned, length === 'normal' ? NORMAL_SENTENCES : Infinity)
}

/** A page in a window has things to operate around its text. Headings and list items are told by the text itself. */
function controlsOnPage(scene: Scene): Scene['elements'] {
  return scene.elements.filter(
    (element) => isSureElement(element) && element.role !== 'heading' && element.role !== 'listitem',
  )
}

/** The heading that the opening has said is not said again. */
function withoutTitle(passages: Passage[], { title }: Opening): Passage[] {
  const first = passages[0]
  if (!first || title === null) return passages
  const same = comparable(joinLines(first.lines.map((line) => line.text))) === comparable(title)
  return same ? passages.slice(1) : passages
}

function amountSentence(scene: Scene, words: Words): Sentence[] {
  const lines = scene.lines.filter((line) => line.text !== '')
  if (lines.length === 0) {
    const key = scene.textRegions > 0 ? 'describe.text.illegible' : 'describe.text.none'
    return [words.sentence(words.say(key), 'screen')]
  }
  const count = lines.reduce((sum, line) => sum + line.text.split(' ').length, 0)
  const text = words.say('describe.document.amount', {
    paragraphs: scene.blocks.filter((block) => block.kind === 'paragraph').length,
    lines: lines.length,
    words: count < 100 ? count : Math.round(count / 10) * 10,
    columns: new Set(scene.blocks.map((block) => block.column)).size,
  })
  return [words.sentence(text, 'screen')]
}
