import { runProgram } from './program'

/** A terminal sends Ctrl+C to every program of a line, and starters pass it on: what comes within this time is one press, in milliseconds. */
const ONE_PRESS_MS = 300

const controller = new AbortController()
let firstPress = 0

// The first Ctrl+C stops what is being done and lets the program end in order; the second ends it at once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!controller.signal.aborted) {
      firstPress = performance.now()
      controller.abort()
    } else if (performance.now() - firstPress > ONE_PRESS_MS) process.exit(130)
  })
}
// Whoever reads the output may stop reading: `descry read page.png | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 5))
// Messages that nobody reads any more are no reason to stop.
process.stderr.on('error', () => {})

process.exitCode = await runProgram(process.argv.slice(2), controller.signal)
