import { Client, type CallOptions } from '../contract/client'
import { DescryError } from '../contract/errors'
import type { Answer, Method, ParamsOf } from '../contract/method'
import type { Transport } from '../contract/transport'
import { createBackOff, type BackOff } from './back-off'
import { startEngine, type EngineProcess } from './engine-process'
import { createWatchdog, type Watchdog } from './watchdog'

/** What a person may be told of an engine. */
export type EngineNotice =
  { kind: 'restarted'; reason: string } | { kind: 'gave-up'; reason: string } | { kind: 'too-large'; rssBytes: number }

export interface SupervisorOptions {
  sense: 'eyes' | 'ears' | 'sounds' | 'voice' | 'store'
  /** Absolute path of the built engine entry. */
  entry: string
  /** Folder of the installed models. */
  models?: string
  /** The Node program that runs it; the running one when left out. */
  nodePath?: string
  /** The engine ends after this long without a call, in milliseconds, and gives its memory back. 0: never. */
  idleMs?: number
  /** Above this much resident memory the engine is ended as soon as it has nothing to do. */
  memoryLimitBytes?: number
  onNotice?: (notice: EngineNotice) => void
}

const TEN_MINUTES = 10 * 60_000

/** The host's end of one engine: starts it on demand, watches it, starts it again when it died, ends it when it is idle. */
export interface EngineSupervisor {
  /**
   * Calls the engine; starts it first where it is not running. Rejects with `ENGINE_RESTARTED` when it died during the call
   * (the next call starts a new one), with `ENGINE_UNAVAILABLE` when it can't be started or died again and again, and with
   * `MODEL_TOO_SLOW` when it was killed because it said nothing for as long as `silenceMs` allows.
   */
  call<M extends Method>(method: M, params: ParamsOf<M>, options?: CallOptions<M>): Promise<Answer<M>>
  /** Ends the engine and starts afresh at the next call; also after it was given up. */
  restart(): Promise<void>
  /**
   * Ends the engine as soon as it has nothing to do, so that the next call meets a fresh one. Resolves when it has ended, or at once
   * where it is at work.
   */
  renew(): Promise<void>
  /** Ends the engine for good. Calls under way end with `ENGINE_RESTARTED`. */
  stop(): Promise<void>
  /** Process id of the running engine. */
  readonly pid: number | undefined
}

export function superviseEngine(options: SupervisorOptions): EngineSupervisor {
  return new Supervisor(options)
}

interface Engine {
  process: EngineProcess
  client: Client
  watchdog: Watchdog
  /** It was killed for its silence. */
  silent: boolean
}

class Supervisor implements EngineSupervisor {
  private engine: Engine | undefined
  private readonly backOff: BackOff = createBackOff()
  private idleTimer: NodeJS.Timeout | undefined
  private callsUnderWay = 0
  private stopped = false
  private outdated = false

  constructor(private readonly options: SupervisorOptions) {}

  get pid(): number | undefined {
    return this.engine?.process.pid
  }

  async call<M extends Method>(method: M, params: ParamsOf<M>, options: CallOptions<M> = {}): Promise<Answer<M>> {
    if (this.stopped) throw new DescryError('ENGINE_UNAVAILABLE', 'it was ended')
    clearTimeout(this.idleTimer)
    this.callsUnderWay++
    try {
      const engine = await this.running(options.signal)
      const heard = options.silenceMs === undefined ? undefined : engine.watchdog.expect(options.silenceMs)
      try {
        const answer = await engine.client.call(method, params, options)
        this.backOff.succeeded()
        return answer
      } catch (error) {
        throw engine.silent && heard ? new DescryError('MODEL_TOO_SLOW') : await this.explain(error, engine)
      } finally {
        heard?.(!options.signal?.aborted)
      }
    } finally {
      this.callsUnderWay--
      this.rest()
    }
  }

  async restart(): Promise<void> {
    this.backOff.reset()
    await this.end()
  }

  async renew(): Promise<void> {
    if (!this.engine) return
    this.outdated = true
    if (this.callsUnderWay === 0) await this.end()
  }

  async stop(): Promise<void> {
    this.stopped = true
    await this.end()
  }

  /**
   * Why a call failed. The pipe to an engine that dies breaks a little before the process has ended, so its end is awaited:
   * then its reason is known, and a call that is made right after this one meets a new engine.
   */
  private async explain(error: unknown, engine: Engine): Promise<unknown> {
    const code = error instanceof DescryError ? error.code : undefined
    if (code === 'CANCELLED') return error
    if (code !== 'ENGINE_RESTARTED') {
      // An engine that says what is wrong is alive.
      this.backOff.succeeded()
      return error
    }
    if (!engine.client.isClosed) return error
    const { expected } = await engine.process.ended
    const reason = expected ? undefined : this.backOff.givenUp()
    return reason === undefined ? error : new DescryError('ENGINE_UNAVAILABLE', reason)
  }

  private async running(signal?: AbortSignal): Promise<Engine> {
    if (this.engine) return this.engine
    if (signal?.aborted) throw new DescryError('CANCELLED')
    const reason = this.backOff.givenUp()
    if (reason !== undefined) throw new DescryError('ENGINE_UNAVAILABLE', reason)
    await this.backOff.wait(signal)
    if (this.stopped) throw new DescryError('ENGINE_UNAVAILABLE', 'it was ended')
    // Somebody else may have started it while this call waited.
    return (this.engine as Engine | undefined) ?? this.start()
  }

  private start(): Engine {
    const { sense, entry, models, nodePath = process.execPath } = this.options
    const child = startEngine({ sense, entry, nodePath, models })
    const watchdog = createWatchdog(() => {
      engine.silent = true
      if (this.engine === engine) this.engine = undefined
      child.kill()
    })
    const transport: Transport = {
      ...child.transport,
      onFrame: (listener) =>
        child.transport.onFrame((frame) => {
          watchdog.sign()
          listener(frame)
        }),
    }
    const client = new Client(transport, 'ENGINE_RESTARTED')
    const engine: Engine = { process: child, client, watchdog, silent: false }
    this.engine = engine
    void child.ended.then(({ expected, reason }) => {
      watchdog.end()
      if (this.engine === engine) this.engine = undefined
      if (expected) return
      const gaveUp = this.backOff.failed(reason)
      this.options.onNotice?.({ kind: gaveUp ? 'gave-up' : 'restarted', reason })
    })
    return engine
  }

  /** After the last call: ends an engine that grew too large, or waits for the next call and ends it when none comes. */
  private rest(): void {
    if (this.callsUnderWay > 0 || !this.engine) return
    if (this.outdated) return void this.end()
    const { memoryLimitBytes, idleMs = TEN_MINUTES } = this.options
    const rssBytes = memoryLimitBytes === undefined ? 0 : this.engine.process.residentBytes()
    if (memoryLimitBytes !== undefined && rssBytes > memoryLimitBytes) {
      this.options.onNotice?.({ kind: 'too-large', rssBytes })
      void this.end()
    } else if (idleMs > 0) {
      this.idleTimer = setTimeout(() => void this.end(), idleMs)
      this.idleTimer.unref()
    }
  }

  private async end(): Promise<void> {
    clearTimeout(this.idleTimer)
    const engine = this.engine
    this.engine = undefined
    this.outdated = false
    await engine?.process.end()
  }
}
