import { useSyncExternalStore } from 'react'
import { Button } from 'react-aria-components'
import { useSession, useTranslator } from '../hooks/useSession'

/** Asks by voice: press, speak, press again. */
export function VoiceQuestionButton(): React.ReactNode {
  const { voiceQuestion } = useSession()
  const t = useTranslator()
  const state = useSyncExternalStore(voiceQuestion.subscribe, voiceQuestion.get)
  return (
    <Button
      className="button"
      aria-pressed={state === 'recording'}
      isDisabled={state === 'hearing'}
      onPress={voiceQuestion.toggle}
    >
      {t.say(state === 'recording' ? 'captions.ask.recording' : 'captions.ask.record')}
    </Button>
  )
}
