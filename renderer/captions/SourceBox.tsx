import { useSyncExternalStore } from 'react'
import { Checkbox, Label, Meter } from 'react-aria-components'
import type { SoundSource, Translator } from '../../assistant/contract'
import { useTranslator } from '../hooks/useSession'
import { useCaptions, useCaptionsState } from './hooks'
import { isHeard, isRunning } from './state'

/** One source: whether to listen to it, and how loud it is. While captions run, one that is not heard can be added or connected again. */
export function SourceBox({ source }: { source: SoundSource }): React.ReactNode {
  const captions = useCaptions()
  const t = useTranslator()
  const running = useCaptionsState(isRunning)
  const starting = useCaptionsState((state) => state.starting)
  const wanted = useCaptionsState((state) => state.wanted.includes(source))
  const heard = useCaptionsState((state) => isHeard(state, source))
  const captured = useCaptionsState((state) => state.captured.includes(source))
  const change = (on: boolean): void => {
    if (!running) captions.store.dispatch({ type: 'want', source, on })
    else if (on) void captions.connect(source)
  }
  return (
    <div className="captions-source" data-source={source}>
      <Checkbox
        className="checkbox"
        isSelected={running ? heard : wanted}
        isDisabled={starting || (running && heard)}
        onChange={change}
      >
        <span className="box" aria-hidden="true" />
        {t.say(`hearing.source.${source}`)}
      </Checkbox>
      {running && captured && <Level source={source} />}
    </div>
  )
}

/** How loud a source is: a bar, and a word for it. Without motion, the word alone is shown. */
function Level({ source }: { source: SoundSource }): React.ReactNode {
  const t = useTranslator()
  const still = useStillness()
  const level = useCaptionsState((state) => Math.round((state.levels[source] ?? 0) * 20) / 20)
  const word = levelWord(level, t)
  return (
    <Meter className="captions-meter" value={level} minValue={0} maxValue={1} valueLabel={word}>
      {({ percentage }) => (
        <>
          <Label className="visually-hidden">
            {t.say('captions.level', { source: t.say(`hearing.source.${source}`) })}
          </Label>
          {still ? (
            <span className="captions-level-word">{word}</span>
          ) : (
            <span className="captions-meter-track">
              <span className="captions-meter-bar" style={{ inlineSize: `${percentage}%` }} />
            </span>
          )}
        </>
      )}
    </Meter>
  )
}

/** What a level means for somebody who wants to be heard, on the meter's scale. */
function levelWord(level: number, t: Translator): string {
  if (level === 0) return t.say('captions.level.none')
  if (level < 0.35) return t.say('captions.level.quiet')
  return t.say(level < 0.95 ? 'captions.level.good' : 'captions.level.loud')
}

const stillness = window.matchMedia('(prefers-reduced-motion: reduce)')

/** Whether the person wants things on the screen to stay still. */
const useStillness = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      stillness.addEventListener('change', listener)
      return () => stillness.removeEventListener('change', listener)
    },
    () => stillness.matches,
  )
