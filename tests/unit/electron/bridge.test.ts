import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { connectPage, type PageContents, type SenderFrame } from '../../../electron/main/bridge'
import {
  Client,
  defineMethod,
  encodeFrame,
  decodeFrame,
  serveContract,
  type Frame,
  type Transport,
} from '../../../models/contract'

const contract = {
  double: defineMethod({
    name: 'test.double',
    params: z.strictObject({ value: z.number() }),
    result: z.object({ value: z.number() }),
    events: { step: z.object({ at: z.number() }) },
  }),
  wait: defineMethod({ name: 'test.wait', params: z.strictObject({}), result: z.object({}), cancellable: true }),
}

/** A page's contents: what main sends is collected, what the page sends is handed over with the frame it comes from. */
class FakePage {
  readonly sent: Uint8Array[] = []
  destroyed = false
  private receive: (event: { senderFrame: SenderFrame | null }, message: unknown) => void = () => {}
  private readonly listeners = new Map<string, () => void>()
  private readonly frames = new Set<(frame: Frame) => void>()

  readonly contents: PageContents = {
    ipc: { on: (_channel, listener) => (this.receive = listener) },
    on: (event, listener) => this.listeners.set(event, listener),
    send: (_channel, message) => {
      // What crosses between processes is copied.
      const copy = structuredClone(message)
      this.sent.push(copy)
      for (const listener of this.frames) listener(decodeFrame(copy))
    },
    isDestroyed: () => this.destroyed,
  }

  from(senderFrame: SenderFrame | null, message: unknown): void {
    this.receive({ senderFrame }, message)
  }
  happens(event: string): void {
    this.listeners.get(event)?.()
  }
  /** The page's end of the channel, as the renderer makes it. */
  transport(): Transport {
    return {
      send: (frame) => this.from(own, encodeFrame(frame)),
      onFrame: (listener) => void this.frames.add(listener),
      onClose: () => {},
      close: () => {},
    }
  }
}

const own: SenderFrame = { url: 'descry://app/index.html', parent: null }
const call = encodeFrame({ header: { v: 1, id: 1, method: 'test.double', params: { value: 2 } } })

let page: FakePage
let served: number
let aborted: number
beforeEach(() => {
  page = new FakePage()
  served = 0
  aborted = 0
  connectPage(page.contents, (transport) => {
    served++
    serveContract(transport, contract, {
      double: ({ value }, { emit }) => {
        emit('step', { at: 1 })
        return { value: value * 2 }
      },
      wait: (_params, { signal }) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => {
            aborted++
            resolve({})
          }),
        ),
    })
  })
})

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('the page calls the host, and events come before the result', async () => {
  const client = new Client(page.transport())
  const events: unknown[] = []
  const { result } = await client.call(contract.double, { value: 21 }, { onEvent: (event) => events.push(event) })
  expect(result).toEqual({ value: 42 })
  expect(events).toEqual([{ name: 'step', data: { at: 1 } }])
})

test('messages from other frames, other pages and frames that are gone are dropped', async () => {
  page.from(null, call)
  page.from({ url: 'https://example.org/', parent: null }, call)
  page.from({ url: 'descry://area/', parent: null }, call)
  page.from({ url: 'descry://app/', parent: { url: 'descry://app/' } }, call)
  await tick()
  expect([served, page.sent.length]).toEqual([0, 0])
})

test('what is no frame is dropped, and the next call works', async () => {
  for (const message of ['text', { header: {} }, null, new Uint8Array(3), call.subarray(0, 12), call.buffer])
    page.from(own, message)
  await tick()
  expect(page.sent).toEqual([])
  page.from(own, call)
  await tick()
  expect(page.sent).toHaveLength(2)
})

test('a page that is loaded anew starts afresh, and the calls of the one before are cancelled', async () => {
  page.from(own, encodeFrame({ header: { v: 1, id: 1, method: 'test.wait', params: {} } }))
  await tick()
  page.happens('did-navigate')
  await tick()
  expect(aborted).toBe(1)
  expect(page.sent).toEqual([])
  // The new page counts its calls from 1 again.
  page.from(own, call)
  await tick()
  expect([served, page.sent.length]).toEqual([2, 2])
})

test('a page that crashed or was closed is sent nothing more', async () => {
  for (const event of ['render-process-gone', 'destroyed']) {
    page.from(own, encodeFrame({ header: { v: 1, id: 1, method: 'test.wait', params: {} } }))
    await tick()
    page.destroyed = event === 'destroyed'
    page.happens(event)
    await tick()
  }
  expect(aborted).toBe(2)
  expect(page.sent).toEqual([])
})
