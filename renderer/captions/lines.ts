import type { CaptionLine } from '../../assistant/contract'

/** Lines that are kept for scrolling back; the whole is among the transcripts. */
const MOST_LINES = 2000

/** A line in its place; one that is final and empty was nothing and goes. */
export function withLine(lines: readonly CaptionLine[], line: CaptionLine): readonly CaptionLine[] {
  const at = lines.findIndex(({ id }) => id === line.id)
  const taken = line.final && line.committed === ''
  if (taken) return at < 0 ? lines : lines.filter(({ id }) => id !== line.id)
  if (at >= 0) return lines.with(at, line)
  const before = lines.findLastIndex(({ start }) => start <= line.start)
  return lines.toSpliced(before + 1, 0, line).slice(-MOST_LINES)
}
