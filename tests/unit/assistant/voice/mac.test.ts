import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { macSpeaker, parseMacVoices } from '../../../../assistant/voice/mac'
import { DescryError } from '../../../../models/contract'
import { recorder } from './recorder'
import { descendants, readSound, temporaryFolder, until } from './sound'

// The package `say` is the real one; the program it starts is one that writes down how it was called.
let folder: Awaited<ReturnType<typeof temporaryFolder>>
let program: Awaited<ReturnType<typeof recorder>>
const never = new AbortController().signal
const english = Intl.DateTimeFormat().resolvedOptions().locale.slice(0, 2)
const options = { rate: 1, language: english }

beforeEach(async () => {
  folder = await temporaryFolder()
  program = await recorder(folder.path, 'say')
  vi.stubEnv('PATH', `${folder.path}${delimiter}${process.env['PATH'] ?? ''}`)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await folder.remove()
})

test.skipIf(process.platform === 'win32')('no text is ever read as an option', async () => {
  const texts = ['-o /somewhere/file', '--help', '-v', '- one', '—dash']
  for (const text of texts) await macSpeaker().speak(text, options, never)
  const calls = await program.calls()
  expect(calls.map(({ args }) => args[0])).toEqual(texts.map((text) => ` ${text}`))
  for (const { args } of calls) expect(args.slice(1)).toEqual(['-r', '175'])
})

test.skipIf(process.platform === 'win32')('commands of the voice inside the text are spoken, not obeyed', async () => {
  await macSpeaker().speak('[[rate 400]] $(touch x) `y`', options, never)
  expect((await program.calls())[0]?.args[0]).toBe(' [ [rate 400] ] $(touch x) `y`')
})

test.skipIf(process.platform === 'win32')('stopping ends the program that speaks', async () => {
  const controller = new AbortController()
  const said = macSpeaker().speak('SLEEP', options, controller.signal)
  said.catch(() => {})
  const children = (): string[] => descendants().filter((line) => line.endsWith(' say'))
  await vi.waitUntil(async () => (await program.calls()).length > 0, { timeout: 10_000 })
  expect(process.platform === 'linux' ? children() : ['say']).toHaveLength(1)
  controller.abort()
  await expect(said).rejects.toMatchObject({ code: 'CANCELLED' })
  if (process.platform === 'linux') await until(() => children().length === 0, 'the program is gone')
})

test.skipIf(process.platform === 'win32')(
  'a missing program is an error that can be told, not the end of Descry',
  async () => {
    vi.stubEnv('PATH', '/nowhere')
    await expect(macSpeaker().speak('hello', options, never)).rejects.toBeInstanceOf(DescryError)
  },
)

test.skipIf(process.platform === 'win32')(
  'a file is written as a whole, from text that comes on standard input',
  async () => {
    const target = join(folder.path, 'out.wav')
    await macSpeaker(program.path).writeFile?.('-o [[x]]', target, { rate: 2, language: english }, never)
    const [call] = await program.calls()
    expect(call?.input).toBe('-o [ [x] ]')
    expect(call?.args.slice(2)).toEqual(['--file-format=WAVE', '--data-format=LEI16@22050', '-r', '350', '-f', '-'])
    const sound = await readSound(target)
    expect([sound.sampleRate, [...sound.pcm]]).toEqual([22_050, [1, 0, 2, 0, 3, 0, 4, 0]])
  },
)

test('a voice of the wanted language is taken from the system’s list, by a name that is no option', () => {
  const list = [
    'Alex                en_US    # Most people recognize me by my voice.',
    'Anna (Enhanced)     de_DE    # Hallo! Ich heiße Anna.',
    '-o                  fr_FR    # Bonjour',
    'Grandma (English (UK)) en_GB # Hello! My name is Grandma.',
  ].join('\n')
  expect(parseMacVoices(list)).toEqual([
    { name: 'Alex', language: 'en' },
    { name: 'Anna (Enhanced)', language: 'de' },
    { name: 'Grandma (English (UK))', language: 'en' },
  ])
})

test.runIf(process.platform === 'darwin')('the real voice of macOS writes sound', async () => {
  vi.unstubAllEnvs()
  const target = join(folder.path, 'real.wav')
  await macSpeaker('/usr/bin/say').writeFile?.('Hello, this is Descry.', target, options, never)
  const sound = await readSound(target)
  expect(sound.seconds).toBeGreaterThan(0.5)
  expect(sound.loudness).toBeGreaterThan(50)
})
