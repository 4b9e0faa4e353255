import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { roles, type Box, type ElementState } from '../../../models/contract'

/** What the generator of desktop pictures makes of windows, trees and pixels; drawn here with rectangles. */
interface Element {
  role: string
  box: Box
  name: string
  state: ElementState
  labelBox?: Box
  iconOnly?: boolean
  parent?: number
}
interface Node {
  role: string
  name?: string
  box: Box
  states?: string[]
  kids?: Node[]
}
interface Window {
  box: Box
  title?: string
  frame?: Box
  titlebar?: Box
  buttons?: Box[]
  popup?: boolean
}
interface Desktop {
  paint?: [Box, number][]
  windows: Window[]
  roots: Node[]
  scale?: number
}
interface Program {
  name: string
  toolkit: string
  test: boolean
}

const python = '/usr/bin/python3'
const ready = spawnSync(python, ['-c', 'import numpy']).status === 0
if (!ready) console.warn('Skipped: the truth of desktop pictures needs python3 with python3-numpy.')

function ask<T>(question: object): T {
  const { stdout, stderr, status } = spawnSync(python, ['-B', 'tests/fixtures/desktop/truth.py'], {
    input: JSON.stringify(question),
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as T
}
const look = ({ windows, roots, paint = [], scale = 1 }: Desktop) =>
  ask<{ elements: Element[]; mismatch?: string }>({ width: 400, height: 300, windows, roots, paint, scale })

const shown = ['enabled', 'sensitive', 'showing', 'visible']
const frame = (kids: Node[], box: Box = [0, 0, 400, 300]): Node => ({ role: 'frame', name: 'Notes', box, kids })
const whole: Window = { box: [0, 0, 400, 300], title: 'Notes' }
const of = (elements: Element[], role: string) => elements.filter((element) => element.role === role)

describe.skipIf(!ready)('the truth of a desktop picture', () => {
  it('uses the roles of the scene only, and keeps six programs of several toolkits out of training', () => {
    const about = ask<{ roles: string[]; programs: Program[] }>({ about: true })
    for (const role of about.roles) expect(roles).toContain(role)
    const names = about.programs.map((program) => program.name)
    expect(new Set(names).size).toBe(names.length)
    const held = about.programs.filter((program) => program.test)
    expect(held.length).toBeGreaterThanOrEqual(6)
    expect(new Set(held.map((program) => program.toolkit)).size).toBeGreaterThanOrEqual(3)
  })

  it('takes the frame, the title bar and its buttons from the window manager, also at twice the size', () => {
    const window: Window = { ...whole, box: [20, 44, 300, 200], frame: [20, 20, 300, 224] }
    const { elements } = look({
      paint: [[[298, 28, 9, 9], 20]],
      windows: [{ ...window, titlebar: [20, 20, 300, 24], buttons: [[292, 22, 20, 20]] }],
      roots: [frame([], [10, 22, 150, 100])],
      scale: 2,
    })
    expect(of(elements, 'window')[0]?.box).toEqual([20, 20, 300, 224])
    expect(of(elements, 'titlebar')[0]?.box).toEqual([20, 20, 300, 24])
    const [close] = of(elements, 'button')
    expect(close).toMatchObject({ box: [292, 22, 20, 20], iconOnly: true })
    expect(of(elements, 'icon')[0]?.box).toEqual([298, 28, 9, 9])
  })

  it('finds the square of a check box and its words apart', () => {
    const { elements } = look({
      paint: [
        [[12, 14, 14, 14], 40],
        [[32, 16, 50, 10], 40],
      ],
      windows: [whole],
      roots: [frame([{ role: 'check-box', name: 'Wrap lines', box: [8, 10, 120, 24], states: [...shown, 'checked'] }])],
    })
    const [box] = of(elements, 'checkbox')
    expect(box).toMatchObject({ box: [12, 14, 14, 14], state: { checked: true }, labelBox: [32, 16, 50, 10] })
  })

  it('cuts what another window covers, and leaves out what it hides', () => {
    const { elements } = look({
      paint: [
        [[10, 10, 100, 30], 90],
        [[12, 12, 20, 20], 200],
        [[200, 100, 80, 30], 90],
        [[210, 105, 20, 20], 20],
      ],
      windows: [whole, { box: [60, 0, 60, 80], title: 'Other' }, { box: [190, 90, 100, 50], title: 'Third' }],
      roots: [
        frame([
          { role: 'push-button', name: 'Save as', box: [10, 10, 100, 30] },
          { role: 'push-button', name: 'Hidden', box: [200, 100, 80, 30] },
        ]),
        { role: 'frame', name: 'Other', box: [60, 0, 60, 80] },
        { role: 'frame', name: 'Third', box: [190, 90, 100, 50] },
      ],
    })
    expect(of(elements, 'button').map(({ name, box }) => [name, box])).toEqual([['Save as', [10, 10, 50, 30]]])
  })

  it('makes items of rows with one column, of rows that unfold a tree, and of several columns a table', () => {
    const cell = (name: string, x: number, y: number, states: string[] = []): Node => ({
      role: 'table-cell',
      name,
      box: [x, y, 80, 20],
      states: [...shown, ...states],
    })
    const list = (kids: Node[]) =>
      look({
        paint: [0, 1, 2].map((i) => [[130, 45 + 20 * i, 30, 9], 40]),
        windows: [whole],
        roots: [frame([{ role: 'table', box: [120, 40, 200, 100], kids }])],
      }).elements
    const plain = list([cell('One', 120, 40), cell('Two', 120, 60, ['selected'])])
    expect(of(plain, 'list')).toHaveLength(1)
    expect(of(plain, 'listitem')).toMatchObject([
      { name: 'One', box: [120, 40, 200, 20], state: {} },
      { name: 'Two', box: [120, 60, 200, 20], state: { selected: true } },
    ])
    const tree = list([cell('One', 120, 40, ['expandable', 'expanded']), cell('Two', 130, 60)])
    expect(of(tree, 'treeitem').map(({ name, state }) => [name, state.expanded])).toEqual([
      ['One', true],
      ['Two', undefined],
    ])
    const table = list([cell('One', 120, 40), cell('1', 220, 40), cell('Two', 120, 60), cell('2', 220, 60)])
    expect(of(table, 'table')).toHaveLength(1)
    expect([...of(table, 'listitem'), ...of(table, 'treeitem')]).toEqual([])
  })

  it('takes status bars in one row as one, and a button with a slider of its own as a button', () => {
    const { elements } = look({
      paint: [[[358, 8, 14, 14], 40]],
      windows: [whole],
      roots: [
        frame([
          { role: 'slider', name: 'Volume', box: [350, 0, 30, 30] },
          ...[0, 200, 320].map((x) => ({ role: 'status-bar', box: [x, 270, 80, 30] as Box })),
        ]),
      ],
    })
    expect(of(elements, 'statusbar').map(({ box }) => box)).toEqual([[0, 270, 400, 30]])
    expect(of(elements, 'slider')).toEqual([])
    expect(of(elements, 'button')).toMatchObject([{ name: 'Volume', iconOnly: true }])
  })

  it('finds the square to tick at the beginning of a row of a list', () => {
    const { elements } = look({
      paint: [
        [[12, 13, 14, 14], 40],
        [[32, 16, 50, 10], 40],
      ],
      windows: [whole],
      roots: [
        frame([
          {
            role: 'list',
            box: [8, 8, 300, 100],
            kids: [{ role: 'list-item', name: 'Wrap lines', box: [8, 10, 300, 20], states: [...shown, 'checkable'] }],
          },
        ]),
      ],
    })
    const [row] = of(elements, 'listitem')
    expect(row).toMatchObject({ name: 'Wrap lines', box: [8, 10, 300, 20] })
    const [box] = of(elements, 'checkbox')
    expect(box).toMatchObject({ box: [12, 13, 14, 14], state: { checked: false } })
    expect(elements[box?.parent ?? -1]).toEqual(row)
  })

  it('shows the items of a menu only where it is open', () => {
    const bar = (items: Node[]): Node[] => [
      {
        role: 'menu-bar',
        box: [0, 0, 400, 20],
        kids: [{ role: 'menu', name: 'File', box: [0, 0, 40, 20], kids: items }],
      },
    ]
    const items: Node[] = ['Open', 'Save'].map((name, i) => ({
      role: 'menu-item',
      name,
      box: [0, 22 + 20 * i, 100, 20],
    }))
    const paint: [Box, number][] = [
      [[5, 5, 20, 9], 40],
      [[10, 27, 40, 9], 40],
      [[10, 47, 40, 9], 40],
    ]
    const closed = look({ paint, windows: [whole], roots: [frame(bar(items))] }).elements
    expect(of(closed, 'menuitem').map(({ name }) => name)).toEqual(['File'])
    const popup: Window = { box: [0, 21, 102, 42], popup: true }
    const open = look({ paint, windows: [whole, popup], roots: [frame(bar(items))] }).elements
    expect(of(open, 'menuitem').map(({ name }) => name)).toEqual(['File', 'Open', 'Save'])
    const [menu] = of(open, 'menu')
    expect(menu?.box).toEqual([0, 21, 102, 42])
    for (const item of of(open, 'menuitem').slice(1)) expect(open[item.parent ?? -1]).toEqual(menu)
  })

  it('spreads tabs over their strip where the toolkit tells only where their words are', () => {
    const page: Node = { role: 'panel', box: [10, 60, 300, 200] }
    const tab = (name: string, x: number, kids: Node[] = []): Node => ({
      role: 'page-tab',
      name,
      box: [x, 38, 40, 14],
      states: kids.length ? [...shown, 'selected'] : shown,
      kids,
    })
    const { elements } = look({
      paint: [
        [[20, 40, 30, 9], 40],
        [[84, 40, 30, 9], 40],
      ],
      windows: [whole],
      roots: [
        frame([{ role: 'page-tab-list', box: [10, 30, 300, 230], kids: [tab('One', 20, [page]), tab('Two', 80)] }]),
      ],
    })
    expect(of(elements, 'tablist')[0]?.box).toEqual([10, 30, 300, 30])
    expect(of(elements, 'tab')).toMatchObject([
      { name: 'One', box: [10, 30, 60, 30], state: { selected: true } },
      { name: 'Two', box: [70, 30, 60, 30], state: { selected: false } },
    ])
  })

  it('gives no truth where windows are drawn that the accessibility bus does not tell', () => {
    expect(look({ windows: [whole], roots: [] }).mismatch).toMatch(/no tree for the window 'Notes'/u)
    const popup: Window = { box: [100, 100, 120, 90], popup: true }
    expect(look({ windows: [whole, popup], roots: [frame([])] }).mismatch).toMatch(/popped up/u)
  })
})
