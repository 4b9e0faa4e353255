/** The one channel between the page and the main process. Each message on it is one encoded frame. */
export const FRAME_CHANNEL = 'descry:frame'
