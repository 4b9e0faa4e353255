import { useSyncExternalStore } from 'react'
import { Button } from 'react-aria-components'
import { useSession, useTranslator } from '../hooks/useSession'

/**
 * Asks by voice: hold the button, a key on it or a switch, and let go; or press it, speak, and press it again. While it records, a
 * second button asks at once what was heard.
 */
export function VoiceQuestionButton(): React.ReactNode {
  const { voiceQuestion } = useSession()
  const t = useTranslator()
  const state = useSyncExternalStore(voiceQuestion.subscribe, voiceQuestion.get)
  return (
    <>
      <Button
        className="button"
        aria-pressed={state === 'recording'}
        // Not disabled while it is recognised: the focus would fall off it.
        aria-disabled={state === 'hearing'}
        onPressStart={voiceQuestion.press}
        onPressEnd={voiceQuestion.release}
      >
        {t.say(`captions.ask.${state}`)}
      </Button>
      {state === 'recording' && (
        <Button className="button primary" onPress={voiceQuestion.askNow}>
          {t.say('captions.ask.now')}
        </Button>
      )}
    </>
  )
}
