import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

const folder = resolve('models/starter/screen/train/icons')
const load = async <T>(name: string): Promise<T> => (await import(pathToFileURL(join(folder, name)).href)) as T

interface Meaning {
  id: string
  en: string
  de: string
  names: string[]
  only?: Record<string, string[]>
  not?: Record<string, string[]>
}
interface Family {
  id: string
  licence: string
  test?: boolean
}
interface Drawing {
  name: string
  path: string
}
interface RandomNumbers {
  between(low: number, high: number): number
}
type RandomClass = new (seed: number) => RandomNumbers
type Colour = [number, number, number]
interface Master {
  width: number
  height: number
  alpha: Uint8Array
  rgb: null
  ink: Colour
  box: [number, number, number, number]
  native: null
}
interface Picture {
  size: number
  canvas: { width: number; height: number; data: Float32Array }
}

const meanings = JSON.parse(readFileSync(join(folder, 'meanings.json'), 'utf8')) as Meaning[]
const { families } = await load<{ families: Family[] }>('families.mjs')
const { namesIn } = await load<{ namesIn: (family: Family) => Set<string>[] }>('meanings.mjs')
const { Random } = await load<{ Random: RandomClass }>('random.mjs')
const installed = existsSync(join(folder, 'node_modules')) && existsSync('/usr/share/icons/breeze')

/** Meanings that no family kept out of training draws. */
const UNTESTED = new Set(['usb', 'loading', 'cast'])

/** A drawing as the generator holds it: a cross whose ink touches the sides. */
const cross = (): Master => {
  const side = 128
  const alpha = new Uint8Array(side * side)
  for (let i = 0; i < alpha.length; i++) {
    const [x, y] = [i % side, Math.floor(i / side)]
    if (Math.abs(x - 64) < 8 || Math.abs(y - 64) < 8) alpha[i] = 255
  }
  return { width: side, height: side, alpha, rgb: null, ink: [0, 0, 0], box: [0, 0, side, side], native: null }
}

describe('the meanings of icons', () => {
  it('are between 160 and 220, each with an id of its own and a name in English and German', () => {
    expect(meanings.length).toBeGreaterThanOrEqual(160)
    expect(meanings.length).toBeLessThanOrEqual(220)
    expect(new Set(meanings.map((m) => m.id)).size).toBe(meanings.length)
    expect(new Set(meanings.map((m) => m.en)).size).toBe(meanings.length)
    expect(new Set(meanings.map((m) => m.de)).size).toBe(meanings.length)
    for (const { id, en, de } of meanings) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(en.trim() && de.trim()).not.toBe('')
    }
  })

  it('claim no name of a family twice', () => {
    for (const family of families) {
      const names = namesIn(family).flatMap((set) => [...set])
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    }
  })

  it('speak of families that exist', () => {
    const ids = new Set(families.map((f) => f.id))
    for (const { only, not } of meanings)
      for (const id of [...Object.keys(only ?? {}), ...Object.keys(not ?? {})]) expect(ids).toContain(id)
  })
})

describe('the icon families', () => {
  it('are at least 14, each with a licence, and five of them are kept out of training', () => {
    expect(families.length).toBeGreaterThanOrEqual(14)
    for (const family of families) expect(family.licence).not.toBe('')
    expect(families.filter((f) => f.test).map((f) => f.id)).toEqual([
      'heroicons',
      'octicons',
      'ionicons',
      'breeze',
      'tango',
    ])
  })
})

describe('a picture of an icon', () => {
  it('is the same for the same seed and another for another seed', async () => {
    const { drawPicture } = await load<{
      drawPicture: (master: Master, random: RandomNumbers, neighbours: Master[]) => Picture
    }>('picture.mjs')
    const draw = (seed: number) => drawPicture(cross(), new Random(seed), [cross()])
    for (let seed = 0; seed < 20; seed++) {
      const [one, same] = [draw(seed), draw(seed)]
      expect(same.size).toBe(one.size)
      expect(same.canvas).toEqual(one.canvas)
      expect(draw(seed + 100).canvas).not.toEqual(one.canvas)
    }
  })

  it('shows the icon at 12 to 64 pixels, inside the cut', async () => {
    const { drawPicture } = await load<{
      drawPicture: (master: Master, random: RandomNumbers, neighbours: Master[]) => Picture
    }>('picture.mjs')
    for (let seed = 0; seed < 300; seed++) {
      const { canvas, size } = drawPicture(cross(), new Random(seed), [cross()])
      expect(size).toBeGreaterThanOrEqual(12)
      expect(size).toBeLessThanOrEqual(64)
      expect(canvas.width).toBe(canvas.height)
      expect(canvas.width).toBeGreaterThanOrEqual(Math.floor(size))
      expect(canvas.data.every((v) => v >= -0.01 && v <= 255.01)).toBe(true)
    }
  })

  it('has ink that can be told from its paper', async () => {
    const { inkAndPaper, contrast, LEAST_CONTRAST } = await load<{
      inkAndPaper: (random: RandomNumbers) => { ink: Colour; paper: Colour }
      contrast: (one: Colour, other: Colour) => number
      LEAST_CONTRAST: number
    }>('colours.mjs')
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5)
    expect(contrast([9, 9, 9], [9, 9, 9])).toBe(1)
    const random = new Random(1)
    for (let i = 0; i < 1000; i++) {
      const { ink, paper } = inkAndPaper(random)
      expect(contrast(ink, paper)).toBeGreaterThanOrEqual(LEAST_CONTRAST)
    }
  })
})

describe('making a size smaller or larger', () => {
  it('keeps a plain colour and moves an edge by parts of a pixel', async () => {
    const { resample } = await load<{
      resample: (
        source: { width: number; height: number; data: ArrayLike<number> },
        channels: number,
        target: { width: number; height: number; scale: number; x?: number; y?: number; extend?: boolean },
      ) => Float32Array
    }>('resample.mjs')
    const plain = { width: 7, height: 7, data: new Array<number>(49).fill(90) }
    for (const scale of [0.4, 1, 2.7])
      for (const value of resample(plain, 1, { width: 5, height: 5, scale, extend: true }))
        expect(value).toBeCloseTo(90, 3)
    const dot = { width: 1, height: 1, data: [100] }
    expect([...resample(dot, 1, { width: 3, height: 1, scale: 1, x: 0.25 })]).toEqual([75, 25, 0])
  })
})

describe.skipIf(!installed)('the generator (needs the icon families, see its README)', () => {
  it(
    'finds drawings of every meaning in most families, and no drawing with two meanings',
    { timeout: 300_000 },
    async () => {
      const { sortDrawings } = await load<{
        sortDrawings: (family: Family) => { classes: Drawing[][]; others: Drawing[] }
      }>('meanings.mjs')
      const found = meanings.map(() => ({ train: 0, test: 0 }))
      for (const family of families) {
        const { classes, others } = sortDrawings(family)
        const paths = [...classes.flat(), ...others].map((d) => d.path)
        expect(new Set(paths).size).toBe(paths.length)
        for (const [i, drawings] of classes.entries())
          if (drawings.length > 0) found[i]![family.test ? 'test' : 'train']++
      }
      for (const [i, { train, test }] of found.entries())
        expect([meanings[i]!.id, train >= 6 && (test >= 1 || UNTESTED.has(meanings[i]!.id))]).toEqual([
          meanings[i]!.id,
          true,
        ])
    },
  )

  it(
    'writes pictures and labels that fit together, held-out families in the test split only',
    { timeout: 300_000 },
    () => {
      const cache = mkdtempSync(join(tmpdir(), 'descry-icons-'))
      try {
        const args = [cache, '--seed', '5', '--count', '1', '--split', 'test']
        execFileSync(process.execPath, [join(folder, 'generate.mjs'), ...args], { stdio: 'pipe' })
        const labels = JSON.parse(readFileSync(join(cache, 'icons/test-0.json'), 'utf8')) as {
          shape: [number, number, number, number]
          meanings: string[]
          meaning: number[]
          family: string[]
          size: number[]
        }
        const [count, height, width, channels] = labels.shape
        expect([height, width, channels]).toEqual([48, 48, 3])
        expect(readFileSync(join(cache, 'icons/test-0.u8')).length).toBe(count * 48 * 48 * 3)
        expect(labels.meanings).toEqual([...meanings.map((m) => m.id), 'other'])
        for (const list of [labels.meaning, labels.family, labels.size]) expect(list.length).toBe(count)
        expect(new Set(labels.meaning).size).toBe(labels.meanings.length - UNTESTED.size)
        const heldOut = new Set(['', ...families.filter((f) => f.test).map((f) => f.id)])
        for (const id of labels.family) expect(heldOut).toContain(id)
      } finally {
        rmSync(cache, { recursive: true })
      }
    },
  )
})
