import { chmod, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findEspeak, spell, type Accent, type Espeak } from '../../../models/voice/spelling'
import { sectionsOf } from '../../../models/voice/spelling/sections'
import { kokoroSymbols } from '../../../models/voice/spelling/symbols'
import tokenizer from '../../fixtures/voices/kokoro/tokenizer.json'
import { temporaryFolder } from '../assistant/voice/sound'

const found = await findEspeak()
if (found?.name !== 'espeak-ng') console.log('Spelling is not checked with the real program: install espeak-ng')
const never = new AbortController().signal
const spelt = (text: string, accent: Accent = 'american'): Promise<string> =>
  spell(text, accent, found as Espeak, never)
const real = test.skipIf(found?.name !== 'espeak-ng')

real('words are written in Kokoro’s symbols: one for each diphthong and affricate', async () => {
  expect(await spelt('The judge chose a loud boy.')).toBe('ðə ʤˈʌʤ ʧˈOz ə lˈWd bˈY.')
  expect(await spelt('Hello, world!')).toBe('həlˈO, wˈɜɹld!')
  expect(await spelt('A hotshot in courtship.')).toContain('hˈɑtʃɑt')
  expect(await spelt('button, butter')).toBe('bˈʌtᵊn, bˈʌTəɹ')
})

real('British speakers get British sounds', async () => {
  expect(await spelt('Hello, the goat is near the fair.', 'british')).toMatch(/həlˈQ.*ɡˈQt.*nˌ?ˈ?ɪə.*fˈɛː/)
})

real('punctuation stays where it turns the melody, and nowhere else', async () => {
  expect(await spelt('“Yes” (or no) — who knows?! Well...')).toBe('“jˈɛs” (ɔɹ nˈO) — hˌu nˈOz? wˈɛl…')
  expect(await spelt('It is 3.5 at example.org')).not.toMatch(/[.,]/)
})

real('abbreviations and amounts are said, not read', async () => {
  expect(sectionsOf('Dr. Smith paid $4.50.')).toEqual([
    { words: 'Doctor Smith paid 4 dollars and 50 cents' },
    { mark: '.' },
  ])
  expect(sectionsOf('£1 and €1,250')).toEqual([{ words: '1 pound and 1250 euros' }])
  expect(await spelt('e.g. a map')).toMatch(/^fɔɹ ɛɡzˈæmpᵊl/)
})

real.each([
  ['$(touch made) `touch made` ; touch made', /t/],
  ['--version -w made.wav --phonout=made', /./],
  ['[[k@n]] <voice name="x"> <audio src="made"/>', /./],
  ['\u0001R\u001b[31m red', /ɹˈɛd/],
  ['你好 🙂 مرحبا', /./],
  ['x。y、z', /ˈɛks/],
])('%j is only words', async (text, expected) => {
  const folder = await temporaryFolder()
  const before = process.cwd()
  try {
    process.chdir(folder.path)
    const symbols = await spelt(text)
    expect(symbols).toMatch(expected)
    expect(symbols).not.toMatch(/[[\]<>\n]/)
    expect(await readdir(folder.path)).toEqual([])
  } finally {
    process.chdir(before)
    await folder.remove()
  }
})

real('every symbol of ordinary English is in Kokoro’s alphabet', async () => {
  const text =
    'The quick brown fox jumps over the lazy dog; vision, pleasure, thought, this, sing, church, judge, boy, now, eye, they, go, hurt, near, fair, tour, uncle, little, button, water, letter. One two three 4 5 6 7 8 9 10 11 12 20 100 1000.'
  for (const accent of ['american', 'british'] as const)
    for (const symbol of await spelt(text, accent)) expect(tokenizer.model.vocab).toHaveProperty([symbol])
})

test('pairs count as one sound where the program ties none together', () => {
  expect(kokoroSymbols('həlˈoʊ tʃˈaɪ', 'american', false)).toBe('həlˈO ʧˈI')
  expect(kokoroSymbols('hˈɑːtʃɑːt', 'american', true)).toBe('hˈɑtʃɑt')
})

test('a program that fails is told in a sentence; one that mixes lines up still spells', async () => {
  const folder = await temporaryFolder()
  const make = async (name: string, script: string): Promise<Espeak> => {
    const path = join(folder.path, name)
    await writeFile(path, `#!${process.execPath}\n${script}`)
    await chmod(path, 0o755)
    return { name: 'espeak', path }
  }
  try {
    const broken = await make('broken', 'process.exit(3)')
    await expect(spell('Hello.', 'american', broken, never)).rejects.toMatchObject({ code: 'VOICE_FAILED' })
    const missing: Espeak = { name: 'espeak', path: join(folder.path, 'missing') }
    await expect(spell('Hello.', 'american', missing, never)).rejects.toMatchObject({ code: 'VOICE_FAILED' })
    const mixing = await make('mixing', "process.stdin.resume().on('end', () => console.log('aɪ\\naɪ'))")
    expect(await spell('I, I, I?', 'american', mixing, never)).toBe('I I?')
    const stop = new AbortController()
    const hanging = await make('hanging', 'setInterval(() => {}, 1000)')
    const waiting = spell('Hello.', 'american', hanging, stop.signal)
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' })
  } finally {
    await folder.remove()
  }
})
