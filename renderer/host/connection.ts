import {
  Client,
  DescryError,
  hostMethods,
  type CallOptions,
  type CaptionContract,
  type EndpointContract,
  type HostContract,
  type ModelContract,
  type TranscriptContract,
  type Transport,
} from '../../assistant/contract'
import { RefusedError } from './transports'

type PageContract = HostContract & CaptionContract & TranscriptContract & EndpointContract & ModelContract
type HostMethod = PageContract[keyof PageContract]
type Params<M extends HostMethod> = Parameters<Client['call']>[1] & M['params']['_zod']['input']
type Reply<M extends HostMethod> = { result: M['result']['_zod']['output']; binary?: Uint8Array }
export type Hello = HostContract['hello']['result']['_zod']['output']
export type WatchEvent = Parameters<NonNullable<CallOptions<HostContract['watch']>['onEvent']>>[0]

/** Calls to the host; the part of the connection that actions need. */
export interface Host {
  /** Calls a method; while the connection is being made again, the call waits for it. Rejects with `DescryError` only. */
  call<M extends HostMethod>(method: M, params: Params<M>, options?: CallOptions<M>): Promise<Reply<M>>
}

export interface ConnectionListeners {
  onOpen(hello: Hello): void
  /** The connection is gone; the next try starts in `seconds`. */
  onLost(seconds: number): void
  /** The host does not accept this page; there is no next try. */
  onRefused(): void
  onEvent(event: WatchEvent): void
}

/** Seconds before each try: doubling from a half, at most ten, so that a host that was restarted is found soon and one that is gone is not hammered. */
export const retryDelay = (failures: number): number => Math.min(10, 0.5 * 2 ** Math.max(0, failures - 1))

/** Keeps one connection to the host: opens it, says hello, listens, and starts again when it is lost. */
export class HostConnection implements Host {
  private client: Client | undefined
  private failures = 0
  private waiting: (() => void)[] = []
  private refused = false

  constructor(
    private readonly open: () => Promise<Transport>,
    private readonly listeners: ConnectionListeners,
  ) {}

  async start(): Promise<void> {
    let transport: Transport | undefined
    try {
      transport = await this.open()
      const client = new Client(
        watchClose(transport, (reason) => this.lose(client, reason)),
        'CONNECTION_LOST',
      )
      const { result } = await client.call(hostMethods.hello, {})
      this.client = client
      this.failures = 0
      this.listeners.onOpen(result)
      client.call(hostMethods.watch, {}, { onEvent: (event) => this.listeners.onEvent(event) }).catch(() => {
        // Watching ends with the connection, which is reported on its own.
      })
      for (const go of this.waiting.splice(0)) go()
    } catch (error) {
      if (this.refused) return
      this.retryAfter(error)
      transport?.close()
    }
  }

  async call<M extends HostMethod>(method: M, params: Params<M>, options: CallOptions<M> = {}): Promise<Reply<M>> {
    const client = this.client ?? (await this.nextClient(options.signal))
    return (await client.call(method, params as never, options as never)) as Reply<M>
  }

  private nextClient(signal: AbortSignal | undefined): Promise<Client> {
    if (this.refused) return Promise.reject(new DescryError('CONNECTION_LOST'))
    return new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DescryError('CANCELLED')), { once: true })
      this.waiting.push(() => (this.client ? resolve(this.client) : reject(new DescryError('CONNECTION_LOST'))))
    })
  }

  private lose(client: Client | undefined, reason: Error | undefined): void {
    if (reason instanceof RefusedError) this.refuse()
    else if (client !== undefined && this.client === client) this.retryAfter(reason)
    // A connection that is lost before hello is reported by `start` itself.
  }

  private retryAfter(reason: unknown): void {
    this.client = undefined
    if (reason instanceof RefusedError) return this.refuse()
    this.failures += 1
    const seconds = retryDelay(this.failures)
    this.listeners.onLost(seconds)
    setTimeout(() => void this.start(), seconds * 1000)
  }

  private refuse(): void {
    if (this.refused) return
    this.refused = true
    this.client = undefined
    this.listeners.onRefused()
    for (const go of this.waiting.splice(0)) go()
  }
}

/** The same transport, with one more listener for its end. */
function watchClose(transport: Transport, onClosed: (reason: Error | undefined) => void): Transport {
  return {
    ...transport,
    onClose: (listener) =>
      transport.onClose((reason) => {
        listener(reason)
        onClosed(reason)
      }),
  }
}
