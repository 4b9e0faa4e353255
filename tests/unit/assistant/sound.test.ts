import { spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findSound } from '../../../assistant/sound'
import type { SoundPort } from '../../../assistant/ports'
import { startNullSink, type NullSink } from './voice/sound'

const tools = ['pulseaudio', 'parec', 'pacat', 'pactl', 'sox'].every((name) => spawnSync('which', [name]).status === 0)

/** Loudness of 16-bit PCM as a part of full scale. */
function loudness(pcm: Uint8Array): number {
  const samples = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.byteLength >> 1)
  return Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length)) / 32768
}

describe.skipIf(!tools)('sound that the host captures, with a real sound server (skipped without PulseAudio)', () => {
  let sink: NullSink
  let sound: SoundPort
  const pactl = (...words: string[]): string =>
    spawnSync('pactl', words, { env: { ...process.env, ...sink.env }, encoding: 'utf8' }).stdout
  beforeAll(async () => {
    sink = await startNullSink()
    sound = await findSound({ env: { ...process.env, ...sink.env } })
  })
  afterAll(() => sink.stop())

  test('the computer’s own sound is what is played on it', async () => {
    expect(await sound.sources()).toEqual(['system'])
    const heard: Uint8Array[] = []
    const stop = new AbortController()
    const capturing = sound.capture('system', (pcm) => heard.push(pcm.slice()), stop.signal)
    const tone = spawnSync('sox', [
      '-n',
      '-r',
      '16000',
      '-c',
      '1',
      '-b',
      '16',
      '-t',
      'raw',
      '-',
      'synth',
      '3',
      'sine',
      '440',
    ])
    const player = spawn('pacat', ['--raw', '--format=s16le', '--rate=16000', '--channels=1'], {
      env: { ...process.env, ...sink.env },
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    player.stdin.end(tone.stdout)
    await expect.poll(() => loudness(heard.at(-1) ?? new Uint8Array()), { timeout: 10_000 }).toBeGreaterThan(0.3)
    stop.abort()
    await capturing
    expect(heard[0]?.byteLength).toBe(3200)
    player.kill()
  }, 20_000)

  test('without a microphone it says so, and never takes something else for one', async () => {
    await expect(sound.capture('microphone', () => {}, new AbortController().signal)).rejects.toMatchObject({
      code: 'MICROPHONE_MISSING',
    })
  })

  test('a device that is unplugged while it is captured is told', async () => {
    const id = pactl('load-module', 'module-null-source', 'source_name=mic').trim()
    expect(await sound.sources()).toEqual(['microphone', 'system'])
    let pieces = 0
    const capturing = sound.capture('microphone', () => void pieces++, new AbortController().signal)
    const outcome = expect(capturing).rejects.toMatchObject({ code: 'SOUND_DEVICE_LOST', detail: 'mic' })
    await expect.poll(() => pieces, { timeout: 10_000 }).toBeGreaterThan(0)
    pactl('unload-module', id)
    await outcome
  }, 20_000)
})

test('where nothing can be captured, nothing is offered', async () => {
  const sound = await findSound({ env: { PATH: '/nowhere' } })
  expect(await sound.sources()).toEqual([])
  await expect(sound.capture('microphone', () => {}, new AbortController().signal)).rejects.toMatchObject({
    code: 'MICROPHONE_MISSING',
  })
})

test('sound tools without a sound server: the microphone is asked for another way, and nothing else is offered', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'descry-sound-'))
  const program = async (name: string, text: string): Promise<void> =>
    writeFile(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  await program('parec', 'exit 1')
  await program('pactl', 'echo Connection refused >&2; exit 1')
  await program('rec', 'head -c 6400 /dev/zero')
  const sound = await findSound({ env: { PATH: `${folder}:/usr/bin:/bin` } })
  expect(await sound.sources()).toEqual(['microphone'])
  let bytes = 0
  const captured = sound.capture('microphone', (pcm) => void (bytes += pcm.byteLength), new AbortController().signal)
  await expect(captured).rejects.toMatchObject({ code: 'SOUND_DEVICE_LOST' })
  expect(bytes).toBe(6400)
  await expect(sound.capture('system', () => {}, new AbortController().signal)).rejects.toMatchObject({
    code: 'SYSTEM_SOUND_UNAVAILABLE',
  })
  await rm(folder, { recursive: true })
})
