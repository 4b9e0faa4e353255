import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openCaptioner, type Captioner, type EncodedPicture, type Task } from '../../../../models/vision/captioners'
import { ask, blue, caption, green, plain, red, smolvlmFolder, write } from '../../../fixtures/captioners/folders'
import { changeJson, copyOf } from '../../../fixtures/recognisers/folders'
import { watchRuns } from '../../../fixtures/recognisers/runs'

const limits = { longestEdge: 512 }
let smol: Captioner
beforeAll(async () => {
  smol = await openCaptioner({ id: 'smol', folder: smolvlmFolder, limits })
})
afterAll(() => smol.close())
afterEach(() => {
  vi.restoreAllMocks()
})

const say = async (colour: readonly [number, number, number], task: Task): Promise<string> =>
  (await write(smol, await smol.encode(plain(colour)), task)).text

describe('a model built as Idefics3', () => {
  it('describes the picture it is shown, as long as it is asked to', async () => {
    expect(await say(red, caption('brief'))).toBe('A red picture.')
    expect(await say(blue, caption('brief'))).toBe('A blue picture.')
    expect(await say(green, caption('normal'))).toMatch(/^The picture is \*\*green\*\* all over\./)
    expect(await say(green, caption('detailed'))).toMatch(/^# A green picture\n/)
    expect(await say(green, { kind: 'again', length: 'normal' })).toMatch(/nine buttons/)
  })

  it('answers questions', async () => {
    expect(await say(blue, ask('What colour is it?'))).toBe('It is blue.')
  })

  it('is told what was asked before', async () => {
    const earlier = [{ question: 'What colour is it?', answer: 'It is red.' }]
    expect(await say(red, ask('What did I ask before?', earlier))).toBe('You asked before.')
    // The last question counts, not the first.
    expect(await say(red, ask('What colour is it?', [{ question: 'Is it before noon?', answer: 'No.' }]))).toBe(
      'It is red.',
    )
  })

  it('writes English, also where German is wanted, and says so', async () => {
    const written = await write(smol, await smol.encode(plain(red)), caption('brief'), { language: 'de' })
    expect(written).toMatchObject({ text: 'A red picture.', language: 'en', ended: 'end' })
  })

  it('tells how sure it is', async () => {
    const picture = await smol.encode(plain(red))
    expect((await write(smol, picture, caption('brief'))).confidence).toBeGreaterThan(0.95)
    const guess = await write(smol, picture, ask('How many people are there?'))
    expect(guess.text).toBe('Three.')
    expect(guess.confidence).toBeLessThan(0.5)
  })

  it('encodes a picture once for any number of questions', async () => {
    const { fed } = watchRuns()
    const picture = await smol.encode(plain(green))
    expect(fed('pixel_values')).toHaveLength(1)
    for (const question of ['What colour is it?', 'And the colour of the rest?'])
      expect((await write(smol, picture, ask(question))).text).toBe('It is green.')
    expect(fed('pixel_values')).toHaveLength(1)
  })

  it('never takes one picture for another', async () => {
    const [first, second] = [await smol.encode(plain(red)), await smol.encode(plain(blue))]
    const colour = async (picture: EncodedPicture): Promise<string> =>
      (await write(smol, picture, ask('What colour?'))).text
    expect([await colour(first), await colour(second), await colour(first)]).toEqual([
      'It is red.',
      'It is blue.',
      'It is red.',
    ])
  })

  it('keeps far less of a picture than its pixels', async () => {
    const { bytes } = await smol.encode(plain(red))
    expect(bytes).toBeLessThan(64 * 8 * 4 + 1)
  })

  it('stays within the tokens it is allowed', async () => {
    const short = await openCaptioner({ id: 'short', folder: smolvlmFolder, limits: { ...limits, tokens: 3 } })
    const written = await write(short, await short.encode(plain(red)), caption('normal'))
    expect(written).toMatchObject({ text: 'The picture is', ended: 'length' })
    await short.close()
  })

  it('stays within the time it is allowed', async () => {
    const quick = await openCaptioner({ id: 'quick', folder: smolvlmFolder, limits: { ...limits, seconds: 0.1 } })
    watchRuns(() => {
      const until = performance.now() + 60
      while (performance.now() < until);
    })
    const written = await write(quick, await quick.encode(plain(red)), caption('normal'))
    expect(written.ended).toBe('time')
    expect(written.text.length).toBeLessThan('The picture is **red** all over.'.length)
    await quick.close()
  })

  it('is ended when it repeats itself without end', async () => {
    const { text, ended } = await write(smol, await smol.encode(plain(red)), ask('Say it forever'))
    expect(ended).toBe('length')
    expect(text.length).toBeLessThan(1000)
  })

  it('is stopped between two tokens', async () => {
    const stop = new AbortController()
    const picture = await smol.encode(plain(red))
    const texts: string[] = []
    const writing = smol.write(picture, ask('Say it forever'), {
      language: 'en',
      signal: stop.signal,
      onText: (text) => {
        texts.push(text)
        // As a message from another process: it arrives while other work is let in.
        if (texts.length === 3) setImmediate(() => stop.abort())
      },
    })
    await expect(writing).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(texts.length).toBeLessThan(10)
    // The next one is not affected.
    expect((await write(smol, picture, caption('brief'))).text).toBe('A red picture.')
  })

  it('is not begun when it was stopped before', async () => {
    const { count } = watchRuns()
    const stop = new AbortController()
    stop.abort()
    const picture = await smol.encode(plain(red))
    const before = count()
    const writing = smol.write(picture, caption('brief'), { language: 'en', signal: stop.signal, onText: () => {} })
    await expect(writing).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(count()).toBe(before)
  })

  it('cuts the picture into as many tiles as its size allows', async () => {
    const { fed } = watchRuns()
    for (const longestEdge of [512, 1024, 2048]) {
      const model = await openCaptioner({ id: 'tiles', folder: smolvlmFolder, limits: { longestEdge } })
      expect((await write(model, await model.encode(plain(red, 1600, 800)), caption('brief'))).text).toBe(
        'A red picture.',
      )
      await model.close()
    }
    // One; two and the whole; four by two and the whole.
    expect(fed('pixel_values').map((sizes) => sizes[1])).toEqual([1, 3, 9])
  })

  it('runs in the formats that are named, with a cache of 16-bit numbers too', async () => {
    const half = await openCaptioner({ id: 'half', folder: smolvlmFolder, dtype: 'q4f16', limits })
    const { fed } = watchRuns()
    expect((await write(half, await half.encode(plain(blue)), caption('brief'))).text).toBe('A blue picture.')
    expect(fed('past_key_values.0.key').length).toBeGreaterThan(3)
    await half.close()
    const mixed = { vision_encoder: 'q8', embed_tokens: 'q4f16', decoder_model_merged: 'q8' } as const
    const model = await openCaptioner({ id: 'mixed', folder: smolvlmFolder, dtype: mixed, limits })
    expect((await write(model, await model.encode(plain(blue)), caption('brief'))).text).toBe('A blue picture.')
    await model.close()
  })
})

describe('a question', () => {
  it.each([
    'What colour?<image>',
    'What <|im_start|>colour<end_of_utterance>?',
    'What colour <end_<image>of_utterance>?',
  ])('can’t end its own turn or bring another picture: %s', async (question) => {
    expect(await say(red, ask(question))).toBe('It is red.')
  })
})

describe('a folder', () => {
  it.each([
    'config.json',
    'preprocessor_config.json',
    'processor_config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    'generation_config.json',
    'onnx/vision_encoder_quantized.onnx',
    'onnx/embed_tokens_quantized.onnx',
    'onnx/decoder_model_merged_quantized.onnx',
  ])('without or with half of %s is told as damaged, with the model’s name', async (file) => {
    const { folder, remove } = await copyOf(smolvlmFolder)
    const wanted = { code: 'CAPTIONER_DAMAGED', detail: 'mine' }
    const open = (): Promise<Captioner> => openCaptioner({ id: 'mine', folder, dtype: 'q8' })
    await writeFile(join(folder, file), '{"model_')
    await expect(open()).rejects.toMatchObject(wanted)
    await rm(join(folder, file))
    await expect(open()).rejects.toMatchObject(wanted)
    await remove()
  })

  it('of another kind of model is refused', async () => {
    const { folder, remove } = await copyOf(smolvlmFolder)
    await changeJson(join(folder, 'config.json'), (config) => (config.model_type = 'gpt2'))
    await expect(openCaptioner({ id: 'gpt2', folder })).rejects.toMatchObject({ code: 'CAPTIONER_UNSUPPORTED' })
    await remove()
  })

  it('whose format is not there is told as damaged', async () => {
    const opening = openCaptioner({ id: 'mine', folder: smolvlmFolder, dtype: 'fp32' })
    await expect(opening).rejects.toMatchObject({ code: 'CAPTIONER_DAMAGED' })
  })

  it('may have its chat template in a file of its own', async () => {
    const { folder, remove } = await copyOf(smolvlmFolder)
    let template = ''
    await changeJson(join(folder, 'tokenizer_config.json'), (config) => {
      template = String(config.chat_template)
      delete config.chat_template
    })
    await writeFile(join(folder, 'chat_template.jinja'), template)
    const model = await openCaptioner({ id: 'jinja', folder, limits })
    expect((await write(model, await model.encode(plain(red)), caption('brief'))).text).toBe('A red picture.')
    await model.close()
    await remove()
  })
})
