import { spawnSync } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readWav, writeWav } from '../../../../assistant/voice/wav'
import { DescryError } from '../../../../models/contract'
import { readSound, temporaryFolder } from './sound'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const samples = (...bytes: number[]): Uint8Array[] => [
  Uint8Array.from(bytes.slice(0, 2)),
  Uint8Array.from(bytes.slice(2)),
]
const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'written',
    (error: DescryError) => error.code,
  )

test('samples come back as they were written', async () => {
  const path = join(folder.path, 'a.wav')
  await writeWav(path, { sampleRate: 16_000, samples: samples(1, 2, 3, 4) })
  const { sampleRate, pcm } = await readSound(path)
  expect([sampleRate, [...pcm]]).toEqual([16_000, [1, 2, 3, 4]])
  const back = await readWav(path)
  expect(Buffer.concat(back.samples)).toEqual(pcm)
})

test('what was there stays when the sound breaks off, and nothing else is left', async () => {
  const path = join(folder.path, 'a.wav')
  await writeFile(path, 'older')
  async function* broken() {
    yield Uint8Array.from([1, 2])
    await Promise.resolve()
    throw new DescryError('CANCELLED')
  }
  expect(await code(writeWav(path, { sampleRate: 16_000, samples: broken() }))).toBe('CANCELLED')
  expect(await readFile(path, 'utf8')).toBe('older')
  expect(await readdir(folder.path)).toEqual(['a.wav'])
})

test('a folder, a place that is not there and a device are refused', async () => {
  await mkdir(join(folder.path, 'folder'))
  for (const path of [join(folder.path, 'folder'), join(folder.path, 'no', 'where.wav'), '/dev/null'])
    expect(await code(writeWav(path, { sampleRate: 16_000, samples: [] }))).toBe('WRITE_DENIED')
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a file that may not be changed is not changed',
  async () => {
    const path = join(folder.path, 'a.wav')
    await writeFile(path, 'older')
    await chmod(path, 0o444)
    expect(await code(writeWav(path, { sampleRate: 16_000, samples: [] }))).toBe('WRITE_DENIED')
  },
)

test.skipIf(process.platform === 'win32')('a link stays a link', async () => {
  await writeFile(join(folder.path, 'real.wav'), 'older')
  const link = join(folder.path, 'link.wav')
  await symlink('real.wav', link)
  await writeWav(link, { sampleRate: 16_000, samples: samples(1, 2, 3, 4) })
  expect((await readSound(join(folder.path, 'real.wav'))).seconds).toBeGreaterThan(0)
})

/** A file system of 64 KiB, where this machine lets us make one. */
const smallDisk = (path: string): boolean =>
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'descry-test', path]).status === 0

test('a full disk is told as such, and what was there stays', async ({ skip }) => {
  const disk = join(folder.path, 'disk')
  await mkdir(disk)
  if (!smallDisk(disk)) return skip('making a small file system needs the rights to mount one')
  try {
    await writeFile(join(disk, 'a.wav'), 'older')
    const endless = Array.from({ length: 64 }, () => new Uint8Array(4096))
    expect(await code(writeWav(join(disk, 'a.wav'), { sampleRate: 16_000, samples: endless }))).toBe('DISK_FULL')
    expect(await readdir(disk)).toEqual(['a.wav'])
    expect(await readFile(join(disk, 'a.wav'), 'utf8')).toBe('older')
  } finally {
    spawnSync('umount', [disk])
  }
})

test('sound that is cut off, or not what a player expects, is not passed on', async () => {
  const path = join(folder.path, 'a.wav')
  await writeWav(path, { sampleRate: 16_000, samples: samples(1, 2, 3, 4) })
  const whole = await readFile(path)
  for (const bytes of [whole.subarray(0, 46), whole.subarray(0, 20), Buffer.from('RIFF'), Buffer.alloc(0)]) {
    await writeFile(path, bytes)
    expect(await code(readWav(path))).toBe('VOICE_FAILED')
  }
  expect(await code(readWav(join(folder.path, 'none.wav')))).toBe('VOICE_FAILED')
})
