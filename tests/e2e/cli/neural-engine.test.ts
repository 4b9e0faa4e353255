import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { EnginePort, SpeakerPort } from '../../../assistant/ports'
import { createVoice, neuralSpeaker, type NeuralSpeaker, type Player } from '../../../assistant/voice'
import { engineMethods } from '../../../models/contract/engines'
import { DescryError } from '../../../models/contract/errors'
import { voiceMethods } from '../../../models/contract/voice'
import { superviseEngine, type EngineSupervisor } from '../../../models/supervisor'
import { makeVoice, pitches, pitchOf } from '../../fixtures/voices/voices'
import { hasProgram, until } from '../../unit/assistant/voice/sound'

/** The real engine process with a made-up voice whose every sound is known. Only what plays the sound is not real: it remembers. */

const entry = resolve(import.meta.dirname, '../../../out/main/engine.js')
const missing = !existsSync(entry) ? 'the build: npm run build' : !hasProgram('espeak-ng') ? 'espeak-ng' : ''
if (missing) console.log(`The engine of neural voices is not checked: it needs ${missing}`)

const sentence = (number: number): string => `This is sentence number ${number}, and it has a clause.`
const text = (count: number): string => Array.from({ length: count }, (_, index) => sentence(index + 1)).join(' ')
const never = new AbortController().signal
const how = { rate: 1, language: 'en' }

describe.skipIf(missing)('The engine of neural voices', () => {
  let folder: Awaited<ReturnType<typeof makeVoice>>
  let supervisor: EngineSupervisor
  /** Pieces that the engine was asked to speak. */
  let asked: string[]
  /** Called with each such piece, when it was sent. */
  let onAsked: () => void
  /** What was played. */
  let heard: Uint8Array[]
  let hold: Promise<void> | undefined
  let silenced: boolean
  /** What the system's voice said. */
  let bySystem: string[]
  let problems: DescryError[]
  let speaker: NeuralSpeaker
  let chosen: string | null

  beforeAll(async () => {
    folder = await makeVoice()
  })
  afterAll(() => folder.remove())

  beforeEach(() => {
    ;[asked, heard, bySystem, problems] = [[], [], [], []]
    ;[onAsked, hold, silenced, chosen] = [() => {}, undefined, false, 'af_heart']
    supervisor = superviseEngine({ sense: 'voice', entry })
    const engine: EnginePort = {
      call(method, params, options) {
        const answer = supervisor.call(method, params, options)
        if (method.name === voiceMethods.speak.name) {
          const { text: piece } = params as { text: string }
          asked.push(piece)
          onAsked()
        }
        return answer
      },
    }
    const player: Player = {
      name: 'memory',
      open: (_rate, signal) => {
        const gone = new Promise<never>((_resolve, reject) =>
          signal.addEventListener('abort', () => {
            silenced = true
            reject(new DescryError('CANCELLED'))
          }),
        )
        gone.catch(() => {})
        return {
          async write(pcm) {
            heard.push(pcm)
            await Promise.race([gone, hold])
          },
          end: async () => {},
        }
      },
    }
    const system: SpeakerPort = { name: 'system', speak: async (words) => void bySystem.push(words) }
    speaker = neuralSpeaker({
      engine,
      system,
      installed: async () => ({ source: { kind: 'folder', path: folder.path }, name: 'Kokoro' }),
      chosen: () => chosen,
      players: async () => [player],
      onProblem: (error) => problems.push(error),
    })
  })
  afterEach(() => supervisor.stop())

  const killEngine = (): void => void process.kill(supervisor.pid as number, 'SIGKILL')

  test('streams a long text: sound begins after the first piece, and only one piece is made ahead', async () => {
    const long = text(110)
    expect(long.length).toBeGreaterThan(5000)
    let goOn = (): void => {}
    hold = new Promise((resolve) => (goOn = resolve))
    const speaking = speaker.speak(long, how, never)
    await until(() => heard.length === 1 && asked.length === 2, 'the first piece is heard')
    // The second piece is there long before this; nobody asks for a third while the first one is played.
    await supervisor.call(engineMethods.status, {})
    expect(asked).toHaveLength(2)
    hold = undefined
    goOn()
    await speaking
    expect(asked.join(' ')).toBe(long)
    expect(heard).toHaveLength(asked.length)
    for (const pcm of heard) expect(pitchOf(pcm, 24_000)).toBeCloseTo(pitches.af_heart, -1)
    expect([bySystem, problems]).toEqual([[], []])
  })

  test('stops at once in the middle, and makes nothing any more', async () => {
    hold = new Promise(() => {})
    const stop = new AbortController()
    const speaking = speaker.speak(text(20), how, stop.signal)
    await until(() => heard.length === 1, 'it speaks')
    await until(() => asked.length === 2, 'the next piece is being made')
    stop.abort()
    expect(silenced).toBe(true)
    hold = undefined
    await expect(speaking).rejects.toMatchObject({ code: 'CANCELLED' })
    expect([asked.length, bySystem]).toEqual([2, []])
    await speaker.speak('It speaks again.', how, never)
    expect(heard).toHaveLength(2)
  })

  test('when it is killed while it makes a sentence, the system’s voice says that one and all that follow, and it is told once', async () => {
    onAsked = () => {
      if (asked.length === 3) killEngine()
    }
    const words = text(6)
    await speaker.speak(words, how, never)
    expect(heard).toHaveLength(2)
    expect(bySystem).toHaveLength(1)
    expect([...asked.slice(0, 2), bySystem[0]].join(' ')).toBe(words)
    expect(problems.map(({ code }) => code)).toEqual(['ENGINE_RESTARTED'])
    // The next text gets a new engine.
    await speaker.speak(sentence(1), how, never)
    expect([heard.length, bySystem.length, problems.length]).toEqual([3, 1, 1])
  })

  test('when it is killed between two texts nobody notices', async () => {
    await speaker.speak(sentence(1), how, never)
    killEngine()
    await until(() => supervisor.pid === undefined, 'it has gone')
    await speaker.speak(sentence(2), how, never)
    expect([heard.length, bySystem, problems]).toEqual([2, [], []])
  })

  test('is left alone after it failed twice, until another speaker is chosen', async () => {
    onAsked = killEngine
    for (let turn = 1; turn <= 4; turn++) await speaker.speak(sentence(turn), how, never)
    expect([asked.length, bySystem.length, problems.length]).toEqual([2, 4, 1])
    onAsked = () => {}
    chosen = 'am_puck'
    await speaker.speak(sentence(5), how, never)
    expect(pitchOf(heard[0] as Uint8Array, 24_000)).toBeCloseTo(pitches.am_puck, -1)
  })

  test('makes the next text while the last one is still heard, again and again', async () => {
    const voice = createVoice({ speaker, rate: () => 1, language: () => 'en' })
    let goOn = (): void => {}
    const wait = (): void => void (hold = new Promise((resolve) => (goOn = resolve)))
    wait()
    const said = [1, 2, 3, 4].map((number) => voice.say(sentence(number)))
    for (const number of [1, 2, 3]) {
      await until(() => asked.length === number + 1, `text ${number + 1} is made`)
      expect(heard).toHaveLength(number)
      const letGo = goOn
      wait()
      letGo()
    }
    hold = undefined
    await until(() => heard.length === 4, 'the last one is heard')
    goOn()
    await Promise.all(said)
    // None was made twice.
    expect(asked).toEqual([1, 2, 3, 4].map(sentence))
  })

  test('is stopped while it still starts', async () => {
    const stop = new AbortController()
    const speaking = speaker.speak(sentence(1), how, stop.signal)
    await until(() => supervisor.pid !== undefined, 'it starts')
    stop.abort()
    await expect(speaking).rejects.toMatchObject({ code: 'CANCELLED' })
    expect([asked, bySystem, problems]).toEqual([[], [], []])
  })

  test.each([
    ['German', { rate: 1, language: 'de' }, 'af_heart'],
    ['the system’s voice is chosen', how, null],
  ])('does not speak where it is not to: %s', async (_name, options, wanted) => {
    chosen = wanted
    await speaker.speak('Guten Tag.', options, never)
    expect([asked, bySystem, supervisor.pid]).toEqual([[], ['Guten Tag.'], undefined])
  })

  test('speaks with the best speaker where the chosen one is not there', async () => {
    chosen = 'bm_nobody'
    await speaker.speak(sentence(1), how, never)
    expect(pitchOf(heard[0] as Uint8Array, 24_000)).toBeCloseTo(pitches.af_heart, -1)
  })

  test('ends when nobody needs it, and starts again', async () => {
    await supervisor.stop()
    supervisor = superviseEngine({ sense: 'voice', entry, idleMs: 50 })
    await speaker.speak(sentence(1), how, never)
    await until(() => supervisor.pid === undefined, 'it gives its memory back')
    await speaker.speak(sentence(2), how, never)
    expect(heard).toHaveLength(2)
  })

  test('without a program that spells, the system’s voice speaks, and the reason is there', async () => {
    const path = process.env.PATH
    process.env.PATH = '/nowhere'
    try {
      expect((await speaker.voices())?.problem).toMatchObject({ code: 'NOT_INSTALLED', detail: 'espeak-ng' })
      await speaker.speak(sentence(1), how, never)
    } finally {
      process.env.PATH = path
    }
    expect(bySystem).toEqual([sentence(1)])
    expect(problems).toHaveLength(1)
  })
})
