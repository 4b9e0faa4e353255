import { describe, expect, test } from 'vitest'
import { needsCare } from '../../../../assistant/elements/careful'
import { createClicking, type Clicking } from '../../../../assistant/elements/clicking'
import type { Scene } from '../../../../models/contract/scene'
import { FakeEyes } from '../../../fixtures/fake-eyes'
import { dialogScreen, settingsScreen } from '../../../fixtures/scenes'

interface Bench {
  clicking: Clicking
  clicks: { x: number; y: number }[]
  captures: string[]
  eyes: FakeEyes
  settings: { language: 'en' | 'de'; clicking: boolean }
  time: { now: number }
}

function bench(screen: Scene, at?: { x: number; y: number; scale: number }): Bench {
  const clicks: Bench['clicks'] = []
  const captures: string[] = []
  const eyes = new FakeEyes(screen)
  const settings: Bench['settings'] = { language: 'en', clicking: true }
  const time = { now: 1000 }
  const clicking = createClicking({
    eyes,
    capture: {
      capture: ({ what }) => {
        captures.push(what)
        return Promise.resolve({ bytes: new Uint8Array([1]), name: 'Screen', ...(at && { at }) })
      },
    },
    pointer: () =>
      Promise.resolve({
        name: 'pointer',
        click: (place) => {
          clicks.push(place)
          return Promise.resolve()
        },
      }),
    names: { naming: () => Promise.resolve((scene) => scene) },
    settings: () => settings,
    now: () => time.now,
  })
  return { clicking, clicks, captures, eyes, settings, time }
}

const indexOf = (scene: Scene, name: string): number =>
  scene.elements.findIndex((element) => element.name === name && element.role !== 'titlebar')
/** The screen with one of its elements changed. */
const withChanged = (scene: Scene, name: string, change: Partial<Scene['elements'][number]>): Scene => ({
  ...scene,
  elements: scene.elements.map((element) => (element.name === name ? { ...element, ...change } : element)),
})

test('nothing is looked at or clicked before the person has confirmed', async () => {
  const { clicking, captures, clicks } = bench(dialogScreen)
  const { question, careful, clickId } = await clicking.plan(dialogScreen, indexOf(dialogScreen, 'Keep'))
  expect([question, careful]).toEqual(['Click Keep, button? Press Enter to click, Escape to cancel.', false])
  expect([captures, clicks]).toEqual([[], []])
  expect(await clicking.click(clickId)).toBe('Clicked Keep, button.')
  expect([captures, clicks]).toEqual([['screen'], [{ x: 350, y: 340 }]])
})

test('the place is that of the screen, where the picture has another scale and begins elsewhere', async () => {
  const { clicking, clicks } = bench(dialogScreen, { x: 1920, y: 10, scale: 0.5 })
  await clicking.click((await clicking.plan(dialogScreen, indexOf(dialogScreen, 'Keep'))).clickId)
  expect(clicks).toEqual([{ x: 1920 + 175, y: 10 + 170 }])
})

describe('nothing is clicked', () => {
  test.each<[string, (bench: Bench) => void, string]>([
    ['where it is switched off', ({ settings }) => (settings.clicking = false), 'CLICKING_OFF'],
    ['where a minute has gone by', ({ time }) => (time.now += 61_000), 'CLICK_NOT_CONFIRMED'],
    ['where another window is there', ({ eyes }) => (eyes.scene = dialogScreen), 'ELEMENT_GONE'],
    [
      'where a check box has changed its state',
      ({ eyes }) => (eyes.scene = withChanged(settingsScreen, 'Enable Wi-Fi', { state: { checked: false } })),
      'ELEMENT_GONE',
    ],
    [
      'where its drawing means something else now',
      ({ eyes }) =>
        (eyes.scene = withChanged(settingsScreen, 'Enable Wi-Fi', { icon: { meaning: 'muted', confidence: 0.9 } })),
      'ELEMENT_GONE',
    ],
    [
      'where it has another name',
      ({ eyes }) => (eyes.scene = withChanged(settingsScreen, 'Enable Wi-Fi', { name: 'Enable Bluetooth' })),
      'ELEMENT_GONE',
    ],
    ['where the picture can’t be looked at', ({ eyes }) => (eyes.failWith = 'PICTURE_DAMAGED'), 'PICTURE_DAMAGED'],
  ])('%s', async (_, happens, code) => {
    const all = bench(settingsScreen)
    const { clickId } = await all.clicking.plan(settingsScreen, indexOf(settingsScreen, 'Enable Wi-Fi'))
    happens(all)
    await expect(all.clicking.click(clickId)).rejects.toMatchObject({ code })
    expect(all.clicks).toEqual([])
  })

  test('twice by one confirmation, or by an id that was made up', async () => {
    const { clicking, clicks } = bench(dialogScreen)
    const { clickId } = await clicking.plan(dialogScreen, indexOf(dialogScreen, 'Keep'))
    await clicking.click(clickId)
    await expect(clicking.click(clickId)).rejects.toMatchObject({ code: 'CLICK_NOT_CONFIRMED' })
    await clicking.plan(dialogScreen, indexOf(dialogScreen, 'Keep'))
    await expect(clicking.click('made-up')).rejects.toMatchObject({ code: 'CLICK_NOT_CONFIRMED' })
    expect(clicks).toHaveLength(1)
  })

  test('where the person stops it while Descry looks', async () => {
    const { clicking, clicks, eyes } = bench(dialogScreen)
    const { clickId } = await clicking.plan(dialogScreen, indexOf(dialogScreen, 'Keep'))
    const stop = new AbortController()
    eyes.gate = new Promise(() => {})
    const done = clicking.click(clickId, stop.signal)
    stop.abort()
    await expect(done).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(clicks).toEqual([])
  })
})

test('what may be impossible to undo is asked about in stronger words, in German too', async () => {
  const { clicking, settings } = bench(dialogScreen)
  settings.language = 'de'
  const { question, careful } = await clicking.plan(dialogScreen, indexOf(dialogScreen, 'Delete'))
  expect(careful).toBe(true)
  expect(question).toBe(
    'Vorsicht: Das lässt sich vielleicht nicht rückgängig machen. Delete, Schaltfläche anklicken? Eingabetaste klickt, Escape bricht ab.',
  )
})

test.each([
  ...[
    'Delete',
    'Remove account',
    'Löschen',
    'Endgültig entfernen',
    'Pay now',
    'Jetzt kaufen',
    'Shut down…',
    'Papierkorb leeren',
  ],
])('%s needs care', (name) => expect(needsCare(name)).toBe(true))
test.each(['Save', 'Cancel', 'Speichern', 'Next', 'Abbrechen', 'Search', ''])('“%s” needs none', (name) =>
  expect(needsCare('', name)).toBe(false),
)
