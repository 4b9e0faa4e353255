import { useEffect, useRef } from 'react'
import { useTranscripts } from '../hooks'

/** What the sound comes out of. It is part of the transcript's page, so that leaving the page ends the sound. */
export function Sound(): React.ReactNode {
  const { player } = useTranscripts()
  const audio = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    player.attach(audio.current)
    return () => player.attach(null)
  }, [player])
  return <audio ref={audio} hidden />
}
