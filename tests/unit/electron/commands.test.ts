import { beforeEach, expect, test } from 'vitest'
import type { DescribedPicture, PictureRequest } from '../../../assistant/contract'
import { createTranslator } from '../../../assistant/contract/language'
import { createCommands, toggleCaptions, type CommandOptions } from '../../../electron/main/commands'
import { createTeller, speakingNow } from '../../../electron/main/teller'
import { trayMenu } from '../../../electron/main/tray'
import { DescryError } from '../../../models/contract'

let happened: string[]
let last: string | null
let looks: { picture: PictureRequest; signal: AbortSignal; end: (error?: DescryError) => void }[]
let options: CommandOptions
beforeEach(() => {
  happened = []
  last = null
  looks = []
  options = {
    describe: (picture, signal) =>
      new Promise((resolve, reject) => {
        const end = (error?: DescryError): void =>
          error ? reject(error) : resolve({ description: 'A window.' } as DescribedPicture)
        looks.push({ picture, signal, end })
        signal.addEventListener('abort', () => end(new DescryError('CANCELLED')))
      }),
    lastPicture: () => last,
    voice: () => ({
      backend: 'test',
      say: () => Promise.resolve(),
      stop: () => {},
      repeat: () => Promise.resolve(last ? 'A window.' : ''),
    }),
    announcer: { silence: () => happened.push('silence') },
    broadcaster: { send: (event, data) => happened.push(`${event} ${JSON.stringify(data)}`) },
    openWindow: () => {
      happened.push('window')
      return Promise.resolve()
    },
    tell: (sentence) => happened.push(`told: ${sentence}`),
    showQuietly: (text) => happened.push(`shown: ${text}`),
    translator: () => createTranslator('en'),
    shortcut: () => 'Ctrl+Alt+D',
    toggleCaptions: () => Promise.resolve('started'),
  }
})
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('each picture key asks for its picture, without opening a window', async () => {
  const { run } = createCommands(options)
  for (const command of ['screen', 'window', 'area', 'clipboard'] as const) run(command)
  expect(looks.map(({ picture }) => picture)).toEqual([
    { kind: 'capture', what: 'screen' },
    { kind: 'capture', what: 'window' },
    { kind: 'capture', what: 'area' },
    { kind: 'clipboard' },
  ])
  await settled()
  expect(happened).not.toContain('window')
})

test('pressing a key again starts over: what was under way is cancelled and falls silent, and nothing is an error', async () => {
  const { run } = createCommands(options)
  run('screen')
  run('screen')
  expect(looks.map(({ signal }) => signal.aborted)).toEqual([true, false])
  looks[1]?.end()
  await settled()
  expect(happened).toEqual(['silence', 'silence'])
})

test('stopping cancels and silences', () => {
  const { run } = createCommands(options)
  run('screen')
  run('stop')
  expect(looks[0]?.signal.aborted).toBe(true)
  expect(happened.at(-1)).toBe('notice {"message":"Stopped."}')
})

test('a question goes to the window’s box, a document to its view; without a picture the latter says so', async () => {
  const { run } = createCommands(options)
  run('question')
  await settled()
  expect(happened).toEqual(['window', 'ask {"pictureId":null}'])
  run('document')
  expect(happened.at(-1)).toBe('told: Open a picture first; then you can read it as a document.')
  last = 'p1'
  run('document')
  await settled()
  expect(happened.slice(-2)).toEqual(['window', 'document {"pictureId":"p1"}'])
})

test('repeating says so when there is nothing yet', async () => {
  const { run } = createCommands(options)
  run('repeat')
  await settled()
  expect(happened).toEqual(['told: There is nothing to repeat yet.'])
  last = 'p1'
  run('repeat')
  await settled()
  expect(happened).toHaveLength(1)
})

test('help names the master key and every letter', () => {
  const { run } = createCommands(options)
  run('help')
  for (const letter of ['Ctrl+Alt+D', 'S:', 'W:', 'A:', 'C:', 'Q:', 'R:', 'X:', 'D:', 'H:'])
    expect(happened[0]).toContain(letter)
})

test('without a voice, the description or what went wrong is shown', async () => {
  options.voice = () => null
  const { run } = createCommands(options)
  run('screen')
  looks[0]?.end()
  await settled()
  expect(happened.at(-1)).toBe('shown: A window.')
  run('screen')
  looks[1]?.end(new DescryError('SCREEN_LOCKED'))
  await settled()
  expect(happened.at(-1)).toMatch(/^shown: The screen is locked/)
  run('screen')
  run('stop')
  await settled()
  expect(happened.at(-1)).not.toMatch(/^shown/)
})

test('Descry speaks where the screen reader can’t hear the page, and never beside it', () => {
  expect(speakingNow('screen-reader', false)).toBe('descry')
  expect(speakingNow('screen-reader', true)).toBe('screen-reader')
  for (const setting of ['descry', 'both', 'none'] as const)
    for (const focused of [true, false]) expect(speakingNow(setting, focused)).toBe(setting)
})

test.each([
  { voice: 'screen-reader', focused: true, ways: ['notice'] },
  { voice: 'screen-reader', focused: false, ways: ['said'] },
  { voice: 'descry', focused: true, ways: ['notice', 'said'] },
  { voice: 'descry', focused: false, ways: ['said'] },
  { voice: 'none', focused: true, ways: ['notice'] },
  { voice: 'none', focused: false, ways: ['notified'] },
] as const)('a sentence reaches the person ($voice, focus $focused)', ({ voice, focused, ways }) => {
  const reached: string[] = []
  createTeller({
    voice: () => ({ say: () => Promise.resolve(void reached.push('said')) }),
    settings: () => ({ voice }),
    windowFocused: () => focused,
    notice: () => reached.push('notice'),
    notify: () => reached.push('notified'),
  })('A sentence.')
  expect(reached).toEqual(ways)
})

test('a sentence that could not be said is shown', async () => {
  const shown: string[] = []
  createTeller({
    voice: () => ({ say: () => Promise.reject(new DescryError('VOICE_FAILED', 'no sound')) }),
    settings: () => ({ voice: 'descry' }),
    windowFocused: () => false,
    notice: () => {},
    notify: (sentence) => shown.push(sentence),
  })('A sentence.')
  await settled()
  expect(shown).toEqual(['A sentence.'])
})

test('the tray’s menu does everything that the letters do, and says whether the key works', () => {
  const ran: string[] = []
  const menu = (works: boolean) =>
    trayMenu({
      translator: createTranslator('en'),
      run: (command) => ran.push(command),
      open: () => ran.push('open'),
      quit: () => ran.push('quit'),
      shortcut: { text: 'Ctrl+Alt+D', works },
    })
  for (const item of menu(true)) (item.click as (() => void) | undefined)?.()
  expect(ran).toEqual([
    'open',
    'screen',
    'window',
    'area',
    'clipboard',
    'captions',
    'question',
    'document',
    'repeat',
    'stop',
    'quit',
  ])
  expect(menu(true)[1]?.label).toBe('Key in every program: Ctrl+Alt+D')
  expect(menu(false)[1]?.label).toBe('No key works in every program')
})

test('the key for captions begins and ends them, and says which', async () => {
  const calls: string[] = []
  const captions = (running: boolean, host: 'microphone'[]) =>
    ({
      current: () => ({ session: running ? { sessionId: 's' } : null, lines: [] }),
      stop: async (id: string) => calls.push(`stop ${id}`),
      hostSources: async () => host,
      start: async (sources: { source: string; from: string }[]) =>
        calls.push(sources.map(({ source, from }) => `${source} ${from}`).join()),
    }) as never
  const inPage = async (): Promise<void> => void calls.push('page')
  expect(await toggleCaptions(captions(true, []), inPage)).toBe('stopped')
  expect(await toggleCaptions(captions(false, ['microphone']), inPage)).toBe('started')
  expect(await toggleCaptions(captions(false, []), inPage)).toBe('started')
  expect(calls).toEqual(['stop s', 'microphone host', 'page'])

  createCommands(options).run('captions')
  await settled()
  expect(happened).toContain('told: Captions are on.')
  createCommands({ ...options, toggleCaptions: () => Promise.reject(new DescryError('MICROPHONE_MISSING')) }).run(
    'captions',
  )
  await settled()
  expect(happened.at(-1)).toMatch(/^told: No microphone was found/u)
})
