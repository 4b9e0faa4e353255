/**
 * `npm test`: installs what is missing, then runs every check and every test. `npm test -- unit` runs one suite.
 * Closes with a line `N passed, N failed`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { say } from './lib/log.mjs'
import { inRoot } from './lib/paths.mjs'
import { ensureBuilt, ensureInstalled } from './lib/prepare.mjs'
import { run } from './lib/run.mjs'
import { ensureTestPrograms } from './lib/system.mjs'

const suites = process.argv.slice(2)

await ensureInstalled()
ensureTestPrograms()

const totals = { passed: 0, failed: 0, skipped: 0 }
const count = (name, ok) => {
  totals[ok ? 'passed' : 'failed']++
  say(`${ok ? 'passed' : 'FAILED'}: ${name}`)
}
const tool = (name, file, ...args) => count(name, run(process.execPath, [inRoot('node_modules', file), ...args]) === 0)

if (suites.length === 0) {
  tool('types', 'typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json')
  tool('lint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0')
  tool('format', 'prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn')
}
await ensureBuilt()
count('build', true)

const folder = mkdtempSync(join(tmpdir(), 'descry-test-'))
const report = join(folder, 'report.json')
const projects = suites.flatMap((suite) => ['--project', suite])
const status = run(
  process.execPath,
  [
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    ...projects,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { stdio: ['ignore', 1, 2] },
)
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  totals.passed += result.numPassedTests
  totals.failed += result.numFailedTests
  totals.skipped += result.numPendingTests + result.numTodoTests
  // A file that could not be loaded holds no failed test, and is a failure all the same.
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  for (const file of broken) count(file.name, false)
  if (status !== 0 && totals.failed === 0) count('tests', false)
} catch {
  count('tests', false)
}
rmSync(folder, { recursive: true, force: true })

const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed${skipped}\n`)
// Not process.exit: where output is a pipe, the last line could be lost.
process.exitCode = totals.failed === 0 ? 0 : 1
