/**
 * Measures what ships: the quantised files of the folder above, through transformers.js, on
 * (a) unseen sentences in seen voices, clean and in noise, (b) an unseen voice, (c) recorded people.
 *
 *     node models/starter/speech/train/evaluate.mjs [CACHE] [--people ../shared/inputs] [--model FOLDER] [--show]
 *
 * CACHE/test comes from `python3 testset.py CACHE` and is made when it is absent. `--people` names a folder
 * with `manifest.json` and `speech/`; where it is absent, (c) is left out.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { env, pipeline } from '@huggingface/transformers'
import { runnerImport } from 'vite'

const here = import.meta.dirname
const root = resolve(here, '../../../..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string', default: resolve(root, '../shared/inputs') },
    model: { type: 'string', default: resolve(here, '..') },
    show: { type: 'boolean', default: false },
  },
})
const cache = positionals[0] ?? join(tmpdir(), 'descry-speech')
const load = async (file) =>
  (await runnerImport(join(root, file), { root, configFile: false, logLevel: 'error' })).module
const { normaliseEnglish } = await load('tests/metrics/normalise-speech.ts')
const { wordErrorRate } = await load('tests/metrics/word-error-rate.ts')

const RATE = 16000
const floats = (samples) => Float32Array.from(samples, (sample) => sample / 32768)

/** The utterances of one test file, each with 0.3 s of silence on both sides. */
function synthetic(name) {
  const path = join(cache, 'test', name)
  const bytes = readFileSync(`${path}.pcm`)
  const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2)
  return JSON.parse(readFileSync(`${path}.json`, 'utf8')).map(({ text, start, length }) => {
    const audio = new Float32Array(length + 2 * 0.3 * RATE)
    audio.set(floats(samples.subarray(start, start + length)), 0.3 * RATE)
    return { truth: text, audio, kind: name }
  })
}

/** A PCM 16-bit WAV file as mono at 16 kHz (linear interpolation between samples). */
function wav(path) {
  const bytes = readFileSync(path)
  let [at, rate, channels, data] = [12, RATE, 1, bytes.subarray(44)]
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32LE(at + 4)
    const kind = bytes.toString('latin1', at, at + 4)
    if (kind === 'fmt ') [channels, rate] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 12)]
    if (kind === 'data') data = bytes.subarray(at + 8, at + 8 + size)
    at += 8 + size + (size % 2)
  }
  const frames = Math.floor(data.length / 2 / channels)
  return Float32Array.from({ length: Math.floor((frames * RATE) / rate) }, (_, i) => {
    const place = (i * rate) / RATE
    const left = Math.floor(place)
    const sample = (frame) => data.readInt16LE(2 * channels * Math.min(frames - 1, frame)) / 32768
    return sample(left) + (place - left) * (sample(left + 1) - sample(left))
  })
}

/** The English recordings that have a transcript in the manifest. */
function people() {
  const manifest = join(values.people, 'manifest.json')
  if (!existsSync(manifest)) return []
  return JSON.parse(readFileSync(manifest, 'utf8')).entries.flatMap(({ file, ground_truth: truth }) =>
    file.startsWith('speech/') && file.endsWith('.wav') && truth?.text && (truth.lang ?? 'en') === 'en'
      ? [{ truth: truth.text, audio: wav(join(values.people, file)), kind: file.split('/')[1] }]
      : [],
  )
}

if (!existsSync(join(cache, 'test/noisy.json'))) {
  const made = spawnSync('python3', [join(here, 'testset.py'), cache], { stdio: 'inherit' })
  if (made.status !== 0) process.exit(made.status ?? 1)
}
env.allowRemoteModels = false
const q8 = { model: 'q8', encoder_model: 'q8', decoder_model_merged: 'q8' }
const recognise = await pipeline('automatic-speech-recognition', values.model, {
  device: 'cpu',
  dtype: q8,
  session_options: { intraOpNumThreads: 1 },
})

for (const [title, group] of [
  ['(a) unseen sentences, seen voices', synthetic('seen')],
  ['(a) the same in noise at 10 dB', synthetic('noisy')],
  ['(b) unseen voice', synthetic('unseen')],
  ['(c) recorded people', people()],
]) {
  const pairs = []
  const began = performance.now()
  for (const { truth, audio, kind } of group) {
    const { text } = await recognise(audio, { language: 'en', max_new_tokens: 100 })
    if (values.show) console.log(`${kind}: ${truth} | ${text}`)
    pairs.push({ kind, truth: normaliseEnglish(truth), heard: normaliseEnglish(text) })
  }
  if (pairs.length === 0) continue
  const seconds = group.reduce((sum, { audio }) => sum + audio.length / RATE, 0)
  const speed = seconds / ((performance.now() - began) / 1000)
  const rate = (some) => `${(100 * wordErrorRate(some)).toFixed(1)} %`
  console.log(`${title}: ${rate(pairs)} word errors (${pairs.length} recordings, ${speed.toFixed(0)} × real time)`)
  const kinds = [...new Set(pairs.map(({ kind }) => kind))]
  if (kinds.length > 1)
    for (const kind of kinds) console.log(`    ${kind}: ${rate(pairs.filter((pair) => pair.kind === kind))}`)
}
