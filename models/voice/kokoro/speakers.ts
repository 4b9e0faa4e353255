import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { speakerName } from '../../contract/voice'

/** A row for each number of symbols, and what the network takes of it. */
export const ROWS = 510
const WIDTH = 256
const BYTES = ROWS * WIDTH * Float32Array.BYTES_PER_ELEMENT

/** The order of the grades that the model's card gives its English speakers. */
const BEST = ['af_heart', 'af_bella', 'bf_emma', 'af_nicole', 'am_fenrir', 'am_michael', 'am_puck']

/** The English speakers of a folder, best first: American (`a…`) and British (`b…`). Their files have the size they should have. */
export async function listSpeakers(folder: string): Promise<string[]> {
  const names = (await readdir(join(folder, 'voices')).catch(() => []))
    .filter((file) => file.endsWith('.bin'))
    .map((file) => basename(file, '.bin'))
    .filter((name) => /^[ab]/.test(name) && speakerName.safeParse(name).success)
  const sizes = await Promise.all(
    names.map((name) => stat(fileOf(folder, name)).then((found) => (found.isFile() ? found.size : -1))),
  )
  const rank = (name: string): number => (BEST.includes(name) ? BEST.indexOf(name) : BEST.length)
  return names
    .filter((_, index) => sizes[index] === BYTES)
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
}

/** Styles of a speaker. */
export interface Styles {
  /** What the network takes for so many symbols: 256 numbers. */
  for(symbols: number): Float32Array
}

/** Reads a speaker's file: 510 rows of 256 numbers, 32 bits, little-endian. Rejects where it has another size. */
export async function readStyles(folder: string, speaker: string): Promise<Styles> {
  const path = fileOf(folder, speaker)
  const { size } = await stat(path)
  if (size !== BYTES) throw new Error(`${speaker}.bin has ${size} bytes`)
  const bytes = await readFile(path)
  const numbers = Float32Array.from({ length: ROWS * WIDTH }, (_, at) => bytes.readFloatLE(at * 4))
  return {
    for: (symbols) => {
      const row = Math.min(Math.max(symbols, 0), ROWS - 1)
      return numbers.slice(row * WIDTH, (row + 1) * WIDTH)
    },
  }
}

const fileOf = (folder: string, speaker: string): string => join(folder, 'voices', `${speakerName.parse(speaker)}.bin`)
