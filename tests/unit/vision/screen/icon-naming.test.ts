import { describe, expect, test } from 'vitest'
import type { Box, Element } from '../../../../models/contract/scene'
import type { Picture } from '../../../../models/vision/picture'
import { nameByIcons } from '../../../../models/vision/screen/trained/icon-naming'
import type { IconNetwork } from '../../../../models/vision/screen/trained/icon-network'
import { drawIconPicture, ICON_SIDE } from '../../../../models/vision/screen/trained/icon-picture'
import { element } from '../../../fixtures/scenes'

const picture: Picture = { width: 4, height: 4, data: new Uint8Array(48) }
const signal = new AbortController().signal
const bin = { id: 'delete', en: 'Delete', de: 'Löschen' }

/** Tells what is 20 pixels wide, and remembers what it was asked. */
function network(confidence = 0.9): IconNetwork & { asked: Box[] } {
  const asked: Box[] = []
  return {
    asked,
    tell: (_, boxes) => {
      asked.push(...boxes)
      return Promise.resolve(boxes.map((box) => ({ meaning: box[2] === 20 ? bin : undefined, confidence })))
    },
  }
}

const name = (elements: Element[], its: IconNetwork = network(), language: 'en' | 'de' = 'en'): Promise<Element[]> =>
  nameByIcons(elements, { picture, network: its, language, signal })

describe('what has no words is named by its drawing', () => {
  test('a button by the icon in its middle, which is no element of its own then', async () => {
    const its = network()
    const named = await name([element('button', '', [0, 0, 80, 30]), element('icon', '', [30, 5, 20, 20])], its)
    expect(named).toEqual([
      element('button', 'Delete', [0, 0, 80, 30], { icon: { meaning: 'delete', confidence: 0.9 } }),
    ])
    expect(its.asked).toEqual([[30, 5, 20, 20]])
  })

  test('in the language of the interface', async () => {
    const [icon] = await name([element('icon', '', [5, 5, 20, 20])], network(), 'de')
    expect(icon?.name).toBe('Löschen')
  })

  test('by its first word; all that the drawing stands for is kept beside it', async () => {
    const sun = { id: 'sun', en: 'Brightness, light (sun)', de: 'Helligkeit, hell (Sonne)' }
    const its: IconNetwork = { tell: () => Promise.resolve([{ meaning: sun, confidence: 0.9 }]) }
    const [icon] = await name([element('icon', '', [5, 5, 20, 20])], its)
    expect(icon).toMatchObject({ name: 'Brightness', icon: { meaning: 'sun', words: 'Brightness, light (sun)' } })
  })

  test('a square button without a found icon by itself, a long one not at all', async () => {
    const its = network()
    const named = await name([element('button', '', [0, 0, 20, 20]), element('button', '', [40, 0, 200, 20])], its)
    expect(named.map((one) => one.name)).toEqual(['Delete', ''])
    expect(its.asked).toHaveLength(1)
  })

  test('a square button by itself, where the icon in it tells nothing', async () => {
    const its = network()
    const named = await name([element('button', '', [0, 0, 20, 20]), element('icon', '', [4, 4, 9, 9])], its)
    expect(named.map((one) => one.name)).toEqual(['Delete'])
    expect(its.asked).toEqual([
      [4, 4, 9, 9],
      [0, 0, 20, 20],
    ])
  })

  test('words stay: the icon of a button that has some is not asked about', async () => {
    const its = network()
    const named = await name([element('button', 'Remove', [0, 0, 80, 30]), element('icon', '', [5, 5, 20, 20])], its)
    expect(named).toEqual([element('button', 'Remove', [0, 0, 80, 30])])
    expect(its.asked).toEqual([])
  })

  test('a line on a title bar or in the corner of a window minimises, elsewhere it removes', async () => {
    const line = { id: 'remove', en: 'Remove, minus', de: 'Entfernen, minus' }
    const lines: IconNetwork = {
      tell: (_, boxes) => Promise.resolve(boxes.map(() => ({ meaning: line, confidence: 0.9 }))),
    }
    const named = await nameByIcons(
      [
        element('titlebar', '', [0, 0, 400, 30]),
        element('button', '', [340, 5, 20, 20]),
        element('dialog', '', [50, 100, 300, 200]),
        element('button', '', [310, 105, 20, 20]),
        element('button', '', [180, 200, 20, 20]),
      ],
      { picture, network: lines, language: 'en', signal },
    )
    expect(named.filter(({ role }) => role === 'button').map((one) => one.name)).toEqual([
      'Minimise',
      'Minimise',
      'Remove',
    ])
  })

  test('a drawing that is not known, or not surely, names nothing', async () => {
    expect((await name([element('icon', '', [0, 0, 33, 33])]))[0]).toEqual(element('icon', '', [0, 0, 33, 33]))
    const doubtful = await name([element('icon', '', [0, 0, 20, 20])], network(0.3))
    expect(doubtful[0]).toEqual(element('icon', '', [0, 0, 20, 20]))
  })
})

describe('the picture of an icon', () => {
  const white: Picture = { width: 100, height: 60, data: new Uint8Array(100 * 60 * 3).fill(255) }

  test('is square, with the box in its middle', () => {
    const pixels = new Uint8Array(white.data)
    for (let y = 20; y < 40; y++) for (let x = 30; x < 50; x++) pixels.fill(0, (y * 100 + x) * 3, (y * 100 + x) * 3 + 3)
    const drawn = new Uint8Array(ICON_SIDE * ICON_SIDE * 3)
    drawIconPicture({ ...white, data: pixels }, [30, 20, 20, 20], drawn)
    const at = (x: number, y: number): number => drawn[(y * ICON_SIDE + x) * 3] as number
    expect([at(24, 24), at(5, 24), at(42, 24), at(24, 5), at(24, 42)]).toEqual([0, 0, 0, 0, 0])
    expect([at(0, 24), at(47, 24), at(24, 0), at(24, 47)]).toEqual([255, 255, 255, 255])
  })

  test('goes on with the last pixels beyond the edges, also for a box that lies outside', () => {
    const drawn = new Uint8Array(ICON_SIDE * ICON_SIDE * 3)
    for (const box of [
      [-10, -10, 16, 16],
      [95, 55, 40, 40],
      [500, 500, 3, 3],
    ] as const) {
      drawIconPicture(white, [...box], drawn)
      expect(drawn.every((value) => value === 255)).toBe(true)
    }
  })
})
