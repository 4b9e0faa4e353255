import type { Display, SourcesOptions } from 'electron'
import type { Translator } from '../../assistant/contract/language'
import type { CapturedPicture, CapturePort } from '../../assistant/ports'
import { DescryError } from '../../models/contract/errors'
import type { Rectangle } from './area'
import type { ChooseArea } from './area-overlay'
import { isPasswordPrompt } from './password-prompts'

/** A picture in memory; Electron's `NativeImage` is one. */
export interface Picture {
  isEmpty(): boolean
  getSize(): { width: number; height: number }
  crop(area: Rectangle): Picture
  toPNG(): Uint8Array
}

export interface CaptureSource {
  id: string
  name: string
  display_id: string
  thumbnail: Picture
}

type Screen = Pick<Display, 'id' | 'size' | 'scaleFactor' | 'bounds'>

export interface CaptureOptions {
  getSources: (options: SourcesOptions) => Promise<CaptureSource[]>
  /** The screen that the person is on: the one with the pointer. */
  currentScreen: () => Screen
  /** Whether the system lets Descry take pictures of the screen; asked for only where the system decides this (macOS). */
  mayCapture: () => boolean
  /** Throws `SCREEN_LOCKED` while nothing may be looked at. */
  checkLock: () => void
  /** Takes Descry's own windows off the screen; the function it gives puts them back as they were. */
  hideOwnWindows: () => Promise<() => void>
  /** Ids of Descry's own windows among the sources. */
  ownSources: () => readonly string[]
  chooseArea: ChooseArea
  translator: () => Translator
}

/** Without a picture, the list of windows costs next to nothing. */
const NO_PICTURE = { width: 0, height: 0 }

/**
 * Takes pictures of the screen. The picture is taken first, before anything of Descry is shown; an area is cut out of it afterwards,
 * so that it shows what was there when the key was pressed.
 */
export function createCapture(options: CaptureOptions): CapturePort {
  const { getSources, checkLock, ownSources, translator } = options

  const check = async (signal: AbortSignal | undefined): Promise<void> => {
    if (signal?.aborted) throw new DescryError('CANCELLED')
    checkLock()
    if (!options.mayCapture()) throw new DescryError('CAPTURE_DENIED')
  }
  const windows = async (size: { width: number; height: number }): Promise<CaptureSource[]> => {
    const own = new Set(ownSources())
    const sources = await getSources({ types: ['window'], thumbnailSize: size, fetchWindowIcons: false })
    return sources.filter(({ id }) => !own.has(id))
  }
  const takeScreen = async (screen: Screen): Promise<CaptureSource> => {
    const sources = await getSources({ types: ['screen'], thumbnailSize: pixels(screen), fetchWindowIcons: false })
    const source = sources.find(({ display_id }) => display_id === String(screen.id)) ?? sources[0]
    if (!source) throw new DescryError('CAPTURE_UNAVAILABLE', 'the system gave no picture')
    if (source.thumbnail.isEmpty()) throw new DescryError('CAPTURE_DENIED')
    return source
  }
  /** Electron does not name the window under focus; every system lists the one in front first, and minimised ones without a picture. */
  const takeWindow = async (screen: Screen): Promise<CaptureSource> => {
    const found = (await windows(pixels(screen))).find(({ thumbnail }) => !thumbnail.isEmpty())
    if (!found) throw new DescryError('CAPTURE_UNAVAILABLE', 'no window is open')
    if (isPasswordPrompt(found.name)) throw new DescryError('PASSWORD_PROMPT')
    return found
  }

  return {
    async capture({ what, area }, signal) {
      await check(signal)
      const putBack = await options.hideOwnWindows()
      const screen = options.currentScreen()
      let source: CaptureSource
      try {
        if (what === 'window') source = await takeWindow(screen)
        else {
          if ((await windows(NO_PICTURE)).slice(0, 1).some(({ name }) => isPasswordPrompt(name)))
            throw new DescryError('PASSWORD_PROMPT')
          source = await takeScreen(screen)
        }
      } catch (error) {
        putBack()
        throw captureError(error)
      }
      try {
        // The screen may have been locked while the picture was taken.
        await check(signal)
        if (what === 'window') return named(source.thumbnail, source.name)
        if (what === 'screen')
          return {
            ...named(source.thumbnail, translator().say('desktop.capture.screen')),
            at: placeOf(source.thumbnail, screen),
          }
        const wanted = area
          ? { x: area[0], y: area[1], width: area[2], height: area[3] }
          : scaled(await chosen(options.chooseArea, screen, signal), source.thumbnail, screen)
        return named(cut(source.thumbnail, wanted), translator().say('desktop.capture.area'))
      } finally {
        putBack()
      }
    },
  }
}

const pixels = ({ size, scaleFactor }: Screen): { width: number; height: number } => ({
  width: Math.round(size.width * scaleFactor),
  height: Math.round(size.height * scaleFactor),
})

/** Where a picture of a screen lies for what moves the pointer: in pixels, and on macOS in points. */
function placeOf(picture: Picture, { bounds, size, scaleFactor }: Screen): { x: number; y: number; scale: number } {
  const unit = process.platform === 'darwin' ? 1 : scaleFactor
  return { x: bounds.x * unit, y: bounds.y * unit, scale: (size.width * unit) / picture.getSize().width }
}

const named = (picture: Picture, name: string): CapturedPicture => ({ bytes: picture.toPNG(), name })

async function chosen(choose: ChooseArea, screen: Screen, signal: AbortSignal | undefined): Promise<Rectangle> {
  const area = await choose(screen, signal)
  if (!area || signal?.aborted) throw new DescryError('CANCELLED')
  return area
}

/** From the screen's units to the picture's pixels. */
function scaled(area: Rectangle, picture: Picture, screen: Screen): Rectangle {
  const [across, down] = [picture.getSize().width / screen.size.width, picture.getSize().height / screen.size.height]
  return {
    x: Math.round(area.x * across),
    y: Math.round(area.y * down),
    width: Math.round(area.width * across),
    height: Math.round(area.height * down),
  }
}

function cut(picture: Picture, area: Rectangle): Picture {
  const { width, height } = picture.getSize()
  const [left, top] = [Math.max(0, area.x), Math.max(0, area.y)]
  const [right, bottom] = [Math.min(width, area.x + area.width), Math.min(height, area.y + area.height)]
  if (right <= left || bottom <= top)
    throw new DescryError('AREA_OUTSIDE', `${area.x},${area.y},${area.width},${area.height}`)
  return picture.crop({ x: left, y: top, width: right - left, height: bottom - top })
}

/** Electron rejects with a bare sentence when the system refuses. */
function captureError(error: unknown): DescryError {
  if (error instanceof DescryError) return error
  const reason = error instanceof Error ? error.message.replace(/[.\s]+$/, '') : 'the system gave no reason'
  return new DescryError('CAPTURE_UNAVAILABLE', reason, { cause: error })
}
