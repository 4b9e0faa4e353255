import type { PictureAnswer } from '../contract/descriptions'
import type { Element, Role } from '../../models/contract/scene'
import { known, unknown, type AskContext, type Evidence, type Level } from './context'
import { evidenceOf, type Target } from './targets'

/** So many names are said; the rest is counted. */
const MOST_NAMES = 40

export const roleName = (role: Role, { say }: AskContext): string => say(`role.${role}`, { count: 1 })

/** Names in quotation marks, with a word for those that have none. */
export function nameList(elements: readonly Element[], context: AskContext, withRole = false): string {
  const { named: quoted, say, list } = context
  const named = elements.filter(({ name }) => name !== '').slice(0, MOST_NAMES)
  const nameless = elements.filter(({ name }) => name === '').length
  const more = elements.length - nameless - named.length
  return list([
    ...named.map((element) =>
      withRole
        ? say('ask.withRole', { name: quoted(element), role: roleName(element.role, context) })
        : quoted(element),
    ),
    ...(nameless > 0 ? [say('describe.unnamed', { count: nameless })] : []),
    ...(more > 0 ? [say('describe.more', { count: more })] : []),
  ])
}

/** “There are 3 buttons: …” */
export function listed(elements: readonly Element[], context: AskContext, atMost: Level = 'high'): PictureAnswer {
  const { say } = context
  const roles = new Set(elements.map(({ role }) => role))
  const [first] = roles
  const names = nameList(elements, context, roles.size > 1)
  const count = elements.length
  const text =
    first !== undefined && roles.size === 1
      ? say('ask.list', { count, counted: say(`counted.${first}`, { count }), names })
      : say('ask.list.mixed', { count, names })
  return known(context, text, elements.map(evidenceOf), atMost)
}

/**
 * Whether it means anything that a control was not found: not on a photograph, and not on a screen where not a single one was
 * recognised.
 */
export const absenceTells = ({ scene }: AskContext): boolean =>
  scene.kind.name === 'document' || (scene.kind.name !== 'photo' && scene.elements.length > 0)

/** “I find no check box “Bluetooth” on this picture”, and what there is of that role instead. */
export function absent({ name, roles, words }: Target, context: AskContext): PictureAnswer {
  const { say, quote, scene } = context
  const role = roles?.[0]
  const roleText = role === undefined ? '' : roleName(role, context)
  const text =
    words.length === 0
      ? say('ask.absent.role', { role: roleText })
      : role === undefined
        ? say('ask.absent', { name: quote(name) })
        : say('ask.absent.both', { role: roleText, name: quote(name) })
  const others = words.length === 0 ? [] : scene.elements.filter((element) => roles?.includes(element.role))
  const instead =
    others.length > 0 && others.length <= 8 ? say('ask.absent.others', { names: nameList(others, context) }) : ''
  return unknown(context, [text, instead || say('ask.absent.hint')].join(' '))
}

/** The same number of a picture’s things, where only some were recognised with certainty. */
export function evidenceOfLines(indexes: readonly number[], { scene }: AskContext): Evidence[] {
  return indexes.flatMap((index) => {
    const line = scene.lines[index]
    return line ? [{ text: line.text, box: line.box, confidence: line.confidence }] : []
  })
}

/** Lines put together as running text: a word that was divided at the end of a line is made whole. */
export function joinLines(lines: readonly { readonly text: string }[]): string {
  return lines.reduce((whole, { text }) => {
    if (whole === '') return text
    return /\p{Ll}-$/u.test(whole) && /^\p{Ll}/u.test(text) ? whole.slice(0, -1) + text : `${whole} ${text}`
  }, '')
}
