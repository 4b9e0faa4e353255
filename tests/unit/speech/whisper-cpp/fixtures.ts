import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'

/** Kept between runs, so that whisper.cpp is built once on a computer. */
export const keptCache = join(tmpdir(), `descry-tests-${userInfo().username}`, 'whisper.cpp')

export const shared = resolve(import.meta.dirname, '../../../../../shared/inputs')

/** Why whisper.cpp can't be built here; undefined where it can. */
export const missing = ['make', 'c++'].find((program) => {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return false
  } catch {
    return true
  }
})

/** A folder of this test alone. */
export const ownFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'descry-test-')))

/** Ten seconds in which a tone comes and goes. */
export const tone = Float32Array.from({ length: 160_000 }, (_, i) => {
  const seconds = i / 16_000
  return Math.sin(2 * Math.PI * (200 + 40 * Math.sin(seconds)) * seconds) * 0.3 * Math.abs(Math.sin(3 * seconds))
})

/** The samples of a WAV file of 16-bit PCM whose head has 44 bytes. */
export function samplesOf(path: string): Float32Array {
  const pcm = readFileSync(path).subarray(44)
  return Float32Array.from({ length: Math.floor(pcm.length / 2) }, (_, i) => pcm.readInt16LE(i * 2) / 32_768)
}

/** Processes whose command line has this text in it. Linux alone tells. */
export function processesWith(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
      } catch {
        return false
      }
    })
    .map(Number)
}

/** Waits until something is there. */
export async function until<T>(find: () => T | undefined): Promise<T> {
  for (;;) {
    const found = find()
    if (found !== undefined) return found
    await new Promise((next) => setTimeout(next, 5))
  }
}
