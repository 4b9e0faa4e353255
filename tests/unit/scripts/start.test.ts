import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeProject, type Project } from './project'

let project: Project
beforeEach(async () => void (project = await makeProject()))
afterEach(() => project.remove())

const builds = async (): Promise<number> =>
  (await readFile(join(project.path, 'builds.log'), 'utf8').catch(() => '')).split('\n').filter(Boolean).length

describe('npm start', () => {
  it('installs and builds at first, and prints nothing but what the command prints', async () => {
    const { status, stdout, stderr } = await project.start('describe', 'a b.png', '--json').ended
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({ args: ['describe', 'a b.png', '--json'], cwd: project.path })
    expect(stderr).toMatch(/Installing[^]*Building/)
    expect(await builds()).toBe(1)
  })

  it('starts at once the second time', async () => {
    await project.start('read').ended
    const { stderr } = await project.start('read').ended
    expect(stderr).toBe('')
    expect(await builds()).toBe(1)
  })

  it('builds again when a source has changed', async () => {
    await project.start('read').ended
    await writeFile(join(project.path, 'cli/index.ts'), 'export const changed = true')
    await project.start('read').ended
    expect(await builds()).toBe(2)
  })

  it('installs again when the lock file has changed', async () => {
    await project.start('read').ended
    const lock = join(project.path, 'package-lock.json')
    await writeFile(lock, `${await readFile(lock, 'utf8')}\n`)
    await rm(join(project.path, 'node_modules/.package-lock.json'), { force: true })
    expect((await project.start('read').ended).stderr).toMatch(/Installing/)
  })

  it('takes what npm installed by hand', async () => {
    await project.start('read').ended
    await rm(join(project.path, 'node_modules/.descry-installed'))
    await writeFile(join(project.path, 'node_modules/.package-lock.json'), JSON.stringify({ packages: {} }))
    expect((await project.start('read').ended).stderr).toBe('')
  })

  it('of four starts at once one builds, and all of them run', async () => {
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((word) => project.start(word).ended))
    expect(all.map(({ status }) => status)).toEqual([0, 0, 0, 0])
    expect(all.map(({ stdout }) => (JSON.parse(stdout) as { args: string[] }).args)).toEqual([
      ['a'],
      ['b'],
      ['c'],
      ['d'],
    ])
    expect(await builds()).toBe(1)
  })

  it('takes over from a start that was killed', async () => {
    await project.start('read').ended
    await rm(join(project.path, 'out'), { recursive: true })
    // No program has this id: systems count up to 2²² at most.
    await writeFile(join(project.path, '.cache/prepare.lock'), '99999999')
    expect((await project.start('read').ended).status).toBe(0)
    expect(await builds()).toBe(2)
  })

  it('says so when the build fails, and builds again at the next start', async () => {
    process.env['BREAK_BUILD'] = '1'
    const broken = await project.start('read').ended
    delete process.env['BREAK_BUILD']
    expect([broken.status, broken.stdout]).toEqual([5, ''])
    expect(broken.stderr.trim().split('\n').at(-1)).toBe('Descry could not be built. The messages above say why.')
    expect((await project.start('read').ended).status).toBe(0)
  })

  it('ends as the command ends', async () => {
    expect((await project.start('exit', '3').ended).status).toBe(3)
  })

  it.skipIf(process.platform === 'win32')('passes on that it is to end', async () => {
    const { child, ended } = project.start('wait')
    await new Promise((resolve) => child.stdout?.once('data', resolve))
    child.kill('SIGTERM')
    expect((await ended).status).toBe(7)
  })

  it.skipIf(process.platform !== 'linux')('without a display serves the page, and says why', async () => {
    const { stdout, stderr } = await project.start().ended
    expect((JSON.parse(stdout) as { args: string[] }).args).toEqual(['serve'])
    expect(stderr.trim().split('\n').at(-1)).toMatch(/Descry opens in the browser instead\.$/)
  })
})
