import type { AskContext, Evidence } from './context'
import { liesIn } from '../describe/geometry'
import { evidenceOfLines, joinLines } from './phrases'
import { evidenceOf } from './targets'

/** Titles of windows and dialogs, outermost first; the name of a title bar may only be read in it. */
function windowTitles(context: AskContext): Evidence[] {
  const { scene } = context
  const order = ['titlebar', 'window', 'dialog'] as const
  return order.flatMap((role) =>
    scene.elements
      .filter((element) => element.role === role)
      .flatMap((element) => {
        if (element.name) return [evidenceOf(element)]
        if (role !== 'titlebar') return []
        const inside = scene.lines.filter((line) => liesIn(line.box, element.box))
        return inside.length > 0 ? [{ ...evidenceOf(element), text: joinLines(inside) }] : []
      }),
  )
}

/** Headings of the text, from where reading begins. */
export function findHeadings(context: AskContext): Evidence[] {
  const { scene } = context
  const elements = scene.elements.filter(({ role, name }) => role === 'heading' && name).map(evidenceOf)
  const blocks = scene.blocks
    .filter(({ kind }) => kind === 'heading')
    .flatMap(({ lines, box }) => {
      const evidence = evidenceOfLines(lines, context)
      const text = joinLines(evidence)
      return text ? [{ text, box, confidence: Math.min(...evidence.map(({ confidence }) => confidence)) }] : []
    })
  return blocks.length > 0 ? blocks : elements
}

/** What the whole picture is headed with, most fitting first: a window's title, then the headings of its text. */
export function findTitles(context: AskContext): Evidence[] {
  const all = [...windowTitles(context), ...findHeadings(context)]
  return all.filter(({ text }, index) => all.findIndex((other) => other.text === text) === index)
}
