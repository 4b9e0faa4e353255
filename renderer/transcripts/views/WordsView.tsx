import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { TranscriptEntry } from '../../../assistant/contract'
import { useTranslator } from '../../hooks/useSession'
import { useTranscripts, useTranscriptsState } from '../hooks'
import { ids } from '../places'
import type { Match, OpenTranscript, Place } from '../state/model'
import { moved } from '../state/moving'
import { SegmentRow } from './SegmentRow'
import { useFollowing } from './useFollowing'

const noMatches: Match[] = []

/**
 * The words of a transcript. It is one stop of the Tab key; arrows move inside. Screen readers find plain paragraphs there, each after a button
 * with its time. Of a long transcript only a part is on the page; buttons at both ends bring more.
 */
export function WordsView({ entry, open }: { entry: TranscriptEntry; open: OpenTranscript }): React.ReactNode {
  const { store, player } = useTranscripts()
  const t = useTranslator()
  const list = useRef<HTMLOListElement>(null)
  const focusCursor = useRef(false)
  const heard = useTranscriptsState((state) => (state.playing.state === 'stopped' ? null : state.playing.place))
  const { segments, shown, cursor, matches, match } = open
  const growing = entry.state === 'working' || entry.state === 'live'
  const byLine = useMemo(() => grouped(matches), [matches])
  const current = matches[match]
  // Where the cursor's line is not on the page, Tab leads to the first one that is.
  const stop = cursor.segment >= shown.from && cursor.segment < shown.to ? cursor : { segment: shown.from, word: -1 }
  const end = useFollowing({ open, heard, growing })

  useLayoutEffect(() => {
    if (!focusCursor.current) return
    focusCursor.current = false
    list.current?.querySelector<HTMLElement>('[data-stop]')?.focus()
  }, [cursor, shown])
  useEffect(() => {
    if (current) list.current?.querySelector('mark[data-current]')?.scrollIntoView({ block: 'center' })
  }, [current])

  const go = (place: Place): void => {
    focusCursor.current = true
    store.dispatch({ type: 'cursor', place })
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const to = moved(segments, stop, event)
    if (to) {
      event.preventDefault()
      return go(to)
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    event.stopPropagation()
    if (event.repeat) return
    if (event.key === ' ') player.toggle()
    else void player.playFrom(stop)
  }
  const onClick = (event: React.MouseEvent): void => {
    const place = placeOf(event.target)
    // Words that were marked with the mouse are to be copied, not played.
    if (!place || document.getSelection()?.isCollapsed === false) return
    go(place)
    void player.playFrom(place)
  }
  const showMore = (which: 'earlier' | 'later'): void => {
    store.dispatch({ type: 'show', which })
    go({ segment: which === 'later' ? shown.to : shown.from - 1, word: -1 })
  }

  if (segments.length === 0)
    return <p className="waiting">{t.say(growing ? 'transcripts.wordless' : 'transcripts.wordless.done')}</p>
  return (
    <div className="words-box">
      <h3 id="words-title">{t.say('transcripts.words')}</h3>
      <p className="note">{t.say(entry.hasSound ? 'transcripts.words.hint' : 'transcripts.words.hint.silent')}</p>
      {shown.from > 0 && (
        <Button className="button small" onPress={() => showMore('earlier')}>
          {t.say('transcripts.earlier', { count: shown.from })}
        </Button>
      )}
      {/* The keys are those of the words inside, which have the focus. */}
      <ol
        ref={list}
        id={ids.words}
        className="words"
        aria-labelledby="words-title"
        start={shown.from + 1}
        data-playable={entry.hasSound}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => event.key === ' ' && event.preventDefault()}
        onClick={onClick}
      >
        {segments.slice(shown.from, shown.to).map((segment, offset) => {
          const index = shown.from + offset
          return (
            <SegmentRow
              key={index}
              segment={segment}
              index={index}
              language={segment.language ?? entry.language}
              playable={entry.hasSound}
              matches={byLine.get(index) ?? noMatches}
              current={current?.segment === index ? current : undefined}
              stop={stop.segment === index ? stop.word : undefined}
              heard={heard?.segment === index ? heard.word : undefined}
              t={t}
            />
          )
        })}
      </ol>
      <div ref={end} aria-hidden="true" />
      {shown.to < segments.length && (
        <Button className="button small" onPress={() => showMore('later')}>
          {t.say('transcripts.later', { count: segments.length - shown.to })}
        </Button>
      )}
      {growing && <p className="note">{t.say('transcripts.growing')}</p>}
    </div>
  )
}

function grouped(matches: readonly Match[]): Map<number, Match[]> {
  const byLine = new Map<number, Match[]>()
  for (const match of matches) {
    const line = byLine.get(match.segment)
    if (line) line.push(match)
    else byLine.set(match.segment, [match])
  }
  return byLine
}

/** The place that was clicked on: a word, or the time of a line. */
function placeOf(target: EventTarget): Place | undefined {
  if (!(target instanceof Element)) return undefined
  const word = target.closest<HTMLElement>('[data-word]')
  const line = target.closest<HTMLElement>('[data-line]')
  if (!word || !line) return undefined
  return { segment: Number(line.dataset['line']), word: Number(word.dataset['word']) }
}
