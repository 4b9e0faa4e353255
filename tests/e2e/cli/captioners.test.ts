import { readFileSync } from 'node:fs'
import { cp, truncate, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eyesMethods } from '../../../models/contract/engines'
import { superviseEngine, type EngineSupervisor } from '../../../models/supervisor'
import { largeEmbedding, smolvlmFolder } from '../../fixtures/captioners/folders'
import { copyOf } from '../../fixtures/recognisers/folders'
import { sceneOf } from '../../fixtures/scenes'
import { descry, enginesOf, makeHome, runs, screens, startDescry, until } from './program'

/** A model whose every answer is known. One tile is enough for pictures of one colour. */
const model = ['--captioner', smolvlmFolder, '--captioner-limits', '{"longestEdge":512}']

let home: { path: string; remove(): Promise<void> }
let picture = ''
beforeAll(async () => {
  home = await makeHome()
  // Nearly red, with grain: a picture of one colour alone counts as blank.
  picture = resolve(home.path, 'grain.png')
  const grain = Buffer.from(
    Array.from({ length: 480 * 320 * 3 }, (_, i) => (i % 3 === 0 ? 200 : 20) + ((i * 7919) % 53)),
  )
  await sharp(grain, { raw: { width: 480, height: 320, channels: 3 } })
    .png()
    .toFile(picture)
})
afterAll(() => home.remove())

interface Described {
  description: string
  sentences: { text: string; source: string }[]
  caption?: { text: string; model: string; claims: { text: string; verdict: string; reasons: object[] }[] }
}

describe('descry describe with a captioning model', () => {
  test('says what the model says as its opinion, without Markdown, and what could not be checked with a doubt', async () => {
    const { status, stdout, stderr } = await descry(home.path, ['describe', picture, ...model])
    expect([status, stderr]).toEqual([0, ''])
    const lines = stdout.trim().split('\n')
    expect(lines).toContain('In the opinion of a model: The picture is red all over.')
    expect(lines).toContain('The model also says, which could not be checked: It has two buttons.')
    expect(stdout).not.toMatch(/\*|captioning model/)
  })

  test('gives each claim with its verdict and why in JSON', async () => {
    const { stdout } = await descry(home.path, ['describe', picture, ...model, '--length', 'detailed', '--json'])
    const { caption, sentences } = JSON.parse(stdout) as Described
    expect(caption?.model).toBe('smolvlm')
    expect(caption?.claims.map(({ verdict }) => verdict)).toContain('hedged')
    expect(caption?.claims).toContainEqual(
      expect.objectContaining({
        text: 'The price is 4711 euros.',
        verdict: 'hedged',
        reasons: [{ check: 'number', claimed: '4711', found: '' }],
      }),
    )
    expect(sentences.filter(({ source }) => source === 'model').length).toBeGreaterThan(1)
  })

  test('leaves out what the exact parts contradict, and says that it did', async () => {
    const { stdout } = await descry(home.path, ['describe', resolve(screens, 'settings.png'), ...model, '--json'])
    const { caption, description } = JSON.parse(stdout) as Described
    // Nothing on it says EXIT.
    expect(caption?.claims.find(({ text }) => text.includes('EXIT'))?.verdict).toBe('dropped')
    expect(description).not.toContain('EXIT')
    expect(description).toContain('was left out')
  })

  test('looks twice where that is wanted, and tells where the model contradicts itself', async () => {
    const { stdout } = await descry(home.path, ['describe', picture, ...model, '--twice'])
    expect(stdout).toContain('one reading says “It has two buttons.”, the other “It has nine buttons.”.')
  })

  test('names the language of the model where it is not the interface’s', async () => {
    const { stdout } = await descry(home.path, ['describe', picture, ...model, '--language', 'de'])
    expect(stdout).toContain('Nach Ansicht eines Modells, auf Englisch: The picture is red all over.')
  })

  test('still tells what is exact where the model is damaged', async () => {
    const { status, stdout } = await descry(home.path, ['describe', picture, '--captioner', home.path])
    expect(status).toBe(0)
    expect(stdout).toMatch(/pixels\.\n/)
    expect(stdout).toContain('is damaged or incomplete')
  })
})

describe('descry ask with a captioning model', () => {
  test('asks it what the exact parts don’t know, and keeps exact questions from it', async () => {
    const questions = ['How many people are there?', 'How wide is the picture?', 'What did I ask before?']
    const { status, stdout } = await descry(home.path, ['ask', picture, ...questions, ...model])
    expect(status).toBe(0)
    expect(stdout.trim().split('\n')).toEqual([
      'In the opinion of a model: Three.',
      'The model is not sure of this.',
      'The picture is 480 pixels wide and 320 pixels high.',
      'In the opinion of a model: You asked before.',
    ])
  })

  test('encodes the picture for the first question only', async () => {
    const questions = ['How many people are there?', 'What did I ask before?']
    const { stdout } = await descry(home.path, ['ask', picture, ...questions, ...model, '--json'])
    const answers = JSON.parse(stdout) as { opinion?: { encoding?: string }; confidence: string }[]
    expect(answers.map(({ opinion }) => opinion?.encoding)).toEqual(['new', 'kept'])
    // A model is never certain.
    expect(answers.map(({ confidence }) => confidence)).not.toContain('high')
  })

  test('is stopped with Ctrl+C while the model writes, and nothing goes on behind it', async () => {
    const run = startDescry(home.path, [
      'ask',
      picture,
      'Say it forever',
      ...model,
      '--captioner-limits',
      '{"tokens":8000}',
    ])
    await until(() => enginesOf(run.child.pid ?? 0).length > 0, 'the engine runs')
    const [engine = 0] = enginesOf(run.child.pid ?? 0)
    run.child.kill('SIGINT')
    expect((await run.ended).status).toBe(130)
    await until(() => !runs(engine), 'the engine ended')
  })

  test('kills a model that hangs, says so, and answers what it knows', async () => {
    const limits = ['--captioner-limits', '{"longestEdge":512,"seconds":1.5}']
    const { status, stdout } = await descry(home.path, [
      ...['ask', picture, 'Does it hang?', 'How wide is the picture?'],
      ...['--captioner', smolvlmFolder, ...limits],
    ])
    expect(status).toBe(0)
    const [first = '', second] = stdout.trim().split('\n')
    expect(first).toContain('The model smolvlm gave no answer in time and was stopped.')
    expect(second).toBe('The picture is 480 pixels wide and 320 pixels high.')
  })
})

describe('the engine', () => {
  let engine: EngineSupervisor
  beforeEach(() => {
    engine = superviseEngine({ sense: 'eyes', entry: resolve(import.meta.dirname, '../../../out/main/engine.js') })
  })
  afterEach(() => engine.stop())

  const captioner = { id: 'smol', folder: smolvlmFolder, limits: { longestEdge: 512 } }
  const source = (): { kind: 'path'; path: string } => ({ kind: 'path', path: picture })
  const question = {
    source: { kind: 'path' as const, path: '' },
    captioner,
    scene: sceneOf('photo'),
    question: 'colour?',
  }
  const askIt = (text: string, options: Parameters<typeof engine.call<typeof eyesMethods.ask>>[2] = {}) =>
    engine.call(eyesMethods.ask, { ...question, source: source(), question: text }, options)

  test('stops writing where it is told to, and answers the next question', async () => {
    const stop = new AbortController()
    const limits = { longestEdge: 512, tokens: 8000 }
    const params = { ...question, source: source(), question: 'Say it forever', captioner: { ...captioner, limits } }
    let writing: Promise<unknown> = Promise.resolve()
    await new Promise<void>((written) => {
      writing = engine.call(eyesMethods.ask, params, {
        signal: stop.signal,
        onEvent: (event) => {
          if (event.name === 'captioning' && event.data.step === 'writing') written()
        },
      })
    })
    const pid = engine.pid
    stop.abort()
    await expect(writing).rejects.toMatchObject({ code: 'CANCELLED' })
    expect((await askIt('What is the colour of it?')).result.text).toBe('It is red.')
    expect(engine.pid).toBe(pid)
  })

  test('is killed when a model hangs, also for a call that nobody waits for any more; the next call works', async () => {
    const stop = new AbortController()
    let hanging: Promise<unknown> = Promise.resolve()
    await new Promise<void>((written) => {
      hanging = askIt('Does it hang?', {
        silenceMs: 1500,
        signal: stop.signal,
        onEvent: (event) => {
          if (event.name === 'captioning' && event.data.step === 'writing') written()
        },
      })
    })
    const pid = engine.pid ?? 0
    stop.abort()
    await expect(hanging).rejects.toMatchObject({ code: 'CANCELLED' })
    // Nothing else would ever end it: it waits in a native call.
    await until(() => !runs(pid), 'the engine that hangs is killed')
    expect((await askIt('What is the colour of it?')).result.text).toBe('It is red.')
  })

  test.skipIf(process.platform !== 'linux')('holds no file of weights in its memory while it loads it', async () => {
    const { folder, remove } = await copyOf(smolvlmFolder)
    const peak = (): number =>
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${engine.pid}/status`, 'utf8'))?.[1]) * 1024
    await askIt('What is the colour of it?')
    const before = peak()
    const embedding = join(folder, 'onnx/embed_tokens')
    await cp(largeEmbedding.network, `${embedding}.onnx`)
    await writeFile(`${embedding}.onnx_data`, '')
    await truncate(`${embedding}.onnx_data`, largeEmbedding.bytes)
    const dtype = { vision_encoder: 'q8', embed_tokens: 'fp32', decoder_model_merged: 'q8' } as const
    const large = {
      ...question,
      source: source(),
      captioner: { ...captioner, folder, dtype },
      question: 'What is the colour?',
    }
    expect((await engine.call(eyesMethods.ask, large)).result.text).toBe('It is red.')
    expect(peak() - before).toBeLessThan(largeEmbedding.bytes / 4)
    await remove()
  })
})
