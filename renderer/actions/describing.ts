import {
  hostMethods,
  toDescryError,
  type DescribedPicture,
  type DescryError,
  type Length,
  type PictureRequest,
  type Sentence,
} from '../../assistant/contract'
import { notYetSaid } from '../state/sentences'
import { statusText } from '../state/status'
import { hostSpeaks, sayProblem, signal, type Desk } from './desk'
import type { LastSaid } from './memory'
import { showPreview } from './preview'

/** A picture to describe, and how to get its bytes when they come from the page. */
export interface PictureSource {
  request: PictureRequest
  name: string
  file?: Blob
}

export interface Describing {
  /** Describes a picture; what was under way is stopped and replaced. Never rejects: failures are shown and said. */
  describe(source: PictureSource): Promise<void>
  /** The shown picture again, in another length or on another page, from the host's memory. */
  again(change: { length?: Length; page?: number }): Promise<void>
  /** The last description that failed, once more. */
  retry(): Promise<void>
  /** Has the host look at the shown picture's bytes again, without a word, when it has forgotten it. Resolves to the new id. */
  remind(signal: AbortSignal): Promise<string | undefined>
  /** Stops what is under way. Tells whether there was anything. */
  cancel(): boolean
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
}

interface Order {
  source: PictureSource
  page?: number
  again: boolean
}

/** Formats that every browser shows by itself, so that the picture is there before the host has looked at it. */
const QUICK_PREVIEW = /^image\/(?:png|jpeg|webp|gif|avif|bmp)$/u

export function createDescribing(desk: Desk, lastSaid: LastSaid): Describing {
  const { store, host, outlet, earcons } = desk
  let underWay: { controller: AbortController; ended: Promise<void> } | null = null
  let attempts = 0
  let shown: PictureSource | null = null
  let failed: Order | null = null

  const run = async (order: Order, signalled: AbortSignal): Promise<void> => {
    const { source, again } = order
    const id = (attempts += 1)
    const said: Sentence[] = []
    const preview =
      source.file && !again && QUICK_PREVIEW.test(source.file.type) ? { url: URL.createObjectURL(source.file) } : null
    const stage = source.request.kind === 'capture' ? 'capturing' : 'opening'
    store.dispatch({ type: 'attempt.start', attempt: { id, name: source.name, stage, again, preview } })
    lastSaid.begin()
    signal(desk, 'start', statusText(store.get(), desk.t()))
    earcons.working(true)
    const say = (sentence: Sentence, streamed: boolean): void => {
      if (signalled.aborted) return
      said.push(sentence)
      lastSaid.add(sentence.text)
      store.dispatch({ type: 'attempt.sentence', id, sentence })
      outlet.say(sentence.text, { own: !streamed || !hostSpeaks(store) })
    }
    try {
      const described = await look(order, signalled, say, (next) =>
        store.dispatch({ type: 'attempt.stage', id, stage: next }),
      )
      for (const sentence of notYetSaid(said, described.sentences)) say(sentence, false)
      store.dispatch({ type: 'attempt.done', id, described })
      shown = { ...source, ...(source.request.kind === 'opened' && shown?.file && { file: shown.file }) }
      failed = null
      earcons.play(described.blank ? 'blank' : 'done')
      void showPreview(desk, described.pictureId)
    } catch (thrown) {
      if (signalled.reason === REPLACED) return
      fail(id, order, toDescryError(thrown))
    } finally {
      if (signalled.reason !== REPLACED) earcons.working(false)
    }
  }

  const fail = (id: number, order: Order, error: DescryError): void => {
    store.dispatch({ type: 'attempt.failed', id, problem: error })
    if (error.code === 'CANCELLED') return outlet.say(desk.t().say('window.status.stopped'))
    failed = order
    sayProblem(desk, error)
  }

  /** One look, and a second one with the bytes themselves when the host has forgotten a picture that this page still has. */
  const look = async (
    { source, page, again }: Order,
    abort: AbortSignal,
    say: (sentence: Sentence, streamed: boolean) => void,
    stage: (stage: 'capturing' | 'opening' | 'looking' | 'reading' | 'thinking' | 'done') => void,
  ): Promise<DescribedPicture> => {
    const call = async (request: PictureRequest, file: Blob | undefined): Promise<DescribedPicture> => {
      const binary = file && request.kind === 'bytes' ? new Uint8Array(await file.arrayBuffer()) : undefined
      abort.throwIfAborted()
      const { result } = await host.call(
        hostMethods.describe,
        { picture: request, length: store.get().length, ...(page !== undefined && { page }) },
        {
          signal: abort,
          ...(binary && { binary }),
          onEvent: (event) => (event.name === 'stage' ? stage(event.data.stage) : say(event.data, true)),
        },
      )
      return result
    }
    try {
      return await call(source.request, source.file)
    } catch (thrown) {
      if (!again || toDescryError(thrown).code !== 'PICTURE_FORGOTTEN' || !shown?.file) throw thrown
      return call({ kind: 'bytes', name: source.name }, shown.file)
    }
  }

  const start = (order: Order): Promise<void> => {
    underWay?.controller.abort(REPLACED)
    outlet.forget()
    const controller = new AbortController()
    const ended = run(order, controller.signal).finally(() => {
      if (underWay?.controller === controller) underWay = null
    })
    underWay = { controller, ended }
    return ended
  }

  return {
    describe: (source) => start({ source, again: false }),
    async again({ length, page }) {
      if (length !== undefined) store.dispatch({ type: 'length', length })
      const { picture } = store.get()
      if (!picture) return
      const { pictureId, page: shownPage } = picture.described
      const wanted = page ?? shownPage
      await start({
        source: { request: { kind: 'opened', pictureId }, name: picture.name },
        again: true,
        ...(wanted !== undefined && { page: wanted }),
      })
    },
    retry: async () => (failed ? start(failed) : undefined),
    async remind(abort) {
      const { picture } = store.get()
      if (!picture || !shown?.file) return undefined
      const binary = new Uint8Array(await shown.file.arrayBuffer())
      const { page } = picture.described
      const { result } = await host.call(
        hostMethods.describe,
        {
          picture: { kind: 'bytes', name: picture.name },
          length: 'brief',
          here: true,
          ...(page !== undefined && { page }),
        },
        { binary, signal: abort },
      )
      return result.pictureId
    },
    cancel() {
      if (!underWay) return false
      outlet.forget()
      underWay.controller.abort()
      return true
    },
    settled: () => underWay?.ended ?? Promise.resolve(),
  }
}

/** Why an attempt was stopped when another took its place: nobody needs to hear of it. */
const REPLACED = 'replaced'
