import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasProgram } from '../../unit/assistant/voice/sound'
import { descry, makeHome, screens, startDescry, until } from './program'

/** Small disks of their own: only the superuser of a Linux system may mount them. */
let home: Awaited<ReturnType<typeof makeHome>>
beforeAll(async () => void (home = await makeHome()))
afterAll(() => home.remove())

const mounts =
  process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0
if (!mounts) console.log('Full and read-only disks are not checked: they need the superuser of a Linux system.')
const speaks = hasProgram('espeak-ng') || hasProgram('text2wave')

async function mounted<T>(options: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(home.path, 'disk')
  await mkdir(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'descry-test', folder])
  try {
    return await work(folder)
  } finally {
    execFileSync('umount', [folder])
  }
}

describe.skipIf(!mounts)('On a full disk', () => {
  it.skipIf(!speaks)('a sound that does not fit is not left there in part, and the sentence says why', () =>
    mounted('size=16k', async (disk) => {
      const file = join(disk, 'long.wav')
      const { status, stderr } = await descry(home.path, ['say', 'This will not fit. '.repeat(30), '--out', file])
      expect(status).toBe(5)
      expect(stderr.trim()).toBe(`The disk is full, so ${file} could not be saved. Free some space and try again.`)
      await expect(readFile(file)).rejects.toThrow()
    }),
  )

  it('pictures are described all the same', () =>
    mounted('size=16k', async (disk) => {
      await writeFile(join(disk, 'filler'), Buffer.alloc(12 * 1024))
      const { status, stderr } = await descry(disk, ['describe', join(screens, 'printers.png'), '--length', 'brief'], {
        env: { TMPDIR: disk },
      })
      expect([status, stderr]).toEqual([0, ''])
    }))
})

describe.skipIf(!mounts)('In a home that can’t be written', () => {
  it('pictures are described', () =>
    mounted('ro', async (disk) => {
      const { status, stderr } = await descry(disk, ['describe', join(screens, 'printers.png'), '--length', 'brief'])
      expect([status, stderr]).toEqual([0, ''])
    }))

  it('the doctor works', () =>
    mounted('ro', async (disk) => {
      expect((await descry(disk, ['doctor'])).status).toBe(0)
    }))

  it('the page is served', () =>
    mounted('ro', async (disk) => {
      const run = startDescry(disk, ['serve', '--no-open'], { cwd: home.path })
      await until(() => run.printed().includes('#token=') || run.child.exitCode !== null, 'the address is printed')
      run.child.kill('SIGINT')
      expect((await run.ended).status).toBe(0)
    }))
})
