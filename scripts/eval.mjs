/**
 * Measures how often the models that ship are right: `npm run eval -- screen`. The measurement is TypeScript in tests/eval.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { importTypeScript } from './lib/typescript.mjs'

const folder = resolve(import.meta.dirname, '../tests/eval')
const name = process.argv[2]
const file = join(folder, `${name}.eval.ts`)

if (!name || !existsSync(file)) {
  const names = readdirSync(folder).flatMap((f) => (f.endsWith('.eval.ts') ? [f.slice(0, -8)] : []))
  console.error(`Name what to measure: ${names.map((n) => `npm run eval -- ${n}`).join(', ')}`)
  process.exit(2)
}
const module = await importTypeScript(file)
await module.run(process.argv.slice(3))
process.exit(0)
