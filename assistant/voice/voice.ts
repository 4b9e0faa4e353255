import { DescryError, toDescryError } from '../../models/contract/errors'
import type { SpeakerPort } from '../ports'
import { spokenText } from './spoken-text'
import { splitUtterances } from './utterances'

export interface VoiceOptions {
  /** Null where there is no voice: then `say` rejects with `VOICE_UNAVAILABLE`. */
  speaker: SpeakerPort | null
  /** Relative speed, 1 is normal; asked before each utterance, so that a change is heard at once. */
  rate: () => number
  /** The language to speak in, as in BCP 47. */
  language: () => string
}

export interface SayOptions {
  /** Takes this text out of the queue, or silences it. */
  signal?: AbortSignal
  /** Silences what is being said and what waits, and says this now. */
  interrupt?: boolean
}

/** Descry's own voice: one queue, one text at a time. */
export interface Voice {
  /**
   * Queues a text; resolves when it was spoken to its end. Long text is spoken in pieces. Text with nothing to say resolves at once.
   * Rejects with `CANCELLED` (stopped, interrupted or aborted), `VOICE_UNAVAILABLE` or `VOICE_FAILED`.
   */
  say(text: string, options?: SayOptions): Promise<void>
  /** Silences the voice within 100 ms and empties the queue. */
  stop(): void
  /**
   * Says the last thing again, instead of what is being said, and gives its text when it was spoken; empty when nothing was said
   * yet. Texts that were queued while an earlier one was being spoken count as one thing with it, as do the sentences of a description.
   */
  repeat(): Promise<string>
  /** The program that speaks; null where there is none. */
  readonly backend: string | null
}

interface Job {
  text: string
  controller: AbortController
  settle: (error?: DescryError) => void
}

export function createVoice({ speaker, rate, language }: VoiceOptions): Voice {
  const queue: Job[] = []
  let current: Job | null = null
  let lastThing: string[] = []

  const speakJob = async (job: Job): Promise<void> => {
    if (!speaker) throw new DescryError('VOICE_UNAVAILABLE')
    const utterances = splitUtterances(job.text, language())
    for (const [index, utterance] of utterances.entries()) {
      if (job.controller.signal.aborted) throw new DescryError('CANCELLED')
      const next = (): string | undefined =>
        utterances[index + 1] ?? splitUtterances(queue[0]?.text ?? '', language())[0]
      await speaker.speak(utterance, { rate: rate(), language: language(), next }, job.controller.signal)
    }
    if (job.controller.signal.aborted) throw new DescryError('CANCELLED')
  }

  // The next job starts only when the last one has fallen silent, also after an interruption: two never speak at once.
  const work = async (): Promise<void> => {
    if (current) return
    for (let job = queue.shift(); job; job = queue.shift()) {
      current = job
      try {
        await speakJob(job)
        job.settle()
      } catch (thrown) {
        job.settle(job.controller.signal.aborted ? new DescryError('CANCELLED') : toDescryError(thrown))
      }
      current = null
    }
  }

  const cancel = (job: Job): void => {
    job.controller.abort()
    const at = queue.indexOf(job)
    if (at < 0) return
    queue.splice(at, 1)
    job.settle(new DescryError('CANCELLED'))
  }
  const stop = (): void => {
    for (const job of [...queue]) cancel(job)
    if (current) cancel(current)
  }

  const say = (raw: string, { signal, interrupt = false }: SayOptions = {}): Promise<void> => {
    if (signal?.aborted) return Promise.reject(new DescryError('CANCELLED'))
    if (interrupt) stop()
    const text = spokenText(raw)
    if (text === '') return Promise.resolve()
    if (!speaker) return Promise.reject(new DescryError('VOICE_UNAVAILABLE'))
    const goesOn = current !== null && !current.controller.signal.aborted
    lastThing = goesOn ? [...lastThing, text] : [text]
    return new Promise((resolve, reject) => {
      const job: Job = {
        text,
        controller: new AbortController(),
        settle: (error) => {
          signal?.removeEventListener('abort', onAbort)
          if (error) reject(error)
          else resolve()
        },
      }
      const onAbort = (): void => cancel(job)
      signal?.addEventListener('abort', onAbort, { once: true })
      queue.push(job)
      void work()
    })
  }

  return {
    say,
    stop,
    async repeat() {
      const text = lastThing.join(' ')
      if (text !== '') await say(text, { interrupt: true })
      return text
    },
    get backend() {
      return speaker?.name ?? null
    },
  }
}
