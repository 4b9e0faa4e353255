import { contextBridge, ipcRenderer } from 'electron'
import { FRAME_CHANNEL } from '../channel'

/**
 * All that the page sees of the desktop: it sends encoded frames and is given encoded frames. No other channel, and nothing of Electron,
 * reaches it.
 */
contextBridge.exposeInMainWorld('descry', {
  send: (frame: Uint8Array): void => ipcRenderer.send(FRAME_CHANNEL, frame),
  onFrame: (listener: (frame: Uint8Array) => void): (() => void) => {
    const receive = (_event: unknown, frame: Uint8Array): void => listener(frame)
    ipcRenderer.on(FRAME_CHANNEL, receive)
    return () => void ipcRenderer.off(FRAME_CHANNEL, receive)
  },
})
