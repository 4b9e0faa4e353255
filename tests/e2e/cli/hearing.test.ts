import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { whisperFolder } from '../../fixtures/recognisers/folders'
import { descry, enginesOf, makeHome, startDescry } from './program'

const shared = resolve(import.meta.dirname, '../../../../shared/inputs')
const jfk = join(shared, 'speech/en/jfk.wav')
const there = existsSync(jfk)
/** A recogniser whose every answer is known: these are its words for jfk.wav. */
const known = ['--recogniser', whisperFolder]

let home: { path: string; remove(): Promise<void> }
beforeAll(async () => {
  home = await makeHome()
})
afterAll(() => home.remove())

/** A WAV file of 8 kHz telephone sound, or of anything else that is asked for. */
function wav(samples: Int16Array, rate = 8000): Buffer {
  const header = Buffer.alloc(44)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + samples.byteLength, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer)])
}

describe.skipIf(!there)('descry transcribe (skipped without the shared inputs)', () => {
  test('prints what is said, and nothing else, on standard output', async () => {
    const { status, stdout, stderr } = await descry(home.path, ['transcribe', jfk, ...known])
    expect(stderr).toBe('')
    expect(status).toBe(0)
    expect(stdout.split('\n')[0]).toBe('hello world.')
  })

  test('prints JSON with each word, its time and the recogniser', async () => {
    const { stdout } = await descry(home.path, ['transcribe', jfk, ...known, '--json'])
    const { recogniser, text, segments } = JSON.parse(stdout) as {
      recogniser: { demonstration: boolean }
      text: string
      segments: { start: number; words: { text: string; start: number; end: number }[] }[]
    }
    expect(recogniser.demonstration).toBe(false)
    expect(text.startsWith('hello world.')).toBe(true)
    expect(segments[0]?.words[0]).toMatchObject({ text: 'hello', start: 0 })
  })

  test('writes subtitles to a file', async () => {
    const out = join(home.path, 'talk.srt')
    const { status, stdout } = await descry(home.path, ['transcribe', jfk, ...known, '--format', 'srt', '--out', out])
    expect([status, stdout]).toEqual([0, ''])
    expect(await readFile(out, 'utf8')).toMatch(/^1\n00:00:00,000 --> 00:00:0\d,\d{3}\nhello world\.\n/u)
    expect(readdirSync(home.path)).not.toContain('talk.srt.partial.jsonl')
  })

  test('goes on where it was when it was killed, and no word is lost or written twice', async () => {
    const whole = await descry(home.path, ['transcribe', jfk, ...known, '--format', 'vtt'])
    const out = join(home.path, 'killed.vtt')
    const words = ['transcribe', jfk, ...known, '--format', 'vtt', '--out', out]
    const partial = `${out}.partial.jsonl`
    const killed = startDescry(home.path, words)
    await expect
      .poll(() => (existsSync(partial) ? spawnSync('wc', ['-l', partial], { encoding: 'utf8' }).stdout : ''), {
        timeout: 20_000,
        interval: 20,
      })
      .toMatch(/^[2-9]/u)
    killed.child.kill('SIGKILL')
    await killed.ended
    // What was being written when it was killed.
    writeFileSync(partial, (await readFile(partial, 'utf8')).concat('{"start":'), { flag: 'w' })
    const again = await descry(home.path, words)
    expect(again.status).toBe(0)
    expect(again.stderr).toMatch(/^Going on at \d\d:\d\d/u)
    // The times may differ a little: the voice is found anew.
    const textOf = (file: string): string[] => file.split('\n').filter((row) => !row.includes('-->'))
    expect(textOf(await readFile(out, 'utf8'))).toEqual(textOf(whole.stdout))
  })

  test('says plainly that the demonstration recogniser is not to be relied on', async () => {
    const { status, stderr } = await descry(home.path, ['transcribe', jfk])
    expect(status).toBe(0)
    expect(stderr).toContain('Demonstration recogniser: many of these words are wrong.')
  })

  test('refuses a language that the recogniser does not know, and translating where it can’t', async () => {
    const unknown = await descry(home.path, ['transcribe', jfk, ...known, '--language', 'xx'])
    expect([unknown.status, unknown.stderr]).toEqual([
      2,
      'The speech recogniser does not know the language xx. Choose another language.\n',
    ])
    const wrong = await descry(home.path, ['transcribe', jfk, '--language', 'english!'])
    expect(wrong.status).toBe(2)
  })
})

describe('bad input, each with its own sentence', () => {
  const cases: [string, (folder: string) => Promise<string>, number, RegExp][] = [
    ['a missing file', async (f) => join(f, 'none.wav'), 3, /^There is no file .*none\.wav\./u],
    ['a folder', async (f) => f, 3, /is a folder\./u],
    ['an empty file', (f) => put(f, 'empty.wav', Buffer.alloc(0)), 3, /is empty\./u],
    ['text named .mp3', (f) => put(f, 'text.mp3', Buffer.from('hello '.repeat(500))), 3, /not a sound or video file/u],
    [
      'a file with no audio track',
      (f) => put(f, 'no.wav', wav(new Int16Array(0))),
      3,
      /has no sound in it|is damaged/u,
    ],
  ]
  const put = async (folder: string, name: string, bytes: Buffer): Promise<string> => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, name), bytes)
    return join(folder, name)
  }
  test.each(cases)('%s', async (_name, make, status, sentence) => {
    const path = await make(join(home.path, 'bad'))
    await mkdir(join(home.path, 'bad'), { recursive: true })
    const outcome = await descry(home.path, ['transcribe', path, ...known])
    expect(outcome.stderr).toMatch(sentence)
    expect(outcome.stderr).not.toMatch(/\n\s+at /u)
    expect(outcome.status).toBe(status)
  })

  test('telephone sound, clipping and digital silence are heard as they are: nothing is invented', async () => {
    const loud = Int16Array.from({ length: 24_000 }, (_, i) => (i % 40 < 20 ? 32767 : -32768))
    for (const [name, samples] of [
      ['clipped.wav', loud],
      ['silent.wav', new Int16Array(24_000)],
    ] as const) {
      const path = await put(join(home.path, 'bad'), name, wav(samples))
      const { status, stdout, stderr } = await descry(home.path, ['transcribe', path, ...known])
      expect([name, status, stdout]).toEqual([name, 0, ''])
      expect(stderr).toContain('Nothing was said in')
    }
  })

  test('a damaged recogniser', async () => {
    const folder = join(home.path, 'broken-model')
    await put(folder, 'config.json', Buffer.from('{ "model_type": "whisper"'))
    const sound = await put(join(home.path, 'bad'), 'tone.wav', wav(new Int16Array(16_000)))
    const { status, stderr } = await descry(home.path, ['transcribe', sound, '--recogniser', folder])
    expect([status, stderr]).toEqual([
      4,
      'The speech recogniser broken-model is damaged or incomplete. Choose another or install it again.\n',
    ])
  })
})

describe.skipIf(!there)('descry captions (skipped without the shared inputs)', () => {
  test('writes a file’s captions line by line; with --json every change, and committed words only grow', async () => {
    const { status, stdout } = await descry(home.path, ['captions', '--file', jfk, ...known])
    expect(status).toBe(0)
    expect(stdout.split('\n')[0]).toBe('hello world.')

    const json = await descry(home.path, ['captions', '--file', jfk, '--realtime', ...known, '--json'])
    const lines = json.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; committed: string; final: boolean })
    const shown = new Map<string, string>()
    for (const { id, committed } of lines) {
      expect(committed.startsWith(shown.get(id) ?? '')).toBe(true)
      shown.set(id, committed)
    }
    expect(lines.some(({ final }) => !final)).toBe(true)
    expect([...shown.values()][0]).toBe('hello world.')
  }, 40_000)

  test('says what is missing where nothing can be captured', async () => {
    const outcome = await descry(home.path, ['captions', '--mic', '--no-save', ...known], {
      env: { PATH: '/nowhere' },
    })
    expect(outcome.stderr).toContain('No microphone was found.')
    expect(outcome.status).toBe(4)
  })

  test('when the engine is killed while it listens, captions go on, and the session ends as always', async () => {
    const run = startDescry(home.path, ['captions', '--file', jfk, '--realtime', ...known])
    await expect.poll(() => run.printed(), { timeout: 30_000 }).toContain('hello world.')
    const [engine] = enginesOf(run.child.pid as number)
    process.kill(engine as number, 'SIGKILL')
    const { status, stdout } = await run.ended
    expect(status).toBe(0)
    const undisturbed = await descry(home.path, ['captions', '--file', jfk, ...known])
    expect(stdout).toBe(undisturbed.stdout)
  }, 60_000)
})

test('a home that can’t be written does not keep captions from being written', async () => {
  if (!there) return
  const readOnly = join(home.path, 'readonly')
  await mkdir(join(readOnly, '.local'), { recursive: true })
  await writeFile(join(readOnly, '.local/share'), 'in the way')
  expect((await stat(join(readOnly, '.local/share'))).isFile()).toBe(true)
  const { status, stdout } = await descry(readOnly, ['captions', '--file', jfk, ...known])
  expect([status, stdout.split('\n')[0]]).toEqual([0, 'hello world.'])
})
