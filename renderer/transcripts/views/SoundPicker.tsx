import { useTranscripts } from '../hooks'
import { ids } from '../places'

const ACCEPTED = 'audio/*,video/*,.wav,.mp3,.m4a,.aac,.flac,.ogg,.oga,.opus,.webm,.mp4,.mkv,.mov'

/** The hidden file input behind “Add files”. */
export function SoundPicker(): React.ReactNode {
  const { uploading } = useTranscripts()
  return (
    <input
      type="file"
      id={ids.files}
      hidden
      multiple
      accept={ACCEPTED}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])]
        // Choosing the same file again is a wish too; without this it would not be noticed.
        event.target.value = ''
        if (files.length > 0) uploading.add(files)
      }}
    />
  )
}
