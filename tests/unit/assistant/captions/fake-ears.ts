import type { EnginePort } from '../../../../assistant/ports'
import type { CallOptions } from '../../../../models/contract/client'
import { DescryError, type ErrorCode } from '../../../../models/contract/errors'
import { earsMethods, type LiveCaption, type SoundEvent } from '../../../../models/contract/hearing'
import type { Method, ParamsOf } from '../../../../models/contract/method'

export const recogniserInfo = {
  name: 'scripted',
  demonstration: false,
  languages: ['en'],
  translates: false,
  timesWords: false,
  takesHints: false,
}

/** One call of `listen`, as a test sees and answers it. */
export interface ScriptedListen {
  params: ParamsOf<typeof earsMethods.listen>
  /** Bytes that were pushed to it. */
  sound: number[]
  finished: boolean
  say(caption: Partial<LiveCaption> & { index: number }): void
  sounds(event: SoundEvent): void
  failSounds: (code: ErrorCode) => void
  /** A faster recogniser takes over. */
  stepDown(path: string): void
  end(): void
  fail(code: ErrorCode): void
}

/** An engine that says what a test tells it to. */
export function scriptedEars(): { ears: EnginePort; listens: ScriptedListen[] } {
  const listens: ScriptedListen[] = []
  const byStream = new Map<string, ScriptedListen>()
  const answer = (method: Method, params: unknown, options: CallOptions<Method>): Promise<unknown> => {
    const { stream } = params as { stream: string }
    if (method.name === earsMethods.listen.name) {
      return new Promise((resolve, reject) => {
        const emit = options.onEvent as (event: { name: string; data: unknown }) => void
        const listen: ScriptedListen = {
          params: params as ScriptedListen['params'],
          sound: [],
          finished: false,
          say: (caption) =>
            emit({
              name: 'caption',
              data: { start: 0, end: 1, committed: '', tail: '', final: false, words: [], language: 'en', ...caption },
            }),
          sounds: (event) => emit({ name: 'sound', data: event }),
          failSounds: (code) => emit({ name: 'soundsFailed', data: { code, detail: '' } }),
          stepDown: (path) =>
            emit({
              name: 'steppedDown',
              data: { recogniser: { ...recogniserInfo, name: path }, source: { kind: 'folder', path } },
            }),
          end: () => resolve({ result: { seconds: 1 } }),
          fail: (code) => {
            byStream.delete(stream)
            reject(new DescryError(code))
          },
        }
        listens.push(listen)
        byStream.set(stream, listen)
        options.signal?.addEventListener('abort', () => reject(new DescryError('CANCELLED')))
        queueMicrotask(() => emit({ name: 'ready', data: recogniserInfo }))
      })
    }
    const listen = byStream.get(stream)
    if (!listen) return Promise.reject(new DescryError('BAD_REQUEST'))
    if (method.name === earsMethods.push.name) for (const byte of options.binary ?? []) listen.sound.push(byte)
    if (method.name === earsMethods.finish.name) {
      listen.finished = true
      listen.end()
    }
    return Promise.resolve({ result: {} })
  }
  return { listens, ears: { call: answer as EnginePort['call'] } }
}
