import { replyEnvelope, PROTOCOL_VERSION } from './envelope'
import { DescryError, toDescryError, type ErrorCode } from './errors'
import type { AnyEventOf, Answer, Method, ParamsOf } from './method'
import type { Transport } from './transport'

export interface CallOptions<M extends Method> {
  binary?: Uint8Array
  /** Aborting ends the call with `CANCELLED` at once and tells the other side to stop. */
  signal?: AbortSignal
  onEvent?: (event: AnyEventOf<M>) => void
  /**
   * An engine that says nothing at all for so many milliseconds during this call is killed, and the call ends with `MODEL_TOO_SLOW`.
   * Only what supervises an engine can do it; others ignore it.
   */
  silenceMs?: number
}

interface PendingCall {
  method: Method
  onEvent: ((event: { name: string; data: unknown }) => void) | undefined
  settle: (outcome: { error: DescryError } | { result: unknown; binary: Uint8Array | undefined }) => void
}

/** The typed caller's end of a contract. Several calls may be under way at once. */
export class Client {
  private readonly pending = new Map<number, PendingCall>()
  private nextId = 1
  private closed = false

  /**
   * @param transport the channel; the client takes over its listeners
   * @param lostCode what pending calls end with when the channel closes
   */
  constructor(
    private readonly transport: Transport,
    private readonly lostCode: ErrorCode = 'ENGINE_RESTARTED',
  ) {
    transport.onFrame((frame) => this.receive(frame.header, frame.binary))
    transport.onClose(() => this.lose())
  }

  /** How many calls wait for their end. */
  get pendingCalls(): number {
    return this.pending.size
  }

  /** Whether the channel is gone, so that no call can work any more. */
  get isClosed(): boolean {
    return this.closed
  }

  /** Calls a method. Rejects with {@link DescryError} only. Events are delivered before the promise settles. */
  call<M extends Method>(method: M, params: ParamsOf<M>, options: CallOptions<M> = {}): Promise<Answer<M>> {
    const { signal } = options
    if (signal?.aborted) return Promise.reject(new DescryError('CANCELLED'))
    if (this.closed) return Promise.reject(new DescryError(this.lostCode))
    const id = this.nextId++
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        this.transport.send({ header: { v: PROTOCOL_VERSION, id, cancel: true } })
        this.pending.get(id)?.settle({ error: new DescryError('CANCELLED') })
      }
      this.pending.set(id, {
        method,
        onEvent: options.onEvent as PendingCall['onEvent'],
        settle: (outcome) => {
          this.pending.delete(id)
          signal?.removeEventListener('abort', cancel)
          if ('error' in outcome) reject(outcome.error)
          else resolve({ result: outcome.result, ...(outcome.binary && { binary: outcome.binary }) } as Answer<M>)
        },
      })
      signal?.addEventListener('abort', cancel, { once: true })
      const header = { v: PROTOCOL_VERSION, id, method: method.name, params }
      try {
        this.transport.send(options.binary ? { header, binary: options.binary } : { header })
      } catch (error) {
        // Too large, or not to be written as JSON. Nothing was sent, so nobody will answer.
        this.pending.get(id)?.settle({ error: toDescryError(error) })
      }
    })
  }

  close(): void {
    this.transport.close()
    this.lose()
  }

  private lose(): void {
    this.closed = true
    for (const call of [...this.pending.values()]) call.settle({ error: new DescryError(this.lostCode) })
  }

  private receive(header: unknown, binary: Uint8Array | undefined): void {
    const envelope = replyEnvelope.safeParse(header)
    if (!envelope.success) return
    const reply = envelope.data
    // A reply to a call that was cancelled here has nobody waiting; it is dropped.
    const call = this.pending.get(reply.id)
    if (!call) return
    if ('error' in reply) {
      call.settle({ error: new DescryError(reply.error.code, reply.error.detail) })
    } else if ('event' in reply) {
      const data = call.method.events[reply.event]?.safeParse(reply.data)
      if (data?.success) call.onEvent?.({ name: reply.event, data: data.data })
    } else {
      const result = call.method.result.safeParse(reply.ok)
      if (result.success) call.settle({ result: result.data, binary })
      else call.settle({ error: new DescryError('BAD_REQUEST', `the answer to ${call.method.name} is not as agreed`) })
    }
  }
}
