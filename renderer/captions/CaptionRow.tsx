import { memo } from 'react'
import type { CaptionLine } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { rowId } from './reading'

interface CaptionRowProps {
  line: CaptionLine
  /** Whether sources are named: only where there is more than one. */
  labelled: boolean
  marked: boolean
  alerted: boolean
  /** Whether words that are not committed are shown. */
  tail: boolean
}

/** One utterance: the words that stay, and after them those that may still change. */
export const CaptionRow = memo(function CaptionRow({ line, labelled, marked, alerted, tail }: CaptionRowProps) {
  const t = useTranslator()
  const { committed, tail: open, source } = line
  if (committed === '' && !tail) return null
  return (
    <li
      className="caption-row"
      id={rowId(line.id)}
      data-line={line.id}
      data-source={source}
      data-marked={marked}
      data-alert={alerted}
    >
      {labelled && <span className="caption-source">{t.say(`hearing.source.${source}`)}: </span>}
      <span className="caption-committed">{committed}</span>
      {tail && open !== '' && (
        // It changes all the time: for a screen reader it is not there until it is committed.
        <span className="caption-tail" aria-hidden="true">
          {committed === '' ? open : ` ${open}`}
        </span>
      )}
      {marked && <span className="caption-mark">{t.say('captions.marked')}</span>}
    </li>
  )
})
