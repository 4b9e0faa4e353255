import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Recogniser } from '../../../../models/speech/recogniser'
import { openWhisperCpp } from '../../../../models/speech/whisper-cpp'
import { whisperProgram } from '../../../../models/speech/whisper-cpp/build'
import { runWhisper } from '../../../../models/speech/whisper-cpp/run'
import { keptCache, missing, ownFolder, processesWith, samplesOf, shared, tone, until } from './fixtures'
import { emptyModel, randomModel } from '../../../fixtures/recognisers/random-ggml'

/** The first build of whisper.cpp takes half a minute on two free cores. */
const BUILD_MS = 15 * 60_000
/** Bytes of the first weights in the random model, the encoder's positions, with their head. */
const FIRST_WEIGHTS = 12 + 8 + 28 + 128 * 1500 * 4
const NO_MODEL = { code: 'RECOGNISER_DAMAGED', detail: 'ggml-tiny.en.bin' }

vi.setConfig({ testTimeout: 5 * 60_000 })

describe.skipIf(missing || process.platform === 'win32')(
  `whisper.cpp, built and run${missing ? ` (no ${missing} here)` : ''}`,
  () => {
    let folder: string
    /** Where the recogniser puts sound while it decodes: no other test writes there. */
    let temporary: string
    let model: string
    let recogniser: Recogniser
    const systemTemporary = process.env.TMPDIR
    const options = { threads: 1, cacheFolder: keptCache }

    beforeAll(async () => {
      folder = ownFolder()
      temporary = join(folder, 'temporary')
      mkdirSync(temporary)
      model = join(folder, 'ggml-random.en.bin')
      writeFileSync(model, randomModel())
      process.env.TMPDIR = temporary
      recogniser = await openWhisperCpp(model, options)
    }, BUILD_MS)
    afterAll(async () => {
      await recogniser.close()
      if (systemTemporary === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = systemTemporary
      rmSync(folder, { recursive: true })
    })

    test('says what the model is and can', () => {
      expect(recogniser.info).toEqual({
        name: 'ggml-random.en',
        demonstration: false,
        languages: ['en'],
        translates: false,
        timesWords: true,
        takesHints: true,
      })
      expect(recogniser.longest).toBe(30)
    })

    test('decodes sound to words with times and probabilities, the same every time', async () => {
      const once = await recogniser.decode(tone, { timeWords: true })
      expect(once.text).not.toBe('')
      expect(once.words.map(({ text }) => text).join(' ')).toBe(once.text)
      expect(once.language).toBe('en')
      expect(once.averageLogProbability).toBeLessThan(0)
      expect(once.compressionRatio).toBeGreaterThan(0)
      let last = 0
      for (const { start, end, confidence } of once.words) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeLessThanOrEqual(10)
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThanOrEqual(1)
        last = start
      }
      expect(await recogniser.decode(tone, { timeWords: true })).toEqual(once)
      expect(readdirSync(temporary)).toEqual([])
    })

    test('what may still change is decoded greedily and without times', async () => {
      const quick = await recogniser.decode(tone, { interim: true })
      expect(quick.text).not.toBe('')
      expect(quick.words).toEqual([])
    })

    test('half a second of sound is heard, too', async () => {
      const heard = await recogniser.decode(tone.subarray(16_000, 24_000), { timeWords: true })
      expect(heard.text).not.toBe('')
      for (const { end } of heard.words) expect(end).toBeLessThanOrEqual(0.5)
    })

    test('no sound and sound that is no number end well', async () => {
      expect((await recogniser.decode(new Float32Array(0))).language).toBe('en')
      expect((await recogniser.decode(new Float32Array(8000).fill(Number.NaN))).language).toBe('en')
    })

    test('hints reach the model, however many there are and whatever is in them', async () => {
      // With further tries whisper.cpp drops hints, and random weights always need further tries.
      const plain = await recogniser.decode(tone, { interim: true })
      const hinted = await recogniser.decode(tone, { interim: true, hints: ['w301 ä304', 'Björn'] })
      expect(hinted.text).not.toBe(plain.text)
      const many = Array.from({ length: 100 }, (_, i) => `--help \0 "$(touch x)" 名前 ${i} `.padEnd(60, '!'))
      expect((await recogniser.decode(tone, { interim: true, hints: many })).language).toBe('en')
      expect(existsSync('x')).toBe(false)
    })

    test('an English model refuses other languages and translating', async () => {
      await expect(recogniser.decode(tone, { language: 'de' })).rejects.toMatchObject({
        code: 'LANGUAGE_UNKNOWN',
        detail: 'de',
      })
      await expect(recogniser.decode(tone, { language: 'en', translate: true })).rejects.toMatchObject({
        code: 'RECOGNISER_UNSUPPORTED',
      })
      expect((await recogniser.decode(tone, { language: 'en' })).language).toBe('en')
    })

    test('the next recogniser uses the program that was built', async () => {
      const stages: string[] = []
      const next = await openWhisperCpp(model, { ...options, searchPath: '', onStage: (stage) => stages.push(stage) })
      expect(stages).toEqual([])
      expect((await next.decode(tone)).text).not.toBe('')
      await next.close()
    })

    test('a text with the name of a model is damaged, and so is a model without all its weights', async () => {
      const path = join(folder, 'ggml-tiny.en.bin')
      writeFileSync(path, 'This is no model.\n'.repeat(1000))
      await expect(openWhisperCpp(path, options)).rejects.toMatchObject(NO_MODEL)

      // Whole as a file, but some of its weights are missing: only whisper.cpp itself can tell.
      writeFileSync(path, randomModel().subarray(0, emptyModel().length + FIRST_WEIGHTS))
      const opened = await openWhisperCpp(path, options)
      await expect(opened.decode(tone)).rejects.toMatchObject(NO_MODEL)
      expect(readdirSync(temporary)).toEqual([])
    })

    test('a name is a name, whatever is in it', async () => {
      const here = join(folder, 'a "quoted" $(touch x) `touch y`; touch z & folder')
      mkdirSync(here)
      const path = join(here, '-m --help $(touch x) \'"\n;touch z.bin')
      copyFileSync(model, path)
      // Relative, so that the name begins with a dash.
      const [before, cwd] = [readdirSync(here), process.cwd()]
      const opened = await openWhisperCpp(relative(cwd, path), options)
      expect((await opened.decode(tone)).text).not.toBe('')
      expect(readdirSync(here)).toEqual(before)
      for (const name of ['x', 'y', 'z'])
        for (const where of [cwd, folder, temporary]) expect(readdirSync(where)).not.toContain(name)
    })

    test('two at once each get their own answer', async () => {
      const other = tone.map((sample, i) => sample * Math.cos(i / 50))
      const [one, two] = [await recogniser.decode(tone), await recogniser.decode(other)]
      expect(one.text).not.toBe(two.text)
      expect(await Promise.all([recogniser.decode(tone), recogniser.decode(other)])).toEqual([one, two])
      expect(readdirSync(temporary)).toEqual([])
    })

    test('a program that does not end is ended and is an error', async () => {
      const program = await whisperProgram({ cacheFolder: keptCache })
      const run = { program, model, threads: 1, language: 'en', translate: false, hints: [], quick: false, limit: 1 }
      await expect(runWhisper(tone, run)).rejects.toMatchObject({
        code: 'INTERNAL',
        detail: 'whisper.cpp did not answer and was ended',
      })
      expect(readdirSync(temporary)).toEqual([])
    })

    test('nothing is started when it was stopped before', async () => {
      await expect(recogniser.decode(tone, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'CANCELLED',
      })
      expect(readdirSync(temporary)).toEqual([])
    })

    describe.skipIf(process.platform !== 'linux')('while it decodes', () => {
      const running = (): number[] => processesWith(`\0${model}\0`)

      test('nobody else can read the sound', async () => {
        const decoding = recogniser.decode(tone)
        const sound = await until(() => {
          const name = readdirSync(temporary)[0]
          return name !== undefined && existsSync(join(temporary, name, 'sound.wav'))
            ? join(temporary, name)
            : undefined
        })
        expect(statSync(sound).mode & 0o777).toBe(0o700)
        expect(statSync(join(sound, 'sound.wav')).mode & 0o777).toBe(0o600)
        await decoding
      })

      test('stopping leaves no process and no file', async () => {
        const stop = new AbortController()
        const settled = expect(recogniser.decode(tone, { signal: stop.signal })).rejects.toMatchObject({
          code: 'CANCELLED',
        })
        await until(() => running()[0])
        stop.abort()
        await settled
        expect(running()).toEqual([])
        expect(readdirSync(temporary)).toEqual([])
      })

      test('closing ends what runs', async () => {
        const closed = await openWhisperCpp(model, options)
        const settled = expect(closed.decode(tone)).rejects.toMatchObject({ code: 'CANCELLED' })
        await until(() => running()[0])
        await closed.close()
        expect(running()).toEqual([])
        expect(readdirSync(temporary)).toEqual([])
        await settled
      })

      test('a program that is killed is one error, and the next decoding works', async () => {
        const settled = expect(recogniser.decode(tone)).rejects.toMatchObject({
          code: 'INTERNAL',
          detail: 'whisper.cpp was ended by SIGKILL',
        })
        process.kill(await until(() => running()[0]), 'SIGKILL')
        await settled
        expect(readdirSync(temporary)).toEqual([])
        expect((await recogniser.decode(tone)).text).not.toBe('')
      })
    })

    test('sound that a killed Descry left behind is removed, and that of a running one is not', async () => {
      const [left, used] = ['descry-whisper-999999999-AbCdEf', `descry-whisper-${process.pid}-AbCdEf`]
      for (const name of [left, used]) mkdirSync(join(temporary, name))
      await (await openWhisperCpp(model, options)).close()
      expect(readdirSync(temporary)).toEqual([used])
      rmSync(join(temporary, used), { recursive: true })
    })

    const published = join(shared, 'models/for-tests-ggml-tiny.en.bin')
    const jfk = join(shared, 'speech/en/jfk.wav')
    test.skipIf(!existsSync(published))(
      `a model file of whisper.cpp’s own tests${existsSync(published) ? '' : ' (not here)'}`,
      async () => {
        const opened = await openWhisperCpp(published, options)
        // It has a model's head and words but no weights, so it never says anything.
        expect(await opened.decode(samplesOf(jfk), { timeWords: true })).toMatchObject({
          text: '',
          words: [],
          language: 'en',
        })
        await opened.close()
      },
    )
  },
)
