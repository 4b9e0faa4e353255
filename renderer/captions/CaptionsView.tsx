import { Button } from 'react-aria-components'
import type { SoundSource } from '../../assistant/contract'
import { useSession, useTranslator } from '../hooks/useSession'
import { noticeText } from '../state/status'
import { CaptionRows } from './CaptionRows'
import { Demonstration } from './Demonstration'
import { Flash } from './Flash'
import { useCaptions, useCaptionsState } from './hooks'
import { SourceBox } from './SourceBox'
import { isRunning } from './state'
import { captionsStatus } from './status'
import { StyleDialog } from './StyleDialog'

const SOURCES: readonly SoundSource[] = ['microphone', 'system']

/** Live captions: what is said, who listens, and how it looks. */
export function CaptionsView(): React.ReactNode {
  const t = useTranslator()
  const { reading } = useSession()
  const state = useCaptionsState((each) => each.session?.state ?? 'off')
  const status = useCaptionsState((each) => captionsStatus(each, t))
  const problem = useCaptionsState((each) => each.problem)
  const notice = useCaptionsState((each) => each.notice)
  const following = useCaptionsState((each) => each.following)
  return (
    <section className="card captions" aria-labelledby="captions-title">
      <div className="captions-head">
        <h2 id="captions-title">{t.say('captions.title')}</h2>
        <p className="captions-status" data-state={state}>
          {status}
        </p>
      </div>
      <Demonstration />
      {problem && <p className="captions-problem">{t.error(problem)}</p>}
      {notice && <p className="captions-problem">{noticeText(notice, t)}</p>}
      <Controls />
      <Flash />
      <CaptionRows />
      {!following && (
        <Button className="button primary captions-live" onPress={reading.toLive}>
          {t.say('captions.toLive')}
        </Button>
      )}
      <StyleDialog />
    </section>
  )
}

function Controls(): React.ReactNode {
  const captions = useCaptions()
  const { reading } = useSession()
  const t = useTranslator()
  const running = useCaptionsState(isRunning)
  const paused = useCaptionsState((state) => state.session?.state === 'paused')
  const idle = useCaptionsState((state) => state.starting || state.wanted.length === 0)
  const marked = useCaptionsState((state) => state.mark !== null && !state.mark.returned)
  return (
    <div className="captions-bar" role="group" aria-label={t.say('captions.controls')}>
      {running ? (
        <Button className="button primary" onPress={() => void captions.stop()}>
          {t.say('captions.stop')}
        </Button>
      ) : (
        <Button className="button primary" isDisabled={idle} onPress={() => void captions.start()}>
          {t.say('captions.start')}
        </Button>
      )}
      {running && (
        <Button className="button" onPress={() => void captions.pause()}>
          {t.say(paused ? 'captions.goOn' : 'captions.pause')}
        </Button>
      )}
      {SOURCES.map((source) => (
        <SourceBox key={source} source={source} />
      ))}
      <Button className="button" onPress={reading.mark}>
        {t.say(marked ? 'captions.toMark' : 'captions.mark')}
      </Button>
      <Button className="button" onPress={() => captions.store.dispatch({ type: 'styling', open: true })}>
        {t.say('captions.style')}
      </Button>
    </div>
  )
}
