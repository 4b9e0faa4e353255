import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSession } from '../../assistant/captions'
import type { CaptionLine } from '../../assistant/contract'
import { eyesMethods } from '../../models/contract/engines'
import { earsMethods, SAMPLE_RATE, type HearingOptions, type RecogniserSource } from '../../models/contract/hearing'
import { superviseEngine, type EngineSupervisor } from '../../models/supervisor'
import { openSoundFile } from '../../models/speech/decode'
import { openRecogniser } from '../../models/speech/open-recogniser'
import { toInt16 } from '../../models/speech/sound-buffer'
import { randomModel } from '../fixtures/recognisers/random-ggml'
import { normaliseEnglish } from '../metrics/normalise-speech'
import { wordErrorRate } from '../metrics/word-error-rate'
import { machine, markdown, memoryOf, median, timed, type Table } from './machine'

const root = resolve(import.meta.dirname, '../..')
const shared = resolve(root, '../shared/inputs')
const entry = resolve(root, 'out/main/engine.js')
const seconds = (value: number): string => (Number.isFinite(value) ? `${value.toFixed(2)} s` : 'none')
const percent = (value: number): string => `${(value * 100).toFixed(1)} %`
const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? NaN

const starter: RecogniserSource = { kind: 'starter' }
const options: HearingOptions = { recogniser: starter, language: 'auto', translate: false, hints: [] }
const newEars = (): EngineSupervisor => superviseEngine({ sense: 'ears', entry })

const sections = { speed, words, latency, silence, busy, hour }

/**
 * Measures hearing: speed, word errors, latency of captions in a replay in real time, what is written on silence, captions while
 * pictures are described, and a long replay. `npm run bench -- hear`, or some of it: `npm run bench -- hear speed latency`.
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
  writeFileSync(resolve(root, 'out/bench-hear.json'), `${JSON.stringify(json, null, 2)}\n`)
  process.stdout.write(`${JSON.stringify(json)}\n`)
}

interface Clip {
  name: string
  truth: string
  pcm: Int16Array
}

async function pcmOf(path: string): Promise<Int16Array> {
  const file = await openSoundFile(path)
  const pieces: Int16Array[] = []
  for await (const piece of file.read()) pieces.push(toInt16(piece))
  await file.close()
  const whole = new Int16Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Real people, where the shared inputs are at hand. */
async function humanClips(folders: readonly string[] = ['en', 'asterisk_en']): Promise<Clip[]> {
  const manifest = join(shared, 'manifest.json')
  if (!existsSync(manifest)) return []
  const { entries } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    entries: { file: string; ground_truth?: { text?: string } }[]
  }
  const clips: Clip[] = []
  for (const { file, ground_truth: truth } of entries) {
    const [kind, folder = '', name = ''] = file.split('/')
    if (kind !== 'speech' || !folders.includes(folder) || !name.endsWith('.wav') || !truth?.text) continue
    clips.push({ name, truth: truth.text, pcm: await pcmOf(join(shared, file)) })
  }
  return clips
}

const SENTENCES = [
  'Please open the window and close the door.',
  'What time is it now?',
  'The meeting is on Monday at ten.',
  'I would like a cup of tea.',
  'Can you read the next page?',
  'There are three new messages.',
  'My brother works in a big house near the river.',
  'We have to go home early today.',
  'The weather is very good this week.',
  'She gave me a red book about music.',
  'Thank you.',
  'How much does this ticket cost?',
]

/** What the demonstration recogniser was made for: a voice of espeak-ng. Empty where that is not installed. */
async function spokenClips(): Promise<Clip[]> {
  const folder = mkdtempSync(join(tmpdir(), 'descry-bench-'))
  try {
    const clips: Clip[] = []
    for (const [i, truth] of SENTENCES.entries()) {
      const path = join(folder, `${i}.wav`)
      const { status } = spawnSync('espeak-ng', ['-v', 'en-us', '-w', path, truth])
      if (status !== 0) return []
      clips.push({ name: `${i}.wav`, truth, pcm: await pcmOf(path) })
    }
    return clips
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const floats = (pcm: Int16Array): Float32Array => Float32Array.from(pcm, (value) => value / 32768)

/** The published sizes of Whisper that are compared: width, heads, layers. */
const SIZES = { tiny: [384, 6, 4], base: [512, 8, 6], small: [768, 12, 12] } as const
/** Tokens that both write: as many as Descry lets a recogniser write for the 11 seconds of the recording (6.5 a second, and 16). */
const TOKENS = 88

/**
 * Descry's two ways to run a Whisper, with networks of the same dimensions. Weights are random: speed does not depend on them, as
 * long as both write as many tokens. whisper.cpp runs in a new process for each piece of sound, as it does in Descry.
 */
async function speed(): Promise<Table> {
  const jfk = join(shared, 'speech/en/jfk.wav')
  const [clip] = existsSync(jfk) ? [{ pcm: await pcmOf(jfk) }] : await spokenClips()
  const rows: string[][] = []
  const folder = mkdtempSync(join(tmpdir(), 'descry-bench-'))
  const measure = async (name: string, source: RecogniserSource): Promise<number> => {
    if (!clip) return NaN
    const recogniser = await openRecogniser(source)
    const sound = floats(clip.pcm)
    const { text } = await recogniser.decode(sound, { interim: true })
    const times: number[] = []
    for (let i = 0; i < 3; i++) times.push((await timed(() => recogniser.decode(sound, { interim: true }))).ms)
    await recogniser.close()
    const factor = median(times) / 1000 / (sound.length / SAMPLE_RATE)
    rows.push([name, `${Math.round(median(times))} ms`, factor.toFixed(3), String(text.length), ''])
    return factor
  }
  try {
    await measure('demonstration recogniser', starter)
    for (const [name, [width, heads, layers]] of Object.entries(SIZES)) {
      const onnx = join(folder, name)
      const ggml = join(folder, `${name}.bin`)
      const recipe = join(root, 'tests/fixtures/recognisers/random-whisper.py')
      const made = spawnSync('/usr/bin/python3', ['-B', recipe, onnx, name], { stdio: ['ignore', 'ignore', 'inherit'] })
      if (made.status !== 0) break
      const ours = await measure(`Whisper ${name}, Transformers.js, 8 bits`, { kind: 'folder', path: onnx })
      writeFileSync(ggml, randomModel({ width, heads, layers, text: 2 * (TOKENS + 4) }))
      const theirs = await measure(`Whisper ${name}, whisper.cpp, 16 bits`, { kind: 'ggml', path: ggml })
      rows.at(-2)?.splice(4, 1, (ours / theirs).toFixed(2))
      rmSync(onnx, { recursive: true })
      rmSync(ggml)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    title: 'Speed on jfk.wav, 11 s, two threads (but for the first, weights are random)',
    head: ['recogniser', 'median of 3', 'real-time factor', 'letters written', 'part of whisper.cpp’s time'],
    rows,
  }
}

async function words(): Promise<Table> {
  const recogniser = await openRecogniser(starter)
  const rows: string[][] = []
  for (const [name, clips] of [
    ['sentences in a voice of espeak-ng', await spokenClips()],
    ['people reading (speech/en)', await humanClips(['en'])],
    ['telephone prompts, 8 kHz (speech/asterisk_en)', await humanClips(['asterisk_en'])],
  ] as const) {
    const pairs: { truth: string; heard: string }[] = []
    for (const { truth, pcm } of clips) {
      const { text } = await recogniser.decode(floats(pcm).subarray(0, recogniser.longest * SAMPLE_RATE))
      pairs.push({ truth: normaliseEnglish(truth), heard: normaliseEnglish(text) })
    }
    if (pairs.length > 0) rows.push([name, String(pairs.length), percent(wordErrorRate(pairs))])
  }
  await recogniser.close()
  return {
    title: 'Word error rate of the demonstration recogniser',
    head: ['speech', 'clips', 'word error rate'],
    rows,
  }
}

interface Replay {
  /** From the first sound of a clip to the first word on the screen, and from the end of a word to its commitment. In seconds. */
  firstWord: number[]
  commit: number[]
  rewrites: number
  words: number
  lag: number[]
}

/** Plays clips as a microphone would give them, with a pause after each, and watches what appears when. */
async function replay(ears: EngineSupervisor, clips: readonly Clip[], pause = 1.5): Promise<Replay> {
  const result: Replay = { firstWord: [], commit: [], rewrites: 0, words: 0, lag: [] }
  const shown = new Map<string, string>()
  const committedAt = new Map<string, number[]>()
  const began = performance.now()
  const now = (): number => (performance.now() - began) / 1000
  const onsets: { at: number; done: boolean }[] = []
  const watch = (line: CaptionLine): void => {
    const before = shown.get(line.id) ?? ''
    if (!line.committed.startsWith(before)) result.rewrites++
    shown.set(line.id, line.committed)
    const onset = onsets.findLast(({ at }) => at <= line.end)
    if (onset && !onset.done && (line.committed || line.tail)) {
      onset.done = true
      result.firstWord.push(now() - onset.at)
    }
    const times = committedAt.get(line.id) ?? []
    const count = line.committed.split(/\s+/u).filter(Boolean).length
    while (times.length < count) times.push(now())
    committedAt.set(line.id, times)
    if (line.final) {
      result.words += count
      for (const [i, word] of line.words.entries()) result.commit.push(Math.max(0, (times[i] ?? now()) - word.end))
    }
  }
  const session = createSession(
    {
      ears,
      options: () => options,
      keywords: () => [],
      keepsSound: false,
      transcript: { id: `bench-${began}`, soundFolder: null, append: async () => {}, finish: async () => {} },
    },
    {
      line: watch,
      session: ({ behind }) => result.lag.push(behind),
      keyword: () => {},
      problem: (error) => process.stderr.write(`${error.message}\n`),
      failed: (error) => process.stderr.write(`${error.message}\n`),
    },
  )
  session.add('microphone')
  let place = now()
  const send = async (pcm: Int16Array): Promise<void> => {
    for (let at = 0; at < pcm.length; at += 1600) {
      const piece = pcm.slice(at, at + 1600)
      place += piece.length / SAMPLE_RATE
      await sleep(Math.max(0, (place - now()) * 1000))
      session.push('microphone', new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength))
    }
  }
  for (const { pcm } of clips) {
    // A voice begins where the clip becomes loud.
    const loud = pcm.findIndex((value) => Math.abs(value) > 1000)
    onsets.push({ at: place + Math.max(0, loud) / SAMPLE_RATE, done: false })
    await send(pcm)
    await send(new Int16Array(Math.round(pause * SAMPLE_RATE)))
  }
  await session.stop()
  return result
}

const latencyRows = (name: string, { firstWord, commit, rewrites, words: count, lag }: Replay): string[] => [
  name,
  String(count),
  `${seconds(quantile(firstWord, 0.5))} / ${seconds(quantile(firstWord, 0.95))}`,
  `${seconds(quantile(commit, 0.5))} / ${seconds(quantile(commit, 0.95))}`,
  String(rewrites),
  seconds(quantile(lag, 0.95)),
]
const LATENCY_HEAD = [
  'speech',
  'words written',
  'first word p50 / p95',
  'commit p50 / p95',
  'rewrites of committed words',
  'lag p95',
]

async function latency(): Promise<Table> {
  const ears = newEars()
  await ears.call(earsMethods.warm, { recogniser: starter })
  const rows: string[][] = []
  for (const [name, clips] of [
    ['sentences in a voice of espeak-ng', await spokenClips()],
    ['people reading (speech/en)', await humanClips(['en'])],
  ] as const)
    if (clips.length > 0) rows.push(latencyRows(name, await replay(ears, clips)))
  await ears.stop()
  return { title: 'Captions in a replay in real time', head: LATENCY_HEAD, rows }
}

async function silence(): Promise<Table> {
  const ears = newEars()
  const rows: string[][] = []
  const write = async (name: string, pcm: Int16Array): Promise<void> => {
    const bytes = new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength)
    const stream = `silence-${rows.length}`
    let count = 0
    const listening = ears.call(
      earsMethods.listen,
      { stream, options },
      {
        onEvent: (event) => {
          if (event.name === 'caption' && event.data.final)
            count += event.data.committed.split(/\s+/u).filter(Boolean).length
        },
      },
    )
    for (let at = 0; at < bytes.byteLength; at += 32_000)
      await ears.call(earsMethods.push, { stream }, { binary: bytes.subarray(at, at + 32_000) })
    await ears.call(earsMethods.finish, { stream }, {})
    await listening
    rows.push([name, seconds(pcm.length / SAMPLE_RATE), String(count)])
  }
  let state = 1
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
  await write('digital silence', new Int16Array(60 * SAMPLE_RATE))
  await write(
    'white noise, −40 dB',
    Int16Array.from({ length: 60 * SAMPLE_RATE }, () => random() * 560),
  )
  await write(
    'white noise, −20 dB',
    Int16Array.from({ length: 60 * SAMPLE_RATE }, () => random() * 5600),
  )
  const sounds = join(shared, 'sounds/freedesktop')
  for (const name of existsSync(sounds) ? readdirSync(sounds) : []) await write(name, await pcmOf(join(sounds, name)))
  await ears.stop()
  return { title: 'Words written where nobody speaks', head: ['sound', 'length', 'words'], rows }
}

async function busy(): Promise<Table> {
  const ears = newEars()
  const eyes = superviseEngine({ sense: 'eyes', entry })
  await ears.call(earsMethods.warm, { recogniser: starter })
  const path = resolve(root, 'tests/fixtures/reading/desktop.png')
  let going = true
  let pictures = 0
  const looking = (async () => {
    while (going) {
      await eyes.call(eyesMethods.look, { source: { kind: 'path', path }, language: 'en' })
      pictures++
    }
  })()
  const human = await humanClips(['en'])
  const result = await replay(ears, [...(await spokenClips()), ...human])
  going = false
  await looking
  await Promise.all([ears.stop(), eyes.stop()])
  return {
    title: `Captions while pictures are described without pause (${pictures} pictures)`,
    head: LATENCY_HEAD,
    rows: [latencyRows('all of the above', result)],
  }
}

/** An hour of speech, sent as fast as it is taken in, so that it need not take an hour. */
async function hour(): Promise<Table> {
  const ears = newEars()
  const clips = [...(await spokenClips()), ...(await humanClips(['en']))]
  const pid = (await ears.call(earsMethods.status, {})).result.pid
  const rows: string[][] = []
  const stream = 'hour'
  let lag = 0
  let count = 0
  const listening = ears.call(
    earsMethods.listen,
    { stream, options },
    {
      onEvent: (event) => {
        if (event.name === 'lag') lag = Math.max(lag, event.data.seconds)
        if (event.name === 'caption' && event.data.final)
          count += event.data.committed.split(/\s+/u).filter(Boolean).length
      },
    },
  )
  const pause = new Uint8Array(SAMPLE_RATE * 3)
  const began = performance.now()
  let place = 0
  let next = 0
  while (place < 3600) {
    for (const { pcm } of clips) {
      const bytes = new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength)
      for (const sound of [bytes, pause]) {
        for (let at = 0; at < sound.byteLength; at += 6400) {
          await ears.call(earsMethods.push, { stream }, { binary: sound.subarray(at, at + 6400) })
          // Ten times as fast as it is heard.
          place += Math.min(6400, sound.byteLength - at) / 2 / SAMPLE_RATE
          await sleep(Math.max(0, place * 100 - (performance.now() - began)))
        }
      }
      if (place >= next) {
        const memory = memoryOf(pid)
        rows.push([`${Math.round(place / 60)} min`, `${memory?.now ?? '?'} MB`, seconds(lag), String(count)])
        lag = 0
        next += 600
      }
    }
  }
  await ears.call(earsMethods.finish, { stream }, {})
  await listening
  await ears.stop()
  return {
    title: 'An hour of speech, ten times as fast as it is heard',
    head: ['place', 'memory of the engine', 'greatest lag since', 'words so far'],
    rows,
  }
}
