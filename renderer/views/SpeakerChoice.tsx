import { useEffect, useState } from 'react'
import { hostMethods, speakerText, type VoiceList } from '../../assistant/contract'
import { useAppState, useSession, useTranslator } from '../hooks/useSession'
import { Choice } from './Choice'

/** Whose voice Descry's own is: the system's, or a speaker of an installed model. Shown only where there is something to choose. */
export function SpeakerChoice(): React.ReactNode {
  const { host, changeSettings } = useSession()
  const t = useTranslator()
  const speaker = useAppState((state) => state.settings.speaker)
  const language = useAppState((state) => state.settings.language)
  const [voices, setVoices] = useState<VoiceList>()
  useEffect(() => {
    let open = true
    host.call(hostMethods.voices, {}).then(
      ({ result }) => open && setVoices(result),
      // Without the list there is nothing to choose; the settings themselves are still there.
      () => {},
    )
    return () => void (open = false)
    // What is wrong with a voice is told in the language of the page.
  }, [host, language])

  const { system, installed } = voices ?? { system: null, installed: null }
  if (!installed) return null
  if (installed.problem !== null) return <p className="note">{installed.problem}</p>
  const systemLabel = system === null ? t.say('voice.system') : t.say('voice.system.named', { name: system })
  const [best = 'system'] = installed.speakers
  return (
    <>
      <Choice
        layout="list"
        label={t.say('voice.choice')}
        value={speaker === 'system' || installed.speakers.includes(speaker) ? speaker : best}
        options={[
          { value: 'system', label: systemLabel },
          ...installed.speakers.map((value) => ({ value, label: speakerText(value, t) })),
        ]}
        onChange={(chosen) => void changeSettings({ speaker: chosen })}
      />
      <p className="note">{t.say('voice.choice.hint', { model: installed.name })}</p>
    </>
  )
}
