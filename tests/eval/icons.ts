import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Assets } from '../../models/assets'
import { LEAST_SURE } from '../../models/vision/screen/trained/icon-naming'
import { ICON_SIDE } from '../../models/vision/screen/trained/icon-picture'
import { openIconSession } from '../../models/vision/screen/trained/open'
import type { Table } from '../bench/machine'

const labels = z.object({
  shape: z.array(z.number()),
  meanings: z.array(z.string()),
  meaning: z.array(z.number()),
  family: z.array(z.string()),
  size: z.array(z.number()),
})
const BYTES = ICON_SIDE * ICON_SIDE * 3
const BATCH = 64

interface Counted {
  total: number
  first: number
  told: number
  toldRight: number
}

/** First guesses on families that are kept out, and what is told with the least confidence that is told. */
export async function evaluateIcons(assets: Assets, cache: string, threads: number): Promise<Table[]> {
  const folder = join(cache, 'icons')
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /^test-\d+\.json$/u.test(name)) : []
  const { session, ort } = await openIconSession(assets, threads)
  const families = new Map<string, Counted>()
  const sizes = new Map<string, Counted>()
  for (const name of files) {
    const { meanings, meaning, family, size } = labels.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
    const bytes = readFileSync(join(folder, name.replace('.json', '.u8')))
    const other = meanings.length - 1
    for (let from = 0; from < meaning.length; from += BATCH) {
      const count = Math.min(BATCH, meaning.length - from)
      const pixels = new Uint8Array(bytes.subarray(from * BYTES, (from + count) * BYTES))
      const output = await session.run({
        pixels: new ort.Tensor('uint8', pixels, [count, ICON_SIDE, ICON_SIDE, 3]),
      })
      const guesses = output['meaning']?.data as BigInt64Array
      const sure = output['confidence']?.data as Float32Array
      for (let i = 0; i < count; i++) {
        const [guess, truth] = [Number(guesses[i]), meaning[from + i] as number]
        const result = { isRight: guess === truth, isTold: guess !== other && (sure[i] as number) >= LEAST_SURE }
        tally(families, truth === other ? 'none of the meanings' : (family[from + i] as string), result)
        if (truth === other) continue
        tally(families, 'all families', result)
        tally(sizes, sizeName(size[from + i] as number), result)
      }
    }
  }
  return [tableOf('Icons by family', families), tableOf('Icons by size on the screen', sizes)]
}

const sizeName = (size: number): string =>
  size < 16 ? 'below 16 pixels' : size < 24 ? '16 to 23' : size < 32 ? '24 to 31' : '32 and more'

function tally(
  counts: Map<string, Counted>,
  key: string,
  { isRight, isTold }: { isRight: boolean; isTold: boolean },
): void {
  const { total, first, told, toldRight } = counts.get(key) ?? { total: 0, first: 0, told: 0, toldRight: 0 }
  counts.set(key, {
    total: total + 1,
    first: first + Number(isRight),
    told: told + Number(isTold),
    toldRight: toldRight + Number(isTold && isRight),
  })
}

const tableOf = (title: string, counts: ReadonlyMap<string, Counted>): Table => ({
  title,
  head: ['', 'first guess right', 'told', 'right where told', 'pictures'],
  rows: [...counts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, { total, first, told, toldRight }]) => [
      name,
      share(first, total),
      share(told, total),
      share(toldRight, told),
      String(total),
    ]),
})

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)
