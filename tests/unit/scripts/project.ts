import { spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * A small project with the real scripts in it: its build writes a program that prints its arguments, and it has no packages,
 * so that installing needs no network.
 */
export interface Project {
  path: string
  /** Starts `node scripts/start.mjs …` in it. */
  start(...args: string[]): Started
  remove(): Promise<void>
}

export interface Started {
  child: ChildProcess
  ended: Promise<{ status: number | null; stdout: string; stderr: string }>
}

const PROGRAM = `
const [what, ...rest] = process.argv.slice(2)
if (what === 'exit') process.exit(Number(rest[0]))
else if (what === 'wait') {
  const alive = setInterval(() => {}, 1000)
  process.on('SIGTERM', () => { clearInterval(alive); process.exitCode = 7 })
  console.log('waiting')
} else console.log(JSON.stringify({ args: [what, ...rest], cwd: process.cwd() }))
`
const BUILD = `
import { mkdirSync, writeFileSync, appendFileSync } from 'node:fs'
console.log('a line that must not reach standard output')
appendFileSync('builds.log', 'built\\n')
if (process.env.BREAK_BUILD) process.exit(1)
mkdirSync('out/main', { recursive: true })
writeFileSync('out/main/descry.js', ${JSON.stringify(PROGRAM)})
`

export async function makeProject(): Promise<Project> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'descry-project-')))
  await cp(resolve(import.meta.dirname, '../../../scripts'), join(path, 'scripts'), { recursive: true })
  await mkdir(join(path, 'cli'))
  const manifest = { name: 'small', version: '1.0.0', type: 'module', scripts: { build: 'node build.js' } }
  const lock = { name: 'small', version: '1.0.0', lockfileVersion: 3, requires: true, packages: { '': manifest } }
  await Promise.all([
    writeFile(join(path, 'package.json'), JSON.stringify(manifest)),
    writeFile(join(path, 'package-lock.json'), JSON.stringify(lock)),
    writeFile(join(path, 'build.js'), BUILD),
    writeFile(join(path, 'cli/index.ts'), 'export {}'),
  ])
  return {
    path,
    start(...args) {
      const child = spawn(process.execPath, [join(path, 'scripts/start.mjs'), ...args], {
        cwd: path,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, INIT_CWD: path, DISPLAY: '', WAYLAND_DISPLAY: '' },
      })
      let stdout = ''
      let stderr = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
      const ended = new Promise<Awaited<Started['ended']>>((resolve, reject) => {
        child.once('error', reject)
        child.once('close', (status) => resolve({ status, stdout, stderr }))
      })
      return { child, ended }
    },
    remove: () => rm(path, { recursive: true, force: true }),
  }
}
