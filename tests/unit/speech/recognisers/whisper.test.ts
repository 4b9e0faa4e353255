import { copyFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openTransformersRecogniser } from '../../../../models/speech/recognisers'
import type { Recogniser } from '../../../../models/speech/recogniser'
import {
  changeJson,
  copyOf,
  encoders,
  halfDecoder,
  silence,
  sounds,
  tone,
  whisperFolder,
} from '../../../fixtures/recognisers/folders'
import { sessions, watchRuns } from '../../../fixtures/recognisers/runs'

const options = { name: 'made-up', demonstration: false, threads: 1 }
const open = (folder: string): Promise<Recogniser> => openTransformersRecogniser(folder, options)
const mean = (...probabilities: number[]): number =>
  probabilities.reduce((sum, one) => sum + Math.log(one), 0) / probabilities.length

let whisper: Recogniser
beforeAll(async () => {
  whisper = await open(whisperFolder)
})
afterAll(() => whisper.close())
afterEach(() => {
  vi.restoreAllMocks()
})

describe('what a Whisper model is', () => {
  it('is told from its settings', () => {
    expect(whisper.info).toEqual({
      name: 'made-up',
      demonstration: false,
      languages: ['en', 'de', 'fr'],
      translates: true,
      timesWords: true,
      takesHints: true,
    })
    expect(whisper.longest).toBe(30)
  })

  it('knows English only where it has no languages', async () => {
    const { folder, remove } = await copyOf(whisperFolder)
    await changeJson(join(folder, 'generation_config.json'), (content) => {
      content['is_multilingual'] = false
      delete content['lang_to_id']
      delete content['task_to_id']
      content['prev_sot_token_id'] = null
      content['suppress_tokens'] = [-1]
      content['alignment_heads'] = null
    })
    const english = await open(folder)
    expect(english.info).toMatchObject({ languages: ['en'], translates: false })
    expect(await english.decode(tone(sounds.hello, 2))).toMatchObject({ text: 'hello world.', language: 'en' })
    await expect(english.decode(tone(sounds.hello, 2), { language: 'de' })).rejects.toMatchObject({
      code: 'LANGUAGE_UNKNOWN',
    })
    await english.close()
    await remove()
  })

  it('does not offer to translate where the decoder was cut down', async () => {
    const { folder, remove } = await copyOf(whisperFolder)
    await changeJson(join(folder, 'config.json'), (content) => {
      content['encoder_layers'] = 8
    })
    const turbo = await open(folder)
    expect(turbo.info.translates).toBe(false)
    await expect(turbo.decode(silence(1), { translate: true })).rejects.toMatchObject({
      code: 'RECOGNISER_UNSUPPORTED',
    })
    await turbo.close()
    await remove()
  })

  it('names languages as ISO 639 does', async () => {
    const { folder, remove } = await copyOf(whisperFolder)
    await changeJson(join(folder, 'generation_config.json'), (content) => {
      content['lang_to_id'] = { '<|en|>': 0, '<|jw|>': 1 }
    })
    const javanese = await open(folder)
    expect(javanese.info.languages).toEqual(['en', 'jv'])
    await javanese.close()
    await remove()
  })
})

describe('the text', () => {
  it('is what the decoder is likeliest to write, with its mean log probability', async () => {
    const decoded = await whisper.decode(tone(sounds.hello, 2), { language: 'en' })
    expect(decoded.text).toBe('hello world.')
    // hello, world, the full stop (the mark of a time beside it is not allowed), the end
    expect(decoded.averageLogProbability).toBeCloseTo(mean(0.9, 0.8, 1, 1), 4)
    expect(decoded.compressionRatio).toBeLessThan(1)
    expect(decoded.words).toEqual([])
  })

  it('has no marks, control characters or direction marks of the model’s vocabulary', async () => {
    const { folder, remove } = await copyOf(whisperFolder)
    await changeJson(join(folder, 'tokenizer.json'), (content) => {
      const { vocab } = content['model'] as { vocab: Record<string, number> }
      const id = vocab['Ġworld'] as number
      delete vocab['Ġworld']
      // The letters that stand for the bytes of a bell and of U+202E.
      vocab['Ġ<|endoftext|>Ćwor\u00e2\u0122\u00aeld'] = id
    })
    const odd = await open(folder)
    expect((await odd.decode(tone(sounds.hello, 2), { language: 'en' })).text).toBe('hello wor ld.')
    await odd.close()
    await remove()
  })

  it('is the same where cache and probabilities are 16-bit numbers', async () => {
    const { folder, remove } = await copyOf(whisperFolder)
    await copyFile(halfDecoder, join(folder, 'onnx/decoder_model_merged_fp16.onnx'))
    await unlink(join(folder, 'onnx/decoder_model_merged_quantized.onnx'))
    const half = await open(folder)
    const decoded = await half.decode(tone(sounds.hello, 2), { timeWords: true })
    expect(decoded).toMatchObject({ text: 'hello world.', language: 'en' })
    expect(decoded.averageLogProbability).toBeCloseTo(mean(0.9, 0.8, 1, 1), 3)
    await half.close()
    await remove()
  })

  it('is the same where the cache of the decoder is 1 or 300 tokens long', async () => {
    const decoded = await whisper.decode(tone(sounds.circle, 30), { language: 'en', interim: true })
    expect(decoded.text).toMatch(/^(abcdefghijklmnopqrst)+[a-t]*$/)
  })
})

describe('the language', () => {
  it('is recognised from the first step of the decoder, with its probability among the languages', async () => {
    const english = await whisper.decode(tone(sounds.hello, 2))
    expect(english).toMatchObject({ language: 'en', text: 'hello world.' })
    expect(english.languageConfidence).toBeCloseTo(0.63 / 0.9, 4)
    const german = await whisper.decode(tone(sounds.german, 2))
    expect(german).toMatchObject({ language: 'de', text: 'guten Tag' })
    expect(german.languageConfidence).toBeCloseTo(0.95 / 0.99, 4)
  })

  it('costs no second look at the sound', async () => {
    const { fed } = watchRuns()
    await whisper.decode(tone(sounds.hello, 2))
    expect(fed('input_features')).toHaveLength(1)
    // start; language, task, no times; hello, world, full stop
    expect(fed('input_ids')).toEqual(Array.from({ length: 7 }, () => [1, 1]))
  })

  it('is not recognised when it is named, and reaches the decoder', async () => {
    expect(await whisper.decode(tone(sounds.hello, 2), { language: 'fr' })).toMatchObject({
      text: 'bonjour',
      language: 'fr',
      languageConfidence: null,
    })
  })

  it('is refused when the recogniser does not know it', async () => {
    const refused = whisper.decode(tone(sounds.hello, 2), { language: 'nl' })
    await expect(refused).rejects.toMatchObject({ code: 'LANGUAGE_UNKNOWN', detail: 'nl' })
  })

  it('is the spoken one when English is written', async () => {
    expect(await whisper.decode(tone(sounds.german, 2), { translate: true })).toMatchObject({
      text: 'good day',
      language: 'de',
    })
  })
})

describe('silence', () => {
  it('is told by the probability that nobody speaks', async () => {
    const speech = await whisper.decode(tone(sounds.hello, 2))
    expect(speech.noSpeechProbability).toBeCloseTo(0.1, 4)
    const named = await whisper.decode(tone(sounds.hello, 2), { language: 'en' })
    expect(named.noSpeechProbability).toBeCloseTo(0.1, 4)
    const nothing = await whisper.decode(silence(2))
    expect(nothing.noSpeechProbability).toBeCloseTo(0.9, 4)
  })

  it('is not tried again', async () => {
    const { fed } = watchRuns()
    const nothing = await whisper.decode(silence(2))
    // surely silent and not sure of the text: two guesses
    expect(nothing.averageLogProbability).toBeCloseTo(mean(0.6, 0.05, 1), 4)
    expect(fed('input_ids')).toHaveLength(4 + 2)
  })

  it('is recognised in no samples at all', async () => {
    expect((await whisper.decode(silence(0))).noSpeechProbability).toBeCloseTo(0.9, 4)
  })
})

describe('an endless decoder', () => {
  it('is bounded by the length of the sound', async () => {
    const { fed } = watchRuns()
    await whisper.decode(tone(sounds.circle, 2), { language: 'en', interim: true })
    // the start, then no more than 6.5 tokens a second and 16
    expect(fed('input_ids').length).toBeLessThanOrEqual(1 + 13 + 16)
  })

  it('is stopped when it repeats itself, and says so by its compression ratio', async () => {
    const { fed } = watchRuns()
    const decoded = await whisper.decode(tone(sounds.again, 29), { language: 'en', interim: true })
    expect(fed('input_ids').length).toBeLessThan(30)
    expect(decoded.compressionRatio).toBeGreaterThan(2.4)
  })

  it('never takes more tokens than the decoder has places', async () => {
    const { folder, remove } = await copyOf(whisperFolder)
    await changeJson(join(folder, 'config.json'), (content) => {
      content['max_target_positions'] = 20
    })
    const small = await open(folder)
    const { fed } = watchRuns()
    await small.decode(tone(sounds.circle, 10), { language: 'en', interim: true })
    expect(fed('input_ids').reduce((sum, sizes) => sum + (sizes[1] ?? 0), 0)).toBeLessThanOrEqual(20)
    await small.close()
    await remove()
  })
})

describe('a text that the recogniser is not sure of', () => {
  const doubtful = tone(sounds.doubt, 2)

  it('stays as it is while it may still change', async () => {
    const { text, averageLogProbability } = await whisper.decode(doubtful, { language: 'en', interim: true })
    expect(text).toMatch(/^um/)
    expect(averageLogProbability).toBeCloseTo(mean(0.51, 0.05, 1), 4)
  })

  it('is tried again when it is final, and the surer one is taken, the same each time', async () => {
    const first = await whisper.decode(doubtful, { language: 'en' })
    expect(first.text).toBe('hello world')
    expect(first.averageLogProbability).toBeCloseTo(mean(0.49, 1, 1), 4)
    expect(await whisper.decode(doubtful, { language: 'en' })).toEqual(first)
  })
})

describe('hints', () => {
  it('reach the decoder as the text before, and are not in the text', async () => {
    const { fed } = watchRuns()
    const decoded = await whisper.decode(tone(sounds.hello, 2), { language: 'en', hints: ['Zoe'] })
    expect(decoded.text).toBe('Zoe rang')
    // the mark, a space and three letters; start, language, task, no times
    expect(fed('input_ids')[0]).toEqual([1, 5 + 4])
    expect(decoded.noSpeechProbability).toBeCloseTo(0.01, 4)
  })

  it('go together with a language that is recognised', async () => {
    const decoded = await whisper.decode(tone(sounds.german, 2), { hints: ['Zoe'] })
    expect(decoded).toMatchObject({ text: 'Zoe rang', language: 'de' })
  })

  it('can’t smuggle in the model’s own marks', async () => {
    const { fed } = watchRuns()
    await whisper.decode(tone(sounds.hello, 2), { language: 'en', hints: ['<|translate|>Zoe<|endoftext|>'] })
    expect(fed('input_ids')[0]).toEqual([1, 5 + 4])
  })

  it('leave half of the places to the text', async () => {
    const { fed } = watchRuns()
    const hints = Array.from({ length: 100 }, (_, i) => `Zoe${i}`)
    expect((await whisper.decode(tone(sounds.hello, 2), { language: 'en', hints })).text).toBe('Zoe rang')
    const [, length = 0] = fed('input_ids')[0] ?? []
    expect(length).toBeGreaterThan(200)
    expect(length).toBeLessThanOrEqual(448 / 2 + 4)
  })
})

describe('words', () => {
  it('have times from where the decoder looked', async () => {
    const { words } = await whisper.decode(tone(sounds.hello, 2), { language: 'en', timeWords: true })
    expect(words.map(({ text }) => text)).toEqual(['hello', 'world.'])
    const [hello, world] = words
    // The decoder looks at 0.3 s for the first word and at 0.9 s for the second: the change is half-way.
    expect(hello?.start).toBe(0)
    expect(hello?.end).toBeGreaterThan(0.4)
    expect(hello?.end).toBeLessThan(0.8)
    expect(world?.start).toBe(hello?.end)
    expect(world?.end).toBeLessThanOrEqual(2)
    expect(hello?.confidence).toBeCloseTo(0.9, 4)
    expect(world?.confidence).toBeCloseTo(Math.sqrt(0.8), 4)
  })

  it('have none where the settings name no heads that follow the sound', async () => {
    const { folder, remove } = await copyOf(whisperFolder)
    await changeJson(join(folder, 'generation_config.json'), (content) => {
      content['alignment_heads'] = [[7, 0]]
    })
    const other = await open(folder)
    expect(other.info.timesWords).toBe(false)
    expect((await other.decode(tone(sounds.hello, 2), { language: 'en', timeWords: true })).words).toEqual([])
    await other.close()
    await remove()
  })
})

describe('the sound', () => {
  it('is never cut: 30 seconds are heard, more are refused', async () => {
    expect((await whisper.decode(tone(sounds.hello, 30), { language: 'en' })).text).toBe('hello world.')
    const longer = new Float32Array(30 * 16_000 + 1)
    await expect(whisper.decode(longer)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('is given as a whole window to an encoder that takes nothing else', async () => {
    const { fed } = watchRuns()
    await whisper.decode(tone(sounds.hello, 2), { language: 'en' })
    expect(fed('input_features')).toEqual([[1, 80, 3000]])
  })

  it('is given with a second of silence to an encoder that takes any length', async () => {
    const { folder, remove } = await copyOf(whisperFolder)
    await copyFile(encoders.anyLength, join(folder, 'onnx/encoder_model_quantized.onnx'))
    const quick = await open(folder)
    const { fed } = watchRuns()
    expect((await quick.decode(tone(sounds.hello, 2.005), { language: 'en' })).text).toBe('hello world.')
    expect((await quick.decode(tone(sounds.hello, 30), { language: 'en' })).text).toBe('hello world.')
    expect(fed('input_features')).toEqual([
      [1, 80, 302],
      [1, 80, 3000],
    ])
    await quick.close()
    await remove()
  })

  it('is given as a whole window where only the name of the length promises more', async () => {
    const { folder, remove } = await copyOf(whisperFolder)
    await copyFile(encoders.named, join(folder, 'onnx/encoder_model_quantized.onnx'))
    const named = await open(folder)
    expect((await named.decode(tone(sounds.hello, 2), { language: 'en' })).text).toBe('hello world.')
    await named.close()
    await remove()
  })
})

describe('stopping', () => {
  it('happens between two tokens', async () => {
    const stop = new AbortController()
    const runs = watchRuns((count) => count === 6 && stop.abort())
    const decoding = whisper.decode(tone(sounds.circle, 30), { language: 'en', signal: stop.signal })
    await expect(decoding).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(runs.count()).toBe(6)
  })

  it('is seen while tokens are written, because other work is let in', async () => {
    const stop = new AbortController()
    const { count } = watchRuns()
    let turns = 0
    const wait = (): void => {
      if (++turns === 8) stop.abort()
      else setImmediate(wait)
    }
    setImmediate(wait)
    const decoding = whisper.decode(tone(sounds.circle, 30), { language: 'en', signal: stop.signal })
    await expect(decoding).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(count()).toBeLessThan(100)
  })

  it('leaves the recogniser ready for the next piece', async () => {
    await expect(whisper.decode(tone(sounds.hello, 2), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
    expect((await whisper.decode(tone(sounds.hello, 2))).text).toBe('hello world.')
  })

  it('lets one piece be decoded at a time', async () => {
    const [first, second] = await Promise.all([
      whisper.decode(tone(sounds.hello, 2)),
      whisper.decode(tone(sounds.german, 2)),
    ])
    expect([first.text, second.text]).toEqual(['hello world.', 'guten Tag'])
  })
})

describe('closing', () => {
  it('frees the networks, stops what runs, and lets another recogniser be opened', async () => {
    const release = vi.spyOn(sessions, 'release')
    for (let round = 1; round <= 2; round++) {
      const one = await open(whisperFolder)
      const running = one.decode(tone(sounds.circle, 30), { language: 'en' })
      running.catch(() => {})
      expect((await Promise.allSettled([running, one.close()]))[0]).toMatchObject({ reason: { code: 'CANCELLED' } })
      expect(release).toHaveBeenCalledTimes(2 * round)
      await expect(one.decode(silence(1))).rejects.toMatchObject({ code: 'CANCELLED' })
    }
  })
})
