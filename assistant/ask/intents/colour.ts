import type { PictureAnswer } from '../../contract/descriptions'
import { known, unknown, type AskContext, type Evidence, type Intent } from '../context'
import { liesIn, placeOf } from '../../describe/geometry'
import { findColour, nameColour, nameColours } from '../../describe/colours'
import { absent, roleName } from '../phrases'
import type { Span } from '../question'
import { evidenceOf, findElements, findText, targetOf } from '../targets'
import { findHeadings, findTitles } from '../titles'
import type { ColourShare, Element, TextLine } from '../../../models/contract/scene'

/** The colours of one thing: of its surface, and of the text on it. */
interface Painted {
  readonly what: string
  readonly fill?: string | undefined
  readonly ink?: string | undefined
  readonly evidence: Evidence
}

const lineEvidence = ({ text, box, confidence }: TextLine): Evidence => ({ text, box, confidence })

/** A control's surface, or where that was not seen the paper of the text on it. */
function painted(element: Element, context: AskContext): Painted {
  const label = context.scene.lines.find((line) => liesIn(line.box, element.box))
  const name = element.name ? context.quote(element.name) : roleName(element.role, context)
  return { what: name, fill: element.fill ?? label?.paper, ink: label?.ink, evidence: evidenceOf(element) }
}

const paintedLine = (line: TextLine, context: AskContext, what = context.quote(line.text)): Painted => ({
  what,
  fill: line.paper,
  ink: line.ink,
  evidence: lineEvidence(line),
})

/** The surface that most of the picture has; below this share no colour is the background. */
const BACKGROUND_SHARE = 0.35

function background(context: AskContext): PictureAnswer {
  const { scene, say } = context
  const largest = scene.colours.toSorted((one, other) => other.share - one.share)[0]
  if (largest && largest.share >= BACKGROUND_SHARE && scene.kind.name !== 'photo') {
    const colour = nameColour(largest.colour, context)
    return known(context, say('ask.colour.background', { colour, share: Math.round(largest.share * 100) }), [])
  }
  return mainColours(context)
}

function mainColours(context: AskContext): PictureAnswer {
  const { scene, say, list } = context
  const names = nameColours(scene.colours, context)
  if (names.length === 0) return unknown(context, say('ask.colour.none'))
  return known(context, say('ask.colours', { count: names.length, colours: list(names) }), [], 'medium')
}

/** The colours in which text stands, the commonest first. */
function textColours(context: AskContext): PictureAnswer {
  const { scene, say, list } = context
  const inked = scene.lines.filter(({ ink }) => ink !== undefined)
  if (inked.length === 0) return unknown(context, say(scene.lines.length === 0 ? 'ask.text.none' : 'ask.colour.none'))
  const letters = inked.reduce((sum, { text }) => sum + text.length, 0)
  const shares = inked.map(({ ink, text }): ColourShare => ({ colour: ink ?? '#000000', share: text.length / letters }))
  const names = nameColours(shares, context)
  return known(
    context,
    say('ask.colour.text', { count: names.length, colours: list(names) }),
    inked.slice(0, 5).map(lineEvidence),
  )
}

/** What people call the header: a title bar, else a bar or region at the top, else the heading, else a table’s first row. */
function header(context: AskContext): Painted | undefined {
  const { scene, quote } = context
  const bar = scene.elements.find(({ role }) => role === 'titlebar')
  const strip = scene.elements.find(
    ({ role, box, fill }) =>
      ['toolbar', 'region', 'menubar'].includes(role) &&
      fill &&
      placeOf(box, scene.image) === 'top' &&
      box[2] > scene.image.width * 0.5,
  )
  const element = bar ?? strip
  if (element) return { ...painted(element, context), what: roleName(element.role, context) }
  const [heading] = findHeadings(context)
  const tableTop = scene.tables.find((table) => table.header)?.cells.find(({ row }) => row === 0)
  const box = heading?.box ?? tableTop?.box
  const line = box && scene.lines.find((each) => liesIn(each.box, box))
  return line && paintedLine(line, context, quote(line.text))
}

function tell(things: readonly Painted[], context: AskContext): PictureAnswer {
  const { say } = context
  const seen = things.filter(({ fill, ink }) => fill !== undefined || ink !== undefined)
  const evidence = things.map((thing) => thing.evidence)
  if (seen.length === 0) return unknown(context, say('ask.colour.unseen', { name: things[0]?.what ?? '' }), evidence)
  const texts = seen.map(({ what, fill, ink }) =>
    say('ask.colour.of', {
      name: what,
      has: fill && ink ? 'both' : fill ? 'fill' : 'ink',
      fill: fill ? nameColour(fill, context) : '',
      ink: ink ? nameColour(ink, context) : '',
    }),
  )
  return known(context, texts.join(' '), evidence, seen.length > 1 ? 'medium' : 'high')
}

/** What a colour was asked of: a control, or a text. */
function paintedBy(span: Span, context: AskContext): Painted[] {
  const target = targetOf(span, context)
  const elements = findElements(target, context)
  if (elements.length > 0) return elements.slice(0, 6).map(({ element }) => painted(element, context))
  if (target.roles && target.words.length === 0) return []
  const lines = findText(target.words, context)
  return lines.slice(0, 3).flatMap(({ line }) => {
    const found = context.scene.lines[line]
    return found ? [paintedLine(found, context)] : []
  })
}

function colourOf(span: Span, context: AskContext): PictureAnswer {
  const part = context.vocabulary.parts[span.corrected]
  if (part === 'background') return background(context)
  if (part === 'picture') return mainColours(context)
  if (part === 'text') return textColours(context)
  const top = part === 'header' ? header(context) : undefined
  if (top) return tell([top], context)
  const things = paintedBy(span, context)
  if (things.length > 0) return tell(things, context)
  const isHeading = context.vocabulary.units[span.corrected] === 'heading'
  const [heading] = isHeading ? findHeadings(context) : part === 'title' ? findTitles(context) : []
  const line = heading && context.scene.lines.find((each) => liesIn(each.box, heading.box))
  return line ? tell([paintedLine(line, context)], context) : absent(targetOf(span, context), context)
}

/** “Is the button green?” */
function isColour(context: AskContext): PictureAnswer | null {
  for (const match of context.question.matches('isColour')) {
    const span = match.span('x')
    const asked = context.vocabulary.colours[match.word('colour') ?? '']
    if (!span || !asked || context.vocabulary.parts[span.corrected] === 'picture') continue
    const things = context.vocabulary.parts[span.corrected] === 'header' ? [header(context)] : paintedBy(span, context)
    const [thing] = things
    if (!thing) continue
    const fill = thing.fill === undefined ? undefined : findColour(thing.fill).name
    const ink = thing.ink === undefined ? undefined : findColour(thing.ink).name
    const told = tell([thing], context)
    if (!told.answered) return told
    const yes = fill === asked || ink === asked
    return { ...told, answer: context.say('ask.yesno', { yes: yes ? 'yes' : 'no', answer: told.answer }) }
  }
  return null
}

/** The colours of the picture, of its background and text, and of what stands on it. */
export const answerColour: Intent = (context) => {
  const { question } = context
  if (question.match('mainColours')) return mainColours(context)
  const span = question.match('colourOf')?.span('x')
  return span ? colourOf(span, context) : isColour(context)
}
