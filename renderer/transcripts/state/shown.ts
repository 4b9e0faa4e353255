/** Segments that are put on the page at a time: a few screens, few enough for any computer to lay out at once. */
export const CHUNK = 100
/** The most segments on the page; beyond it the far end is taken away again. */
export const MOST = 3 * CHUNK

export interface Shown {
  from: number
  to: number
}

const chunkStart = (index: number): number => Math.floor(Math.max(0, index) / CHUNK) * CHUNK

/** What is shown of a transcript so that this segment is on the page: unchanged where it is already. */
export function showing(shown: Shown, index: number, count: number): Shown {
  if (index >= shown.from && index < shown.to) return shown
  const start = chunkStart(Math.min(index, count - 1))
  if (start === shown.to) return later(shown, count)
  if (start + CHUNK === shown.from) return earlier(shown)
  return { from: start, to: Math.min(count, start + 2 * CHUNK) }
}

export function earlier(shown: Shown): Shown {
  const from = Math.max(0, shown.from - CHUNK)
  return { from, to: Math.min(shown.to, from + MOST) }
}

export function later(shown: Shown, count: number): Shown {
  const to = Math.min(count, shown.to + CHUNK)
  return { from: Math.max(shown.from, chunkStart(to - 1) + CHUNK - MOST), to }
}

/**
 * After segments were added: the end of the page follows the end of the transcript where it was shown.
 * @param keep a segment that must stay on the page where it is on it; -1 for none
 */
export function grown(shown: Shown, before: number, count: number, keep: number): Shown {
  if (shown.to < before) return shown
  const to = Math.max(shown.to, count)
  if (to - shown.from <= MOST) return { from: shown.from, to }
  const from = chunkStart(to - 1) + CHUNK - MOST
  return keep >= shown.from && keep < from ? shown : { from, to }
}
