import { runProgram } from './program'

const controller = new AbortController()

// The first Ctrl+C stops what is being done and lets the program end in order; the second ends it at once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  })
}
// Whoever reads the output may stop reading: `descry read page.png | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 5))

process.exitCode = await runProgram(process.argv.slice(2), controller.signal)
