import type { PictureAnswer } from '../../contract/descriptions'
import type { Element, Role, Table } from '../../../models/contract/scene'
import { known, unknown, type AskContext, type Evidence, type Intent } from '../context'
import { findRun, wordsOf } from '../match'
import { absenceTells, absent, listed } from '../phrases'
import type { Span } from '../question'
import { hasState, stateOf } from '../states'
import { cellEvidence, columnsIn, dataRows, findColumns, firstDataRow, isSame } from '../tables'
import { evidenceOf, findText, targetOf } from '../targets'
import { findHeadings } from '../titles'
import type { Unit } from '../vocabulary'
import { rowsWith } from './which'

/** From here on an element is counted as being there; those below are told as perhaps being there. */
const COUNTED = 0.5

function countElements(roles: readonly Role[], context: AskContext): PictureAnswer {
  const { scene, say } = context
  const all = scene.elements.filter(({ role }) => roles.includes(role))
  const sure = all.filter(({ confidence }) => confidence >= COUNTED)
  const [role = 'button'] = all.length > 0 ? all.map((element) => element.role) : roles
  if (all.length === 0) {
    const none = say('ask.count.none', { role: say(`role.${role}`, { count: 2 }) })
    return absenceTells(context) ? known(context, none, [], 'medium') : unknown(context, none)
  }
  if (sure.length < all.length) {
    const text = say('ask.count.doubtful', { least: sure.length, most: all.length })
    return known(context, text, sure.map(evidenceOf), 'medium')
  }
  return listed(all, context)
}

/** Numbers of lines, paragraphs, rows and the like. */
function countUnit(unit: Unit, context: AskContext): PictureAnswer | null {
  const { scene, say } = context
  const { tables, lines, blocks } = scene
  const counted = (count: number, atMost: 'high' | 'medium' = 'high', evidence: Evidence[] = []): PictureAnswer =>
    known(context, say('ask.count', { unit, count }), evidence, atMost)
  switch (unit) {
    case 'line':
      return counted(lines.length)
    case 'word':
      return counted(
        lines.reduce((sum, { text }) => sum + text.split(' ').filter(Boolean).length, 0),
        'medium',
      )
    case 'heading':
      return counted(findHeadings(context).length, 'high', findHeadings(context))
    case 'paragraph':
    case 'list':
      return counted(blocks.filter(({ kind }) => kind === unit).length)
    case 'block':
      return counted(blocks.length)
    case 'table':
      return counted(Math.max(tables.length, scene.elements.filter(({ role }) => role === 'table').length))
    case 'row':
    case 'column': {
      if (tables.length > 0) return countInTables(unit, tables, context)
      const columns = Math.max(0, ...blocks.map(({ column }) => column + 1))
      if (unit === 'column' && columns > 1) return counted(columns, 'medium')
      return unknown(context, say('ask.table.none'))
    }
    default:
      return null
  }
}

function countInTables(unit: 'row' | 'column', tables: readonly Table[], context: AskContext): PictureAnswer {
  const { say, list } = context
  const each = tables.map((table) => {
    const count = unit === 'row' ? dataRows(table).length : columnsIn(table)
    return say('ask.count.table', { unit, count, header: unit === 'row' && table.header ? 'yes' : 'no' })
  })
  const evidence = tables.map(({ box, rows }) => ({ text: (rows[0] ?? []).join(' | '), box, confidence: 1 }))
  const text =
    tables.length === 1
      ? say('ask.count.one', { each: each[0] ?? '' })
      : say('ask.count.tables', { count: tables.length, each: list(each) })
  return known(context, text, evidence, tables.length === 1 ? 'high' : 'medium')
}

/** “How many printers are there”: the rows of a table whose heading says so. */
function countRows(span: Span, context: AskContext): PictureAnswer | null {
  const [column] = findColumns(span.words, context)
  if (!column) return null
  const { table, column: at } = column
  const cells = dataRows(table)
    .map((_, index) => ({ table, row: index + firstDataRow(table), column: at }))
    .flatMap((cell) => cellEvidence(cell, context))
  const names = context.list(cells.map(({ text }) => context.quote(text)))
  return known(context, context.say('ask.list.mixed', { count: cells.length, names }), cells)
}

function countWithState(context: AskContext): PictureAnswer | null {
  for (const match of context.question.matches('countState')) {
    const word = context.vocabulary.roles[match.word('role') ?? '']
    const states = context.vocabulary.states[match.word('state') ?? '']
    if (!word || !states) continue
    const all = context.scene.elements.filter(({ role }) => word.roles.includes(role))
    if (all.length === 0)
      return absent({ name: '', words: [], roles: word.roles, roleWord: '', plural: true, ordinal: 1 }, context)
    const is = (element: Element): boolean => hasState(element, states, context) === true
    const unclear = all.filter((element) => hasState(element, states, context) === undefined)
    const state = stateOf(all[0] ?? { role: 'button' }, states)
    const having = all.filter(is)
    const names = context.list(having.map(({ name }) => context.quote(name)))
    const text = context.say('ask.count.state', {
      count: having.length,
      all: all.length,
      state,
      names,
      unclear: unclear.length,
    })
    return known(context, text, having.map(evidenceOf), unclear.length > 0 ? 'medium' : 'high')
  }
  return null
}

function countWhich(context: AskContext): PictureAnswer | null {
  for (const match of context.question.matches('countWhich')) {
    const [what, value] = [match.span('x'), match.span('y')]
    const found = what && value && rowsWith(what.words, value.words, context, true)
    if (found) return found
  }
  return null
}

function countTimes(context: AskContext): PictureAnswer | null {
  const span = context.question.match('countTimes')?.span('x')
  if (!span) return null
  const lines = findText(span.words, context)
  const count = lines.reduce((sum, { text }) => sum + timesIn(span.words, wordsOf(text)), 0)
  return known(
    context,
    context.say('ask.count.times', { count, name: context.quote(span.text) }),
    lines,
    count > 0 ? 'high' : 'medium',
  )
}

function timesIn(phrase: readonly string[], words: readonly string[]): number {
  const last = words.length - phrase.length + 1
  const starts = Array.from({ length: Math.max(1, last) }, (_, index) => index)
  return Math.max(1, starts.filter((at) => findRun(phrase, words.slice(at, at + phrase.length)).likeness > 0.9).length)
}

/** How many there are: controls, lines, rows, or what a table lists. What can't be seen is not counted. */
export const answerCount: Intent = (context) => {
  const special = countWithState(context) ?? countTimes(context) ?? countWhich(context)
  if (special) return special
  const span = context.question.match('count')?.span('x')
  if (!span) return null
  const { units, roles } = context.vocabulary
  const unit = units[span.corrected]
  const inUnit = unit && countUnit(unit, context)
  if (inUnit) return inUnit
  const role = roles[span.corrected]
  if (role) return countElements(role.roles, context)
  const rows = countRows(span, context)
  if (rows) return rows
  const target = targetOf(span, context)
  if (target.roles && target.words.length > 0) {
    const named = context.scene.elements.filter(
      ({ role: each, name }) => target.roles?.includes(each) && isSame(target.words, name),
    )
    return named.length > 0 ? listed(named, context) : absent(target, context)
  }
  return unknown(context, context.say('ask.count.unseen', { name: context.quote(span.text) }))
}
