import type { Desk } from '../../actions/desk'
import { wordAt } from '../state/pieces'
import { nextMatch } from '../state/search'
import type { TranscriptsStore } from '../state/store'
import { clock, matchesText } from '../state/words'

export interface Searching {
  search(query: string): void
  /** Goes to the next or the previous place, shows it and says which one it is. Tells where there is none. */
  step(step: 1 | -1): void
}

export function createSearching(desk: Desk, store: TranscriptsStore): Searching {
  return {
    search: (query) => store.dispatch({ type: 'query', query }),
    step(step) {
      const { open } = store.get()
      if (!open || open.query.trim() === '') return
      const { matches, segments, cursor, query } = open
      const match = nextMatch(matches, open.match, cursor.segment, step)
      const found = matches[match]
      const segment = found && segments[found.segment]
      if (!found || !segment) return desk.outlet.say(matchesText(query, matches, -1, desk.t()))
      store.dispatch({
        type: 'match',
        match,
        place: { segment: found.segment, word: wordAt(segment, found.from) },
      })
      const values = { position: match + 1, count: matches.length, time: clock(segment.start), text: segment.text }
      desk.outlet.say(desk.t().say('transcripts.search.at', values))
    },
  }
}
