import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startVoiceHub } from '../../fixtures/voices/hub'
import { pitches, pitchOf } from '../../fixtures/voices/voices'
import type { Hub } from '../../fixtures/hub'
import { canPlay, hasProgram, readSound, startNullSink } from '../../unit/assistant/voice/sound'
import { descry, enginesOf, makeHome, startDescry, until, type Outcome } from './program'

/** From a hub on this computer to sound: a made-up voice whose every sound is known, under a name of the catalogue. */

const missing = process.platform !== 'linux' ? 'Linux' : !hasProgram('espeak-ng') ? 'espeak-ng' : ''
if (missing) console.log(`The neural voice is not checked in the terminal: it needs ${missing}`)

describe.skipIf(missing)('An installed neural voice', () => {
  let home: Awaited<ReturnType<typeof makeHome>>
  let hub: Hub
  const env = (): NodeJS.ProcessEnv => ({
    HF_ENDPOINT: hub.endpoint,
    XDG_DATA_HOME: join(home.path, '.data'),
    HTTP_PROXY: '',
    http_proxy: '',
  })
  const run = (...words: string[]): Promise<Outcome> => descry(home.path, words, { env: env() })
  const said = async (...words: string[]) => {
    const file = join(home.path, 'said.wav')
    const { status, stdout, stderr } = await run('say', ...words, '--out', file, '--json')
    if (status !== 0) throw new Error(stderr)
    const sound = await readSound(file)
    const { voice } = JSON.parse(stdout) as { voice: string }
    return { ...sound, pitch: pitchOf(sound.pcm, sound.sampleRate), voice, stderr }
  }

  beforeAll(async () => {
    home = await makeHome()
    hub = await startVoiceHub()
  })
  afterAll(async () => {
    await hub.close()
    await home.remove()
  })

  test('is told of where there is none', async () => {
    const { status, stdout } = await run('voices')
    expect([status, stdout]).toEqual([0, expect.stringContaining('No neural voice is installed.')])
    const { status: refused, stderr } = await run('say', 'Hello', '--voice', 'heart')
    expect([refused, stderr]).toEqual([2, expect.stringContaining('There is no voice “heart”.')])
  })

  test('speaks from the moment it is installed, in plain words chosen by name', async () => {
    expect((await run('models', 'add', 'kokoro-82m')).status).toBe(0)
    const { stdout } = await run('voices')
    expect(stdout).toContain('af_heart  Heart, American English\n')
    expect(stdout).toContain('bf_emma  Emma, British English\n')
    expect((await run('voices', '--language', 'de')).stdout).toContain('Heart, amerikanisches Englisch')

    const heart = await said('The train leaves at half past nine.')
    expect([heart.sampleRate, heart.voice, heart.stderr]).toEqual([24_000, 'Kokoro 82M', expect.any(String)])
    expect(heart.pitch).toBeCloseTo(pitches.af_heart, -1)
    expect((await said('The train leaves.', '--voice', 'emma')).pitch).toBeCloseTo(pitches.bf_emma, -1)
    const fast = await said('The train leaves at half past nine.', '--rate', '2')
    expect(fast.seconds).toBeCloseTo(heart.seconds / 2, 1)
  })

  test('speaks English only, and only where it is chosen', async () => {
    expect((await said('Der Zug fährt ab.', '--language', 'de')).voice).not.toBe('Kokoro 82M')
    expect((await said('The train leaves.', '--voice', 'system')).voice).not.toBe('Kokoro 82M')
  })

  test('only speaks a text that is a command elsewhere', async () => {
    const made = join(home.path, 'made')
    const { pitch } = await said(
      `Hello") (system "touch ${made}") (" \`touch ${made}\` $(touch ${made}) [[k]] -w ${made}`,
    )
    expect(pitch).toBeCloseTo(pitches.af_heart, -1)
    expect(await readdir(home.path)).not.toContain('made')
  })

  test('leaves the word to the system’s voice where its files are damaged, and says so', async () => {
    const network = join(home.path, '.data/descry/models/onnx-community/Kokoro-82M-v1.0-ONNX/onnx/model_quantized.onnx')
    const whole = await readFile(network)
    await writeFile(network, Buffer.alloc(whole.length, 7))
    try {
      const { voice, stderr, loudness } = await said('The train leaves.')
      expect(voice).not.toBe('Kokoro 82M')
      expect(loudness).toBeGreaterThan(200)
      expect(stderr).toContain('The voice of the system goes on')
    } finally {
      await writeFile(network, whole)
    }
  })

  test.skipIf(!canPlay)('is heard, and silent at once when it is stopped', async () => {
    const sink = await startNullSink()
    try {
      const long = 'This goes on for a long time, and it goes on and on. '.repeat(90)
      const { child, ended } = startDescry(home.path, ['say', long], { env: { ...env(), ...sink.env } })
      await until(() => sink.now() > 200, 'it is heard')
      expect(enginesOf(child.pid as number).length).toBeGreaterThan(0)
      child.kill('SIGINT')
      expect((await ended).status).toBe(130)
      await until(() => sink.now() === 0, 'it is silent')
    } finally {
      await sink.stop()
    }
  })
})
