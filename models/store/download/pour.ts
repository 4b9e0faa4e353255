import type { Readable } from 'node:stream'

/** So much may wait to be written, in bytes, before the sender is asked to pause. */
const MOST_WAITING = 4 * 1024 * 1024

/**
 * Gives every piece of a stream to `take`, one after another. Pieces are taken from the stream as they arrive: a stream that breaks
 * throws away what nobody took yet, and those bytes would have to be asked for again. Rejects with the stream's error, after all that
 * arrived before it was taken, or with the error of `take`.
 */
export function pour(readable: Readable, take: (chunk: Buffer) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    let taking: Promise<void> = Promise.resolve()
    let waiting = 0
    let failed = false
    if (readable.destroyed) return reject(readable.errored ?? new Error('the connection was closed'))
    const fail = (error: unknown): void => {
      failed = true
      readable.destroy()
      reject(error as Error)
    }
    readable.on('data', (chunk: Buffer) => {
      waiting += chunk.length
      if (waiting > MOST_WAITING) readable.pause()
      taking = taking.then(async () => {
        if (failed) return
        try {
          await take(chunk)
        } catch (error) {
          fail(error)
        }
        waiting -= chunk.length
        if (waiting <= MOST_WAITING && readable.isPaused()) readable.resume()
      })
    })
    readable.once('end', () => void taking.then(resolve))
    readable.on('error', (error) => void taking.then(() => reject(error)))
    // A stream that was destroyed without a word.
    readable.once('close', () => void taking.then(() => reject(new Error('the connection was closed'))))
  })
}
