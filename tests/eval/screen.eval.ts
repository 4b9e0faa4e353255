import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findAssets } from '../../models/assets'
import { readThresholds } from '../../models/vision/screen/trained/open'
import { suppress } from '../../models/vision/screen/trained/suppress'
import { isToldBy } from '../../models/vision/screen/trained/told'
import { machine, markdown, type Table } from '../bench/machine'
import { elementTables, findElements, leastOf } from './elements'
import { evaluateIcons } from './icons'
import { createLook } from './looks'
import { evaluateTold } from './told'

const root = resolve(import.meta.dirname, '../..')
const assets = findAssets(root)
const THREADS = Math.min(2, availableParallelism())
const KINDS = ['pages', 'desktop']
const PARTS = [...KINDS, 'icons', 'photos', 'told']

/**
 * How often the recogniser of screens is right, on kits, programs and icon families that are kept out of training:
 * `npm run eval -- screen [CACHE] [pages] [desktop] [icons] [photos] [told [N]] [write]`. The pictures must be generated first
 * (`models/starter/screen/train`). `told` measures what a person gets, words and states included, on every Nth picture (1); `write` writes
 * the least confidence of each role beside the network.
 */
export async function run(words: readonly string[]): Promise<void> {
  const chosen = words.filter((word) => PARTS.includes(word))
  const every = Number(words.find((word) => /^\d+$/u.test(word)) ?? 1)
  const cache =
    words.find((word) => ![...PARTS, 'write', String(every)].includes(word)) ?? join(tmpdir(), 'descry-screen')
  const isWanted = (part: string): boolean => chosen.length === 0 || chosen.includes(part)
  const kinds = KINDS.some((kind) => chosen.includes(kind)) ? KINDS.filter(isWanted) : KINDS
  const show = (tables: readonly Table[]): void =>
    tables.forEach((table) => process.stdout.write(`${markdown(table)}\n`))
  process.stdout.write(`Machine: ${machine()}\n\n`)

  if (words.includes('write') || (KINDS.some(isWanted) && !chosen.includes('told'))) {
    const finds = await findElements(assets, cache, kinds, THREADS)
    const least = leastOf(finds)
    show([
      ...elementTables(finds),
      {
        title: 'Least confidence from which each role is told',
        head: ['role', 'least confidence'],
        rows: Object.entries(least).map(([role, value]) => [role, String(value)]),
      },
    ])
    if (words.includes('write'))
      writeFileSync(resolve(root, 'models/starter/screen/thresholds.json'), `${JSON.stringify(least, null, 2)}\n`)
  }
  if (isWanted('told')) show(await evaluateTold(assets, cache, kinds, { threads: THREADS, every }))
  if (isWanted('icons')) show(await evaluateIcons(assets, cache, THREADS))
  if (isWanted('photos')) show([await evaluatePhotos(resolve(root, '../shared/inputs/photos'))])
}

/** Elements on photographs: none is right. */
async function evaluatePhotos(folder: string): Promise<Table> {
  const names = existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .map(String)
        .filter((name) => /\.(jpe?g|png|webp)$/iu.test(name))
    : []
  const look = await createLook(assets, THREADS)
  const isTold = isToldBy(await readThresholds(assets))
  const rows: string[][] = []
  for (const name of names) {
    if (readFileSync(join(folder, name)).length === 0) continue
    const { found, kind } = await look(join(folder, name))
    const seen = suppress(found).filter(isTold).length
    rows.push([name, kind, String(seen), kind === 'screen' ? String(seen) : '0'])
  }
  return { title: 'Photographs', head: ['picture', 'taken for', 'elements the network sees', 'told'], rows }
}
