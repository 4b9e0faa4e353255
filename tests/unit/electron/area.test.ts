import { describe, expect, test } from 'vitest'
import { beginArea, nextArea, type AreaEvent, type AreaState } from '../../../electron/main/area'

const screen = { width: 1000, height: 800 }
const key = (name: string, more: { shift?: boolean; control?: boolean } = {}): AreaEvent => ({
  kind: 'key',
  key: name,
  shift: false,
  control: false,
  ...more,
})
const after = (...events: AreaEvent[]): AreaState => events.reduce(nextArea, beginArea(screen))
const times = (count: number, event: AreaEvent): AreaEvent[] => Array.from({ length: count }, () => event)
const mouse = (kind: 'mouse-down' | 'mouse-move' | 'mouse-up', x: number, y: number): AreaEvent => ({ kind, x, y })

test('it begins with the middle of the screen, and Enter takes that', () => {
  expect(beginArea(screen).area).toEqual({ x: 250, y: 200, width: 500, height: 400 })
  expect(after(key('Enter'))).toMatchObject({ outcome: 'taken', area: { x: 250, y: 200, width: 500, height: 400 } })
})

describe('by keys', () => {
  test('arrows move the area, with Ctrl by single points', () => {
    expect(after(key('ArrowLeft'), key('ArrowUp')).area).toEqual({ x: 230, y: 180, width: 500, height: 400 })
    expect(after(key('ArrowRight', { control: true }), key('ArrowDown', { control: true })).area).toMatchObject({
      x: 251,
      y: 201,
    })
  })

  test('Shift and arrows move its lower right corner', () => {
    expect(after(key('ArrowRight', { shift: true }), key('ArrowUp', { shift: true })).area).toEqual({
      x: 250,
      y: 200,
      width: 520,
      height: 380,
    })
  })

  test('it never leaves the screen and never becomes too small to look at', () => {
    for (const shift of [false, true])
      for (const name of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const { area } = after(...times(200, key(name, { shift })))
        expect(area.x).toBeGreaterThanOrEqual(0)
        expect(area.y).toBeGreaterThanOrEqual(0)
        expect(area.x + area.width).toBeLessThanOrEqual(screen.width)
        expect(area.y + area.height).toBeLessThanOrEqual(screen.height)
        expect(Math.min(area.width, area.height)).toBeGreaterThanOrEqual(8)
      }
  })

  test('Home takes the whole screen; Escape gives up; other keys do nothing', () => {
    expect(after(key('Home')).area).toEqual({ x: 0, y: 0, ...screen })
    expect(after(key('Escape')).outcome).toBe('cancelled')
    const before = beginArea(screen)
    expect(nextArea(before, key('a'))).toBe(before)
  })

  test('once it is over, nothing changes it', () => {
    const taken = after(key('Enter'))
    expect(nextArea(taken, key('Escape'))).toBe(taken)
  })
})

describe('by mouse', () => {
  test('dragging draws the area in any direction, and letting go takes it', () => {
    const state = after(mouse('mouse-down', 700, 600), mouse('mouse-move', 650, 640), mouse('mouse-up', 600, 500))
    expect(state).toMatchObject({ outcome: 'taken', area: { x: 600, y: 500, width: 100, height: 100 } })
  })

  test('a drag that leaves the screen ends at its edge', () => {
    const { area } = after(mouse('mouse-down', 900, 700), mouse('mouse-up', 5000, -50))
    expect(area).toEqual({ x: 900, y: 0, width: 100, height: 700 })
  })

  test('a click takes nothing and leaves what was chosen by keys', () => {
    const state = after(
      key('Home'),
      mouse('mouse-down', 10, 10),
      mouse('mouse-move', 12, 12),
      mouse('mouse-up', 12, 12),
    )
    expect(state).toMatchObject({ outcome: 'choosing', area: { x: 0, y: 0, ...screen }, drag: null })
  })

  test('moving without a button does nothing', () => {
    const before = beginArea(screen)
    expect(nextArea(before, mouse('mouse-move', 1, 1))).toBe(before)
    expect(nextArea(before, mouse('mouse-up', 1, 1))).toBe(before)
  })
})
