import { useEffect, useRef } from 'react'
import { useAppState, useTranslator } from '../hooks/useSession'
import { useCaptions, useCaptionsState } from './hooks'
import { CaptionRow } from './CaptionRow'
import { captionLook } from './look'

/** How near the end counts as the end, in pixels. */
const NEAR = 24

/** What was said, oldest first; the newest stays in view until the person scrolls back. */
export function CaptionRows({ last }: { last?: number }): React.ReactNode {
  const t = useTranslator()
  const { store } = useCaptions()
  const style = useAppState((state) => state.settings.captions)
  const all = useCaptionsState((state) => state.lines)
  const following = useCaptionsState((state) => state.following)
  const mark = useCaptionsState((state) => state.mark)
  const alert = useCaptionsState((state) => state.lastAlert)
  const labelled = useCaptionsState((state) => (state.session?.sources.length ?? 0) > 1)
  const box = useRef<HTMLDivElement>(null)
  const lines = last === undefined ? all : all.slice(-last)

  useEffect(() => {
    if (following) box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [all, following])

  const onScroll = (): void => {
    const { current } = box
    if (!current) return
    const atEnd = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR
    store.dispatch({ type: 'following', on: atEnd })
  }
  return (
    <div
      ref={box}
      className="caption-box"
      style={captionLook(style)}
      onScroll={onScroll}
      // It scrolls, so it has to be reachable by keyboard.
      tabIndex={0}
      role="group"
      aria-label={t.say('captions.rows')}
    >
      <ol className="caption-rows">
        {lines.map((line) => (
          <CaptionRow
            key={line.id}
            line={line}
            labelled={labelled}
            marked={line.id === mark}
            alerted={line.id === alert?.lineId}
            tail={style.appear === 'words'}
          />
        ))}
      </ol>
      {lines.length === 0 && <p className="caption-empty">{t.say('captions.empty')}</p>}
    </div>
  )
}
