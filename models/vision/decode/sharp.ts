import type sharp from 'sharp'
import { availableParallelism } from 'node:os'

export type Sharp = typeof sharp

/**
 * Loads the decoder with the first picture, so that an engine starts without it. It keeps no decoded pictures: nobody
 * opens the same one twice, and memory matters more. Two threads are enough for one picture and leave the other cores to reading.
 */
export async function loadSharp(): Promise<Sharp> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(Math.min(2, availableParallelism()))
  return sharp
}
