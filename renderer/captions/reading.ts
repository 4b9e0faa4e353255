import type { Desk } from '../actions/desk'
import type { CaptionsStore } from './state'

export const BOX_ID = 'caption-box'
export const rowId = (lineId: string): string => `caption-${lineId}`

/** Moving through what was said. */
export interface Reading {
  /** Marks the place where the person is; or goes back to it, where one was marked and not gone back to yet. */
  mark(): void
  toLive(): void
}

export function createReading({ outlet, t }: Pick<Desk, 'outlet' | 't'>, store: CaptionsStore): Reading {
  const textOf = (lineId: string): string => store.get().lines.find(({ id }) => id === lineId)?.committed ?? ''
  return {
    mark() {
      const { mark, lines } = store.get()
      const row = mark && !mark.returned ? document.getElementById(rowId(mark.lineId)) : null
      if (mark && row) {
        store.dispatch({ type: 'following', on: false })
        store.dispatch({ type: 'mark', mark: { ...mark, returned: true } })
        row.scrollIntoView({ block: 'center' })
        return outlet.say(t().say('captions.returned', { text: textOf(mark.lineId) }), { own: false })
      }
      const lineId = lastInView() ?? lines.at(-1)?.id
      if (lineId === undefined) return outlet.say(t().say('captions.mark.none'), { own: false })
      store.dispatch({ type: 'mark', mark: { lineId, returned: false } })
      outlet.say(t().say('captions.mark.set'), { own: false })
    },
    toLive() {
      store.dispatch({ type: 'following', on: true })
      document.getElementById(BOX_ID)?.focus()
    },
  }
}

/** The last line that the person sees. */
function lastInView(): string | undefined {
  const box = document.getElementById(BOX_ID)
  if (!box) return undefined
  const { bottom } = box.getBoundingClientRect()
  const rows = [...box.querySelectorAll<HTMLElement>('.caption-row')]
  const row = rows.findLast((each) => each.getBoundingClientRect().top < bottom - 1)
  return row?.dataset['line']
}
