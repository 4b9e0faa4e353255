import { hostMethods, toDescryError, type PictureAnswer } from '../../assistant/contract'
import { statusText } from '../state/status'
import type { Describing } from './describing'
import { hostSpeaks, notify, sayProblem, signal, type Desk } from './desk'
import type { LastSaid } from './memory'

export interface Asking {
  /** Asks what stands in the question box. Never rejects; what was typed stays or comes back when it fails. */
  send(): Promise<void>
  cancel(): boolean
}

export function createAsking(desk: Desk, describing: Describing, lastSaid: LastSaid): Asking {
  const { store, host, outlet, earcons } = desk
  let underWay: AbortController | null = null
  let asked = 0
  let waits = false

  const put = async (
    asking: number,
    pictureId: string,
    question: string,
    abort: AbortSignal,
  ): Promise<PictureAnswer> => {
    let spoken = false
    const call = async (id: string): Promise<PictureAnswer> => {
      const { result } = await host.call(
        hostMethods.ask,
        { pictureId: id, question },
        {
          signal: abort,
          onEvent: ({ data }) => {
            if (abort.aborted) return
            spoken = true
            lastSaid.add(data.text)
            store.dispatch({ type: 'ask.sentence', id: asking, text: data.text })
            outlet.say(data.text, { own: !hostSpeaks(store) })
          },
        },
      )
      if (!spoken) {
        lastSaid.add(result.answer)
        outlet.say(result.answer)
      }
      return result
    }
    try {
      return await call(pictureId)
    } catch (thrown) {
      if (toDescryError(thrown).code !== 'PICTURE_FORGOTTEN') throw thrown
      const known = await describing.remind(abort)
      if (known === undefined) throw thrown
      return call(known)
    }
  }

  const ask = async (pictureId: string, question: string): Promise<void> => {
    underWay?.abort()
    const controller = (underWay = new AbortController())
    const id = (asked += 1)
    store.dispatch({ type: 'ask.start', id, question })
    lastSaid.begin()
    signal(desk, 'start', statusText(store.get(), desk.t()))
    earcons.working(true)
    try {
      const answer = await put(id, pictureId, question, controller.signal)
      store.dispatch({ type: 'ask.done', id, answer })
      earcons.play('done')
    } catch (thrown) {
      const problem = toDescryError(thrown)
      store.dispatch({ type: 'ask.failed', id, problem })
      if (problem.code === 'CANCELLED') outlet.say(desk.t().say('window.status.stopped'))
      else sayProblem(desk, problem)
    } finally {
      if (underWay === controller) {
        underWay = null
        earcons.working(false)
      }
    }
  }

  return {
    async send() {
      const question = store.get().draft.trim()
      if (question === '') return notify(desk, { key: 'window.ask.empty' })
      const { attempt } = store.get()
      if (attempt && !attempt.again) {
        if (waits) return
        // Asking before the picture is described is fine: the question waits in its box.
        waits = true
        outlet.say(desk.t().say('window.ask.later'))
        await describing.settled()
        waits = false
        if (store.get().draft.trim() !== question || store.get().problem) return
      }
      const { picture } = store.get()
      if (!picture) return notify(desk, { key: 'window.ask.first' })
      await ask(picture.described.pictureId, question)
    },
    cancel() {
      if (!underWay) return false
      underWay.abort()
      return true
    },
  }
}
