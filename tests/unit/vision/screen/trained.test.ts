import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { roles, type Role } from '../../../../models/contract/scene'
import { agreed } from '../../../../models/vision/screen/trained/agreed'
import { detect } from '../../../../models/vision/screen/trained/detect'
import { STATES, type Claim, type Found } from '../../../../models/vision/screen/trained/found'
import { nameElements } from '../../../../models/vision/screen/trained/naming'
import type { ScreenNetwork } from '../../../../models/vision/screen/trained/network'
import { suppress } from '../../../../models/vision/screen/trained/suppress'
import type { Picture } from '../../../../models/vision/picture'
import { line } from '../../../fixtures/scenes'

const recipe = resolve(import.meta.dirname, '../../../../models/starter/screen/train/detector/roles.py')
const none = Object.fromEntries(STATES.map((name) => [name, 0])) as Found['states']

function found(
  role: Role,
  [left, top, width, height]: [number, number, number, number],
  more: Partial<Found> = {},
): Found {
  return { role, left, top, right: left + width, bottom: top + height, confidence: 0.9, states: none, ...more }
}

/** A claim about such a box, by the place in its middle or by another one. */
function claim(role: Role, box: [number, number, number, number], more: Partial<Claim> = {}): Claim {
  const one = found(role, box)
  return { ...one, x: (one.left + one.right) / 2, y: (one.top + one.bottom) / 2, pixel: 1, ...more }
}

test('roles and states are in the order in which the recipe teaches them', async () => {
  const text = await readFile(recipe, 'utf8')
  const listOf = (name: string): string[] =>
    [...(new RegExp(`^${name} = \\[([^\\]]*)\\]`, 'm').exec(text)?.[1] ?? '').matchAll(/"(\w+)"/gu)].map(
      ([, word]) => word ?? '',
    )
  expect(listOf('ROLES')).toEqual([...roles])
  expect(listOf('STATES')).toEqual([...STATES])
})

describe('claims of one role', () => {
  test('that overlap are about one element, and about another one beside it', () => {
    const elements = agreed([
      claim('button', [10, 10, 100, 30], { confidence: 0.6 }),
      claim('button', [12, 10, 100, 31]),
      claim('button', [120, 10, 100, 30]),
    ])
    expect(elements.map(({ left }) => Math.round(left))).toEqual([11, 120])
  })

  test('make it surer than one of them alone, but for icons: their number only tells how large one is', () => {
    const [button, icon] = (['button', 'icon'] as const).map(
      (role) => agreed([1, 2, 3, 4].map((x) => claim(role, [x, 10, 100, 100], { confidence: 0.5 })))[0],
    )
    expect(button?.confidence).toBeCloseTo(0.75)
    expect(icon?.confidence).toBe(0.5)
  })

  test('say where the sides are that they lie near: a bar that nobody sees as a whole has both its ends', () => {
    const [bar] = agreed([
      claim('scrollbar', [100, 500, 400, 12], { x: 110, confidence: 0.3 }),
      claim('scrollbar', [180, 500, 420, 12], { x: 590, confidence: 0.3 }),
    ])
    expect(bar?.left).toBeCloseTo(100, -1)
    expect(bar?.right).toBeCloseTo(600, -1)
  })

  test('about pieces of a bar are none where the whole is seen; where it is hardly believed, they stay', () => {
    const whole = (confidence: number): number =>
      agreed([
        claim('toolbar', [0, 30, 1000, 40], { confidence }),
        claim('toolbar', [10, 30, 200, 40], { confidence: 0.6 }),
        claim('toolbar', [400, 30, 300, 40], { confidence: 0.6 }),
      ]).length
    expect(whole(0.5)).toBe(1)
    expect(whole(0.1)).toBe(3)
  })

  test('leave other roles alone: something may be a tab or a button', () => {
    const elements = agreed([claim('tab', [10, 10, 80, 30]), claim('button', [10, 10, 80, 30], { confidence: 0.4 })])
    expect(elements.map(({ role }) => role)).toEqual(['tab', 'button'])
  })
})

describe('what overlaps', () => {
  test('is one element where a button lies in a button: the surer one stays', () => {
    const kept = suppress([
      found('button', [8, 8, 34, 34], { confidence: 0.3 }),
      found('button', [12, 12, 25, 25]),
      found('list', [0, 0, 300, 300], { confidence: 0.3 }),
      found('list', [10, 100, 200, 100]),
    ])
    expect(kept.map(({ role, left }) => [role, left])).toEqual([
      ['button', 12],
      ['list', 10],
      ['list', 0],
    ])
  })

  test('is one element where the roles differ and the place is the same', () => {
    const kept = suppress([
      found('textbox', [10, 10, 200, 30], { confidence: 0.5 }),
      found('combobox', [10, 10, 200, 30]),
    ])
    expect(kept.map(({ role }) => role)).toEqual(['combobox'])
  })

  test('is two where one lies upon the other: an icon on its button, a list on its side bar', () => {
    const kept = suppress([
      found('button', [10, 10, 20, 20]),
      found('icon', [10, 10, 20, 20]),
      found('sidebar', [0, 0, 200, 600]),
      found('list', [0, 0, 200, 600]),
    ])
    expect(kept).toHaveLength(4)
  })
})

describe('names', () => {
  const lines = [
    line('Save', 30, 505),
    line('Enable Wi-Fi', 60, 60),
    line('User name', 20, 150),
    line('ada', 150, 150),
    line('Search the web', 420, 20),
  ]

  test('stand inside buttons, beside check boxes, and before fields, which hold their value', () => {
    const named = nameElements(
      [
        found('button', [20, 500, 90, 30]),
        found('checkbox', [36, 62, 16, 16], { states: { ...none, checked: 0.9 } }),
        found('textbox', [140, 145, 200, 30]),
        found('searchbox', [410, 12, 240, 36]),
      ],
      lines,
    )
    expect(named.map(({ role, name, state }) => ({ role, name, state }))).toEqual([
      { role: 'button', name: 'Save', state: undefined },
      { role: 'checkbox', name: 'Enable Wi-Fi', state: { checked: true } },
      { role: 'textbox', name: 'User name', state: { value: 'ada' } },
      { role: 'searchbox', name: 'Search the web', state: undefined },
    ])
  })

  test('a line that runs over several items is cut between its words', () => {
    const [file, edit, view] = nameElements(
      [found('menuitem', [0, 0, 40, 24]), found('menuitem', [40, 0, 40, 24]), found('menuitem', [80, 0, 50, 24])],
      [{ text: 'File Edit View', box: [6, 4, 118, 16], confidence: 0.9 }],
    )
    expect([file?.name, edit?.name, view?.name]).toEqual(['File', 'Edit', 'View'])
  })

  test('a drawing that was read as letters is no part of the name', () => {
    const [item] = nameElements(
      [found('listitem', [0, 0, 200, 40]), found('icon', [8, 10, 20, 20])],
      [{ text: 'B Notes', box: [10, 12, 70, 16], confidence: 0.9 }],
    )
    expect(item?.name).toBe('Notes')
  })

  test('the keys of a menu item are its value', () => {
    const [item, other] = nameElements(
      [found('menuitem', [0, 0, 300, 24]), found('menuitem', [0, 30, 300, 24])],
      [line('Save as…', 10, 4), line('Ctrl+Shift+S', 200, 4), line('Delete', 10, 34)],
    )
    expect(item).toMatchObject({ name: 'Save as…', state: { value: 'Ctrl+Shift+S' } })
    expect(other).toMatchObject({ name: 'Delete' })
    expect(other?.state).toBeUndefined()
  })

  test('“On” beside a switch is its state; its name stands before it', () => {
    const [wifi] = nameElements(
      [found('switch', [200, 60, 40, 18], { states: { ...none, checked: 0.9 } })],
      [line('Night light', 20, 60), line('On', 250, 60)],
    )
    expect(wifi).toMatchObject({ name: 'Night light', state: { checked: true } })
  })

  test('what is in a password field is not told', () => {
    const [field] = nameElements([found('password', [140, 145, 200, 30])], lines)
    expect(field).toMatchObject({ name: 'User name' })
    expect(field?.state).toBeUndefined()
  })

  test.each([
    ['an empty field whose label asks for one', 'Password', '', 'password', undefined],
    ['what is typed and shown, which is not said', 'Password', 'hunter2', 'password', undefined],
    ['dots', 'Account', '••••••••', 'password', undefined],
    ['what asks for one in the field itself', '', 'Passwort', 'password', undefined],
    ['something readable beside a label that mentions one', 'Password changed', '12 May', 'textbox', '12 May'],
    ['a text that mentions one', '', 'How to choose a good password for your account', 'textbox', undefined],
    ['a field to search in', 'Search', '', 'searchbox', undefined],
  ])('a field is told by its words: %s', (_, label, shown, role, value) => {
    const words = [line(label, 20, 150), line(shown, 190, 150)].filter(({ text }) => text !== '')
    const [field] = nameElements([found('textbox', [180, 145, 400, 30])], words)
    expect(field).toMatchObject({ role, name: label || shown })
    expect(field?.state?.value).toBe(value)
  })

  test('the title of a dialog is its first line', () => {
    const [dialog] = nameElements(
      [found('dialog', [0, 0, 700, 600])],
      [line('Delete file?', 30, 12), ...lines.slice(1)],
    )
    expect(dialog?.name).toBe('Delete file?')
  })

  test('a switch that is off is told, a button that is not disabled is not', () => {
    const [wifi, save] = nameElements([found('switch', [20, 60, 30, 16]), found('button', [20, 500, 90, 30])], lines)
    expect(wifi?.state).toEqual({ checked: false })
    expect(save?.state).toBeUndefined()
  })
})

describe('looking', () => {
  const picture = (width: number, height: number): Picture => ({
    width,
    height,
    data: new Uint8Array(width * height * 3),
  })
  /** A network that notes what it is shown, and sees one list in the middle of each. */
  function spy(size: number): { network: ScreenNetwork; looks: [number, number, number][] } {
    const looks: [number, number, number][] = []
    return {
      looks,
      network: {
        look: async (shown, from = 0, until = shown.height) => {
          looks.push([shown.width, from, until])
          const top = (from + until) / 2 - size / 2
          return [claim('list', [shown.width / 2 - size / 2, top, size, size])]
        },
      },
    }
  }
  const go = new AbortController().signal

  test('is done in bands that overlap, and twice from farther away; boxes come in pixels of the picture', async () => {
    const { network, looks } = spy(40)
    const elements = await detect(network, picture(1920, 1080), 14, go)
    expect(looks).toEqual([
      [1920, 0, 620],
      [1920, 460, 1080],
      [960, 0, 540],
      [640, 0, 360],
    ])
    expect(elements.map(({ left, top }) => [left, top])).toEqual([
      [940, 290],
      [940, 750],
    ])
  })

  test('large things are taken from farther away, and not from close up', async () => {
    const widths = async (size: number): Promise<number[]> =>
      (await detect(spy(size).network, picture(1920, 600), 14, go)).map(({ left, right }) => Math.round(right - left))
    // Close up, at half the size, and from afar, where everything is a third as large.
    expect((await widths(200)).sort()).toEqual([200, 400, 600])
    expect((await widths(500)).sort((a, b) => a - b)).toEqual([1000, 1500])
  })

  test('a small picture is looked at once, and large things are found in it, too', async () => {
    const { network, looks } = spy(500)
    expect(await detect(network, picture(600, 600), 14, go)).toHaveLength(1)
    expect(looks).toEqual([[600, 0, 600]])
  })

  test('a screen without scaling is looked at in its own pixels, whatever its type', async () => {
    const usual = spy(40)
    await detect(usual.network, picture(1920, 1080), 26, go)
    expect(usual.looks[0]?.[0]).toBe(1920)
  })

  test('a screen with large scaling is made smaller, and a wall of screens is bounded', async () => {
    const large = spy(40)
    await detect(large.network, picture(3840, 2160), 40, go)
    expect(large.looks[0]?.[0]).toBe(1920)
    const wall = spy(40)
    await detect(wall.network, picture(15_360, 2160), 14, go)
    const pixels = wall.looks.slice(0, -1).reduce((sum, [width, from, until]) => sum + width * (until - from), 0)
    expect(pixels).toBeLessThan(10_000_000)
  })

  test('a wish to stop is heard between looks', async () => {
    const stop = new AbortController()
    const { network, looks } = spy(40)
    const stopping: ScreenNetwork = {
      look: async (...shown) => {
        stop.abort()
        return network.look(...shown)
      },
    }
    await expect(detect(stopping, picture(1920, 1080), 14, stop.signal)).rejects.toThrow()
    expect(looks).toHaveLength(1)
  })
})
