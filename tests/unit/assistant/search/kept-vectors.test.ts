import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createKeptVectors, MOST_KEPT, type KeptVectors } from '../../../../assistant/search/kept-vectors'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descry-vectors-'))
  path = join(folder, 'data', 'embeddings.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const open = (allowed = true): KeptVectors => createKeptVectors(path, () => allowed)
const digest = (number: number): string => number.toString(16).padStart(64, '0')
const vector = [0.6, 0.8]
const near = (found: readonly number[] | undefined): number[] | undefined =>
  found?.map((v) => Math.round(v * 1e6) / 1e6)

test('what was saved is there the next time, for the same model and contents only', async () => {
  const kept = open()
  kept.add('model one', digest(1), vector)
  await kept.save()
  const again = open()
  expect(near(await again.get('model one', digest(1)))).toEqual(vector)
  expect(await again.get('model two', digest(1))).toBeUndefined()
  expect(await again.get('model one', digest(2))).toBeUndefined()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, 'data'))).toEqual(['embeddings.json'])
})

test('nothing is written where nothing may be kept', async () => {
  const kept = open(false)
  kept.add('m', digest(1), vector)
  expect(await kept.get('m', digest(1))).toEqual(vector)
  await kept.save()
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('the file has no name, no text and no path of a picture', async () => {
  const kept = open()
  kept.add('m', digest(1), vector)
  await kept.save()
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
    version: 1,
    entries: [['m', digest(1), expect.stringMatching(/^[A-Za-z0-9+/=]+$/)]],
  })
})

const text = (values: number[]): string => {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeFloatLE(value, index * 4))
  return bytes.toString('base64')
}

test.each([
  ['is no JSON', 'not json'],
  ['was cut off', '{"version":1,"entries":[["m","'],
  ['is of another version', JSON.stringify({ version: 2, entries: [['m', digest(1), text(vector)]] })],
  ['has far too many entries', JSON.stringify({ version: 1, entries: Array.from({ length: MOST_KEPT + 1 }, () => 0) })],
])('a file that %s counts as none, and the next saving replaces it', async (_what, content) => {
  await mkdir(join(folder, 'data'))
  await writeFile(path, content)
  const kept = open()
  expect(await kept.get('m', digest(1))).toBeUndefined()
  kept.add('m', digest(1), vector)
  await kept.save()
  expect(near(await open().get('m', digest(1)))).toEqual(vector)
})

test('single entries that are no vectors are left out, and the others count', async () => {
  await mkdir(join(folder, 'data'))
  const bad = [text([3, 4]), text([NaN, 1]), text([Infinity, 0]), '', 'AAA', '%%%', 7, null]
  const entries = [
    ...bad.map((content, index) => ['m', digest(index), content]),
    ['m', '../../etc/passwd', text(vector)],
    { m: 1 },
    ['m', digest(99), text(vector)],
  ]
  await writeFile(path, JSON.stringify({ version: 1, entries }))
  const kept = open()
  for (const index of bad.keys()) expect(await kept.get('m', digest(index))).toBeUndefined()
  expect(near(await kept.get('m', digest(99)))).toEqual(vector)
})

test('only the last ones are kept', async () => {
  const kept = open()
  for (let number = 0; number < MOST_KEPT + 5; number++) kept.add('m', digest(number), vector)
  await kept.save()
  const again = open()
  expect(await again.get('m', digest(4))).toBeUndefined()
  expect(near(await again.get('m', digest(5)))).toEqual(vector)
})

test('two that save at once lose nothing of each other when one comes after the other', async () => {
  const [one, other] = [open(), open()]
  await Promise.all([one.get('m', digest(1)), other.get('m', digest(1))])
  one.add('m', digest(1), vector)
  other.add('m', digest(2), vector)
  await one.save()
  await other.save()
  const again = open()
  for (const number of [1, 2]) expect(near(await again.get('m', digest(number)))).toEqual(vector)
})

test('forgetting removes the file, and what a killed Descry left of it; no other Descry brings it back', async () => {
  const kept = open()
  kept.add('m', digest(1), vector)
  await kept.save()
  const other = open()
  await other.get('m', digest(1))
  other.add('m', digest(2), vector)
  await writeFile(join(folder, 'data', '.embeddings.json.123.abc'), 'half')
  await writeFile(join(folder, 'data', 'names.json'), '{}')
  await kept.forget()
  await other.save()
  expect(await readdir(join(folder, 'data'))).toEqual(['names.json'])
  expect(await kept.get('m', digest(1))).toBeUndefined()
  // Where nothing is kept there is nothing to forget.
  await open().forget()
})

test.skipIf(process.getuid?.() === 0)('a folder that can’t be written says so, and the search goes on', async () => {
  await mkdir(join(folder, 'data'))
  await chmod(join(folder, 'data'), 0o500)
  const kept = open()
  kept.add('m', digest(1), vector)
  await expect(kept.save()).rejects.toMatchObject({ code: 'WRITE_DENIED' })
})

test('a file in the place of the folder is refused with its code', async () => {
  await writeFile(join(folder, 'data'), '')
  const kept = open()
  kept.add('m', digest(1), vector)
  await expect(kept.save()).rejects.toMatchObject({ code: 'WRITE_DENIED' })
})
