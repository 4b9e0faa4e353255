import { existsSync, readdirSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Element } from '../../../../models/contract/scene'
import { createRuleRecogniser } from '../../../../models/vision/screen'
import { recogniseByRegions } from '../../../../models/vision/screen/recognise'
import { folder, heldBack, looseLines, pictureOf, recognise, score, truthOf, tuned, type Score } from './measure'

/** Least precision and recall of each role: what was measured, with room for one more or less on rare roles. */
const FLOORS: Record<string, readonly [precision: number, recall: number]> = {
  button: [0.95, 0.95],
  textbox: [0.85, 0.9],
  password: [1, 1],
  searchbox: [1, 1],
  combobox: [0.9, 0.75],
  checkbox: [0.95, 0.9],
  radio: [0.95, 0.95],
  switch: [0.95, 0.95],
  tab: [0.9, 0.7],
  slider: [0.95, 0.95],
  progressbar: [0.95, 0.95],
  heading: [0.85, 0.85],
  link: [0.95, 0.55],
}

const all = new Map<string, Score>()
const found = new Map<string, Element[]>()

beforeAll(async () => {
  for (const name of [...tuned, ...heldBack]) {
    const elements = await recognise(name)
    found.set(name, elements)
    score(elements, truthOf(name).elements, all)
  }
})

describe('elements of drawn screens, with loose boxes around the text', () => {
  it.each(Object.entries(FLOORS))('finds each %s, and invents none', (role, [precision, recall]) => {
    const at = all.get(role) as Score
    expect(at.right / at.found).toBeGreaterThanOrEqual(precision)
    expect(at.hit / at.truths).toBeGreaterThanOrEqual(recall)
  })

  it('tells whether controls are ticked, chosen, on, selected or disabled, and what fields hold', () => {
    const scores = Object.keys(FLOORS).map((role) => all.get(role) as Score)
    const sum = (of: (s: Score) => number): number => scores.reduce((total, s) => total + of(s), 0)
    expect(sum((s) => s.statesRight) / sum((s) => s.states)).toBeGreaterThanOrEqual(0.95)
    expect(sum((s) => s.named) / sum((s) => s.right)).toBeGreaterThanOrEqual(0.97)
  })

  it('names windows and dialogs by their titles and puts them first', () => {
    const first = (name: string): [string, string] => {
      const element = found.get(name)?.[0] as Element
      return [element.role, element.name]
    }
    expect(first('settings')).toEqual(['dialog', 'Settings'])
    expect(first('printers')[1]).toBe('Printers')
    expect(first('wizard')[1]).toBe('Set up your scanner')
    expect(first('error')[1]).toBe('Cannot open file')
    expect(first('save-changes')[1]).toBe('Save changes?')
    expect(first('editor')[1]).toBe('notes.txt - Text Editor')
  })

  it('gives the rest row by row', () => {
    const rest = (found.get('settings') as Element[]).slice(1).map(({ name }) => name)
    expect(rest.indexOf('Enable Wi-Fi')).toBeLessThan(rest.indexOf('Printer name'))
    expect(rest.indexOf('Cancel')).toBe(rest.indexOf('Save') - 1)
  })
})

describe('two overlapping windows on a desktop', () => {
  it('are both found, the front one first', async () => {
    const reading = resolve(folder, '../reading')
    const truth = truthOf('../reading/desktop')
    const picture = await pictureOf(resolve(reading, 'desktop.png'))
    const elements = recogniseByRegions(picture, looseLines(truth), new AbortController().signal)
    const windows = elements.filter(({ role }) => role === 'window' || role === 'dialog').map(({ name }) => name)
    expect(windows).toEqual(['Harbour Notes.txt - Text Editor', 'Printers'])
  })
})

describe('pictures that are no screens', () => {
  const photos = resolve(import.meta.dirname, '../../../../../shared/inputs/photos')
  const files = (at: string): string[] =>
    readdirSync(at).flatMap((name) => {
      const path = resolve(at, name)
      return statSync(path).isDirectory() ? files(path) : /\.(jpe?g|png)$/.test(path) ? [path] : []
    })

  it.skipIf(!existsSync(photos))('hold no elements (skipped without the photos)', async () => {
    for (const path of files(photos)) {
      const picture = await pictureOf(path)
      const sign = {
        text: 'Harbour office',
        box: [40, 40, 120, 20] as [number, number, number, number],
        confidence: 0.9,
      }
      expect(recogniseByRegions(picture, [sign], new AbortController().signal), path).toEqual([])
    }
  })

  it('a stopped search rejects with the reason', async () => {
    const picture = { width: 40, height: 40, data: new Uint8Array(4800) }
    await expect(
      createRuleRecogniser().recognise({ picture, lines: [], language: 'en' }, AbortSignal.abort(new Error('enough'))),
    ).rejects.toThrow('enough')
  })
})
