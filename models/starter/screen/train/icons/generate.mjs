/**
 * Pictures of icons for training and testing, 48 × 48 pixels each, packed.
 *
 *   node generate.mjs CACHE --seed N --count N --split train|test
 *
 * Writes `CACHE/icons/<split>-<n>.u8`: pictures one after the other, 48 × 48 × 3 bytes each, row by row, red, green and blue
 * together (height, width, channel); and beside it `<split>-<n>.json`: `{ shape, meanings, meaning, family, size }`.
 * `meanings` are the classes' ids, the last one "other"; `meaning`, `family` and `size` have one entry per picture:
 * the class, the icon family's id ("" where nothing of a family is drawn), and the size in pixels of the screen at which
 * the icon was drawn. `--count` is the number of pictures per meaning; of "other" there are OTHER_SHARE times as many.
 * The held-out families are drawn for the split "test" only, and no others are.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { jpeg } from './damage.mjs'
import { families } from './families.mjs'
import { Masters } from './masters.mjs'
import { meanings, OTHER, sortDrawings } from './meanings.mjs'
import { drawOthers } from './others.mjs'
import { drawNothing, drawPicture, drawPiece, soften } from './picture.mjs'
import { Random } from './random.mjs'
import { resample } from './resample.mjs'

const SIDE = 48
const BYTES = 3 * SIDE * SIDE
const PICTURES_PER_FILE = 10_000
const BATCH = 64
const OTHER_SHARE = 20

/** All drawings of a split, and how to choose among them. */
async function openSplit(split, random) {
  const sources = families
    .filter((family) => Boolean(family.test) === (split === 'test'))
    .map((family) => ({ id: family.id, ...sortDrawings(family) }))
  const masters = new Masters()
  const shapes = await drawOthers(random)
  const texts = [...shapes.letter, ...shapes.word]

  const chooseFrom = async (list, drawingsOfSource) => {
    for (let tries = 0; tries < 20; tries++) {
      const source = random.pick(list)
      const drawing = random.pick(drawingsOfSource(source))
      const master = await masters.get(drawing)
      if (master) return { master, family: source.id }
    }
    throw new Error('None of the drawings could be rendered.')
  }
  const withMeaning = meanings.map((_, i) => sources.filter((source) => source.classes[i].length > 0))

  const drawOther = async () => {
    const kind = random.next()
    if (kind < 0.5) {
      const { master, family } = await chooseFrom(sources, (source) => source.others)
      return { ...drawPicture(master, random, texts), family }
    }
    if (kind < 0.56) return { ...drawNothing(random, texts), family: '' }
    if (kind < 0.68) return { ...drawPiece(random.pick(texts), random), family: '' }
    const shape = random.pick(['letter', 'word', 'logo', 'logo', 'avatar', 'control'])
    return { ...drawPicture(random.pick(shapes[shape]), random, texts), family: '' }
  }
  const drawMeaning = async (meaning) => {
    const { master, family } = await chooseFrom(withMeaning[meaning], (source) => source.classes[meaning])
    return { ...drawPicture(master, random, texts), family }
  }
  return {
    has: (meaning) => meaning === OTHER || withMeaning[meaning].length > 0,
    draw: (meaning) => (meaning === OTHER ? drawOther() : drawMeaning(meaning)),
  }
}

/** A canvas at 48 × 48, as bytes into `target`. */
function pack(canvas, target, at) {
  const scale = SIDE / canvas.width
  const pixels = resample(canvas, 3, { width: SIDE, height: SIDE, scale, extend: true })
  for (let i = 0; i < BYTES; i++) target[at + i] = Math.min(255, Math.max(0, Math.round(pixels[i])))
}

/**
 * Draws pictures and calls `write(bytes, labels)` for every PICTURES_PER_FILE of them (and for the rest).
 * `count` is per meaning.
 */
export async function generate({ split, seed, count, write, perFile = PICTURES_PER_FILE }) {
  const random = new Random(seed)
  const source = await openSplit(split, random)
  const order = []
  for (let meaning = 0; meaning <= OTHER; meaning++) {
    if (!source.has(meaning)) continue
    for (let i = meaning === OTHER ? OTHER_SHARE * count : count; i > 0; i--) order.push(meaning)
  }
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.whole(0, i)
    ;[order[i], order[j]] = [order[j], order[i]]
  }
  for (let from = 0; from < order.length; from += perFile) {
    const classes = order.slice(from, from + perFile)
    const bytes = Buffer.alloc(classes.length * BYTES)
    const labels = { meaning: classes, family: [], size: [] }
    for (let start = 0; start < classes.length; start += BATCH) {
      const pictures = []
      for (const meaning of classes.slice(start, start + BATCH)) pictures.push(await source.draw(meaning))
      for (const { canvas } of pictures) soften(canvas, random)
      const damaged = pictures.map((p) => p.canvas).filter(() => random.chance(0.35))
      if (damaged.length > 0) await jpeg(damaged, random, random.whole(40, 95))
      for (const [i, { canvas, family, size }] of pictures.entries()) {
        pack(canvas, bytes, (start + i) * BYTES)
        labels.family.push(family)
        labels.size.push(Math.round(10 * size) / 10)
      }
    }
    await write(bytes, {
      shape: [classes.length, SIDE, SIDE, 3],
      meanings: [...meanings.map((m) => m.id), 'other'],
      ...labels,
    })
  }
}

if (import.meta.main ?? process.argv[1]?.endsWith('generate.mjs')) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' }, count: { type: 'string' }, split: { type: 'string' } },
  })
  const [seed, count] = [Number(values.seed), Number(values.count)]
  const { split } = values
  if (positionals.length !== 1 || !Number.isInteger(seed) || !(count > 0) || !['train', 'test'].includes(split))
    throw new Error('Usage: node generate.mjs CACHE --seed N --count N --split train|test')
  const folder = join(positionals[0], 'icons')
  mkdirSync(folder, { recursive: true })
  const started = performance.now()
  let [file, total] = [0, 0]
  const write = (bytes, labels) => {
    const name = join(folder, `${split}-${file++}`)
    writeFileSync(`${name}.u8`, bytes)
    writeFileSync(`${name}.json`, JSON.stringify(labels))
    total += labels.meaning.length
    console.log(`${total} pictures, ${Math.round((1000 * total) / (performance.now() - started))} per second`)
  }
  await generate({ split, seed, count, write })
}
