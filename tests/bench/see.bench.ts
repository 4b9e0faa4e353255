import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, resolve } from 'node:path'
import { createAssistant } from '../../assistant/create'
import { eyesMethods } from '../../models/contract/engines'
import { findAssets } from '../../models/assets'
import { superviseEngine, type EngineSupervisor } from '../../models/supervisor'
import { openPicture } from '../../models/vision/decode'
import { createTrainedRecogniser } from '../../models/vision/screen/trained'
import { machine, markdown, median, memoryOf, nativeTesseract, timed, type Table } from './machine'
import { characterErrorRate, scorePlaced, type PlacedText } from './text-metrics'

const root = resolve(import.meta.dirname, '../..')
const fixture = (name: string): string => resolve(root, 'tests/fixtures/reading', name)
const shared = resolve(root, '../shared/inputs')

const newEngine = (): EngineSupervisor => superviseEngine({ sense: 'eyes', entry: resolve(root, 'out/main/engine.js') })
const ms = (value: number): string => `${Math.round(value)} ms`
const percent = (value: number): string => `${(value * 100).toFixed(2)} %`
const pidOf = async (eyes: EngineSupervisor): Promise<number> => (await eyes.call(eyesMethods.status, {})).result.pid

const sections = { screen, starting, describing, dense, reading, memory }

/**
 * Measures seeing: start, first sentence, reading beside the native tesseract program, memory. `npm run bench -- see`, or some of it:
 * `npm run bench -- see dense memory`. Each table is printed as it is done; everything as JSON at the end.
 */
export async function run(names: readonly string[]): Promise<void> {
  process.stdout.write(`Machine: ${machine()}\n\n`)
  const tables: Table[] = []
  for (const [name, measure] of Object.entries(sections)) {
    if (names.length > 0 && !names.includes(name)) continue
    const table = await measure()
    tables.push(table)
    process.stdout.write(`${markdown(table)}\n`)
  }
  const json = { machine: machine(), tables }
  writeFileSync(resolve(root, 'out/bench-see.json'), `${JSON.stringify(json, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(json)}\n`)
}

/** The networks that find elements and tell icons, alone in this process, before anything else is loaded into it. */
async function screen(): Promise<Table> {
  const before = memoryOf(process.pid)?.now ?? NaN
  const recogniser = createTrainedRecogniser(findAssets(root), Math.min(2, availableParallelism()))
  const { signal } = new AbortController()
  const rows: string[][] = []
  for (const [name, size] of [
    ['desktop.png', '1920×1080'],
    ['editor.png', '1512×1012'],
  ] as const) {
    const { picture } = await openPicture({ kind: 'path', path: fixture(name) }, { signal })
    const look = (): Promise<unknown> => recogniser.recognise({ picture, lines: [], language: 'en' }, signal)
    const cold = (await timed(look)).ms
    const warm: number[] = []
    for (let i = 0; i < 7; i++) warm.push((await timed(look)).ms)
    const memory = memoryOf(process.pid)
    rows.push([`${name} ${size}`, ms(cold), ms(median(warm)), `${(memory?.peak ?? NaN) - before} MB`])
  }
  return {
    title: 'Finding elements and telling icons (the trained networks alone)',
    head: ['picture', 'first', 'warm, median of 7', 'memory at most'],
    rows,
  }
}

async function starting(): Promise<Table> {
  const times: number[] = []
  for (let i = 0; i < 5; i++) {
    const eyes = newEngine()
    times.push((await timed(() => eyes.call(eyesMethods.status, {}))).ms)
    await eyes.stop()
  }
  return { title: 'Engine', head: ['what', 'median of 5'], rows: [['start until it answers', ms(median(times))]] }
}

interface Described {
  first: number
  end: number
}

async function describeOnce(eyes: EngineSupervisor, path: string): Promise<Described> {
  const assistant = createAssistant({ eyes })
  const { timings } = await assistant.describe({ kind: 'path', path }, { length: 'normal', language: 'en' })
  return { first: timings.firstSentenceMs, end: timings.totalMs }
}

async function describing(): Promise<Table> {
  const rows: string[][] = []
  for (const [name, size] of [
    ['desktop.png', '1920×1080'],
    ['editor.png', '1512×1012'],
    ['page.png', '1240×1754'],
  ] as const) {
    const cold: Described[] = []
    const warm: Described[] = []
    for (let i = 0; i < 3; i++) {
      const eyes = newEngine()
      cold.push(await describeOnce(eyes, fixture(name)))
      for (let k = 0; k < 3; k++) warm.push(await describeOnce(eyes, fixture(name)))
      await eyes.stop()
    }
    const of = (runs: Described[], key: keyof Described): string => ms(median(runs.map((r) => r[key])))
    rows.push([`${name} ${size}`, of(cold, 'first'), of(cold, 'end'), of(warm, 'first'), of(warm, 'end')])
  }
  return {
    title: 'Describing (cold: with the engine’s start)',
    head: ['picture', 'cold: first sentence', 'cold: end', 'warm: first sentence', 'warm: end'],
    rows,
  }
}

async function dense(): Promise<Table> {
  const truth = (JSON.parse(readFileSync(fixture('editor.json'), 'utf8')) as { lines: PlacedText[] }).lines
  const path = fixture('editor.png')
  const eyes = newEngine()
  const look = () => eyes.call(eyesMethods.look, { source: { kind: 'path', path }, language: 'en' })
  await look()
  const ours = await timed(look)
  const score = scorePlaced(truth, ours.value.result.lines)
  await eyes.stop()
  const native = await timed(() => nativeTesseract(path))
  const whole = truth.map((run) => run.text).join('\n')
  const nativeError = native.value === undefined ? 'not installed' : percent(characterErrorRate(whole, native.value))
  const found = native.value === undefined ? '' : percent(shareFound(truth, native.value))
  return {
    title: 'A dense dark editor window, 1512×1012',
    head: ['reader', 'time', 'lines found', 'character error rate'],
    rows: [
      ['Descry, warm', ms(ours.ms), percent(score.found), percent(score.cer)],
      ['tesseract program', native.value === undefined ? '' : ms(native.ms), found, nativeError],
    ],
  }
}

/** For a reader that gives no places: the share of the true runs whose text stands somewhere in what it read. */
const shareFound = (truth: readonly PlacedText[], read: string): number => {
  const all = read.replaceAll(/\s+/g, ' ')
  return truth.filter((run) => all.includes(run.text)).length / truth.length
}

interface Page {
  name: string
  path: string
  truth: string
}

function pages(): Page[] {
  const own = ['page', 'columns'].map((name) => ({
    name: `${name}.png`,
    path: fixture(`${name}.png`),
    truth: (JSON.parse(readFileSync(fixture(`${name}.json`), 'utf8')) as { lines: PlacedText[] }).lines
      .map((l) => l.text)
      .join('\n'),
  }))
  const manifest = resolve(shared, 'manifest.json')
  if (!existsSync(manifest)) return own
  const { entries } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    entries: { file: string; ground_truth?: { text?: string; lines?: string[] } }[]
  }
  const scanned = entries.flatMap(({ file, ground_truth: truth }) => {
    const text = truth?.text ?? truth?.lines?.join('\n')
    return file.startsWith('ocr/') && text !== undefined
      ? [{ name: basename(file), path: resolve(shared, file), truth: text }]
      : []
  })
  return [...own, ...scanned]
}

async function reading(): Promise<Table> {
  const eyes = newEngine()
  const look = (path: string) => eyes.call(eyesMethods.look, { source: { kind: 'path', path }, language: 'en' })
  await look(fixture('page.png'))
  const rows: string[][] = []
  for (const { name, path, truth } of pages()) {
    const runs = [await timed(() => look(path)), await timed(() => look(path)), await timed(() => look(path))]
    const ours = median(runs.map((r) => r.ms))
    const text = runs[0]?.value.result.lines.map((line) => line.text).join('\n') ?? ''
    const natives = [
      await timed(() => nativeTesseract(path)),
      await timed(() => nativeTesseract(path)),
      await timed(() => nativeTesseract(path)),
    ]
    const native = median(natives.map((r) => r.ms))
    const nativeText = natives[0]?.value
    rows.push([
      name,
      ms(ours),
      nativeText === undefined ? '' : ms(native),
      nativeText === undefined ? '' : (ours / native).toFixed(2),
      percent(characterErrorRate(truth, text)),
      nativeText === undefined ? '' : percent(characterErrorRate(truth, nativeText)),
    ])
  }
  await eyes.stop()
  return {
    title: 'Reading beside the native tesseract program (wall time, median of 3, in one run)',
    head: ['page', 'Descry', 'tesseract', 'ratio', 'Descry: errors', 'tesseract: errors'],
    rows,
  }
}

async function memory(): Promise<Table> {
  const eyes = newEngine()
  const pid = await pidOf(eyes)
  const rows: string[][] = [['engine at rest, nothing loaded', `${memoryOf(pid)?.now ?? '?'} MB`]]
  const pictures = readdirSync(resolve(root, 'tests/fixtures/reading')).filter((f) => f.endsWith('.png'))
  for (let i = 1; i <= 200; i++) {
    const path = fixture(pictures[i % pictures.length] as string)
    await eyes.call(eyesMethods.look, { source: { kind: 'path', path }, language: 'en' })
    if ([1, 10, 50, 100, 200].includes(i)) {
      const { now, peak } = memoryOf(pid) ?? { now: NaN, peak: NaN }
      rows.push([`after ${i} pictures`, `${now} MB (peak ${peak} MB)`])
    }
  }
  await eyes.stop()
  rows.push(['engine once idle', '0 MB: it has ended'])
  return { title: 'Memory of the engine', head: ['when', 'resident memory'], rows }
}
