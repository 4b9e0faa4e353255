import { useEffect, useRef } from 'react'
import { Button, Checkbox, Label, Meter } from 'react-aria-components'
import type { SoundSource } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { CaptionRows } from './CaptionRows'
import { useCaptions, useCaptionsState } from './hooks'
import { captionsStatus } from './status'
import { StyleDialog } from './StyleDialog'

const SOURCES: readonly SoundSource[] = ['microphone', 'system']

/** Live captions: what is said, who listens, and how it looks. */
export function CaptionsView(): React.ReactNode {
  const captions = useCaptions()
  const t = useTranslator()
  const session = useCaptionsState((state) => state.session)
  const starting = useCaptionsState((state) => state.starting)
  const status = useCaptionsState((state) => captionsStatus(state, t))
  const problem = useCaptionsState((state) => state.problem)
  const following = useCaptionsState((state) => state.following)
  const mark = useCaptionsState((state) => state.mark)
  const running = session !== null && session.state !== 'stopped'
  return (
    <section className="card captions" aria-labelledby="captions-title">
      <div className="captions-head">
        <h2 id="captions-title" tabIndex={-1}>
          {t.say('captions.title')}
        </h2>
        <p className="captions-status" data-state={session?.state ?? 'off'}>
          {status}
        </p>
      </div>
      {session?.recogniser?.demonstration && (
        <p className="captions-warning" role="note">
          {t.say('hearing.demonstration')}
        </p>
      )}
      {problem && <p className="captions-problem">{t.error(problem)}</p>}
      <div className="captions-bar" role="group" aria-label={t.say('captions.controls')}>
        {running ? (
          <Button className="button primary" onPress={() => void captions.stop()}>
            {t.say('captions.stop')}
          </Button>
        ) : (
          <Button className="button primary" isDisabled={starting} onPress={() => void captions.start()}>
            {t.say('captions.start')}
          </Button>
        )}
        {running && (
          <Button className="button" onPress={() => void captions.pause()}>
            {t.say(session.state === 'paused' ? 'captions.goOn' : 'captions.pause')}
          </Button>
        )}
        {SOURCES.map((source) => (
          <SourceBox key={source} source={source} running={running} />
        ))}
        <Button className="button" onPress={() => captions.mark()}>
          {t.say(mark === null ? 'captions.mark' : 'captions.toMark')}
        </Button>
        <Button className="button" onPress={() => captions.store.dispatch({ type: 'styling', open: true })}>
          {t.say('captions.style')}
        </Button>
      </div>
      <Flash />
      <CaptionRows />
      {!following && (
        <Button
          className="button primary captions-live"
          onPress={() => captions.store.dispatch({ type: 'following', on: true })}
        >
          {t.say('captions.toLive')}
        </Button>
      )}
      <StyleDialog />
    </section>
  )
}

/** One source: whether to listen to it, and how loud it is. */
function SourceBox({ source, running }: { source: SoundSource; running: boolean }): React.ReactNode {
  const { store } = useCaptions()
  const t = useTranslator()
  const wanted = useCaptionsState((state) => state.wanted.includes(source))
  const level = useCaptionsState((state) => state.levels[source] ?? null)
  const active = useCaptionsState((state) => state.session?.sources.some((each) => each.source === source) ?? false)
  return (
    <div className="captions-source" data-source={source}>
      <Checkbox
        className="checkbox"
        isSelected={wanted}
        isDisabled={running}
        onChange={(on) => store.dispatch({ type: 'want', source, on })}
      >
        <span className="box" aria-hidden="true" />
        {t.say(`hearing.source.${source}`)}
      </Checkbox>
      {running && active && level !== null && (
        <Meter className="captions-meter" value={Math.round(level * 20) / 20} minValue={0} maxValue={1}>
          {({ percentage }) => (
            <>
              <Label className="visually-hidden">
                {t.say('captions.level', { source: t.say(`hearing.source.${source}`) })}
              </Label>
              <span className="captions-meter-bar" style={{ inlineSize: `${percentage}%` }} />
            </>
          )}
        </Meter>
      )}
    </div>
  )
}

/** One flash of the frame when a word was said that the person waits for. Never more than one at a time. */
function Flash(): React.ReactNode {
  const alerts = useCaptionsState((state) => state.alerts)
  const word = useCaptionsState((state) => state.lastAlert?.word ?? '')
  const t = useTranslator()
  const frame = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const { current } = frame
    if (alerts === 0 || !current) return
    current.dataset['on'] = 'true'
    const timer = setTimeout(() => (current.dataset['on'] = 'false'), 3000)
    return () => clearTimeout(timer)
  }, [alerts])
  return (
    <p ref={frame} className="captions-flash" data-on="false" aria-hidden="true">
      {t.say('captions.keyword', { word })}
    </p>
  )
}
