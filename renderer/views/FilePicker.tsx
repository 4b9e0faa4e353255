import { useSession } from '../hooks/useSession'
import { ids } from './places'

const ACCEPTED = '.png,.jpg,.jpeg,.webp,.avif,.gif,.bmp,.tif,.tiff,.svg,.pdf,image/*,application/pdf'

/** The hidden file input behind every way of opening a file. */
export function FilePicker(): React.ReactNode {
  const { choosing } = useSession()
  return (
    <input
      type="file"
      id={ids.file}
      hidden
      accept={ACCEPTED}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])]
        // Choosing the same file again is a wish too; without this it would not be noticed.
        event.target.value = ''
        if (files.length > 0) choosing.files(files)
      }}
    />
  )
}
