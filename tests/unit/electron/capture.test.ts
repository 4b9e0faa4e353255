import { beforeEach, describe, expect, test } from 'vitest'
import { createTranslator } from '../../../assistant/contract/language'
import type { Rectangle } from '../../../electron/main/area'
import { createCapture, type CaptureOptions, type CaptureSource, type Picture } from '../../../electron/main/capture'
import { isPasswordPrompt } from '../../../electron/main/password-prompts'
import { DescryError } from '../../../models/contract'

/** A picture whose bytes say what it is: its name and, after cutting, where it was cut. */
const picture = (text: string, width = 2000, height = 1000): Picture => ({
  isEmpty: () => text === '',
  getSize: () => ({ width, height }),
  crop: ({ x, y, width: w, height: h }) => picture(`${text} cut at ${x},${y} ${w}×${h}`, w, h),
  toPNG: () => new TextEncoder().encode(text),
})
const source = (id: string, name: string, text: string, display_id = ''): CaptureSource => ({
  id,
  name,
  display_id,
  thumbnail: picture(text),
})

let happened: string[]
let screens: CaptureSource[]
let windows: CaptureSource[]
let area: Rectangle | null
let options: CaptureOptions
beforeEach(() => {
  happened = []
  screens = [source('screen:1', 'Screen 1', 'first screen', '1'), source('screen:2', 'Screen 2', 'second screen', '2')]
  windows = [source('window:own', 'Descry', 'own window'), source('window:7', 'Letter – Editor', 'editor')]
  area = { x: 10, y: 20, width: 100, height: 50 }
  options = {
    getSources: ({ types, thumbnailSize }) => {
      happened.push(`sources ${types.join()} ${thumbnailSize?.width}×${thumbnailSize?.height}`)
      return Promise.resolve(types.includes('screen') ? screens : windows)
    },
    currentScreen: () => ({
      id: 2,
      scaleFactor: 2,
      size: { width: 1000, height: 500 },
      bounds: { x: 0, y: 0, width: 1000, height: 500 },
    }),
    mayCapture: () => true,
    checkLock: () => {},
    hideOwnWindows: () => {
      happened.push('own windows hidden')
      return Promise.resolve(() => happened.push('put back'))
    },
    ownSources: () => ['window:own'],
    chooseArea: () => {
      happened.push('area asked for')
      return Promise.resolve(area)
    },
    translator: () => createTranslator('en'),
  }
})

const take = async (request: Parameters<ReturnType<typeof createCapture>['capture']>[0], signal?: AbortSignal) => {
  const { bytes, name } = await createCapture(options).capture(request, signal)
  return { name, shows: new TextDecoder().decode(bytes) }
}
const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'taken',
    (error: DescryError) => error.code,
  )

describe('the picture', () => {
  test('is of the screen that the person is on, with all its pixels', async () => {
    expect(await take({ what: 'screen' })).toEqual({ name: 'the screen', shows: 'second screen' })
    expect(happened).toContain('sources screen 2000×1000')
  })

  test('of the window is the one in front that is not Descry’s own, under its own name', async () => {
    windows.splice(1, 0, source('window:8', 'Minimised', ''))
    expect(await take({ what: 'window' })).toEqual({ name: 'Letter – Editor', shows: 'editor' })
  })

  test('is taken before an area is asked for, and cut in the picture’s pixels', async () => {
    expect((await take({ what: 'area' })).shows).toBe('second screen cut at 20,40 200×100')
    expect(happened.indexOf('sources screen 2000×1000')).toBeLessThan(happened.indexOf('area asked for'))
  })

  test('of an area that was named is cut there, as far as it lies on the screen', async () => {
    expect((await take({ what: 'area', area: [1900, -10, 300, 60] })).shows).toBe('second screen cut at 1900,0 100×50')
    expect(happened).not.toContain('area asked for')
    expect(await code(take({ what: 'area', area: [2000, 0, 10, 10] }))).toBe('AREA_OUTSIDE')
  })

  test('shows what is behind Descry’s own window, which comes back in the end', async () => {
    await take({ what: 'screen' })
    expect([happened[0], happened.at(-1)]).toEqual(['own windows hidden', 'put back'])
  })
})

describe('nothing is looked at', () => {
  test('while the screen is locked, also when it gets locked in the middle', async () => {
    options.checkLock = () => {
      throw new DescryError('SCREEN_LOCKED')
    }
    expect(await code(take({ what: 'screen' }))).toBe('SCREEN_LOCKED')
    expect(happened).toEqual([])
    let asked = 0
    options.checkLock = () => {
      if (++asked > 1) throw new DescryError('SCREEN_LOCKED')
    }
    expect(await code(take({ what: 'screen' }))).toBe('SCREEN_LOCKED')
    expect(happened.at(-1)).toBe('put back')
  })

  test('while a password is being asked for', async () => {
    windows = [source('window:9', 'Authentication Required', 'secret')]
    expect(await code(take({ what: 'window' }))).toBe('PASSWORD_PROMPT')
    expect(await code(take({ what: 'screen' }))).toBe('PASSWORD_PROMPT')
    expect(happened.some((line) => line.startsWith('sources screen'))).toBe(false)
  })

  test('when the call was cancelled or the person gave up choosing', async () => {
    expect(await code(take({ what: 'screen' }, AbortSignal.abort()))).toBe('CANCELLED')
    expect(happened).toEqual([])
    area = null
    expect(await code(take({ what: 'area' }))).toBe('CANCELLED')
    expect(happened.at(-1)).toBe('put back')
  })
})

describe('what the system refuses is said', () => {
  test('when it does not allow pictures', async () => {
    options.mayCapture = () => false
    expect(await code(take({ what: 'screen' }))).toBe('CAPTURE_DENIED')
    options.mayCapture = () => true
    screens = [source('screen:1', 'Screen', '', '2')]
    expect(await code(take({ what: 'screen' }))).toBe('CAPTURE_DENIED')
  })

  test('when it has none, or fails', async () => {
    screens = []
    expect(await code(take({ what: 'screen' }))).toBe('CAPTURE_UNAVAILABLE')
    windows = windows.slice(0, 1)
    expect(await code(take({ what: 'window' }))).toBe('CAPTURE_UNAVAILABLE')
    options.getSources = () => Promise.reject(new Error('Failed to get sources.'))
    expect(await code(take({ what: 'screen' }))).toBe('CAPTURE_UNAVAILABLE')
    expect(happened.at(-1)).toBe('put back')
  })

  test('and where screens are not told apart, the first is taken', async () => {
    screens = [source('screen:1', 'Entire screen', 'all of it', '')]
    expect((await take({ what: 'screen' })).shows).toBe('all of it')
  })
})

test('windows in which systems ask for passwords are known, and others are not taken for them', () => {
  for (const title of [
    'Authentication Required',
    'pinentry-gtk',
    'Windows Security',
    'Benutzerkontensteuerung',
    ' KWallet ',
  ])
    expect(isPasswordPrompt(title), title).toBe(true)
  for (const title of ['', 'Authentication Required – Wikipedia', 'Password rules.docx – Writer', 'Inbox'])
    expect(isPasswordPrompt(title), title).toBe(false)
})
