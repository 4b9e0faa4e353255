import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DescryError } from '../../contract/errors'
import { SAMPLE_RATE } from '../../contract/hearing'
import type { Decoded } from '../recogniser'
import { runChild, type ChildEnd } from './child'
import { isAlive } from './alive'
import { readOutput } from './output'
import { wavOf } from './wav'

export interface WhisperRun {
  /** The program `main` of whisper.cpp. */
  program: string
  /** Absolute path: a name that begins with a dash would be read as an option. */
  model: string
  threads: number
  /** In whisper.cpp's codes, or `auto`. */
  language: string
  translate: boolean
  hints: readonly string[]
  /** The quickest decoding: greedy, and no second try. */
  quick: boolean
  signal?: AbortSignal
  /** Milliseconds before a program that does not end counts as hung; by the length of the sound where not given. */
  limit?: number
}

const FOLDER = 'descry-whisper-'
/** whisper.cpp writes nothing for less than a second of sound, and people say “yes” in half of that. */
const LEAST_SAMPLES = SAMPLE_RATE * 1.1
/** whisper.cpp ends itself where hints have more than 1024 tokens, and a token has at least one byte. It heeds the last 224. */
const MOST_HINT_BYTES = 900
const MOST_OUTPUT_BYTES = 16 * 1024 * 1024
/** A hang is no slowness: the largest models may need minutes for one piece on a weak computer. */
const LIMIT_MS = { least: 5 * 60_000, each: 30_000 }
/** `main` returns this where it could not load the model. */
const MODEL_NOT_LOADED = 3

/**
 * Decodes one piece of sound in a process of its own, with a folder of its own for the sound and the answer that nobody else may
 * read and that is gone afterwards, whatever happens.
 *
 * Rejects with `CANCELLED`, `RECOGNISER_DAMAGED`, `DISK_FULL`, or `INTERNAL` where the program crashed, hung or wrote nonsense.
 */
export async function runWhisper(samples: Float32Array, run: WhisperRun): Promise<Decoded> {
  const seconds = samples.length / SAMPLE_RATE
  const folder = await mkdtemp(join(tmpdir(), `${FOLDER}${process.pid}-`)).catch(notSaved)
  try {
    const sound = join(folder, 'sound.wav')
    const answer = join(folder, 'answer')
    await writeFile(sound, wavOf(samples, LEAST_SAMPLES), { mode: 0o600, flag: 'wx' }).catch(notSaved)
    const end = await runChild(run.program, argumentsOf(run, sound, answer), {
      cwd: folder,
      env: environment(),
      limit: run.limit ?? LIMIT_MS.least + LIMIT_MS.each * seconds,
      ...(run.signal && { signal: run.signal }),
    }).catch((error: unknown) => {
      if (error instanceof DescryError) throw error
      throw new DescryError('INTERNAL', 'whisper.cpp could not be started', { cause: error })
    })
    if (end.code !== 0) throw failure(end, run.model)
    const decoded = await readAnswer(`${answer}.json`, end.output, seconds)
    if (!decoded) throw new DescryError('INTERNAL', 'whisper.cpp wrote no answer that can be read')
    return decoded
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Removes sound that was left over by a process that was killed. */
export async function removeLeftSound(): Promise<void> {
  const folder = tmpdir()
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const owner = name.startsWith(FOLDER) ? Number.parseInt(name.slice(FOLDER.length), 10) : Number.NaN
    if (Number.isNaN(owner) || isAlive(owner)) continue
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => {})
  }
}

function argumentsOf(run: WhisperRun, sound: string, answer: string): string[] {
  const hints = promptOf(run.hints)
  return [
    ...['--model', run.model],
    ...['--file', sound],
    ...['--threads', String(run.threads)],
    ...['--language', run.language],
    ...['--output-json-full', '--output-file', answer],
    ...(run.translate ? ['--translate'] : []),
    ...(run.quick ? ['--beam-size', '1', '--best-of', '1', '--no-fallback'] : []),
    ...(hints === '' ? [] : ['--prompt', hints]),
  ]
}

/** As many hints as whisper.cpp takes, the first ones first. */
function promptOf(hints: readonly string[]): string {
  let prompt = ''
  for (const hint of hints) {
    const plain = hint.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
    if (plain === '') continue
    const longer = prompt === '' ? plain : `${prompt}, ${plain}`
    if (Buffer.byteLength(longer) > MOST_HINT_BYTES) break
    prompt = longer
  }
  return prompt
}

/** Nothing of this process's environment is passed on but what Windows needs to start any program. */
function environment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env
  return { LC_ALL: 'C', ...(SystemRoot !== undefined && { SystemRoot }) }
}

async function readAnswer(path: string, log: string, seconds: number): Promise<Decoded | null> {
  try {
    if ((await stat(path)).size > MOST_OUTPUT_BYTES) return null
    return readOutput(await readFile(path), log, seconds)
  } catch {
    return null
  }
}

function failure(end: ChildEnd, model: string): DescryError {
  if (end.hung) return new DescryError('INTERNAL', 'whisper.cpp did not answer and was ended')
  if (end.code === MODEL_NOT_LOADED) return new DescryError('RECOGNISER_DAMAGED', basename(model))
  if (end.signal) return new DescryError('INTERNAL', `whisper.cpp was ended by ${end.signal}`)
  return new DescryError('INTERNAL', `whisper.cpp ended with status ${end.code}`)
}

function notSaved(error: unknown): never {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new DescryError('DISK_FULL', 'sound', { cause: error })
  throw new DescryError('WRITE_DENIED', tmpdir(), { cause: error })
}
