import type { Captions } from '../../assistant/captions'
import type { DescribedPicture, PictureRequest } from '../../assistant/contract'
import type { Translator } from '../../assistant/contract/language'
import type { Announcer, Broadcaster, HostVoice } from '../../assistant/host'
import { toDescryError } from '../../models/contract/errors'
import type { LayerCommand } from './layer'

export interface CommandOptions {
  /** Describes to the pages and aloud; errors are told by it. */
  describe: (picture: PictureRequest, signal: AbortSignal) => Promise<DescribedPicture>
  /** The last picture that was described, by a key or in the window. */
  lastPicture: () => string | null
  voice: () => HostVoice | null
  announcer: Pick<Announcer, 'silence'>
  broadcaster: Pick<Broadcaster, 'send'>
  /** Shows the window and gives it the focus; resolves when its page listens. */
  openWindow: () => Promise<void>
  tell: (sentence: string) => void
  /** Shows what nobody could say aloud. */
  showQuietly: (description: string) => void
  translator: () => Translator
  /** The master key as people read it. */
  shortcut: () => string
  /** Begins or ends captions; says which. */
  toggleCaptions: () => Promise<'started' | 'stopped'>
}

export interface Commands {
  run(command: LayerCommand): void
  /** Ends what is under way and falls silent, as when the screen gets locked. */
  stop(): void
}

/** What the letters of the layer and the tray's menu do. A new picture ends the one under way: pressing a key again starts over. */
export function createCommands(options: CommandOptions): Commands {
  const { voice, tell, translator, openWindow, broadcaster, lastPicture } = options
  let underWay: AbortController | null = null

  const stop = (): void => {
    underWay?.abort()
    underWay = null
    options.announcer.silence()
  }
  const look = async (picture: PictureRequest): Promise<void> => {
    stop()
    const turn = new AbortController()
    underWay = turn
    try {
      const { description } = await options.describe(picture, turn.signal)
      if (!voice()) options.showQuietly(description)
    } catch (thrown) {
      // Whoever describes has told the error aloud already.
      const error = toDescryError(thrown)
      if (!voice() && error.code !== 'CANCELLED') options.showQuietly(translator().error(error))
    } finally {
      if (underWay === turn) underWay = null
    }
  }
  const repeat = async (): Promise<void> => {
    const speaker = voice()
    if (!speaker) return tell(translator().error({ code: 'VOICE_UNAVAILABLE', detail: '' }))
    try {
      if ((await speaker.repeat()) === '') tell(translator().say('window.repeat.nothing'))
    } catch (thrown) {
      const error = toDescryError(thrown)
      if (error.code !== 'CANCELLED') tell(translator().error(error))
    }
  }
  const openDocument = async (): Promise<void> => {
    const pictureId = lastPicture()
    if (pictureId === null) return tell(translator().say('window.document.none'))
    await openWindow()
    broadcaster.send('document', { pictureId })
  }
  const openQuestion = async (): Promise<void> => {
    await openWindow()
    broadcaster.send('ask', { pictureId: lastPicture() })
  }

  const captions = async (): Promise<void> => {
    try {
      const now = await options.toggleCaptions()
      tell(translator().say('desktop.captions', { now }))
    } catch (thrown) {
      tell(translator().error(toDescryError(thrown)))
    }
  }

  const actions: Record<LayerCommand, () => unknown> = {
    screen: () => look({ kind: 'capture', what: 'screen' }),
    window: () => look({ kind: 'capture', what: 'window' }),
    area: () => look({ kind: 'capture', what: 'area' }),
    clipboard: () => look({ kind: 'clipboard' }),
    question: openQuestion,
    repeat,
    stop: () => {
      stop()
      broadcaster.send('notice', { message: translator().say('window.status.stopped') })
    },
    document: openDocument,
    help: () => tell(translator().say('desktop.layer.help', { shortcut: options.shortcut() })),
    captions,
  }
  return { run: (command) => void actions[command](), stop }
}

/**
 * Ends captions where they run. Begins them otherwise: with what the host captures by itself, or in the page, where only the page can.
 * @param startInPage shows the page and tells it to begin
 */
export async function toggleCaptions(
  captions: Captions,
  startInPage: () => Promise<void>,
): Promise<'started' | 'stopped'> {
  const { session } = captions.current()
  if (session) {
    await captions.stop(session.sessionId)
    return 'stopped'
  }
  const sources = await captions.hostSources()
  if (sources.length > 0) await captions.start(sources.map((source) => ({ source, from: 'host' })))
  else await startInPage()
  return 'started'
}
