import { describe, expect, it } from 'vitest'
import { alignedFrames } from '../../../../models/speech/recognisers/align'
import { generate, type Generated } from '../../../../models/speech/recognisers/generate'
import { hintTokens } from '../../../../models/speech/recognisers/hints'
import { offlineLibrary } from '../../../../models/loading/library'
import { melFrontEnd } from '../../../../models/speech/recognisers/mel'
import type { Network, Step } from '../../../../models/speech/recognisers/network'
import {
  drawn,
  likeliest,
  logProbabilities,
  seededRandom,
  without,
} from '../../../../models/speech/recognisers/probability'
import { endsInLoop } from '../../../../models/loading/loops'
import { compressionRatio } from '../../../../models/speech/recognisers/quality'
import { cleanText } from '../../../../models/speech/recognisers/text'
import { wordUnits } from '../../../../models/speech/recognisers/words'
import { silence, tone } from '../../../fixtures/recognisers/folders'

describe('log-mel frames', () => {
  it('of a short sound are the beginning of those of the whole window, and go on to it', async () => {
    const library = await offlineLibrary()
    const mel = melFrontEnd(library, 80)
    const extractor = new library.WhisperFeatureExtractor({
      feature_size: 80,
      sampling_rate: 16_000,
      hop_length: 160,
      n_fft: 400,
      n_samples: 480_000,
      nb_max_frames: 3000,
    })
    for (const sound of [tone(440, 1.2345), tone(3000, 29.5), silence(0.5)]) {
      const { input_features: features } = await extractor._call(sound)
      const wanted = features.data as Float32Array
      const whole = await mel(sound, true)
      expect(whole.data).toEqual(wanted)
      const short = await mel(sound, false)
      expect(short.frames % 2).toBe(0)
      for (const band of [0, 40, 79])
        expect(short.data.subarray(band * short.frames, (band + 1) * short.frames)).toEqual(
          wanted.subarray(band * 3000, band * 3000 + short.frames),
        )
    }
  })
})

describe('probabilities', () => {
  it('are those of a softmax, also of tokens that are ruled out', () => {
    const logs = logProbabilities(without(Float32Array.of(1, 2, 3, 1000), [3, 99]))
    expect(logs[3]).toBe(-Infinity)
    expect([...logs.slice(0, 3)].reduce((sum, log) => sum + Math.exp(log), 0)).toBeCloseTo(1, 5)
    expect(likeliest(logs)).toBe(2)
  })

  it('are refused where the network gave no numbers', () => {
    expect(() => logProbabilities(Float32Array.of(NaN, 1))).toThrow()
    expect(() => logProbabilities(Float32Array.of(-Infinity, -Infinity))).toThrow()
  })

  it('are drawn from as often as they say', () => {
    const logs = Float32Array.of(Math.log(0.7), Math.log(0.3), -Infinity)
    const random = seededRandom(5)
    const counts = [0, 0, 0]
    for (let i = 0; i < 10_000; i++) counts[drawn(logs, 1, random)]!++
    expect(counts[0]! / 10_000).toBeCloseTo(0.7, 1)
    expect(counts[2]).toBe(0)
  })
})

describe('repetition', () => {
  it('is told from the text, as Whisper counts it', () => {
    expect(compressionRatio('Thank you. '.repeat(20))).toBeGreaterThan(2.4)
    expect(compressionRatio('The weather was fine, and we went for a walk along the river.')).toBeLessThan(1.5)
    expect(compressionRatio('')).toBe(0)
  })

  it('is seen at the end of the tokens, not in what people say', () => {
    expect(endsInLoop(Array.from({ length: 24 }, () => 7))).toBe(true)
    expect(endsInLoop([9, 9, 9, ...Array.from({ length: 24 }, (_, i) => i % 3)])).toBe(true)
    expect(endsInLoop([1, 2, 1, 2, 1, 2, 1, 2])).toBe(false)
    expect(endsInLoop(Array.from({ length: 60 }, (_, i) => i))).toBe(false)
    expect(endsInLoop([...Array.from({ length: 24 }, () => 7), 8])).toBe(false)
  })
})

describe('another try', () => {
  const step: Step = { logits: [new Float32Array(100)], cache: {}, attention: [] }
  const unsure = { step: () => Promise.resolve(step) } as unknown as Network
  const write = (least?: number): Promise<Generated> =>
    generate(unsure, undefined as never, step, {
      ...(least !== undefined && { least }),
      limit: 60,
      ends: new Set(),
      never: [],
      notFirst: [],
      temperature: 1,
      random: seededRandom(1),
      stop: () => {},
    })

  it('is given up after some tokens when it is hopeless, and is marked so', async () => {
    // Each of a hundred tokens is as likely: log probability −4.6.
    expect(await write(-2)).toMatchObject({ givenUp: true, tokens: { length: 16 } })
    expect(await write(-5)).toMatchObject({ givenUp: false, tokens: { length: 60 } })
    expect(await write()).toMatchObject({ givenUp: false, tokens: { length: 60 } })
  })
})

describe('text', () => {
  it('is shown without marks, control characters and turned directions', () => {
    expect(cleanText(' <|startoftranscript|>a\u0007b\u202edc\ufffd \n e ')).toBe('a b dc e')
    // Joiners belong to the writing of many languages.
    expect(cleanText('می\u200cخواهم')).toBe('می\u200cخواهم')
  })
})

describe('hints', () => {
  const encode = (text: string): number[] => [...text].map((_, i) => i)

  it('are kept from the first one on, each whole, as long as there is room', () => {
    expect(hintTokens(['Ada', 'Grace', 'Joan'], encode, 100)).toHaveLength(' Ada, Grace, Joan'.length)
    expect(hintTokens(['Ada', 'a very long name', 'Joan'], encode, 11)).toHaveLength(' Ada, Joan'.length)
    expect(hintTokens(['', ' \n'], encode, 100)).toEqual([])
  })
})

describe('words', () => {
  const texts: Record<number, string> = {
    1: ' Hello',
    2: ' wor',
    3: 'ld',
    4: '!',
    5: '你',
    6: '好',
    7: '。',
    8: ' \ufffd',
    9: ' é',
  }
  const decode = (tokens: readonly number[]): string =>
    tokens.join() === '8,9' ? ' é' : tokens.map((token) => texts[token]).join('')

  it('begin at spaces, and marks belong to the word before them', () => {
    expect(wordUnits([1, 2, 3, 4], 'en', decode)).toEqual([
      { text: ' Hello', from: 0, to: 1 },
      { text: ' world!', from: 1, to: 4 },
    ])
  })

  it('are letters where there are no spaces', () => {
    expect(wordUnits([5, 6, 7], 'zh', decode).map(({ text }) => text)).toEqual(['你', '好。'])
  })

  it('keep a letter whole that is spread over tokens', () => {
    expect(wordUnits([1, 8, 9], 'fr', decode).map(({ text }) => text)).toEqual([' Hello', ' é'])
  })
})

describe('the way through the sound', () => {
  const hill = (centre: number, frames: number): Float32Array =>
    Float32Array.from({ length: frames }, (_, i) => Math.exp(-(((i - centre) / 4) ** 2)))

  it('follows the attention and never goes back', () => {
    const rows = [10, 40, 70, 90].map((centre) => [hill(centre, 100), hill(centre, 100)])
    const starts = alignedFrames(rows, 100)
    expect(starts?.[0]).toBe(0)
    for (const [i, edge] of [25, 55, 80].entries()) expect(Math.abs(starts![i + 1]! - edge)).toBeLessThanOrEqual(6)
  })

  it('has frames of the sound only', () => {
    const rows = [10, 40, 70].map((centre) => [hill(centre, 100)])
    for (const start of alignedFrames(rows, 50) ?? []) expect(start).toBeLessThan(50)
  })

  it('is found where the attention says nothing, and is none without attention', () => {
    const even = new Float32Array(20).fill(0.05)
    expect(alignedFrames([[even], [even], [even]], 20)).toHaveLength(3)
    expect(alignedFrames([[], []], 20)).toBeNull()
    expect(alignedFrames([], 20)).toBeNull()
  })
})
