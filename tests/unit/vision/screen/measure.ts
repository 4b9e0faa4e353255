import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import sharp from 'sharp'
import type { Box, Element, TextLine } from '../../../../models/contract/scene'
import type { Picture } from '../../../../models/vision/picture'
import { recogniseByRegions } from '../../../../models/vision/screen/recognise'
import { inside, overlap } from '../../../../models/vision/screen/rectangles'

export const folder = resolve(import.meta.dirname, '../../../fixtures/screens')
export const tuned =
  'article editor error login printers rows rows-dark save-changes settings settings-dark signup wizard'.split(' ')
/** Other styles, held back while the rules were written; slips seen on them since were mended where the rule was at fault. */
export const heldBack = ['windows98', 'material', 'browser', 'qt', 'macos', 'defaults']

export type TrueElement = Omit<Element, 'confidence'> & { skip?: boolean }
export interface Truth {
  lines: { text: string; box: Box }[]
  elements: TrueElement[]
}

export const truthOf = (name: string): Truth =>
  JSON.parse(readFileSync(resolve(folder, `${name}.json`), 'utf8')) as Truth

export async function pictureOf(path: string): Promise<Picture> {
  const { data, info } = await sharp(path)
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) }
}

/** The true lines with boxes loose by up to two pixels, always the same. */
export function looseLines(truth: Truth): TextLine[] {
  let seed = 7
  const jitter = (): number => (((seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 8) % 5) - 2
  return truth.lines.map(({ text, box: [x, y, w, h] }) => ({
    text,
    confidence: 0.95,
    box: [x + jitter(), y + jitter(), w + jitter(), h + jitter()],
  }))
}

export async function recognise(name: string): Promise<Element[]> {
  const lines = looseLines(truthOf(name))
  const picture = await pictureOf(resolve(folder, `${name}.png`))
  return recogniseByRegions(picture, lines, new AbortController().signal)
}

export interface Score {
  found: number
  right: number
  truths: number
  hit: number
  named: number
  states: number
  statesRight: number
}

/** Shares that are read off a bar may be off by two in a hundred. */
const near = (a: unknown, b: unknown): boolean =>
  a === b || (/ %$/.test(String(a)) && Math.abs(parseInt(String(a)) - parseInt(String(b))) <= 2)
const alike = (a: string, b: string): boolean => a === b || (FRAMES.has(a) && FRAMES.has(b))
const FRAMES = new Set(['window', 'dialog'])
/** A heading's true box goes on to the end of its row; its words are found. */
const placed = (t: TrueElement, find: Element): boolean =>
  t.role === 'slider' || t.role === 'progressbar'
    ? inside(find.box, t.box) > 0.8 && find.box[2] > t.box[2] * 0.9
    : t.role === 'heading'
      ? inside(find.box, t.box) > 0.6 && t.name === find.name
      : overlap(t.box, find.box) > 0.5

/** A find is right when a true element of the role lies where it lies (by half of both); states are compared where found. */
export function score(finds: Element[], truth: TrueElement[], into: Map<string, Score>, notes: string[] = []): void {
  const of = (role: string): Score => {
    const at = into.get(role) ?? { found: 0, right: 0, truths: 0, hit: 0, named: 0, states: 0, statesRight: 0 }
    into.set(role, at)
    return at
  }
  const open = new Set(truth)
  for (const find of finds) {
    const match = [...open].find((t) => alike(t.role, find.role) && placed(t, find))
    if (!match && find.role === 'window' && truth.some((t) => t.role === 'titlebar' && t.name === find.name)) continue
    if (!match && truth.some((t) => t.skip && overlap(t.box, find.box) > 0.3)) continue
    const at = of(find.role)
    at.found++
    if (!match) {
      notes.push(`invented ${find.role} "${find.name}" ${find.box.join()}`)
      continue
    }
    open.delete(match)
    at.right++
    at.hit++
    if (match.name.replace(/:$/, '') === find.name) at.named++
    else notes.push(`named ${find.role} "${find.name}" is "${match.name}"`)
    at.states++
    const same = (['checked', 'selected', 'disabled', 'value'] as const).every((key) =>
      near(match.state?.[key] ?? false, find.state?.[key] ?? false),
    )
    if (same) at.statesRight++
    else
      notes.push(`state of ${find.role} "${find.name}" ${JSON.stringify(find.state)} is ${JSON.stringify(match.state)}`)
  }
  for (const t of truth) if (!t.skip) of(t.role).truths++
  for (const t of open) if (!t.skip) notes.push(`missed ${t.role} "${t.name}" ${t.box.join()}`)
}
