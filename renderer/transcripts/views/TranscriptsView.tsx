import { useEffect } from 'react'
import { useTranslator } from '../../hooks/useSession'
import { useSoundFiles, useTranscripts, useTranscriptsState } from '../hooks'
import { ListView } from './ListView'
import { RemoveDialog } from './RemoveDialog'
import { RenameDialog } from './RenameDialog'
import { SoundPicker } from './SoundPicker'
import { TranscriptPage } from './TranscriptPage'

/** Transcripts: the list of them, or the one that is open. */
export function TranscriptsView(): React.ReactNode {
  const transcripts = useTranscripts()
  const t = useTranslator()
  const open = useTranscriptsState((state) => state.open !== null)
  const dragging = useSoundFiles()
  useEffect(() => {
    if (transcripts.store.get().list !== 'ready') void transcripts.list()
  }, [transcripts])
  return (
    <div className="transcripts">
      {open ? <TranscriptPage /> : <ListView />}
      <SoundPicker />
      <RenameDialog />
      <RemoveDialog />
      {dragging && <div className="drop-hint">{t.say('transcripts.drop')}</div>}
    </div>
  )
}
