import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findAssets } from '../../models/assets'
import type { Role, TextLine } from '../../models/contract/scene'
import { openPicture } from '../../models/vision/decode'
import { classifyKind } from '../../models/vision/kind'
import { createReader } from '../../models/vision/ocr/reader'
import type { Picture } from '../../models/vision/picture'
import { unitOf } from '../../models/vision/screen/sight'
import { isToldBy } from '../../models/vision/screen/trained/told'
import { detect } from '../../models/vision/screen/trained/detect'
import { overlap, type Found } from '../../models/vision/screen/trained/found'
import { statesOf } from '../../models/vision/screen/trained/naming'
import { openElementNetwork, readThresholds } from '../../models/vision/screen/trained/open'
import { thresholds, WANTED_PRECISION } from './thresholds'
import { machine, markdown, median, type Table } from '../bench/machine'
import { averagePrecision, mean, type Verdict } from './average-precision'
import { evaluateIcons } from './icons'
import { readTruth, type TrueElement } from './screen-truth'

const root = resolve(import.meta.dirname, '../..')
const assets = findAssets(root)
const never = new AbortController().signal
const THREADS = Math.min(2, availableParallelism())
/** An element is found where a box of its role overlaps it by this much. */
const SAME = 0.5
const STATES = ['checked', 'selected', 'disabled', 'focused', 'expanded'] as const

/**
 * How often the recogniser of screens is right, on kits, programs and icon families that are kept out of training:
 * `npm run eval -- screen [CACHE] [pages|desktop|icons|photos] [write]`. The pictures must be generated first
 * (`models/starter/screen/train`). `write` writes the least confidence of each role beside the network.
 */
export async function run(words: readonly string[]): Promise<void> {
  const parts = ['pages', 'desktop', 'icons', 'photos', 'write']
  const cache = words.find((word) => !parts.includes(word)) ?? join(tmpdir(), 'descry-screen')
  const chosen = words.filter((word) => parts.slice(0, -1).includes(word))
  const wanted = chosen.length > 0 ? chosen : parts
  process.stdout.write(`Machine: ${machine()}\n\n`)
  const show = (tables: readonly Table[]): void =>
    tables.forEach((table) => process.stdout.write(`${markdown(table)}\n`))
  const verdicts = new Map<Role, Verdict[]>()
  for (const kind of ['pages', 'desktop'] as const)
    if (wanted.includes(kind)) show(await evaluateElements(cache, kind, verdicts))
  const least = thresholds(verdicts)
  if (verdicts.size > 0)
    show([
      {
        title: `Least confidence from which ${WANTED_PRECISION * 100} % are right`,
        head: ['role', 'least confidence'],
        rows: Object.entries(least).map(([role, value]) => [role, String(value)]),
      },
    ])
  if (words.includes('write'))
    writeFileSync(resolve(root, 'models/starter/screen/thresholds.json'), `${JSON.stringify(least, null, 2)}\n`)
  if (wanted.includes('icons')) show(await evaluateIcons(assets, cache, THREADS))
  if (wanted.includes('photos')) show([await evaluatePhotos(resolve(root, '../shared/inputs/photos'))])
}

interface Seen {
  picture: Picture
  found: Found[]
  kind: string
  ms: number
}

async function createLook(): Promise<(path: string) => Promise<Seen>> {
  const reader = createReader(assets)
  const network = await openElementNetwork(assets, THREADS)
  return async (path) => {
    const { picture } = await openPicture({ kind: 'path', path }, { signal: never })
    const { boxes } = await reader.find(picture, 'screen', never)
    const lines = boxes.map((box): TextLine => ({ text: '', box, confidence: 1 }))
    const began = performance.now()
    const found = await detect(network, picture, unitOf(lines), never)
    return { picture, found, kind: classifyKind(picture, boxes).name, ms: performance.now() - began }
  }
}

class Score {
  readonly verdicts = new Map<Role, Verdict[]>()
  readonly totals = new Map<Role, number>()

  add(role: Role, verdict: Verdict): void {
    this.verdicts.set(role, [...(this.verdicts.get(role) ?? []), verdict])
  }

  count(role: Role): void {
    this.totals.set(role, (this.totals.get(role) ?? 0) + 1)
  }

  precision(role: Role): number {
    return averagePrecision(this.verdicts.get(role) ?? [], this.totals.get(role) ?? 0)
  }

  mean(): number {
    return mean([...this.totals.keys()].map((role) => this.precision(role)))
  }
}

async function evaluateElements(cache: string, kind: string, verdicts: Map<Role, Verdict[]>): Promise<Table[]> {
  const pictures = readTruth(cache, kind)
  if (pictures.length === 0) return [{ title: `${kind}: no pictures in ${cache}`, head: ['', ''], rows: [] }]
  const look = await createLook()
  const isTold = isToldBy(await readThresholds(assets))
  const all = new Score()
  const each = new Map<string, Score>()
  const states = new Map<string, { right: number; total: number }>()
  const times: number[] = []
  let screens = 0
  for (const { path, from, elements } of pictures) {
    const seen = await look(path)
    times.push((seen.ms * 2_073_600) / (seen.picture.width * seen.picture.height))
    if (seen.kind === 'screen') screens++
    const own = each.get(from) ?? new Score()
    each.set(from, own)
    for (const { role } of elements) [all, own].forEach((score) => score.count(role))
    for (const { one, match } of matched(seen.found, elements)) {
      const verdict = { confidence: one.confidence, right: match !== undefined }
      ;[all, own].forEach((score) => score.add(one.role, verdict))
      verdicts.set(one.role, [...(verdicts.get(one.role) ?? []), verdict])
      if (match && isTold(one)) countStates(one, match, states)
    }
  }
  const percent = (value: number): string => value.toFixed(3)
  const byRole = [...all.totals].map(([role, total]) => ({ role, total, ap: all.precision(role) }))
  return [
    {
      title: `${kind}: ${pictures.length} pictures, mAP at IoU 0.5 is ${percent(all.mean())}; ${screens} taken for screens; ${Math.round(median(times))} ms for 1920 × 1080 pixels`,
      head: ['role', 'average precision', 'there are'],
      rows: byRole.toSorted((a, b) => b.ap - a.ap).map(({ role, total, ap }) => [role, percent(ap), String(total)]),
    },
    {
      title: `${kind}: by kit or program`,
      head: ['from', 'mAP'],
      rows: [...each].map(([from, score]) => [from, percent(score.mean())]),
    },
    {
      title: `${kind}: states, where the element is found`,
      head: ['state', 'right', 'of'],
      rows: [...states].map(([name, { right, total }]) => [name, percent(right / total), String(total)]),
    },
  ]
}

/** Each find with the element it stands for, the surest first; an element counts once. */
function* matched(
  found: readonly Found[],
  elements: readonly TrueElement[],
): Generator<{ one: Found; match: TrueElement | undefined }> {
  const taken = new Set<TrueElement>()
  for (const one of found.toSorted((a, b) => b.confidence - a.confidence)) {
    let match: TrueElement | undefined
    let best: number = SAME
    for (const element of elements) {
      if (element.role !== one.role || taken.has(element)) continue
      const share = overlap(one, { ...one, ...element })
      if (share >= best) [best, match] = [share, element]
    }
    if (match) taken.add(match)
    yield { one, match }
  }
}

/** Told states against those on the picture. A state that is not told counts as “no”. */
function countStates(one: Found, match: TrueElement, states: Map<string, { right: number; total: number }>): void {
  const told = statesOf(one)
  for (const name of STATES) {
    if (!(name in match.state) && told[name] === undefined) continue
    const isRight = Boolean(told[name]) === Boolean(match.state[name])
    for (const key of [name, 'all']) {
      const count = states.get(key) ?? { right: 0, total: 0 }
      states.set(key, { right: count.right + Number(isRight), total: count.total + 1 })
    }
  }
}

/** Elements on photographs: none is right. */
async function evaluatePhotos(folder: string): Promise<Table> {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(jpe?g|png|webp)$/iu.test(name)) : []
  const look = await createLook()
  const isTold = isToldBy(await readThresholds(assets))
  const rows: string[][] = []
  for (const name of names) {
    if (readFileSync(join(folder, name)).length === 0) continue
    const { found, kind } = await look(join(folder, name))
    const told = found.filter(isTold)
    rows.push([name, kind, String(told.length), kind === 'screen' ? String(told.length) : '0'])
  }
  return { title: 'Photographs', head: ['picture', 'taken for', 'elements the network sees', 'told'], rows }
}
