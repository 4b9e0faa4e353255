import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { earsMethods, type SoundEvent } from '../../../models/contract/hearing'
import { toInt16 } from '../../../models/speech/sound-buffer'
import { superviseEngine, type EngineSupervisor } from '../../../models/supervisor'
import { startHub, type Hub } from '../../fixtures/hub'
import { putFolder } from '../../fixtures/hub/from-folder'
import { silence, tone, whisperFolder } from '../../fixtures/recognisers/folders'
import { astFolder, heardTones } from '../../fixtures/sound-events'
import { join as joined } from '../../fixtures/wav'
import { descry, enginesOf, makeHome, runs, until } from './program'

/** The process that names sounds, as the engine that hears starts and ends it. Processes are read from /proc. */

const entry = resolve(import.meta.dirname, '../../../out/main/engine.js')

describe.skipIf(!existsSync('/proc/self/stat'))('The process that names sounds', () => {
  let home: Awaited<ReturnType<typeof makeHome>>
  let hub: Hub
  let ears: EngineSupervisor

  beforeAll(async () => {
    home = await makeHome()
    hub = await startHub()
    await putFolder(hub, 'ast-audioset', astFolder)
    const data = join(home.path, '.data')
    const env = { HF_ENDPOINT: hub.endpoint, XDG_DATA_HOME: data, HTTP_PROXY: '', http_proxy: '' }
    expect((await descry(home.path, ['models', 'add', 'ast-audioset'], { env })).status).toBe(0)
    ears = superviseEngine({ sense: 'ears', entry, models: join(data, 'descry/models') })
  })
  afterAll(async () => {
    await ears.stop()
    await hub.close()
    await home.remove()
  })

  let streams = 0
  /** A stream that a test pushes sound to. */
  const listen = (sounds: boolean) => {
    const stream = `s${streams++}`
    const heard: SoundEvent[] = []
    const failures: string[] = []
    const done = ears.call(
      earsMethods.listen,
      {
        stream,
        options: { recogniser: { kind: 'folder', path: whisperFolder }, language: 'auto', translate: false, hints: [] },
        sounds,
      },
      {
        onEvent: (event) => {
          if (event.name === 'sound') heard.push(event.data)
          if (event.name === 'soundsFailed') failures.push(event.data.code)
        },
      },
    )
    // One of these tests kills the engine under it.
    done.catch(() => {})
    return {
      heard,
      failures,
      push: async (samples: Float32Array) => {
        const pcm = toInt16(samples)
        await ears.call(earsMethods.push, { stream }, { binary: new Uint8Array(pcm.buffer) })
      },
      finish: async () => {
        await ears.call(earsMethods.finish, { stream }, {})
        return (await done).result.seconds
      },
    }
  }
  const helpers = (): number[] => enginesOf(ears.pid ?? -1)

  test('runs at the lowest priority while sounds are listened to, and not longer', async () => {
    const { heard, push, finish } = listen(true)
    await push(joined(silence(1), tone(heardTones.doorbell, 2)))
    await until(() => heard.length > 0, 'the doorbell is told')
    const [helper, ...more] = helpers()
    expect(more).toEqual([])
    expect(readFileSync(`/proc/${helper}/stat`, 'utf8').split(') ')[1]?.split(' ')[16]).toBe('10')
    await finish()
    await until(() => !runs(helper!), 'it ends with the captions')
  })

  test('is not started where nobody wants sounds named, or while it is silent', async () => {
    const unwanted = listen(false)
    await unwanted.push(tone(heardTones.doorbell, 3))
    expect(await unwanted.finish()).toBe(3)
    const quiet = listen(true)
    await quiet.push(silence(20))
    expect(helpers()).toEqual([])
    expect(await quiet.finish()).toBe(20)
    expect([unwanted.heard, quiet.heard]).toEqual([[], []])
  })

  test('is started again when it was killed; captions go on', async () => {
    const { heard, failures, push, finish } = listen(true)
    await push(tone(heardTones.doorbell, 2))
    await until(() => heard.length > 0, 'the doorbell is told')
    process.kill(helpers()[0]!, 'SIGKILL')
    await until(() => helpers().length === 0, 'it is gone')
    await push(joined(silence(1), tone(heardTones.dog, 4)))
    await until(() => heard.length > 1, 'the dog is told')
    expect(heard.map(({ label }) => label)).toEqual(['doorbell', 'dog'])
    expect(failures).toEqual([])
    expect(await finish()).toBe(7)
  })

  test('ends when the engine that started it is killed', async () => {
    const { heard, push } = listen(true)
    await push(tone(heardTones.doorbell, 2))
    await until(() => heard.length > 0, 'the doorbell is told')
    const [helper] = helpers()
    process.kill(ears.pid!, 'SIGKILL')
    await until(() => !runs(helper!), 'nobody is left behind')
  })
})
