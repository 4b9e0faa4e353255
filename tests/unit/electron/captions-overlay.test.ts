import { expect, test } from 'vitest'
import { captionSettings, type CaptionSettings } from '../../../assistant/contract'
import {
  createCaptionsOverlay,
  overlayBounds,
  overlayWindowOptions,
  type OverlayWindow,
} from '../../../electron/main/captions-overlay'
import type { Rectangle } from '../../../electron/main/area'
import { systemSoundHandler } from '../../../electron/main/system-sound'

const screen = { x: 0, y: 30, width: 1920, height: 1050 }
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

function bench(change: Partial<CaptionSettings> = {}) {
  let settings = captionSettings.parse(change)
  const calls: string[] = []
  const listeners = new Map<string, () => void>()
  let bounds: Rectangle = { x: 0, y: 0, width: 0, height: 0 }
  const window = {
    showInactive: () => calls.push('show'),
    hide: () => calls.push('hide'),
    destroy: () => calls.push('destroy'),
    isDestroyed: () => false,
    setBounds: (next: Rectangle) => (bounds = next),
    getBounds: () => bounds,
    setIgnoreMouseEvents: (through: boolean) => calls.push(`through ${through}`),
    setAlwaysOnTop: (top: boolean, level: string) => calls.push(`top ${top} ${level}`),
    on: (event: string, listener: () => void) => listeners.set(event, listener),
  }
  const places: Rectangle[] = []
  const overlay = createCaptionsOverlay({
    open: async () => window as unknown as OverlayWindow,
    settings: () => settings,
    workArea: () => screen,
    moved: (place) => places.push(place),
  })
  return {
    overlay,
    calls,
    places,
    bounds: () => bounds,
    set: (more: Partial<CaptionSettings>) => (settings = { ...settings, ...more }),
    move(to: Rectangle) {
      bounds = to
      listeners.get('moved')?.()
    },
  }
}

test('the overlay comes with captions, without taking the focus, and goes with them', async () => {
  const { overlay, calls } = bench()
  overlay.follow({ state: 'preparing' })
  overlay.follow({ state: 'listening' })
  await settle()
  expect(calls).toEqual(['through false', 'top true screen-saver', 'show'])
  overlay.follow({ state: 'stopped' })
  expect(calls.at(-1)).toBe('hide')
  expect(overlayWindowOptions('preload.cjs')).toMatchObject({ focusable: false, frame: false, alwaysOnTop: true })
})

test('who switched the overlay off sees none', async () => {
  const { overlay, calls } = bench({ overlay: false })
  overlay.follow({ state: 'listening' })
  await settle()
  expect(calls).toEqual([])
})

test('it is docked inside the part of the screen that is free of panels', () => {
  const rest = captionSettings.parse({})
  expect(overlayBounds({ ...rest, dock: 'top' }, screen).y).toBe(54)
  const bottom = overlayBounds({ ...rest, dock: 'bottom' }, screen)
  expect(bottom.y + bottom.height).toBe(1056)
  const large = overlayBounds({ ...rest, size: 4, rows: 8, dock: 'bottom' }, screen)
  expect(large.height).toBeLessThanOrEqual(screen.height)
  expect(large.width).toBeLessThanOrEqual(screen.width)
})

test('it remembers where the person put it, and comes back when that screen is gone', async () => {
  const { overlay, places, move, set, bounds } = bench()
  overlay.follow({ state: 'listening' })
  await settle()
  const place = { x: 100, y: 200, width: 700, height: 150 }
  move(place)
  expect(places).toEqual([place])
  set({ dock: 'free', place })
  overlay.apply()
  expect(bounds()).toEqual(place)
  set({ place: { x: 5000, y: 0, width: 700, height: 150 } })
  overlay.apply()
  expect(bounds().x).toBeLessThan(screen.width)
})

test('its own moves are not taken for the person’s', async () => {
  const { overlay, places, set, move, bounds } = bench()
  overlay.follow({ state: 'listening' })
  await settle()
  set({ dock: 'top' })
  overlay.apply()
  move(bounds())
  expect(places).toEqual([])
})

test('clicks go through the overlay where the person wants it', async () => {
  const { overlay, calls, set } = bench()
  overlay.follow({ state: 'listening' })
  await settle()
  set({ clickThrough: true })
  overlay.apply()
  expect(calls).toContain('through true')
})

test('only Descry’s own page gets the computer’s sound, and on Linux nobody: there the main process captures it', async () => {
  const shown = { id: 'screen:0:0' }
  const ask = async (platform: NodeJS.Platform, url: string, audioRequested = true): Promise<unknown> => {
    const handler = systemSoundHandler({ platform, getSources: async () => [shown] as never })
    return new Promise((resolve) => handler({ frame: { url }, audioRequested } as never, resolve as never))
  }
  expect(await ask('win32', 'descry://app/')).toEqual({ video: shown, audio: 'loopback' })
  expect(await ask('darwin', 'descry://app/')).toEqual({ video: shown, audio: 'loopback' })
  expect(await ask('linux', 'descry://app/')).toEqual({})
  expect(await ask('win32', 'https://example.org/')).toEqual({})
  expect(await ask('win32', 'descry://app/', false)).toEqual({})
})
