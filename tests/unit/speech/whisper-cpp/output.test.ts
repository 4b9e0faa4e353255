import { expect, test } from 'vitest'
import { readOutput } from '../../../../models/speech/whisper-cpp/output'

interface Part {
  text: Buffer | string
  at?: [number, number]
  p?: string
  id?: number
}

/** A file as whisper.cpp writes it: texts are bytes, and nothing but quotes and backslashes is escaped. */
function file(parts: Part[], { language = 'en' } = {}): Buffer {
  const bytes = (value: Buffer | string): string => Buffer.from(value).toString('latin1')
  const tokens = parts.map(({ text: part, at, p = '0.5', id = 1000 }) => {
    const offsets = at ? `"offsets": {"from": ${at[0]}, "to": ${at[1]}},` : ''
    return `{"text": "${bytes(part)}", ${offsets} "id": ${id}, "p": ${p}}`
  })
  const all = Buffer.concat(parts.filter(({ id = 0 }) => id < 50_257).map((part) => Buffer.from(part.text)))
  const json = `{"model": {"multilingual": true}, "result": {"language": "${language}"},
    "transcription": [{"text": "${bytes(all)}", "tokens": [${tokens.join(',\n')}]}]}`
  return Buffer.from(json, 'latin1')
}
const words = (read: ReturnType<typeof readOutput>): unknown =>
  read?.words.map(({ text, start, end }) => [text, start, end])

test('tokens are joined to words with their times and probability', () => {
  const read = readOutput(
    file([
      { text: '[_BEG_]', id: 50_364, at: [0, 0], p: '0.9' },
      { text: ' Ask', at: [100, 300], p: '0.8' },
      { text: ' not', at: [300, 500], p: '0.25' },
      { text: 'hing', at: [500, 700], p: '1' },
      { text: '.', at: [700, 800], p: '1' },
      { text: '[_TT_40]', id: 50_404, at: [800, 800] },
    ]),
    '',
    2,
  )
  expect(read?.text).toBe('Ask nothing.')
  expect(words(read)).toEqual([
    ['Ask', 0.1, 0.3],
    ['nothing.', 0.3, 0.8],
  ])
  expect(read?.words[0]?.confidence).toBeCloseTo(0.8)
  expect(read?.words[1]?.confidence).toBeCloseTo(0.25 ** (1 / 3))
  expect(read?.averageLogProbability).toBeCloseTo((Math.log(0.8) + Math.log(0.25)) / 4)
  expect(read?.noSpeechProbability).toBeNull()
})

test('a character that two tokens share comes out whole, and half a character not at all', () => {
  const [one, two] = [Buffer.from('ö').subarray(0, 1), Buffer.from('ö').subarray(1)]
  const read = readOutput(
    file([
      { text: Buffer.concat([Buffer.from(' Bj'), one]), at: [0, 100] },
      { text: Buffer.concat([two, Buffer.from('rn')]), at: [100, 200] },
      { text: Buffer.concat([Buffer.from(' a'), one]), at: [200, 300] },
    ]),
    '',
    1,
  )
  expect(read?.text).toBe('Björn a')
  expect(words(read)).toEqual([
    ['Björn', 0, 0.2],
    ['a', 0.2, 0.3],
  ])
})

test('control characters, nan and quotes in a text do no harm', () => {
  const read = readOutput(file([{ text: String.raw` a\"b\\` + '\n\u0007c', p: '-nan' }]), '', 1)
  expect(read?.text).toBe(String.raw`a"b\ c`)
  expect(read?.averageLogProbability).toBeLessThan(-20)
})

test('times stay within the sound and never go backwards', () => {
  const read = readOutput(
    file([
      { text: ' one', at: [-50, 400] },
      { text: ' two', at: [900, 300] },
    ]),
    '',
    0.5,
  )
  expect(words(read)).toEqual([
    ['one', 0, 0.4],
    ['two', 0.5, 0.5],
  ])
})

test('the mark for silence is not said', () => {
  expect(readOutput(file([{ text: ' [BLANK_AUDIO]' }]), '', 1)).toMatchObject({
    text: '',
    words: [],
    averageLogProbability: null,
  })
})

test('a recognised language comes with its probability, and by its name in ISO 639', () => {
  const log = 'x\nwhisper_full_with_state: auto-detected language: jw (p = 0.913000)\n'
  expect(readOutput(file([], { language: 'jw' }), log, 1)).toMatchObject({ language: 'jv', languageConfidence: 0.913 })
  expect(readOutput(file([]), '', 1)).toMatchObject({ language: 'en', languageConfidence: null })
  expect(readOutput(file([], { language: 'xx' }), '', 1)?.language).toBeNull()
})

test('what is not such a file gives nothing', () => {
  for (const bytes of ['', '{', '[]', '{"transcription": "x"}', 'no input files specified'])
    expect(readOutput(Buffer.from(bytes), '', 1)).toBeNull()
})
