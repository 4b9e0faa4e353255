import { memo, useRef } from 'react'
import type { CaptionLine } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { useKeywordMarks } from './keyword-marks'
import { rowId } from './reading'

interface CaptionRowProps {
  line: CaptionLine
  /** Whether sources are named: only where there is more than one. */
  labelled: boolean
  marked: boolean
  /** Words that the person waits for. */
  keywords: readonly string[]
  /** Whether words that are not committed are shown. */
  tail: boolean
}

/** One utterance: the words that stay, and after them those that may still change. */
export const CaptionRow = memo(function CaptionRow({ line, labelled, marked, keywords, tail }: CaptionRowProps) {
  const t = useTranslator()
  const { committed, tail: open, source } = line
  const words = useRef<HTMLSpanElement>(null)
  useKeywordMarks(words, committed, keywords)
  if (committed === '' && !tail) return null
  return (
    <li className="caption-row" id={rowId(line.id)} data-line={line.id} data-source={source} data-marked={marked}>
      {labelled && <span className="caption-source">{t.say(`hearing.source.${source}`)}: </span>}
      <span ref={words} className="caption-committed">
        {committed}
      </span>
      {tail && open !== '' && (
        <>
          {committed !== '' && ' '}
          {/* It changes all the time: for a screen reader it is not there until it is committed. */}
          <span className="caption-tail" aria-hidden="true">
            {open}
          </span>
        </>
      )}
      {marked && <span className="caption-mark">{t.say('captions.marked')}</span>}
    </li>
  )
})
