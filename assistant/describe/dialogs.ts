import type { Length, Sentence } from '../contract/descriptions'
import type { Element, Scene } from '../../models/contract/scene'
import { isSureElement, isWindowButton, isWorthSaying } from './controls'
import { coverage, liesIn } from './geometry'
import { allText, isSound, passagesOf, quotedText } from './text'
import { comparable, shortName, type Words } from './words'

/** A dialog that covers more than this is what the picture was taken of; its controls are then the picture's. */
const WHOLE_PICTURE = 0.8

export interface DialogReport {
  sentences: Sentence[]
  /** Elements that were spoken of. */
  told: Set<Element>
  /** Whether a line was spoken of. */
  toldLines: Set<Scene['lines'][number]>
}

/** Dialogs come first: what is open on top is what waits for the person. */
export function dialogSentences(scene: Scene, title: string | null, length: Length, words: Words): DialogReport {
  const report: DialogReport = { sentences: [], told: new Set(), toldLines: new Set() }
  for (const dialog of scene.elements.filter((element) => element.role === 'dialog' && isWorthSaying(element))) {
    report.told.add(dialog)
    if (coverage(dialog.box, scene.image) > WHOLE_PICTURE) {
      report.sentences.push(words.sentence(words.say('describe.dialog.whole'), 'screen', dialog.confidence))
      continue
    }
    const inside = scene.elements.filter((element) => element !== dialog && liesIn(element.box, dialog.box))
    const isNews = (element: Element): boolean => length === 'detailed' || !isWindowButton(element, scene.elements)
    const buttons = inside.filter(
      (element) => element.role === 'button' && element.name !== '' && isPlain(element) && isNews(element),
    )
    for (const button of buttons) report.told.add(button)
    // A name that was just said as the picture's title is not said twice.
    const name = comparable(dialog.name) === comparable(title ?? '') ? '' : shortName(dialog.name)
    const text = words.say('describe.dialog', {
      sure: isSureElement(dialog) ? 'yes' : 'no',
      named: name === '' ? 'no' : 'yes',
      name,
      count: buttons.length,
      buttons: words.list(buttons.map((button) => words.named(button))),
    })
    const confidence = Math.min(dialog.confidence, ...buttons.map((button) => button.confidence))
    report.sentences.push(words.sentence(text, 'screen', confidence))

    const names = new Set([title ?? '', dialog.name, ...inside.flatMap(textsOf)].map(comparable))
    const lines = scene.lines.filter(
      (line) => isSound(line) && liesIn(line.box, dialog.box) && !names.has(comparable(line.text)),
    )
    const free = lines.filter((line) => !scene.tables.some((table) => liesIn(line.box, table.box)))
    for (const line of free) report.toldLines.add(line)
    const passages = passagesOf(scene, new Set(free))
    report.sentences.push(
      ...(length === 'detailed' ? allText(passages, 'dialog', words) : quotedText(passages, 'dialog', words)),
    )
  }
  return report
}

/** A button that is unavailable or not sure has more to say than its name; it is told with the controls. */
const isPlain = (element: Element): boolean => !element.state?.disabled && isSureElement(element)

const textsOf = (element: Element): string[] => [element.name, element.state?.value ?? '']
