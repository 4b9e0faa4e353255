import { describe, expect, test } from 'vitest'
import { screenKindOf } from '../../../../assistant/describe/screen-kind'
import type { Element, Role } from '../../../../models/contract/scene'
import { element, sceneOf } from '../../../fixtures/scenes'

const several = (role: Role, count: number, extra: Partial<Element> = {}): Element[] =>
  Array.from({ length: count }, (_, i) => element(role, `${role} ${i}`, [20, 20 + 40 * i, 200, 30], extra))
const kindOf = (...elements: Element[]): string | undefined => screenKindOf(sceneOf('screen', { elements }))?.kind

describe('the kind of screen', () => {
  test('is a sign-in where a password and little else is asked for', () => {
    expect(kindOf(...several('textbox', 1), ...several('password', 1), ...several('button', 1))).toBe('signIn')
    expect(kindOf(...several('textbox', 6), ...several('password', 1), ...several('button', 1))).toBe('form')
  })

  test('is settings where most of what can be operated is a choice', () => {
    expect(kindOf(...several('switch', 5), ...several('button', 2))).toBe('settings')
    expect(kindOf(...several('checkbox', 5), ...several('link', 20))).toBeUndefined()
  })

  test('is a table, list or overview where that is the matter of the screen', () => {
    expect(kindOf(element('table', '', [0, 100, 800, 400]))).toBe('table')
    expect(kindOf(element('table', '', [0, 0, 200, 100]))).toBeUndefined()
    expect(kindOf(element('list', '', [0, 0, 500, 600]), ...several('listitem', 8))).toBe('list')
    expect(kindOf(...several('chart', 3))).toBe('dashboard')
  })

  test('is not said where the elements are not sure', () => {
    expect(kindOf(...several('switch', 5, { confidence: 0.5 }))).toBeUndefined()
    expect(kindOf()).toBeUndefined()
  })
})
