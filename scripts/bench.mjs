/**
 * Runs a benchmark: `npm run bench -- see`. Builds first, so that what is measured is what people run.
 * The benchmark itself is TypeScript in tests/bench; Vite loads it.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { importTypeScript } from './lib/typescript.mjs'

const root = resolve(import.meta.dirname, '..')
const folder = join(root, 'tests/bench')
const name = process.argv[2]
const file = join(folder, `${name}.bench.ts`)

if (!name || !existsSync(file)) {
  const names = readdirSync(folder).flatMap((f) => (f.endsWith('.bench.ts') ? [f.slice(0, -9)] : []))
  console.error(`Name a benchmark: ${names.map((n) => `npm run bench -- ${n}`).join(', ')}`)
  process.exit(2)
}
const built = spawnSync('npm', ['run', '-s', 'build'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
  shell: process.platform === 'win32',
})
if (built.status !== 0) process.exit(built.status ?? 1)

const module = await importTypeScript(file)
await module.run(process.argv.slice(3))
process.exit(0)
