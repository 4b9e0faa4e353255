/** What is needed of Electron's `dialog.showOpenDialog`, bound to a window. */
export type OpenDialog = (options: {
  title: string
  properties: ('openDirectory' | 'dontAddToRecent')[]
}) => Promise<{ canceled: boolean; filePaths: string[] }>

/**
 * Has the person choose a folder in the system's own dialog, which screen readers know; null where none was chosen. While one dialog is
 * open, whoever asks again waits for that one.
 */
export function createFolderChooser(open: OpenDialog, title: () => string): () => Promise<string | null> {
  let asking: Promise<string | null> | undefined
  const ask = async (): Promise<string | null> => {
    const { canceled, filePaths } = await open({ title: title(), properties: ['openDirectory', 'dontAddToRecent'] })
    return canceled ? null : (filePaths[0] ?? null)
  }
  return () => (asking ??= ask().finally(() => (asking = undefined)))
}
