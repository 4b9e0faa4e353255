import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { asCaptioner } from '../../assistant/models/captioner'
import { findPlaces } from '../../cli/places'
import type { InstalledModel } from '../../models/contract/store'
import { createStore } from '../../models/store'
import { machine, markdown, type Table } from './machine'
import type { Figures, Plan } from './models/plan'
import { randomSmolVlm, randomWhisper, randomWhisperCpp } from './models/stand-ins'

const root = resolve(import.meta.dirname, '../..')
const out = join(root, 'out/bench')
const picture = join(root, 'tests/fixtures/reading/desktop.png')
const speech = resolve(root, '../shared/inputs/speech/en/jfk.wav')

const TOKENS = 64
const SECONDS = 10
/** As many as Descry lets a recogniser write for this sound: 6.5 a second, and 16. */
const SPOKEN = Math.round(6.5 * SECONDS) + 16

const ms = (value: number): string => (Number.isFinite(value) ? `${Math.round(value)} ms` : '–')
const mb = (value: number): string => (Number.isFinite(value) ? `${value} MB` : '–')
const number = (value: number, digits = 1): string => (Number.isFinite(value) ? value.toFixed(digits) : '–')

const sections = { describe, hear }

/**
 * Measures models that describe and models that write down speech: those that are installed, and stand-ins with the true dimensions
 * of published ones and random weights. `npm run bench -- models`, or some of it: `npm run bench -- models describe`.
 * Each model runs in a process of its own, which opens it as the engine does.
 */
export async function run(names: readonly string[]): Promise<void> {
  process.stdout.write(`Machine: ${machine()}\n\n`)
  const folder = mkdtempSync(join(tmpdir(), 'descry-bench-'))
  const tables: Table[] = []
  try {
    await buildProcess()
    for (const [name, measure] of Object.entries(sections)) {
      if (names.length > 0 && !names.includes(name)) continue
      const table = await measure(folder)
      tables.push(table)
      process.stdout.write(`${markdown(table)}\n`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const json = { machine: machine(), tables }
  writeFileSync(resolve(root, 'out/bench-models.json'), `${JSON.stringify(json, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(json)}\n`)
}

/** Builds what runs in each process. It lies in the project, so that it finds the packages. */
async function buildProcess(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      outDir: out,
      ssr: join(import.meta.dirname, 'models/process.ts'),
      rollupOptions: { output: { entryFileNames: 'process.mjs' } },
    },
  })
}

/** What one model costs, in a new process; undefined, with the reason on the screen, where it can't be run. */
function measured(plan: Plan): Figures | undefined {
  const { status, stdout } = spawnSync(process.execPath, [join(out, 'process.mjs'), JSON.stringify(plan)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return status === 0 ? (JSON.parse(stdout) as Figures) : undefined
}

const installed = (): Promise<InstalledModel[]> =>
  createStore({ folder: findPlaces(join(root, 'out/main')).models }).installed({})

async function describe(folder: string): Promise<Table> {
  const rows: string[][] = []
  const measure = (name: string, source: Parameters<typeof planFor>[0]): void => {
    const figures = measured(planFor(source))
    if (!figures) return
    const { loading, memory, firstToken, againFirstToken, tokensPerSecond, tokens, whole } = figures
    const load = (loadavg()[0] ?? NaN).toFixed(1)
    const times = [ms(firstToken), ms(againFirstToken), number(tokensPerSecond), String(tokens), ms(whole)]
    rows.push([name, ms(loading), mb(memory.before), mb(memory.loaded), mb(memory.peak), ...times, load])
  }
  const planFor = (source: (Plan & { kind: 'captioner' })['source']): Plan => ({
    kind: 'captioner',
    source,
    picture,
    tokens: TOKENS,
    times: 3,
  })
  for (const model of await installed()) {
    const chosen = asCaptioner(model)
    if (chosen) measure(model.name, chosen.source)
  }
  const random = randomSmolVlm(join(folder, 'smolvlm'))
  if (random) {
    const id = 'random'
    measure('dimensions of SmolVLM-256M, 8 bits, random weights; one tile', {
      id,
      folder: random,
      limits: { longestEdge: 512 },
    })
    measure('the same; two tiles on the longer side, as Descry usually does', { id, folder: random })
    rmSync(random, { recursive: true })
  }
  return {
    title: `Describing desktop.png (1920×1080) in at most ${TOKENS} tokens (median of 3 after one that is not counted)`,
    head: [
      'model',
      'loading',
      'memory before',
      'after loading',
      'at its most',
      'first token',
      'first token of a further question',
      'tokens a second',
      'tokens',
      'whole',
      'load of the machine',
    ],
    rows,
  }
}

async function hear(folder: string): Promise<Table> {
  const rows: string[][] = []
  const measure = (name: string, source: (Plan & { kind: 'recogniser' })['source']): void => {
    const figures = measured({ kind: 'recogniser', source, sound: speech, seconds: SECONDS, times: 3 })
    if (!figures) return
    const { loading, memory, tokensPerSecond, tokens, whole } = figures
    const load = (loadavg()[0] ?? NaN).toFixed(1)
    const own = source.kind === 'ggml' ? [NaN, NaN, NaN] : [memory.before, memory.loaded, memory.peak]
    const times = [
      ms(whole),
      number(whole / 1000 / SECONDS, 3),
      number(tokensPerSecond),
      tokens > 0 ? String(tokens) : '–',
    ]
    rows.push([name, source.kind === 'ggml' ? '–' : ms(loading), ...own.map(mb), ...times, load])
  }
  if (existsSync(speech)) {
    measure('demonstration recogniser', { kind: 'starter' })
    for (const model of await installed())
      if (model.job === 'speech') measure(model.name, { kind: 'folder', path: model.folder })
    const random = randomWhisper(join(folder, 'whisper'))
    if (random) {
      measure('dimensions of Whisper base, 8 bits, random weights', { kind: 'folder', path: random })
      rmSync(random, { recursive: true })
    }
    const path = randomWhisperCpp(join(folder, 'whisper.bin'), SPOKEN)
    measure('the same in whisper.cpp, 16 bits, a new process each time', { kind: 'ggml', path })
  }
  return {
    title: `${SECONDS} s of speech (the beginning of jfk.wav; median of 3 after one that is not counted)`,
    head: [
      'model',
      'loading',
      'memory before',
      'after loading',
      'at its most',
      'time',
      'real-time factor',
      'tokens a second',
      'tokens',
      'load of the machine',
    ],
    rows,
  }
}
