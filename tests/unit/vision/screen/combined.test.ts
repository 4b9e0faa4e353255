import { describe, expect, test } from 'vitest'
import type { Element } from '../../../../models/contract/scene'
import { DescryError } from '../../../../models/contract/errors'
import type { ScreenRecogniser } from '../../../../models/vision/screen'
import { createCombinedRecogniser } from '../../../../models/vision/screen/combined'
import type { TrainedRecogniser } from '../../../../models/vision/screen/trained'
import { element } from '../../../fixtures/scenes'

const exactly = (elements: Element[]): ScreenRecogniser => ({
  id: 'rules',
  starter: true,
  recognise: () => Promise.resolve(elements),
})
/** Finds these, and calls whatever has no name “Drawing”. */
const trained = (elements: Element[]): TrainedRecogniser => ({
  ...exactly(elements),
  id: 'trained',
  find: () => Promise.resolve(elements),
  nameDrawings: (all) => Promise.resolve(all.map((one) => (one.name === '' ? { ...one, name: 'Drawing' } : one))),
})
const input = { picture: { width: 1, height: 1, data: new Uint8Array(3) }, lines: [], language: 'en' as const }

async function both(exact: Element[], second: Element[]): Promise<string[]> {
  const recogniser = createCombinedRecogniser(exactly(exact), trained(second))
  return (await recogniser.recognise(input, new AbortController().signal)).map(({ role, name }) => `${role} ${name}`)
}

describe('two recognisers together', () => {
  const tick = element('checkbox', 'Wi-Fi', [10, 10, 16, 16], { state: { checked: true } })

  test('the exact one has the first word where both see something', async () => {
    expect(await both([tick], [element('button', 'x', [11, 10, 16, 16])])).toEqual(['checkbox Wi-Fi'])
  })

  test('what only the second one sees is added, in reading order', async () => {
    const second = [element('button', 'Below', [10, 90, 60, 30]), element('button', 'Above', [10, 0, 60, 8])]
    expect(await both([tick], second)).toEqual(['button Above', 'checkbox Wi-Fi', 'button Below'])
  })

  test('a part of a control is no element beside it', async () => {
    const field = element('textbox', 'Name', [10, 10, 300, 30])
    expect(await both([field], [element('icon', '', [280, 15, 20, 20])])).toEqual(['textbox Name'])
  })

  test('what holds others is added around them, once', async () => {
    const bar = element('toolbar', '', [0, 0, 800, 40])
    expect(await both([tick], [bar])).toEqual(['toolbar Drawing', 'checkbox Wi-Fi'])
    expect(await both([element('window', 'A', [0, 0, 800, 600])], [element('dialog', 'A', [0, 0, 800, 590])])).toEqual([
      'window A',
    ])
  })

  test('what the exact one could not name is named by its drawing', async () => {
    expect(await both([element('button', '', [10, 10, 20, 20])], [])).toEqual(['button Drawing'])
  })

  test('a network that is missing or damaged takes nothing away; any other failure is told', async () => {
    const fails = (error: Error): Promise<Element[]> =>
      createCombinedRecogniser(exactly([tick]), {
        ...trained([]),
        find: () => Promise.reject(error),
        nameDrawings: () => Promise.reject(error),
      }).recognise(input, new AbortController().signal)
    expect(await fails(new DescryError('MODEL_MISSING', 'elements.onnx'))).toEqual([tick])
    await expect(fails(new Error('out of memory'))).rejects.toThrow('out of memory')
  })
})
