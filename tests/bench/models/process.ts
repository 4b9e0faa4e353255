/**
 * A process of its own that opens one model as the engine does, and tells on its standard output what it cost.
 * `node process.mjs '{"kind":"captioner", …}'`
 */
import sharp from 'sharp'
import { openSoundFile } from '../../../models/speech/decode'
import { openRecogniser } from '../../../models/speech/open-recogniser'
import { openCaptioner, type Task } from '../../../models/vision/captioners'
import type { Picture } from '../../../models/vision/picture'
import { median, memoryOf, timed } from '../machine'
import type { Figures, Plan } from './plan'
import { watchTokens } from './tokens'

const memory = () => memoryOf(process.pid) ?? { now: NaN, peak: NaN }

async function measureCaptioner(plan: Plan & { kind: 'captioner' }): Promise<Figures> {
  const { data, info } = await sharp(plan.picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const picture: Picture = { width: info.width, height: info.height, data }
  const before = memory().now
  const { ms: loading, value: model } = await timed(() =>
    openCaptioner({ ...plan.source, limits: { ...plan.source.limits, tokens: plan.tokens } }),
  )
  const loaded = memory().now
  const watch = watchTokens()
  const tasks: Task[] = [{ kind: 'caption', length: 'detailed' }]
  if (model.info.answers) tasks.push({ kind: 'question', question: 'What is this picture about?', earlier: [] })
  const runs = {
    first: [] as number[],
    again: [] as number[],
    rate: [] as number[],
    tokens: [] as number[],
    whole: [] as number[],
  }
  // The first picture warms up, and is not counted.
  for (let i = 0; i <= plan.times; i++) {
    const start = performance.now()
    const encoded = await model.encode(picture)
    for (const [number, task] of tasks.entries()) {
      const asked = performance.now()
      watch.start()
      await model.write(encoded, task, { language: 'en', signal: new AbortController().signal, onText: () => {} })
      const times = watch.times()
      if (i === 0) continue
      const first = times[0] ?? NaN
      if (number > 0) runs.again.push(first - asked)
      else {
        runs.first.push(first - start)
        runs.rate.push(rateOf(times))
        runs.tokens.push(times.length)
        runs.whole.push(performance.now() - start)
      }
    }
  }
  const peak = memory().peak
  await model.close()
  return {
    loading,
    memory: { before, loaded, peak },
    firstToken: median(runs.first),
    againFirstToken: median(runs.again),
    tokensPerSecond: median(runs.rate),
    tokens: median(runs.tokens),
    whole: median(runs.whole),
  }
}

async function measureRecogniser(plan: Plan & { kind: 'recogniser' }): Promise<Figures> {
  const sound = await samplesOf(plan.sound, plan.seconds)
  const before = memory().now
  const { ms: loading, value: recogniser } = await timed(() => openRecogniser(plan.source))
  const loaded = memory().now
  const watch = watchTokens()
  const runs = { first: [] as number[], rate: [] as number[], tokens: [] as number[], whole: [] as number[] }
  for (let i = 0; i <= plan.times; i++) {
    const start = performance.now()
    watch.start()
    await recogniser.decode(sound, { interim: true })
    const times = watch.times()
    if (i === 0) continue
    runs.first.push((times[0] ?? NaN) - start)
    runs.rate.push(rateOf(times))
    runs.tokens.push(times.length)
    runs.whole.push(performance.now() - start)
  }
  const peak = memory().peak
  await recogniser.close()
  return {
    loading,
    memory: { before, loaded, peak },
    firstToken: median(runs.first),
    againFirstToken: NaN,
    tokensPerSecond: median(runs.rate),
    tokens: median(runs.tokens),
    whole: median(runs.whole),
  }
}

/** Tokens a second after the first, which reads the whole prompt. */
function rateOf(times: readonly number[]): number {
  const [first, last] = [times[0] ?? NaN, times.at(-1) ?? NaN]
  return ((times.length - 1) * 1000) / (last - first)
}

/** The first seconds of a sound file, as the recognisers take it. */
async function samplesOf(path: string, seconds: number): Promise<Float32Array> {
  const file = await openSoundFile(path)
  const samples = new Float32Array(seconds * 16_000)
  let at = 0
  for await (const piece of file.read()) {
    samples.set(piece.subarray(0, samples.length - at), at)
    at += piece.length
    if (at >= samples.length) break
  }
  await file.close()
  return samples
}

const plan = JSON.parse(process.argv[2] ?? '') as Plan
const figures = plan.kind === 'captioner' ? await measureCaptioner(plan) : await measureRecogniser(plan)
process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit(0))
