import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { arch, cpus, freemem, platform, release, totalmem } from 'node:os'

/** The machine that figures were measured on; a figure without it means little. */
export function machine(): string {
  const [cpu] = cpus()
  const gigabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 30)} GiB`
  return `${cpu?.model.trim()} (${cpus().length} cores), ${gigabytes(totalmem())} memory (${gigabytes(freemem())} free), ${platform()} ${release()} ${arch()}, Node ${process.version}`
}

export interface Memory {
  /** Megabytes (10⁶ bytes) of the process at the moment, and at its most. */
  now: number
  peak: number
}

/** Resident memory of a process, from Linux's own account. Undefined on other systems. */
export function memoryOf(pid: number): Memory | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = (field: string): number => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
    return { now: Math.round((kilobytes('VmRSS') * 1024) / 1e6), peak: Math.round((kilobytes('VmHWM') * 1024) / 1e6) }
  } catch {
    return undefined
  }
}

export interface Timed<T> {
  ms: number
  value: T
}

export async function timed<T>(work: () => Promise<T> | T): Promise<Timed<T>> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN

/** What the native tesseract program reads from a file, or undefined where it is not installed. */
export function nativeTesseract(file: string): string | undefined {
  try {
    return execFileSync('tesseract', [file, 'stdout', '-l', 'eng'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return undefined
  }
}

export interface Table {
  title: string
  head: string[]
  rows: string[][]
}

/** The table in Markdown, for the screen and for docs/benchmarks.md. */
export function markdown({ title, head, rows }: Table): string {
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`
  return [`### ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n')
}
