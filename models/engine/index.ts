import { eyesMethods } from '../contract/engines'
import { serveContract } from '../contract/router'
import { streamTransport } from '../contract/streams'
import { eyesHandlers } from './eyes'

/**
 * The engine process: `node engine.js eyes`. Frames travel over standard input and output; everything for people goes to standard error.
 * It ends when its parent closes the pipe, so that no engine outlives its host.
 */
async function main(): Promise<void> {
  const sense = process.argv[2]
  if (sense !== 'eyes') throw new Error(`there is no engine “${sense}”`)

  const frames = process.stdout.write.bind(process.stdout)
  const sink = {
    write: (chunk: Uint8Array) => frames(chunk),
    end: () => process.exit(0),
    on: (event: 'error', listener: (error: Error) => void) => process.stdout.on(event, listener),
  }
  // A library that prints must not break the frames: what goes to standard output is sent to standard error instead.
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write

  const { createVision } = await import('../vision')
  const vision = createVision()
  // Only now: what arrives before somebody answers would be lost, and waits in the pipe instead.
  const transport = streamTransport(process.stdin, sink)
  serveContract(
    transport,
    eyesMethods,
    {
      ...eyesHandlers(vision),
      status: () => ({
        sense: 'eyes' as const,
        pid: process.pid,
        rssBytes: process.memoryUsage.rss(),
        loaded: vision.loaded(),
      }),
    },
    {
      onInternalError: (error, method) =>
        process.stderr.write(`${method}: ${(error.cause as Error)?.stack ?? error.message}\n`),
    },
  )
  process.stdin.on('end', () => process.exit(0))
}

await main()
