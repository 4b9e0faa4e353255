import { memo, useId, useMemo } from 'react'
import type { Segment, Translator } from '../../../assistant/contract'
import type { Match } from '../state/model'
import { piecesOf, runsOf, type Piece } from '../state/pieces'
import { clock } from '../state/words'

interface SegmentRowProps {
  segment: Segment
  index: number
  language: string | null
  playable: boolean
  matches: readonly Match[]
  /** The match that the search is at, where it is in this line. */
  current: Match | undefined
  /** The word that has the keyboard, -1 for the line itself; undefined for another line. */
  stop: number | undefined
  /** The word that is heard, likewise. */
  heard: number | undefined
  t: Translator
}

/** One line: its time and who spoke, then the words, each of which can be played from. */
export const SegmentRow = memo(function SegmentRow(props: SegmentRowProps): React.ReactNode {
  const { segment, index, language, playable, stop, heard, t } = props
  const pieces = useMemo(() => piecesOf(segment), [segment])
  const textId = useId()
  const here = stop === -1
  const focus = { tabIndex: here ? 0 : -1, ...(here && { 'data-stop': true }) }
  const text = (
    <p id={textId} className="line-text" dir="auto" {...(language && { lang: language })} {...(!playable && focus)}>
      {pieces.map((piece) => (
        <Word key={piece.from} piece={piece} {...props} isStop={piece.word >= 0 && piece.word === stop} />
      ))}
    </p>
  )
  return (
    <li className="line" data-line={index} {...(heard !== undefined && { 'data-heard': true })}>
      <LineHead segment={segment} playable={playable} t={t} textId={textId} focus={focus} />
      {text}
    </li>
  )
})

/** When it was said and by whom; where there is sound, a button that plays the line. */
function LineHead(props: {
  segment: Segment
  playable: boolean
  textId: string
  focus: object
  t: Translator
}): React.ReactNode {
  const { segment, playable, textId, focus, t } = props
  const time = clock(segment.start)
  const source =
    segment.speaker !== undefined
      ? t.say('hearing.speaker', { number: segment.speaker })
      : segment.source && t.say(`hearing.source.${segment.source}`)
  const words = (
    <>
      <span className="line-time">{time}</span> {source && <span className="line-source">{source}</span>}
    </>
  )
  if (!playable) return <span className="line-head">{words}</span>
  const label = source
    ? t.say('transcripts.segment.play.source', { time, source })
    : t.say('transcripts.segment.play', { time })
  return (
    <button type="button" className="line-head" data-word="-1" aria-label={label} aria-describedby={textId} {...focus}>
      {words}
    </button>
  )
}

/** A word, or what stands between two. What was searched for is marked in both. */
function Word(props: SegmentRowProps & { piece: Piece; isStop: boolean }): React.ReactNode {
  const { piece, segment, matches, current, playable, heard, isStop } = props
  const runs = runsOf(piece, matches).map((run) => {
    const text = segment.text.slice(run.from, run.to)
    if (run.match < 0) return text
    return (
      <mark key={run.from} {...(matches[run.match] === current && { 'data-current': true })}>
        {text}
      </mark>
    )
  })
  if (piece.word < 0) return <>{runs}</>
  return (
    <span
      className="word"
      data-word={piece.word}
      {...(heard === piece.word && { 'aria-current': true })}
      // The one word that has the keyboard is a button; all others stay plain text, so that a line is read as a sentence.
      {...(isStop && { tabIndex: 0, 'data-stop': true, ...(playable && { role: 'button' }) })}
    >
      {runs}
    </span>
  )
}
