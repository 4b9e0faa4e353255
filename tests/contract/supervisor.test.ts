import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { superviseEngine, type EngineNotice, type EngineSupervisor } from '../../models/supervisor'
import { createBackOff } from '../../models/supervisor/back-off'
import { buildEchoEngine } from '../fixtures/engines/build'
import { echoMethods, processMethods } from '../fixtures/engines/methods'

let entry = ''
beforeAll(async () => {
  entry = await buildEchoEngine()
})
afterAll(() => rm(dirname(entry), { recursive: true, force: true }))

const running: EngineSupervisor[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((supervisor) => supervisor.stop()))
  vi.unstubAllEnvs()
})

function supervise(options: Partial<Parameters<typeof superviseEngine>[0]> = {}): {
  engine: EngineSupervisor
  notices: EngineNotice[]
} {
  const notices: EngineNotice[] = []
  const engine = superviseEngine({ sense: 'eyes', entry, onNotice: (notice) => notices.push(notice), ...options })
  running.push(engine)
  return { engine, notices }
}

const pidOf = async (engine: EngineSupervisor): Promise<number> =>
  (await engine.call(processMethods.pid, {})).result.pid
const echo = async (engine: EngineSupervisor): Promise<string> =>
  (await engine.call(echoMethods.echo, { text: 'works' })).result.text

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** A call that waits inside the engine; resolves once it does. */
async function startWaiting(engine: EngineSupervisor, signal?: AbortSignal): Promise<{ end: Promise<unknown> }> {
  let end: Promise<unknown> = Promise.resolve()
  await new Promise<void>((resolve) => {
    end = engine.call(echoMethods.wait, {}, { onEvent: () => resolve(), ...(signal && { signal }) })
  })
  end.catch(() => {})
  return { end }
}

describe('An engine', () => {
  it('that says nothing any more is killed when somebody waits for it with a limit, and the next call starts another', async () => {
    const { engine, notices } = supervise()
    const pid = await pidOf(engine)
    const waiting = engine.call(echoMethods.wait, {}, { silenceMs: 300 })
    await expect(waiting).rejects.toMatchObject({ code: 'MODEL_TOO_SLOW' })
    expect(await pidOf(engine)).not.toBe(pid)
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false))
    // It did not crash by itself.
    expect(notices).toEqual([])
  })

  it('starts at the first call, and one process answers them all', async () => {
    const { engine } = supervise()
    expect(engine.pid).toBeUndefined()
    const pids = await Promise.all([pidOf(engine), pidOf(engine), pidOf(engine)])
    expect(new Set([...pids, engine.pid]).size).toBe(1)
  })

  it('sees only what it needs of the environment', async () => {
    vi.stubEnv('SECRET_OF_THE_PERSON', 'yes')
    vi.stubEnv('NODE_OPTIONS', '--no-warnings')
    const { engine } = supervise()
    const { names } = (await engine.call(processMethods.environment, {})).result
    expect(names).toContain('PATH')
    expect(names).not.toContain('SECRET_OF_THE_PERSON')
    expect(names).not.toContain('NODE_OPTIONS')
  })

  it('passes on its own errors, and goes on', async () => {
    const { engine, notices } = supervise()
    const pid = await pidOf(engine)
    await expect(engine.call(echoMethods.fail, { code: true })).rejects.toMatchObject({ code: 'PICTURE_DAMAGED' })
    expect(await pidOf(engine)).toBe(pid)
    expect(notices).toEqual([])
  })
})

describe('When an engine dies', () => {
  it.each(['status', 'signal', 'error', 'garbage'] as const)(
    '(by %s), all calls under way end with ENGINE_RESTARTED and the very next call works',
    async (how) => {
      const { engine, notices } = supervise()
      const before = await pidOf(engine)
      const { end: other } = await startWaiting(engine)
      await expect(engine.call(processMethods.die, { how })).rejects.toMatchObject({ code: 'ENGINE_RESTARTED' })
      expect(await echo(engine)).toBe('works')
      await expect(other).rejects.toMatchObject({ code: 'ENGINE_RESTARTED' })
      expect(engine.pid).not.toBe(before)
      expect(isAlive(before)).toBe(false)
      expect(notices.map(({ kind }) => kind)).toEqual(['restarted'])
    },
  )

  it('between two calls, the next one works', async () => {
    const { engine, notices } = supervise()
    process.kill(await pidOf(engine), 'SIGKILL')
    await vi.waitFor(() => expect(engine.pid).toBeUndefined())
    expect(await echo(engine)).toBe('works')
    expect(notices).toEqual([{ kind: 'restarted', reason: 'it was ended by SIGKILL' }])
  })

  it('it is ended by force where it only stopped making sense and does not go', async () => {
    const { engine } = supervise()
    const pid = await pidOf(engine)
    await engine.call(processMethods.cling, {})
    await expect(engine.call(processMethods.die, { how: 'garbage' })).rejects.toMatchObject({
      code: 'ENGINE_RESTARTED',
    })
    expect(isAlive(pid)).toBe(false)
    expect(await echo(engine)).toBe('works')
  })

  it('the reason is the line that names the error', async () => {
    const { engine, notices } = supervise()
    await expect(engine.call(processMethods.die, { how: 'error' })).rejects.toMatchObject({ code: 'ENGINE_RESTARTED' })
    expect(notices[0]).toMatchObject({ reason: expect.stringContaining('out of memory while looking') })
  })

  it('though a call works after each crash, it is never given up', async () => {
    const { engine, notices } = supervise()
    for (let crash = 0; crash < 5; crash++) {
      await expect(engine.call(processMethods.die, { how: 'status' })).rejects.toMatchObject({
        code: 'ENGINE_RESTARTED',
      })
      expect(await echo(engine)).toBe('works')
    }
    expect(notices.map(({ kind }) => kind)).toEqual(Array(5).fill('restarted'))
  })
})

describe('An engine that dies again and again', () => {
  it('is given up, and calls end with ENGINE_UNAVAILABLE and the reason', async () => {
    const broken = supervise({ sense: 'broken' as 'eyes' })
    const codes: string[] = []
    for (let call = 0; call < 5; call++)
      await broken.engine.call(echoMethods.echo, { text: '' }).catch((error) => codes.push(error.code))
    expect(codes).toEqual([...Array(3).fill('ENGINE_RESTARTED'), 'ENGINE_UNAVAILABLE', 'ENGINE_UNAVAILABLE'])
    await expect(broken.engine.call(echoMethods.echo, { text: '' })).rejects.toMatchObject({
      detail: expect.stringContaining('the model file is missing'),
    })
    expect(broken.notices.map(({ kind }) => kind)).toEqual(['restarted', 'restarted', 'restarted', 'gave-up'])
  })

  it('is tried again when a person asks for it', async () => {
    const { engine } = supervise()
    for (let crash = 0; crash < 4; crash++) await engine.call(processMethods.die, { how: 'status' }).catch(() => {})
    await expect(echo(engine)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', detail: 'it ended with status 3' })
    await engine.restart()
    expect(await echo(engine)).toBe('works')
  })

  it('and the same for a program that is not there', async () => {
    const { engine } = supervise({ nodePath: '/there/is/no/node' })
    const codes: string[] = []
    for (let call = 0; call < 4; call++)
      await engine.call(echoMethods.echo, { text: '' }).catch((error) => codes.push(error.code))
    expect(codes.at(-1)).toBe('ENGINE_UNAVAILABLE')
    await expect(echo(engine)).rejects.toMatchObject({ detail: expect.stringContaining('ENOENT') })
  })
})

describe('Stopping a call', () => {
  it('ends it with CANCELLED and leaves the engine alone', async () => {
    const { engine } = supervise()
    const pid = await pidOf(engine)
    const controller = new AbortController()
    const { end } = await startWaiting(engine, controller.signal)
    controller.abort()
    await expect(end).rejects.toMatchObject({ code: 'CANCELLED' })
    expect((await engine.call(echoMethods.stopped, {})).result.calls).toBe(1)
    expect(engine.pid).toBe(pid)
  })

  it('works while it waits for an engine that crashed to be started again', async () => {
    const { engine } = supervise()
    for (let crash = 0; crash < 3; crash++) await engine.call(processMethods.die, { how: 'status' }).catch(() => {})
    const controller = new AbortController()
    const call = engine.call(echoMethods.echo, { text: '' }, { signal: controller.signal })
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(engine.pid).toBeUndefined()
  })

  it('before it began does not start an engine that is not running', async () => {
    const { engine } = supervise()
    await expect(engine.call(echoMethods.echo, { text: '' }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
    expect(engine.pid).toBeUndefined()
  })
})

describe('An engine ends', () => {
  it('when it is idle, without being missed, and starts again at the next call', async () => {
    const { engine, notices } = supervise({ idleMs: 50 })
    const pid = await pidOf(engine)
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000 })
    expect(await echo(engine)).toBe('works')
    expect(notices).toEqual([])
  })

  it('never while a call is under way', async () => {
    const { engine } = supervise({ idleMs: 1 })
    const { end } = await startWaiting(engine)
    const pids = []
    for (let call = 0; call < 5; call++) pids.push(await pidOf(engine))
    expect(new Set(pids).size).toBe(1)
    await engine.stop()
    await expect(end).rejects.toMatchObject({ code: 'ENGINE_RESTARTED' })
  })

  it('when it grew over the limit, as soon as it has nothing to do', async () => {
    const { engine, notices } = supervise({ memoryLimitBytes: 1 })
    const pid = await pidOf(engine)
    if (process.platform !== 'linux') return
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 20_000 })
    expect(notices).toEqual([{ kind: 'too-large', rssBytes: expect.any(Number) }])
    expect(await echo(engine)).toBe('works')
  })

  it('for good with stop; calls under way and later ones say so', async () => {
    const { engine, notices } = supervise()
    const pid = await pidOf(engine)
    const { end } = await startWaiting(engine)
    await engine.stop()
    expect(isAlive(pid)).toBe(false)
    await expect(end).rejects.toMatchObject({ code: 'ENGINE_RESTARTED' })
    await expect(echo(engine)).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' })
    expect(notices).toEqual([])
    await engine.stop()
  })

  it('with stop also where a call was waiting to start it again', async () => {
    const { engine } = supervise()
    for (let crash = 0; crash < 3; crash++) await engine.call(processMethods.die, { how: 'status' }).catch(() => {})
    const waiting = echo(engine)
    await engine.stop()
    await expect(waiting).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' })
    expect(engine.pid).toBeUndefined()
  })

  it('with stop also when it does not listen', async () => {
    const { engine } = supervise()
    const pid = await pidOf(engine)
    await engine.call(processMethods.cling, {})
    await engine.stop()
    expect(isAlive(pid)).toBe(false)
  })
})

describe('What an engine must not do', () => {
  it('claim to have been restarted: a call still ends', async () => {
    const { engine } = supervise()
    await expect(engine.call(processMethods.claim, {})).rejects.toMatchObject({ code: 'ENGINE_RESTARTED' })
    expect(await echo(engine)).toBe('works')
  })
})

describe('The wait before an engine is started again', () => {
  it('grows with each crash, and a call that works ends it', async () => {
    let now = 0
    const backOff = createBackOff(() => now)
    expect([backOff.failed('a'), backOff.failed('b'), backOff.failed('c')]).toEqual([false, false, false])
    expect(backOff.givenUp()).toBeUndefined()
    expect(backOff.failed('d')).toBe(true)
    expect(backOff.givenUp()).toBe('d')
    now += 60_000
    expect(backOff.givenUp()).toBeUndefined()
    expect(backOff.failed('e')).toBe(false)
    backOff.succeeded()
    await expect(backOff.wait(AbortSignal.abort())).resolves.toBeUndefined()
  })
})
