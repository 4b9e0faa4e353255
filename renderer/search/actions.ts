import {
  searchMethods,
  searchNotes,
  toDescryError,
  type FoundPicture,
  type SearchResult,
} from '../../assistant/contract'
import { sayProblem, type Desk } from '../actions/desk'
import type { Describing } from '../actions/describing'
import { createSearchStore, type SearchStore } from './state'

/** All that can be done with the pictures that are remembered, and their state. Never rejects: failures are shown and said. */
export interface PictureSearch {
  store: SearchStore
  /** Reads the list of pictures. */
  list(): Promise<void>
  /** Searches for what is typed; what was under way is stopped. Says once how many were found, and what to do. */
  search(): Promise<void>
  /** Shows all pictures again. */
  clear(): void
  /** Describes the picture again, from the host's memory. */
  open(picture: FoundPicture): Promise<void>
  forget(): Promise<void>
  /** Stops the search under way. Tells whether there was one. */
  cancel(): boolean
}

export function createPictureSearch(desk: Desk, describing: Pick<Describing, 'describe'>): PictureSearch {
  const { host, outlet } = desk
  const store = createSearchStore()
  let underWay: AbortController | null = null

  const list = async (): Promise<void> => {
    try {
      const { result } = await host.call(searchMethods.listPictures, {})
      store.dispatch({ type: 'list', pictures: result.pictures })
    } catch (thrown) {
      const problem = toDescryError(thrown)
      store.dispatch({ type: 'list.failed', problem })
      sayProblem(desk, problem)
    }
  }
  /** One announcement: the count alone where there is something to read, else also what to do. All of it stands on the page. */
  const tell = (result: SearchResult): void => {
    const { count, notes } = searchNotes(result, 'page', desk.t())
    outlet.say(result.found.length > 0 && !result.problem ? count : [count, ...notes].join(' '))
  }
  const cancel = (): boolean => {
    if (!underWay) return false
    underWay.abort()
    underWay = null
    store.dispatch({ type: 'stopped' })
    return true
  }

  return {
    store,
    list,
    cancel() {
      if (!cancel()) return false
      outlet.say(desk.t().say('window.status.stopped'))
      return true
    },
    async search() {
      const words = store.get().words.trim()
      cancel()
      if (words === '') {
        store.dispatch({ type: 'clear' })
        return list()
      }
      const controller = new AbortController()
      underWay = controller
      store.dispatch({ type: 'begin' })
      try {
        const { result } = await host.call(searchMethods.searchPictures, { words }, { signal: controller.signal })
        if (controller.signal.aborted) return
        store.dispatch({ type: 'result', result })
        tell(result)
      } catch (thrown) {
        if (controller.signal.aborted) return
        const problem = toDescryError(thrown)
        store.dispatch({ type: 'failed', problem })
        sayProblem(desk, problem)
      } finally {
        if (underWay === controller) underWay = null
      }
    },
    clear() {
      cancel()
      store.dispatch({ type: 'clear' })
      void list()
    },
    async open({ pictureId, name }) {
      if (pictureId !== undefined) await describing.describe({ request: { kind: 'opened', pictureId }, name })
    },
    async forget() {
      cancel()
      try {
        const { result } = await host.call(searchMethods.forgetPictures, {})
        store.dispatch({ type: 'clear' })
        store.dispatch({ type: 'list', pictures: [] })
        outlet.say(desk.t().say('search.forget.done', { count: result.forgotten }))
      } catch (thrown) {
        const problem = toDescryError(thrown)
        store.dispatch({ type: 'failed', problem })
        sayProblem(desk, problem)
      }
    },
  }
}
