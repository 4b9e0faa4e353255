import type { CaptionLine } from '../../assistant/contract'

/** Whole sentences at once; where none ends, what has come within this time. In milliseconds. */
const LONGEST_WAIT = 4000

/**
 * Hands committed words to the screen reader, and so to a braille display, in pieces that can be read: sentence by sentence. What is
 * not committed is never among them.
 */
export interface CommittedReader {
  line(line: Pick<CaptionLine, 'id' | 'committed' | 'final'>): void
  stop(): void
}

export function createCommittedReader(say: (text: string) => void, wait = LONGEST_WAIT): CommittedReader {
  const told = new Map<string, number>()
  const waiting = new Map<string, string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    for (const [id, committed] of waiting) {
      const text = committed.slice(told.get(id) ?? 0).trim()
      told.set(id, committed.length)
      if (text !== '') say(text)
    }
    waiting.clear()
  }
  return {
    line({ id, committed, final }) {
      if (committed.length > (told.get(id) ?? 0)) waiting.set(id, committed)
      if (final || /[.!?…]$/u.test(committed)) flush()
      else if (waiting.size > 0) timer ??= setTimeout(flush, wait)
      if (final) told.delete(id)
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
      waiting.clear()
      told.clear()
    },
  }
}
