import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { settings, settingsChange } from '../../../../assistant/contract/settings'
import { createFileStore, loadSettings, settingsFrom } from '../../../../assistant/settings'
import type { StorePort } from '../../../../assistant/ports'
import { DescryError, type ErrorCode } from '../../../../models/contract/errors'

/** A disk that is full or read-only needs a real one; only the superuser of a Linux machine may mount it. */
function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const probe = mkdtempSync(join(tmpdir(), 'descry-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' })
    execFileSync('umount', [probe], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmdirSync(probe)
  }
}

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descry-settings-'))
  path = join(folder, 'deep', 'settings.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const failing = (code: ErrorCode): StorePort => ({
  read: async () => undefined,
  write: async () => Promise.reject(new DescryError(code, 'settings.json')),
})

describe('settings', () => {
  test('have a default for everything', async () => {
    const keeper = await loadSettings(createFileStore(path))
    expect(keeper.get()).toMatchObject({ language: 'en', length: 'normal', voice: 'screen-reader', rate: 1 })
  })

  test('are still there in the next run', async () => {
    await (await loadSettings(createFileStore(path))).change({ length: 'brief', rate: 2 })
    expect((await loadSettings(createFileStore(path))).get()).toMatchObject({ length: 'brief', rate: 2 })
  })

  test('a change of one leaves the others as they are, also after it crossed the wire', async () => {
    const keeper = await loadSettings(createFileStore(path))
    await keeper.change(settingsChange.parse({ language: 'de' }))
    await keeper.change(settingsChange.parse({ rate: 3 }))
    expect(keeper.get()).toMatchObject({ language: 'de', rate: 3 })
  })

  test('can each be changed by itself, and a change names nothing else', () => {
    // What a server is agreed to for has methods of its own, and no page can set it along with other things.
    expect([...Object.keys(settingsChange.shape), 'endpoint'].sort()).toEqual(Object.keys(settings.shape).sort())
    expect(settingsChange.parse({})).toEqual({})
    expect(settingsChange.parse({ endpoint: { address: 'http://gpu-box' } })).toEqual({})
  })

  test('that are not valid are refused and change nothing', async () => {
    const keeper = await loadSettings(createFileStore(path))
    await expect(keeper.change({ rate: 99 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(keeper.get().rate).toBe(1)
  })

  test('one field that is not valid has its default; the others are kept', () => {
    expect(settingsFrom({ rate: 'fast', length: 'brief' })).toMatchObject({ rate: 1, length: 'brief' })
    for (const wrong of [null, 5, 'x', [], { rate: null }, { __proto__: null }])
      expect(settingsFrom(wrong)).toEqual(settingsFrom({}))
  })

  test('one earcon can be switched off by itself, and stays off when Descry gains another', async () => {
    const keeper = await loadSettings(createFileStore(path))
    const change = settingsChange.parse({ earcons: { working: false } })
    expect((await keeper.change(change)).earcons).toMatchObject({ working: false, done: true })
    expect(settingsFrom({ earcons: { working: false } }).earcons).toMatchObject({ working: false, done: true })
  })

  test('keys that this version does not know are kept in the file', async () => {
    const store = createFileStore(path)
    await store.write({ length: 'brief', futureSetting: { a: 1 } })
    await (await loadSettings(store)).change({ rate: 2 })
    expect(await store.read()).toMatchObject({ futureSetting: { a: 1 }, length: 'brief', rate: 2 })
  })

  test('quick changes end in the file as they were made', async () => {
    const keeper = await loadSettings(createFileStore(path))
    await Promise.all([1, 2, 3, 0.5, 1.5].map((rate) => keeper.change({ rate })))
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ rate: 1.5 })
  })

  test('of two hosts side by side keep what was changed in each', async () => {
    const [desktop, browser] = [await loadSettings(createFileStore(path)), await loadSettings(createFileStore(path))]
    await desktop.change({ language: 'de' })
    await browser.change({ rate: 2 })
    expect((await loadSettings(createFileStore(path))).get()).toMatchObject({ language: 'de', rate: 2 })
  })

  test('listeners hear of a change until they leave', async () => {
    const keeper = await loadSettings(createFileStore(path))
    const heard: number[] = []
    const leave = keeper.subscribe(({ rate }) => heard.push(rate))
    await keeper.change({ rate: 2 })
    leave()
    await keeper.change({ rate: 3 })
    expect(heard).toEqual([2])
  })

  test.each(['WRITE_DENIED', 'DISK_FULL'] as const)('hold for this run when they can’t be saved (%s)', async (code) => {
    const problems: string[] = []
    const keeper = await loadSettings(failing(code), { onProblem: (error) => problems.push(error.code) })
    expect(await keeper.change({ rate: 2 })).toMatchObject({ rate: 2 })
    await keeper.change({ length: 'brief' })
    expect(keeper.get()).toMatchObject({ rate: 2, length: 'brief' })
    expect(problems).toEqual([code])
  })
})

describe('the file', () => {
  test('is readable by its owner alone, and no temporary file stays', async () => {
    await createFileStore(path).write({ a: 1 })
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, 'deep'))).toEqual(['settings.json'])
  })

  test.each(['{ "length": "bri', '', '[1]', '42', 'null', '\u0000\u0001'])(
    'that is damaged (%j) is kept aside, and the defaults hold',
    async (text) => {
      const file = join(folder, 'settings.json')
      await writeFile(file, text)
      expect((await loadSettings(createFileStore(file))).get()).toEqual(settingsFrom({}))
      expect(await readFile(`${file}.damaged`, 'utf8')).toBe(text)
    },
  )

  test('that is a link stays one', async () => {
    const target = join(folder, 'kept-elsewhere.json')
    const link = join(folder, 'settings.json')
    await writeFile(target, '{}')
    await symlink(target, link)
    await createFileStore(link).write({ rate: 2 })
    expect(JSON.parse(await readFile(target, 'utf8'))).toEqual({ rate: 2 })
  })

  test('in a place that can’t be written keeps what was there', async () => {
    const notAFolder = join(folder, 'file')
    await writeFile(notAFolder, 'mine')
    await expect(createFileStore(join(notAFolder, 'settings.json')).write({})).rejects.toMatchObject({
      code: 'WRITE_DENIED',
    })
    expect(await readFile(notAFolder, 'utf8')).toBe('mine')
  })

  // The superuser may write anywhere, so there is nothing to check there.
  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('in a read-only folder says so', async () => {
    await chmod(folder, 0o500)
    await expect(createFileStore(path).write({})).rejects.toMatchObject({ code: 'WRITE_DENIED' })
    await chmod(folder, 0o700)
  })

  describe.skipIf(!canMount())('on a small disk of its own', () => {
    let disk: string
    beforeEach(async () => {
      disk = join(folder, 'disk')
      await mkdir(disk)
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
    })
    afterEach(() => void execFileSync('umount', [disk]))

    test('that is full keeps what was there, and says so', async () => {
      const store = createFileStore(join(disk, 'settings.json'))
      await store.write({ rate: 2 })
      await writeFile(join(disk, 'filler'), Buffer.alloc(1024 * 1024)).catch(() => {})
      await expect(store.write({ rate: 3, long: 'x'.repeat(20_000) })).rejects.toMatchObject({ code: 'DISK_FULL' })
      expect(await store.read()).toEqual({ rate: 2 })
      expect(await readdir(disk)).toEqual(['filler', 'settings.json'])
    })

    test('that is read-only has settings for this run', async () => {
      execFileSync('mount', ['-o', 'remount,ro', disk])
      const problems: string[] = []
      const store = createFileStore(join(disk, 'settings.json'))
      const keeper = await loadSettings(store, { onProblem: ({ code }) => problems.push(code) })
      expect(await keeper.change({ rate: 2 })).toMatchObject({ rate: 2 })
      await keeper.change({ rate: 3 })
      expect(problems).toEqual(['WRITE_DENIED'])
    })
  })

  test('is never put in the place of something that is no file', async () => {
    await mkdir(path, { recursive: true })
    await expect(createFileStore(path).write({})).rejects.toMatchObject({ code: 'WRITE_DENIED' })
    expect((await stat(path)).isDirectory()).toBe(true)
    expect(await readdir(join(folder, 'deep'))).toEqual(['settings.json'])
  })
})
