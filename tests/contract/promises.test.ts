import { createHash, randomFillSync } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  Client,
  defineMethod,
  MAX_BINARY_BYTES,
  MAX_HEADER_BYTES,
  PROTOCOL_VERSION,
  type Frame,
} from '../../models/contract'
import { echoMethods } from '../fixtures/engines/methods'
import { memoryWay, pieces, processWay, socketWay, type Line, type Way } from './harness'

const ways = [memoryWay(), processWay(), socketWay()]

describe.each(ways)('Over $name', (way: Way) => {
  let line: Line
  let client: Client

  beforeAll(() => way.start())
  afterAll(() => way.stop())
  beforeEach(async () => {
    line = await way.connect()
    client = new Client(line.transport, 'CONNECTION_LOST')
  })
  afterEach(() => client.close())

  /** Starts a call that waits, and resolves once the other side is at it. */
  const startWaiting = async (signal?: AbortSignal): Promise<{ end: Promise<unknown> }> => {
    let end: Promise<unknown> = Promise.resolve()
    await new Promise<void>((resolve) => {
      end = client.call(echoMethods.wait, {}, { onEvent: () => resolve(), ...(signal && { signal }) })
    })
    end.catch(() => {})
    return { end }
  }
  /** Talks to the other side without the client: the next frame that comes back. */
  const exchange = (header: unknown): Promise<Frame> =>
    new Promise((resolve) => {
      line.transport.onFrame(resolve)
      line.transport.send({ header })
    })

  describe('calls', () => {
    it('give back the result, with any text', async () => {
      const text = 'Größe „5“ 👩🏽‍🦯 \u0000 \u2028 שלום'
      expect(await client.call(echoMethods.echo, { text })).toEqual({ result: { text, bytes: 0 } })
    })

    it('carry binary data both ways, unchanged', async () => {
      const binary = Uint8Array.from({ length: 256 }, (_, value) => value)
      const answer = await client.call(echoMethods.echo, { text: '' }, { binary })
      expect(answer.result.bytes).toBe(256)
      expect(new Uint8Array(answer.binary!)).toEqual(binary)
    })

    it('carry 64 MiB of binary data both ways, unchanged', async () => {
      const binary = randomFillSync(new Uint8Array(64 * 1024 * 1024))
      const answer = await client.call(echoMethods.echo, { text: 'large' }, { binary })
      expect(sha256(answer.binary!)).toBe(sha256(binary))
    })

    it('deliver all events in order, before the result', async () => {
      const seen: number[] = []
      const { result } = await client.call(echoMethods.count, { to: 500 }, { onEvent: (e) => seen.push(e.data.value) })
      expect(seen).toEqual(Array.from({ length: 500 }, (_, index) => index + 1))
      expect(result).toEqual({ last: 500 })
    })

    it('do not wait for each other', async () => {
      const { end } = await startWaiting()
      const [first, second] = await Promise.all([
        client.call(echoMethods.echo, { text: 'first' }),
        client.call(echoMethods.echo, { text: 'second' }),
      ])
      expect([first.result.text, second.result.text]).toEqual(['first', 'second'])
      expect(client.pendingCalls).toBe(1)
      client.close()
      await expect(end).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
    })

    it('keep their events apart when several are under way', async () => {
      const seen: [number[], number[]] = [[], []]
      await Promise.all(
        seen.map((own, index) =>
          client.call(echoMethods.count, { to: 20 + index }, { onEvent: (e) => own.push(e.data.value) }),
        ),
      )
      expect(seen.map((own) => own.length)).toEqual([20, 21])
    })

    it('end with the error of the other side, with its code and detail', async () => {
      await expect(client.call(echoMethods.fail, { code: true })).rejects.toMatchObject({
        code: 'PICTURE_DAMAGED',
        detail: 'cat.png',
      })
    })

    it('end with INTERNAL when the other side has a bug, and nothing else breaks', async () => {
      await expect(client.call(echoMethods.fail, { code: false })).rejects.toMatchObject({ code: 'INTERNAL' })
      expect((await client.call(echoMethods.echo, { text: 'still here' })).result.text).toBe('still here')
    })
  })

  describe('a call that can’t be sent', () => {
    it.each([
      ['because of its size', { text: '' }, new Uint8Array(MAX_BINARY_BYTES + 1)],
      ['because it can’t be written down', { text: 5n as unknown as string }, undefined],
    ])('%s ends at once, and the connection goes on', async (_why, params, binary) => {
      const call = client.call(echoMethods.echo, params, binary && { binary })
      await expect(call).rejects.toMatchObject({ name: 'DescryError', code: 'INTERNAL' })
      expect(client.pendingCalls).toBe(0)
      expect((await client.call(echoMethods.echo, { text: 'still here' })).result.text).toBe('still here')
    })
  })

  describe('stopping', () => {
    it('ends the call with CANCELLED and tells the other side', async () => {
      const controller = new AbortController()
      const { end } = await startWaiting(controller.signal)
      controller.abort()
      await expect(end).rejects.toMatchObject({ code: 'CANCELLED' })
      expect((await client.call(echoMethods.stopped, {})).result.calls).toBe(1)
    })

    it('before the call means that nothing is sent', async () => {
      await expect(client.call(echoMethods.wait, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'CANCELLED',
      })
      expect(client.pendingCalls).toBe(0)
      expect((await client.call(echoMethods.stopped, {})).result.calls).toBe(0)
    })

    it('one call leaves the others alone', async () => {
      const controller = new AbortController()
      await startWaiting(controller.signal)
      const { end } = await startWaiting()
      controller.abort()
      expect((await client.call(echoMethods.stopped, {})).result.calls).toBe(1)
      expect(client.pendingCalls).toBe(1)
      client.close()
      await expect(end).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
    })
  })

  describe('what is not as agreed', () => {
    it('in the parameters is refused with BAD_REQUEST', async () => {
      const wrong = [{}, { text: 5 }, { text: 'a', more: 1 }, { text: 'x'.repeat(100_001) }, null, 'text']
      for (const params of wrong)
        await expect(client.call(echoMethods.echo, params as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    })

    it('in the result ends the call with BAD_REQUEST', async () => {
      await expect(client.call(echoMethods.lie, { result: true })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    })

    it('in an event is dropped, and the rest arrives', async () => {
      const seen: number[] = []
      const { result } = await client.call(
        echoMethods.lie,
        { result: false },
        { onEvent: (e) => seen.push(e.data.value) },
      )
      expect({ seen, result }).toEqual({ seen: [2], result: { value: 3 } })
    })

    it('as a method’s name is refused with UNKNOWN_METHOD, also where objects have such a property', async () => {
      for (const name of ['test.none', 'constructor', '__proto__', '']) {
        const unknown = defineMethod({ name, params: z.object({}), result: z.unknown() })
        await expect(client.call(unknown, {})).rejects.toMatchObject({ code: 'UNKNOWN_METHOD', detail: name })
      }
    })

    it('as an envelope is refused where it has an id, and dropped where it has none', async () => {
      const call = { v: PROTOCOL_VERSION, id: 7, method: 'test.echo', params: { text: '' } }
      for (const header of [
        { ...call, v: 2 },
        { ...call, more: 1 },
        { v: 1, id: 7 },
        { ...call, id: -1 },
      ]) {
        const { id } = header
        expect((await exchange(header)).header).toMatchObject({ id, error: { code: 'BAD_REQUEST' } })
      }
      for (const header of [null, 5, 'hello', [], {}, { id: 'seven' }]) line.transport.send({ header })
      // The first thing that comes back is the answer to this, so none of those was answered.
      expect((await exchange(call)).header).toMatchObject({ id: 7, ok: { text: '' } })
    })

    it('an id that is already under way is refused', async () => {
      const wait = { v: PROTOCOL_VERSION, id: 9, method: 'test.wait', params: {} }
      expect((await exchange(wait)).header).toMatchObject({ event: 'started' })
      expect((await exchange(wait)).header).toMatchObject({ id: 9, error: { code: 'BAD_REQUEST' } })
    })
  })

  describe('the end of the connection', () => {
    it('ends calls under way and later ones with the agreed code, once', async () => {
      const { end } = await startWaiting()
      line.breakOff()
      await expect(end).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
      expect(client.pendingCalls).toBe(0)
      await expect(client.call(echoMethods.echo, { text: '' })).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
    })

    it('is told once, whoever ends it', async () => {
      const fresh = await way.connect()
      let times = 0
      const closed = new Promise<void>((resolve) =>
        fresh.transport.onClose(() => {
          times++
          resolve()
        }),
      )
      fresh.transport.close()
      fresh.transport.close()
      await closed
      fresh.breakOff()
      await new Promise(setImmediate)
      expect(times).toBe(1)
      expect(() => fresh.transport.send({ header: {} })).not.toThrow()
    })

    it('does not touch another connection', async () => {
      const other = new Client((await way.connect()).transport, 'CONNECTION_LOST')
      client.close()
      expect((await other.call(echoMethods.echo, { text: 'here' })).result.text).toBe('here')
      other.close()
    })
  })
})

describe.each(ways.slice(1))('The bytes of $name', (way: Way) => {
  beforeAll(() => way.start())
  afterAll(() => way.stop())

  const call = { header: { v: PROTOCOL_VERSION, id: 1, method: 'test.echo', params: { text: 'cut' } } }
  const prefix = (header: number, binary: number): Uint8Array => {
    const bytes = new Uint8Array(16)
    new DataView(bytes.buffer).setUint32(0, header)
    new DataView(bytes.buffer).setUint32(4, binary)
    return bytes
  }

  it.each([1, 7, 8, 9, 30])('may be cut after byte %i of a frame', async (cut) => {
    const { transport, sendBytes } = await way.connect()
    const answer = new Promise<Frame>((resolve) => transport.onFrame(resolve))
    await sendBytes!(pieces(call, cut))
    expect((await answer).header).toMatchObject({ id: 1, ok: { text: 'cut' } })
    transport.close()
  })

  it.each([
    ['a header over the limit', prefix(MAX_HEADER_BYTES + 1, 0)],
    ['a binary part over the limit', prefix(2, MAX_BINARY_BYTES + 1)],
    ['a header that is not JSON', Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0, 0x7b, 0x7b)],
    ['a header that is not UTF-8', Uint8Array.of(0, 0, 0, 3, 0, 0, 0, 0, 0x22, 0xff, 0x22)],
    ['noise', new Uint8Array(64).fill(0xff)],
  ])('end the connection with %s, and calls under way with it', async (_what, bytes) => {
    const line = await way.connect()
    const client = new Client(line.transport, 'CONNECTION_LOST')
    let started = (): void => {}
    const atIt = new Promise<void>((resolve) => (started = resolve))
    const end = client.call(echoMethods.wait, {}, { onEvent: () => started() })
    end.catch(() => {})
    await atIt
    await line.sendBytes!([bytes])
    await expect(end).rejects.toMatchObject({ code: 'CONNECTION_LOST' })
    const fresh = new Client((await way.connect()).transport, 'CONNECTION_LOST')
    expect((await fresh.call(echoMethods.echo, { text: 'next' })).result.text).toBe('next')
    fresh.close()
  })
})

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
