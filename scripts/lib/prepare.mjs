import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { alone } from './lock.mjs'
import { fail, say } from './log.mjs'
import { inRoot, root } from './paths.mjs'
import { run } from './run.mjs'

const installed = inRoot('node_modules/.descry-installed')
const built = inRoot('out/.descry-built')
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
/** What has to be installed. A folder that two systems share holds the programs of one of them. */
const lockHash = () =>
  createHash('sha256')
    .update(`${process.platform} ${process.arch}\n${read(inRoot('package-lock.json'))}`)
    .digest('hex')

const mark = (file, text) => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** Whether npm's own record of what it installed says that everything is there: somebody may have run `npm install` by hand. */
function installedByHand() {
  try {
    const wanted = JSON.parse(read(inRoot('package-lock.json'))).packages
    const there = JSON.parse(read(inRoot('node_modules/.package-lock.json'))).packages
    // What only other systems need is in the lock file, and never installed here.
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || optional || there[path]?.version === version,
    )
  } catch {
    return false
  }
}

/** Installs the packages when they are missing or the lock file has changed. */
export async function ensureInstalled() {
  if (read(installed) === lockHash()) return
  await alone('prepare', () => {
    if (read(installed) === lockHash()) return
    if (installedByHand()) return mark(installed, lockHash())
    say('Installing what Descry needs (once; it takes a minute or two) …')
    if (run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error']) !== 0) {
      fail('The packages could not be installed. Check that the package registry can be reached, and try again.', 4)
    }
    mark(installed, lockHash())
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
  'package.json',
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
    // A build that is broken off must not pass for the one before.
    rmSync(built, { force: true })
    if (run('npm', ['run', '-s', 'build']) !== 0) fail('Descry could not be built. The messages above say why.', 5)
    mark(built, state)
  })
}
