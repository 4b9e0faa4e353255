import { useAppState, useTranslator } from '../hooks/useSession'
import { CaptionRow } from './CaptionRow'
import { useCaptionsState } from './hooks'
import { captionLook } from './look'
import { BOX_ID } from './reading'
import { useFollowing } from './useFollowing'

/** What was said, oldest first; the newest stays in view until the person scrolls back. `last`: only so many utterances. */
export function CaptionRows({ last }: { last?: number }): React.ReactNode {
  const t = useTranslator()
  const style = useAppState((state) => state.settings.captions)
  const all = useCaptionsState((state) => state.lines)
  const marked = useCaptionsState((state) => state.mark?.lineId)
  const labelled = useCaptionsState((state) => (state.session?.sources.length ?? 0) > 1)
  const { box, content, onScroll } = useFollowing<HTMLDivElement, HTMLOListElement>()
  const lines = last === undefined ? all : all.slice(-last)
  return (
    <div
      ref={box}
      id={BOX_ID}
      className="caption-box"
      style={captionLook(style)}
      onScroll={onScroll}
      // It scrolls, so it has to be reachable by keyboard.
      tabIndex={0}
      role="group"
      aria-label={t.say('captions.rows')}
    >
      <ol ref={content} className="caption-rows">
        {lines.map((line) => (
          <CaptionRow
            key={line.id}
            line={line}
            labelled={labelled}
            marked={line.id === marked}
            keywords={style.keywords}
            tail={style.appear === 'words'}
          />
        ))}
      </ol>
      {lines.length === 0 && <p className="caption-empty">{t.say('captions.empty')}</p>}
    </div>
  )
}
