import type { Sentence } from '../contract/descriptions'
import type { Element, Role, Scene } from '../../models/contract/scene'
import { isSureElement } from './controls'
import { coverage } from './geometry'
import type { Words } from './words'

/** What people call a screen by what it is for. */
export type ScreenKind = 'signIn' | 'settings' | 'form' | 'dashboard' | 'table' | 'list'

const FIELDS: readonly Role[] = ['textbox', 'searchbox', 'password', 'combobox', 'spinbutton']
const CHOICES: readonly Role[] = ['switch', 'checkbox', 'radio', 'slider', 'combobox']
const ROWS: readonly Role[] = ['listitem', 'treeitem']
const OPERABLE: readonly Role[] = [...FIELDS, ...CHOICES, 'button', 'link', 'tab', 'menuitem']

/** A sign-in asks for little: with more fields it is some other form. */
const MOST_SIGN_IN_FIELDS = 5
const LEAST_FIELDS = 3
const LEAST_CHOICES = 4
const LEAST_CHARTS = 2
const LEAST_ROWS = 6
/** A table or list that is the matter of a screen covers at least so much of it. */
const MAIN_PART = 0.3

/** What the sure elements speak for, and those elements; null where nothing speaks clearly. */
export function screenKindOf(scene: Scene): { kind: ScreenKind; because: Element[] } | null {
  const sure = scene.elements.filter(isSureElement)
  const of = (roles: readonly Role[]): Element[] => sure.filter(({ role }) => roles.includes(role))
  const isMain = ({ box }: Element): boolean => coverage(box, scene.image) >= MAIN_PART
  const fields = of(FIELDS)
  const choices = of(CHOICES)
  const charts = of(['chart'])
  const rows = of(ROWS)
  const tables = of(['table']).filter(isMain)
  const lists = of(['list', 'tree']).filter(isMain)
  const passwords = of(['password'])
  if (passwords.length > 0 && fields.length <= MOST_SIGN_IN_FIELDS && of(['button', 'link']).length > 0)
    return { kind: 'signIn', because: passwords }
  if (charts.length >= LEAST_CHARTS) return { kind: 'dashboard', because: charts }
  if (choices.length >= LEAST_CHOICES && choices.length * 2 >= of(OPERABLE).length)
    return { kind: 'settings', because: choices }
  if (tables.length > 0) return { kind: 'table', because: tables }
  if (fields.length >= LEAST_FIELDS && of(['button']).length > 0) return { kind: 'form', because: fields }
  if (lists.length > 0 && rows.length >= LEAST_ROWS) return { kind: 'list', because: [...lists, ...rows] }
  return null
}

/** “It looks like a sign-in page.” Nothing where that is not clear. */
export function screenKindSentences(scene: Scene, words: Words): Sentence[] {
  const found = screenKindOf(scene)
  if (!found) return []
  const confidence = Math.min(...found.because.map((element) => element.confidence))
  return [words.sentence(words.say('describe.screenKind', { kind: found.kind }), 'screen', confidence)]
}
