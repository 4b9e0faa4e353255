import { PROTOCOL_VERSION, requestEnvelope } from './envelope'
import { DescryError, toDescryError } from './errors'
import type { Contract, EventsOf, Method, ParsedParamsOf, ResultOf } from './method'
import type { Frame } from './frame'
import type { Transport } from './transport'

export interface CallContext<M extends Method> {
  /** The binary part of the call, where it has one. It is a view on the received frame: copy it to keep it. */
  binary?: Uint8Array
  signal: AbortSignal
  emit<E extends keyof EventsOf<M> & string>(event: E, data: EventsOf<M>[E]): void
}

/** What a handler gives back when it also sends binary data. */
export class WithBinary<T> {
  constructor(
    readonly result: T,
    readonly binary: Uint8Array,
  ) {}
}

export type Handler<M extends Method> = (
  params: ParsedParamsOf<M>,
  context: CallContext<M>,
) => Promise<ResultOf<M> | WithBinary<ResultOf<M>>> | ResultOf<M> | WithBinary<ResultOf<M>>

export type Handlers<C extends Contract> = { [K in keyof C]: Handler<C[K]> }

export interface RouterOptions {
  /** Told of every failure that has no code of its own, with its stack, for the log. */
  onInternalError?: (error: DescryError, method: string) => void
}

/**
 * Answers calls that arrive on a transport. Every message is validated; what is not understood gets an error reply
 * where it has an id, and is dropped where it has none. Closing the transport aborts all calls under way.
 */
export function serveContract<C extends Contract>(
  transport: Transport,
  contract: C,
  handlers: Handlers<C>,
  options: RouterOptions = {},
): void {
  const byName = new Map(Object.entries(contract).map(([key, method]) => [method.name, { key, method }]))
  const underWay = new Map<number, AbortController>()

  const reply = (id: number, body: object, binary?: Uint8Array): void => {
    const header = { v: PROTOCOL_VERSION, id, ...body }
    transport.send(binary ? { header, binary } : { header })
  }
  const fail = (id: number, error: DescryError): void => {
    const { code, message, detail, retryable } = error
    reply(id, { error: { code, message, detail, retryable } })
  }

  const run = async (id: number, name: string, rawParams: unknown, binary: Uint8Array | undefined): Promise<void> => {
    const found = byName.get(name)
    if (!found) return fail(id, new DescryError('UNKNOWN_METHOD', name))
    const params = found.method.params.safeParse(rawParams)
    if (!params.success) {
      const where = params.error.issues[0]
      return fail(id, new DescryError('BAD_REQUEST', `${name} ${where?.path.join('.') ?? ''} ${where?.message ?? ''}`))
    }
    const controller = new AbortController()
    underWay.set(id, controller)
    try {
      const handler = handlers[found.key] as Handler<Method>
      const outcome = await handler(params.data, {
        ...(binary && { binary }),
        signal: controller.signal,
        emit: (event, data) => {
          if (underWay.get(id) === controller && !controller.signal.aborted) reply(id, { event, data })
        },
      })
      if (controller.signal.aborted) throw new DescryError('CANCELLED')
      if (outcome instanceof WithBinary) reply(id, { ok: outcome.result }, outcome.binary)
      else reply(id, { ok: outcome ?? null })
    } catch (thrown) {
      const error = controller.signal.aborted ? new DescryError('CANCELLED') : toDescryError(thrown)
      if (error.code === 'INTERNAL') options.onInternalError?.(error, name)
      fail(id, error)
    } finally {
      underWay.delete(id)
    }
  }

  transport.onFrame((frame: Frame) => {
    const envelope = requestEnvelope.safeParse(frame.header)
    if (!envelope.success) {
      const id = (frame.header as { id?: unknown } | null)?.id
      if (typeof id === 'number') fail(id, new DescryError('BAD_REQUEST', 'the envelope is not as agreed'))
      return
    }
    const request = envelope.data
    if ('cancel' in request) underWay.get(request.id)?.abort()
    else if (underWay.has(request.id))
      fail(request.id, new DescryError('BAD_REQUEST', 'this call is already under way'))
    else void run(request.id, request.method, request.params, frame.binary)
  })
  transport.onClose(() => {
    for (const controller of underWay.values()) controller.abort()
  })
}
