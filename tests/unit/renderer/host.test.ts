import { afterEach, describe, expect, test, vi } from 'vitest'
import { DescryError, hostMethods, settings, type Frame, type Transport } from '../../../assistant/contract'
import { createAnnouncer } from '../../../renderer/announce/announcer'
import { createOutlet } from '../../../renderer/announce/outlet'
import { HostConnection, retryDelay, type ConnectionListeners } from '../../../renderer/host/connection'
import { takeToken } from '../../../renderer/host/token'
import { RefusedError } from '../../../renderer/host/transports'
import { serveContract, type Handlers } from '../../../models/contract'
import type { HostContract } from '../../../assistant/contract'

describe('the token', () => {
  const page = (hash: string, kept: string | null = null) => {
    const storage = { getItem: () => kept, setItem: vi.fn() }
    const history = { state: null, replaceState: vi.fn() }
    return { storage, history, location: { hash, pathname: '/', search: '' } }
  }
  test('is taken from the fragment, kept for the tab and removed from the address', () => {
    const { storage, history, location } = page('#token=abc')
    expect(takeToken(location, history, storage)).toBe('abc')
    expect(storage.setItem).toHaveBeenCalledWith('descry.token', 'abc')
    expect(history.replaceState).toHaveBeenCalledWith(null, '', '/')
  })
  test('comes from the tab after reloading', () => {
    const { storage, history, location } = page('', 'kept')
    expect(takeToken(location, history, storage)).toBe('kept')
    expect(history.replaceState).not.toHaveBeenCalled()
  })
})

/** Two transports that are each other's far end. */
function pair(): [Transport, Transport] {
  interface End {
    frame: (frame: Frame) => void
    close: (reason: Error | undefined) => void
  }
  const ends = [0, 1].map((): End => ({ frame: () => {}, close: () => {} }))
  const end = (own: number): Transport => ({
    send: (frame) => queueMicrotask(() => ends[1 - own]!.frame(frame)),
    onFrame: (listener) => void (ends[own]!.frame = listener),
    onClose: (listener) => void (ends[own]!.close = listener),
    close: () => ends.forEach((each) => each.close(undefined)),
  })
  return [end(0), end(1)]
}

const handlers = (): Handlers<HostContract> =>
  new Proxy({} as Handlers<HostContract>, {
    get: (_, key) => {
      if (key === 'hello')
        return () => ({
          version: '1',
          host: 'browser',
          settings: settings.parse({}),
          capabilities: { capture: false, clipboard: false, voice: null, masterShortcut: 'none' },
        })
      if (key === 'watch') return () => new Promise(() => {})
      if (key === 'getSettings') return () => settings.parse({ language: 'de' })
      return () => Promise.reject(new DescryError('INTERNAL', String(key)))
    },
  })

describe('the connection', () => {
  afterEach(() => void vi.useRealTimers())
  const listeners = (): ConnectionListeners => ({
    onOpen: vi.fn(),
    onLost: vi.fn(),
    onRefused: vi.fn(),
    onEvent: vi.fn(),
  })
  const served = (): Transport => {
    const [near, far] = pair()
    serveContract(far, hostMethods, handlers())
    return near
  }

  test('waits longer before each try, and never more than ten seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(retryDelay)).toEqual([0.5, 1, 2, 4, 8, 10, 10])
  })
  test('tries again until the host answers, and calls made meanwhile are then sent', async () => {
    vi.useFakeTimers()
    const told = listeners()
    let tries = 0
    const connection = new HostConnection(() => {
      tries += 1
      return tries < 3 ? Promise.reject(new Error('nobody there')) : Promise.resolve(served())
    }, told)
    void connection.start()
    const call = connection.call(hostMethods.getSettings, {})
    await vi.advanceTimersByTimeAsync(5000)
    expect((await call).result.language).toBe('de')
    expect(vi.mocked(told.onLost).mock.calls).toEqual([[0.5], [1]])
    expect(told.onOpen).toHaveBeenCalledTimes(1)
  })
  test('when it breaks, calls end with CONNECTION_LOST and it is opened again', async () => {
    vi.useFakeTimers()
    const told = listeners()
    const opened: Transport[] = []
    const connection = new HostConnection(() => {
      opened.push(served())
      return Promise.resolve(opened.at(-1)!)
    }, told)
    await connection.start()
    const call = connection.call(hostMethods.watch, {})
    opened[0]!.close()
    await expect(call).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
    await vi.advanceTimersByTimeAsync(600)
    expect(told.onOpen).toHaveBeenCalledTimes(2)
  })
  test('a refused token ends it: no further try, and waiting calls end', async () => {
    vi.useFakeTimers()
    const told = listeners()
    const open = vi.fn(() => Promise.reject(new RefusedError('no')))
    const connection = new HostConnection(open, told)
    const call = connection.call(hostMethods.getSettings, {})
    const ended = expect(call).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
    await connection.start()
    await ended
    await vi.advanceTimersByTimeAsync(60_000)
    expect(open).toHaveBeenCalledTimes(1)
    expect(told.onRefused).toHaveBeenCalledTimes(1)
  })
})

describe('who speaks', () => {
  test.each([
    ['screen-reader', ['announced']],
    ['descry', ['spoken']],
    ['both', ['announced', 'spoken']],
    ['none', []],
  ] as const)('%s', (voice, expected) => {
    const heard: string[] = []
    const outlet = createOutlet(
      { announce: () => void heard.push('announced'), forget: () => {} },
      { say: () => void heard.push('spoken'), stop: () => {}, noteOthers: () => {} },
      () => settings.parse({ voice }),
    )
    outlet.say('Hello.')
    expect(heard).toEqual(expected)
  })
  test('ariaNotify is used where screen readers hear it, with the urgency', () => {
    const ariaNotify = vi.fn()
    const announcer = createAnnouncer({} as HTMLElement, { ariaNotify } as unknown as Document, 'Windows NT 10.0')
    announcer.announce('Done.')
    announcer.announce('Broken.', true)
    expect(ariaNotify.mock.calls).toEqual([
      ['Done.', { priority: 'normal' }],
      ['Broken.', { priority: 'high' }],
    ])
  })
})
