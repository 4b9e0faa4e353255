import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { powershellPath, windowsSpeaker } from '../../../../assistant/voice/windows'
import { recorder } from './recorder'
import { readSound, temporaryFolder } from './sound'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
const never = new AbortController().signal

beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const scriptOf = (args: string[]): string => Buffer.from(args.at(-1) ?? '', 'base64').toString('utf16le')

test.skipIf(process.platform === 'win32')(
  'the program never varies: text, speed and language come beside it',
  async () => {
    const program = await recorder(folder.path, 'powershell.exe')
    const speaker = windowsSpeaker(program.path)
    await speaker.speak("'); Remove-Item x; ('", { rate: 3, language: 'de' }, never)
    await speaker.speak('für $env:USERPROFILE `n "', { rate: 0.5, language: "en'; x" }, never)
    const [first, second] = await program.calls()
    expect(first?.args).toEqual(second?.args)
    expect([first?.input, second?.input]).toEqual(["'); Remove-Item x; ('", 'für $env:USERPROFILE `n "'])
    expect(first?.env).toMatchObject({ DESCRY_VOICE_RATE: '10', DESCRY_VOICE_LANGUAGE: 'de', DESCRY_VOICE_FILE: '' })
    expect(second?.env).toMatchObject({ DESCRY_VOICE_RATE: '-6', DESCRY_VOICE_LANGUAGE: 'en' })
    expect(scriptOf(first?.args ?? [])).not.toMatch(/SpeakSsml|Invoke-Expression|iex/i)
  },
)

test.skipIf(process.platform === 'win32')(
  'a file is written first in a folder of its own, then as a whole where it is wanted',
  async () => {
    const program = await recorder(folder.path, 'powershell.exe')
    const target = join(folder.path, "it's 100%.wav")
    await windowsSpeaker(program.path).writeFile?.('hello', target, { rate: 1, language: 'en' }, never)
    const [call] = await program.calls()
    expect(call?.env['DESCRY_VOICE_FILE']).not.toContain('100%')
    expect((await readSound(target)).sampleRate).toBe(22_050)
  },
)

test('PowerShell is started by its full path', () => {
  expect(powershellPath({ SystemRoot: 'D:\\Windows' })).toMatch(/^D:\\Windows.+powershell\.exe$/)
})

test.runIf(process.platform === 'win32')('the real voice of Windows writes sound', async () => {
  const target = join(folder.path, 'real.wav')
  const speaker = windowsSpeaker(powershellPath(process.env))
  await speaker.writeFile?.('Hello, this is Descry. Grüße!', target, { rate: 1, language: 'en' }, never)
  const sound = await readSound(target)
  expect(sound.seconds).toBeGreaterThan(0.5)
  expect(sound.loudness).toBeGreaterThan(50)
})
