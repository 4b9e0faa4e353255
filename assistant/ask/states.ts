import type { Element } from '../../models/contract/scene'
import type { AskContext } from './context'
import type { StateName } from './vocabulary'
import { checkableRoles, fieldRoles, selectableRoles } from './vocabulary/shared'

type Control = Pick<Element, 'role' | 'state'>

/** Which of a word's meanings a control can have: `active` is said of tabs, switches and buttons. */
function applies(name: StateName, { role, state }: Control): boolean {
  switch (name) {
    case 'on':
    case 'off':
      return checkableRoles.includes(role) || state?.checked !== undefined
    case 'selected':
    case 'notSelected':
      return selectableRoles.includes(role) || state?.selected !== undefined
    case 'empty':
      return fieldRoles.includes(role)
    default:
      return true
  }
}

/** The meaning that a state's word has for a control. */
export function stateOf(control: Control, states: readonly StateName[]): StateName {
  return states.find((name) => applies(name, control)) ?? states[0] ?? 'on'
}

const opposite: Partial<Record<StateName, StateName>> = {
  off: 'on',
  notSelected: 'selected',
  enabled: 'disabled',
  collapsed: 'expanded',
}

/** Whether a state can be told of some control like this one, so that silence about the others means no. */
function othersShow(element: Element, state: 'selected' | 'focused', { scene }: AskContext): boolean {
  return scene.elements.some(
    (other) =>
      other !== element && (state === 'focused' || other.role === element.role) && other.state?.[state] === true,
  )
}

function positive(element: Element, name: StateName, context: AskContext): boolean | undefined {
  const { state, role } = element
  switch (name) {
    case 'on':
      return state?.checked ?? (role === 'radio' ? state?.selected : undefined)
    case 'selected':
      return state?.selected ?? state?.checked ?? (othersShow(element, 'selected', context) ? false : undefined)
    case 'focused':
      return state?.focused ?? (othersShow(element, 'focused', context) ? false : undefined)
    case 'disabled':
      return state?.disabled
    case 'expanded':
      return state?.expanded
    case 'empty':
      return state?.value === undefined ? undefined : state.value.trim() === ''
    default:
      return undefined
  }
}

/** Whether a control is in a state; undefined where that was not recognised. */
export function hasState(element: Element, states: readonly StateName[], context: AskContext): boolean | undefined {
  const name = stateOf(element, states)
  const turned = opposite[name]
  if (turned === undefined) return positive(element, name, context)
  const found = positive(element, turned, context)
  return found === undefined ? undefined : !found
}

/**
 * The words for what a control is: `on` and `off` are said of switches, `ticked` of check boxes, `selected` of the rest.
 * The message catalog has one branch for each.
 */
export function stateWord(element: Element, states: readonly StateName[], holds: boolean): string {
  const name = stateOf(element, states)
  const turned = opposite[name]
  const [base, yes] = turned === undefined ? [name, holds] : [turned, !holds]
  if (base !== 'on') return yes ? base : `not${base}`
  const kind = element.role === 'checkbox' ? 'ticked' : element.role === 'radio' ? 'selected' : 'on'
  return yes ? kind : `not${kind}`
}
