import type { PictureAnswer } from '../../contract/descriptions'
import type { Element } from '../../../models/contract/scene'
import { known, unknown, type AskContext, type Intent } from '../context'
import { liesIn } from '../../describe/geometry'
import { absent, joinLines, listed, roleName } from '../phrases'
import { isHolder } from '../places'
import type { Span } from '../question'
import { evidenceOf, findElements, levelFor, targetOf, type FoundElement, type Target } from '../targets'
import { findHeadings, findTitles } from '../titles'
import { hasState, stateWord } from '../states'
import { fieldRoles, textCarriers } from '../vocabulary/shared'

/** What stands in something that holds other things. */
function textInside(element: Element, context: AskContext): PictureAnswer {
  const { scene, say, quoteWhole } = context
  const lines = scene.lines.filter(({ box }) => liesIn(box, element.box))
  const role = roleName(element.role, context)
  if (lines.length === 0) return unknown(context, say('ask.inside.none', { role }), [evidenceOf(element)])
  return known(context, say('ask.says', { role, text: quoteWhole(joinLines(lines)) }), [evidenceOf(element), ...lines])
}

/** What one control says or holds, as a sentence; empty where its contents were not recognised. */
function contentText(element: Element, context: AskContext): string {
  const { say, quote } = context
  const { role, name, state } = element
  const base = { role: roleName(role, context), named: name ? 'yes' : 'no', name: quote(name) }
  if (role === 'password') return say('ask.hidden', base)
  if (state?.value !== undefined)
    return say(state.value ? 'ask.holds' : 'ask.holds.nothing', { ...base, value: quote(state.value) })
  if (fieldRoles.includes(role) || role === 'slider' || role === 'progressbar') return ''
  const says = name ? say('ask.says', { role: base.role, text: quote(name) }) : ''
  const asked = state?.checked !== undefined ? (['on'] as const) : (['selected'] as const)
  const holds =
    state?.checked === undefined && state?.selected === undefined ? undefined : hasState(element, asked, context)
  if (holds === undefined || !name) return says
  return say('ask.state', { yes: 'plain', name: quote(name), state: stateWord(element, asked, holds) })
}

/** What the controls that fit a question say; several that fit equally are all told. */
function contents(found: readonly FoundElement[], context: AskContext): PictureAnswer {
  const [first] = found
  if (first && found.length === 1 && isHolder(first.element.role)) return textInside(first.element, context)
  const texts = found.map(({ element }) => contentText(element, context)).filter(Boolean)
  if (texts.length > 0) return known(context, texts.join(' '), found, levelFor(found))
  const role = first ? roleName(first.element.role, context) : ''
  const values = { role, named: first?.element.name ? 'yes' : 'no', name: context.quote(first?.element.name ?? '') }
  return unknown(context, context.say('ask.holds.unclear', values), found)
}

function says(span: Span, context: AskContext): PictureAnswer | null {
  const target = targetOf(span, context)
  const found = findElements(target, context)
  if (target.words.length > 0) {
    // Without a role a field is meant sooner than the label or column of the same name.
    if (found.length > 0) return contents(found, context)
    return target.roles ? absent(target, context) : null
  }
  if (!target.roles) return null
  if (found.length === 0) return absent(target, context)
  if (found.length === 1 && !target.plural) return contents(found, context)
  const elements = found.map(({ element }) => element)
  const withValues = elements.filter(({ state }) => state?.value !== undefined)
  return withValues.length > 0 ? contents(found, context) : listed(elements, context, target.plural ? 'high' : 'medium')
}

/** On photographs and pages a sign or label is known only by the text that was read, wherever that stands. */
function carried(span: Span, context: AskContext): PictureAnswer | null {
  const { scene, say, quoteWhole } = context
  if (!textCarriers.includes(span.corrected.split(' ').at(-1) ?? '') || scene.kind.name === 'screen') return null
  if (scene.lines.length === 0) return unknown(context, say('ask.text.none'))
  const text = quoteWhole(joinLines(scene.lines))
  return known(context, say('ask.carried', { text }), scene.lines, 'medium')
}

type Asked = 'title' | 'heading' | 'headings'

/** “What is the title?” One heading that was asked for may be any of several; all are told then. */
function title(asked: Asked, context: AskContext): PictureAnswer {
  const { scene, say, quote, list } = context
  const headings = asked === 'title' ? [] : findHeadings(context)
  const titles = headings.length > 0 ? headings : findTitles(context).slice(0, 1)
  if (titles.length === 0) {
    const [line] = scene.lines
    const begins = line ? say('ask.title.begins', { text: quote(line.text) }) : say('ask.text.none')
    return unknown(context, [say('ask.title.none'), begins].join(' '), line ? [line] : [])
  }
  const names = list(titles.slice(0, 20).map(({ text }) => quote(text)))
  const text = say('ask.title', { count: titles.length, kind: headings.length > 0 ? 'heading' : 'title', names })
  return known(context, text, titles, titles.length > 1 && asked !== 'headings' ? 'medium' : 'high')
}

function listRole(context: AskContext): PictureAnswer | null {
  for (const match of context.question.matches('listRole')) {
    const word = match.word('role')
    const span = match.span('role')
    const pressable = {
      name: '',
      words: [],
      roles: ['button', 'link', 'menuitem', 'tab'],
      roleWord: '',
      plural: true,
    } as const
    const target: Target | undefined = span ? targetOf(span, context) : { ...pressable, ordinal: undefined }
    if (word && !target.roles) continue
    const found = findElements(target, context)
    if (found.length === 0) return absent(target, context)
    if (found.length === 1 && !target.plural) return contents(found, context)
    return listed(
      found.map(({ element }) => element),
      context,
    )
  }
  return null
}

/** What controls say and hold, what there is of a role, and what the picture is headed with. */
export const answerElement: Intent = (context) => {
  const { question } = context
  const asked = (['title', 'heading', 'headings'] as const).find((name) => question.match(name))
  if (asked) return title(asked, context)
  for (const match of question.matches('says')) {
    const span = match.span('x')
    const answer = span && (says(span, context) ?? carried(span, context))
    if (answer) return answer
  }
  const list = listRole(context)
  if (list) return list
  // “Read the Cancel button”, “Save button?”
  for (const name of ['read', 'theRole'] as const) {
    const span =
      question.match(name)?.span('x') ?? (name === 'theRole' && question.match(name) ? question.whole : undefined)
    const whole = span && name === 'theRole' ? question.whole : span
    const answer = whole && says(whole, context)
    if (answer) return answer
  }
  return null
}
