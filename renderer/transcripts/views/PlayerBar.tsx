import { Button } from 'react-aria-components'
import type { TranscriptEntry } from '../../../assistant/contract'
import { useTranslator } from '../../hooks/useSession'
import { Choice } from '../../views/Choice'
import { useTranscripts, useTranscriptsState } from '../hooks'
import { speeds } from '../state/model'
import { clock, lengthText } from '../state/words'

/** Plays and pauses the sound, and how fast. */
export function PlayerBar({ entry }: { entry: TranscriptEntry }): React.ReactNode {
  const { player } = useTranscripts()
  const t = useTranslator()
  const { state, at, rate } = useTranscriptsState((all) => all.playing)
  const on = state === 'playing' || state === 'loading'
  return (
    <div role="group" aria-label={t.say('transcripts.player')} className="player">
      <Button className="button primary" onPress={player.toggle}>
        {t.say(on ? 'transcripts.player.pause' : 'transcripts.player.play')}
      </Button>
      <span className="player-at">{t.say('transcripts.player.at', { at: clock(at), of: lengthText(entry) })}</span>
      <Choice
        label={t.say('transcripts.player.speed')}
        value={String(rate)}
        options={speeds.map((speed) => ({
          value: String(speed),
          label: t.say('transcripts.player.rate', { rate: speed }),
        }))}
        onChange={(value) => player.setRate(Number(value))}
      />
    </div>
  )
}
