import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './lock.mjs'
import { fail, say } from './log.mjs'
import { inRoot, root } from './paths.mjs'
import { run } from './run.mjs'

const installed = inRoot('node_modules/.descry-installed')
const built = inRoot('out/.descry-built')
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const lockHash = () =>
  createHash('sha256')
    .update(read(inRoot('package-lock.json')))
    .digest('hex')

/** Installs the packages when they are missing or the lock file has changed. */
export async function ensureInstalled() {
  if (read(installed) === lockHash()) return
  await alone('prepare', () => {
    if (read(installed) === lockHash()) return
    say('Installing what Descry needs (once; it takes a minute or two) …')
    if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error']) !== 0) {
      fail('The packages could not be installed. Check that the package registry can be reached, and try again.', 4)
    }
    writeFileSync(installed, lockHash())
  })
}

const SOURCES = [
  'assistant',
  'cli',
  'electron',
  'models',
  'renderer',
  'resources/icons',
  'electron.vite.config.ts',
  'package-lock.json',
]

/** Names, sizes and times of all sources: cheap to look at, and different whenever a file is. */
function sourceState() {
  const state = createHash('sha256')
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name))
    else state.update(`${path}:${stat.size}:${stat.mtimeMs}\n`)
  }
  for (const name of SOURCES) visit(join(root, name))
  return state.digest('hex')
}

/** Builds when a source has changed since the last build. */
export async function ensureBuilt() {
  if (read(built) === sourceState() && existsSync(inRoot('out/main/descry.js'))) return
  await alone('prepare', () => {
    const state = sourceState()
    if (read(built) === state && existsSync(inRoot('out/main/descry.js'))) return
    say('Building Descry …')
    if (run('npm', ['run', '-s', 'build']) !== 0) fail('Descry could not be built. The messages above say why.', 5)
    mkdirSync(inRoot('out'), { recursive: true })
    writeFileSync(built, state)
  })
}
