import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { playAll } from '../../../../assistant/voice/neural/play'
import { Unfinished, type Sound } from '../../../../assistant/voice/neural/sounds'
import { filePlayer, findPlayers, pipePlayer, windowsPlayer, type Player } from '../../../../assistant/voice/player'
import { DescryError } from '../../../../models/contract'
import { recorder } from './recorder'
import { temporaryFolder } from './sound'

const never = new AbortController().signal
let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

/** A program that takes sound from its standard input. */
async function program(name: string, script: string): Promise<Player> {
  const path = join(folder.path, name)
  await writeFile(path, `#!${process.execPath}\nconst fs = require('node:fs')\n${script}`)
  await chmod(path, 0o755)
  return pipePlayer(name, path, (rate) => [String(rate)])
}
const keeping = (name: string): Promise<Player> =>
  program(name, `process.stdin.pipe(fs.createWriteStream(${JSON.stringify(join(folder.path, `${name}.pcm`))}))`)
const kept = (name: string): Promise<Buffer> => readFile(join(folder.path, `${name}.pcm`))

const sound = (text: string, length: number): Sound => ({
  text,
  pcm: Buffer.alloc(length, text),
  sampleRate: 24_000,
})
async function* sounds(...all: (Sound | Error)[]): AsyncGenerator<Sound> {
  for (const one of all) {
    if (one instanceof Error) throw one
    yield one
  }
}
const spoken = Buffer.concat(['a', 'b', 'c'].map((text) => Buffer.alloc(50_000, text)))
const three = (): Sound[] => ['a', 'b', 'c'].map((text) => sound(text, 50_000))

test('sound is played as it comes, to its end', async () => {
  await playAll(sounds(...three()), [await keeping('first')], never)
  expect((await kept('first')).equals(spoken)).toBe(true)
})

test('where one program has no sound, the next plays all of it', async () => {
  const broken = await program('broken', 'console.error("no server"); process.exit(1)')
  await playAll(sounds(...three()), [broken, await keeping('second')], never)
  expect((await kept('second')).equals(spoken)).toBe(true)
})

test('a short word is not lost in the pipe of a program that fails', async () => {
  const broken = await program('broken', 'setTimeout(() => process.exit(1), 200)')
  await playAll(sounds(sound('a', 10)), [broken, await keeping('second')], never)
  expect((await kept('second')).toString()).toBe('a'.repeat(10))
})

test('a program that ends in the middle, as if all was well, has failed', async () => {
  const early = await program('early', 'process.stdin.once("data", () => process.exit(0))')
  // More than the system keeps between two programs.
  const long = sound('c', 1_000_000)
  await playAll(sounds(sound('a', 1000), long), [early, await keeping('second')], never)
  expect((await kept('second')).subarray(-1_000_000).equals(Buffer.from(long.pcm))).toBe(true)
})

test('where nothing plays, all that was not heard is given back', async () => {
  const broken = await program('broken', 'process.exit(1)')
  for (const players of [[broken], []]) {
    const playing = playAll(sounds(...three()), players, never)
    await expect(playing).rejects.toMatchObject({ rest: 'a b c', reason: { code: 'VOICE_FAILED' } })
  }
})

test('where the sounds end too early, what came is heard, and what is missing is given back', async () => {
  const reason = new DescryError('ENGINE_RESTARTED')
  const playing = playAll(sounds(sound('a', 1000), new Unfinished('b c', reason)), [await keeping('first')], never)
  await expect(playing).rejects.toMatchObject({ rest: 'b c', reason })
  expect(await kept('first')).toHaveLength(1000)
  const broken = await program('broken', 'process.exit(1)')
  const neither = playAll(sounds(sound('a', 10), new Unfinished('b c', reason)), [broken], never)
  await expect(neither).rejects.toMatchObject({ rest: 'a b c' })
})

test('stopping ends the program', async () => {
  const stop = new AbortController()
  const endless = await program(
    'endless',
    `fs.writeFileSync(${JSON.stringify(join(folder.path, 'pid'))}, String(process.pid)); setInterval(() => {}, 1000)`,
  )
  const playing = playAll(sounds(sound('a', 500_000)), [endless], stop.signal)
  const ended = expect(playing).rejects.toMatchObject({ code: 'CANCELLED' })
  let pid = 0
  for (let tries = 0; tries < 400 && pid === 0; tries++) {
    pid = Number(await readFile(join(folder.path, 'pid'), 'utf8').catch(() => '0'))
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  stop.abort()
  await ended
  expect(() => process.kill(pid, 0)).toThrow()
})

test('programs that only play files get one for each piece, by a name that no text is part of', async () => {
  const afplay = await recorder(folder.path, 'afplay')
  await playAll(sounds(...three()), [filePlayer('afplay', afplay.path, (path) => ({ args: [path] }))], never)
  const calls = await afplay.calls()
  expect(calls).toHaveLength(3)
  for (const { args } of calls) expect(args).toEqual([expect.stringMatching(/speech\.wav$/)])

  const powershell = await recorder(folder.path, 'powershell')
  await playAll(sounds(sound('a', 10)), [windowsPlayer(powershell.path, process.env)], never)
  const [call] = await powershell.calls()
  expect(call?.env.DESCRY_VOICE_FILE).toMatch(/speech\.wav$/)
  expect(call?.args.slice(0, 4)).toEqual(['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand'])
})

test('players are found in PATH', async () => {
  expect(await findPlayers({ platform: 'linux', env: { PATH: '/nowhere' } })).toEqual([])
  await keeping('aplay')
  const found = await findPlayers({ platform: 'linux', env: { PATH: folder.path } })
  expect(found.map(({ name }) => name)).toEqual(['aplay'])
})
