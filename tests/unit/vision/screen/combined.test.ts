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
/** Sees these, suspects those, and calls whatever has no name “Drawing”. */
const trained = (told: Element[], suspected: Element[] = []): TrainedRecogniser => ({
  ...exactly(told),
  id: 'trained',
  see: () => Promise.resolve({ told, suspected: [...told, ...suspected] }),
  nameDrawings: (all) => Promise.resolve(all.map((one) => (one.name === '' ? { ...one, name: 'Drawing' } : one))),
})
const input = { picture: { width: 1, height: 1, data: new Uint8Array(3) }, lines: [], language: 'en' as const }

async function both(exact: Element[], told: Element[], suspected: Element[] = []): Promise<Element[]> {
  const recogniser = createCombinedRecogniser(exactly(exact), trained(told, suspected))
  return recogniser.recognise(input, new AbortController().signal)
}
const said = (elements: Element[]): string[] => elements.map(({ role, name }) => `${role} ${name}`)

describe('rules and network together', () => {
  const tick = element('checkbox', 'Wi-Fi', [10, 10, 90, 16], { state: { checked: true } })
  const square = element('checkbox', 'Wi', [10, 10, 16, 16], { confidence: 0.1 })

  test('what both see is told as the rules measured it', async () => {
    expect(await both([tick], [square])).toEqual([tick])
    const field = element('textbox', 'Name', [10, 60, 300, 30], { state: { value: 'Ada' } })
    expect(await both([field], [element('textbox', '', [12, 60, 298, 30])])).toEqual([field])
  })

  test('what both see is as sure as the surer of them says', async () => {
    const [found] = await both([{ ...tick, confidence: 0.6 }], [{ ...tick, confidence: 0.9 }])
    expect(found?.confidence).toBe(0.9)
    const [other] = await both([{ ...tick, confidence: 0.6 }], [], [square])
    expect(other?.confidence).toBe(0.6)
  })

  test('a suspicion of the network is enough for what the rules found, but none is not', async () => {
    expect(await both([tick], [], [square])).toEqual([tick])
    expect(await both([tick], [])).toEqual([])
    expect(said(await both([tick], [element('button', 'OK', [10, 10, 90, 16])]))).toEqual(['button OK'])
  })

  test('a bar that the rules measured needs no suspicion, but must not lie upon something else', async () => {
    const bar = element('progressbar', '', [10, 200, 300, 12], { state: { value: '40 %' } })
    expect(await both([bar], [])).toMatchObject([{ role: 'progressbar', state: { value: '40 %' } }])
    expect(said(await both([bar], [element('textbox', 'Name', [10, 198, 300, 16])]))).toEqual(['textbox Name'])
  })

  test('what only the network sees is added, in reading order', async () => {
    const seen = [square, element('button', 'Below', [10, 90, 60, 30]), element('button', 'Above', [10, 0, 60, 8])]
    expect(said(await both([tick], seen))).toEqual(['button Above', 'checkbox Wi-Fi', 'button Below'])
  })

  test('a part of a control is no element beside it', async () => {
    const field = element('textbox', 'Name', [10, 10, 300, 30])
    expect(said(await both([field], [field, element('icon', '', [280, 15, 20, 20])]))).toEqual(['textbox Name'])
  })

  test('what holds others is added around them, once', async () => {
    const bar = element('toolbar', '', [0, 0, 800, 40])
    expect(said(await both([tick], [square, bar]))).toEqual(['toolbar Drawing', 'checkbox Wi-Fi'])
    const window = element('window', 'A', [0, 0, 800, 600])
    expect(said(await both([window], [element('dialog', 'A', [0, 0, 800, 590])], [window]))).toEqual(['window A'])
  })

  test('what could not be named by words is named by its drawing', async () => {
    const button = element('button', '', [10, 10, 20, 20])
    expect(said(await both([button], [button]))).toEqual(['button Drawing'])
  })

  test('a network that is missing or damaged takes nothing away; any other failure is told', async () => {
    const fails = (error: Error): Promise<Element[]> =>
      createCombinedRecogniser(exactly([tick]), {
        ...trained([]),
        see: () => Promise.reject(error),
        nameDrawings: () => Promise.reject(error),
      }).recognise(input, new AbortController().signal)
    expect(await fails(new DescryError('MODEL_MISSING', 'elements.onnx'))).toEqual([tick])
    await expect(fails(new Error('out of memory'))).rejects.toThrow('out of memory')
  })
})
