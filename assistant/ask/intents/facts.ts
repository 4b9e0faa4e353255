import type { PictureAnswer } from '../../contract/descriptions'
import { known, unknown, type AskContext, type Intent } from '../context'
import { evidenceOfLines, joinLines } from '../phrases'
import { findTitles } from '../titles'
import { nameColour } from '../../describe/colours'
import type { Caption } from '../../../models/contract/scene'

/** Below this what kind of picture it is counts as a guess. */
const SURE_OF_KIND = 0.6

const kindText = ({ scene, say }: AskContext): string =>
  say('ask.kind', { kind: scene.kind.name, sure: scene.kind.confidence >= SURE_OF_KIND ? 'yes' : 'no' })

const sizeText = ({ scene: { image }, say }: AskContext): string =>
  say('ask.size', { width: image.width, height: image.height })

const levelOfKind = ({ scene }: AskContext): 'medium' | 'high' =>
  scene.kind.confidence >= SURE_OF_KIND ? 'high' : 'medium'

/** “A screen with the title “Settings”, …”: what is known as a whole, from kind, title and number of controls. */
function whole(context: AskContext): PictureAnswer {
  const { scene, say, quote, list } = context
  if (scene.blank) return known(context, blankText(context), [])
  const [title] = findTitles(context)
  const counts = (['button', 'checkbox', 'radio', 'switch', 'tab', 'textbox', 'combobox', 'link'] as const).flatMap(
    (role) => {
      const count = scene.elements.filter((element) => element.role === role).length
      return count > 0 ? [say(`counted.${role}`, { count })] : []
    },
  )
  const tables = scene.tables.length
  if (tables > 0) counts.push(say('counted.table', { count: tables }))
  if (scene.lines.length > 0) counts.push(say('ask.lines', { count: scene.lines.length }))
  const parts = [
    say('ask.what', { kind: kindText(context), titled: title ? 'yes' : 'no', title: title ? quote(title.text) : '' }),
    ...(counts.length > 0 ? [say('ask.what.has', { items: list(counts) })] : []),
    ...(scene.kind.name === 'photo' ? [say('ask.photo.captioner')] : []),
  ]
  return known(context, parts.join(' '), title ? [title] : [], levelOfKind(context))
}

export function blankText({ scene, say }: AskContext): string {
  if (!scene.blank) return ''
  const { kind, colour } = scene.blank
  return kind === 'uniform'
    ? say('describe.blank.uniform', { colour: nameColour(colour, { say }) })
    : say(`describe.blank.${kind}`)
}

/** What a model said, without what the exact parts contradict. */
const spokenCaption = ({ claims }: Caption): string =>
  claims
    .filter(({ verdict }) => verdict !== 'dropped')
    .map(({ text }) => text)
    .join(' ')

/** What a photograph or drawing shows is a captioner’s to say; without one only its text is known. */
function depicted(context: AskContext): PictureAnswer {
  const { scene, say, quote } = context
  const opinion = scene.caption && spokenCaption(scene.caption)
  if (opinion) return { ...known(context, say('ask.caption', { text: opinion }), [], 'medium'), opinion: scene.caption }
  if (scene.kind.name === 'screen' || scene.kind.name === 'document') return whole(context)
  const text = joinLines(scene.lines)
  const read = text ? say('ask.photo.text', { text: quote(text) }) : say('ask.text.none')
  const evidence = evidenceOfLines(
    scene.lines.map((_, index) => index),
    context,
  )
  return unknown(context, [kindText(context), sizeText(context), read, say('ask.photo.captioner')].join(' '), evidence)
}

function isKind(context: AskContext, word: string): PictureAnswer {
  const { scene, say, vocabulary } = context
  const asked = vocabulary.kinds[word]
  const yes = scene.kind.name === asked ? 'yes' : 'no'
  return known(context, say('ask.kind.is', { yes, kind: kindText(context) }), [], levelOfKind(context))
}

function isBlank(context: AskContext): PictureAnswer {
  const { scene, say } = context
  if (scene.blank) return known(context, blankText(context), [])
  const lines = scene.lines.length
  return known(context, say('ask.blank.not', { lines, text: say('ask.lines', { count: lines }) }), [])
}

function turned(context: AskContext): PictureAnswer {
  const { scene, say } = context
  if (scene.lines.length === 0) return unknown(context, say('ask.text.none'))
  return known(context, say('ask.turned', { degrees: scene.textRotation }), [])
}

function pages(context: AskContext): PictureAnswer {
  const { image } = context.scene
  return known(context, context.say('ask.pages', { pages: image.pages ?? 1, page: image.page ?? 1 }), [])
}

function format(context: AskContext): PictureAnswer {
  const { image } = context.scene
  const shape = image.width > image.height ? 'landscape' : image.width < image.height ? 'portrait' : 'square'
  const name = image.format === 'raw' ? 'none' : image.format.toUpperCase()
  return known(context, context.say('ask.format', { shape, format: name }), [])
}

/** Kind, size, format, pages, rotation, blankness: what is true of the picture as a whole. */
export const answerFacts: Intent = (context) => {
  const { question } = context
  if (question.match('size')) return known(context, sizeText(context), [])
  if (question.match('pages')) return pages(context)
  if (question.match('format')) return format(context)
  if (question.match('blank')) return isBlank(context)
  if (question.match('turned')) return turned(context)
  const kind = question.match('isKind')?.word('kind')
  if (kind) return isKind(context, kind)
  if (question.match('whatKind')) return whole(context)
  return question.match('depicts') ? depicted(context) : null
}
