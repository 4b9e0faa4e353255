import type * as voiceModule from '../../../assistant/voice'
import { EventEmitter } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hostMethods, modelMethods } from '../../../assistant/contract'
import { startDesktop, type Desktop } from '../../../electron/main/desktop'
import { Client, decodeFrame, encodeFrame, type Frame } from '../../../models/contract'
import { FakeEyes } from '../../fixtures/fake-eyes'
import { settingsScreen } from '../../fixtures/scenes'

// Electron's program does not run in these tests. They put the whole host together over the few calls of Electron that it makes, so that
// what belongs together is known to be connected. What Electron does with those calls is checked in tests/e2e/electron.

const world = vi.hoisted(() => ({
  userData: '',
  shortcuts: new Map<string, () => void>(),
  windows: [] as { page: unknown }[],
  notifications: [] as string[],
  menus: [] as { label?: string }[][],
  spoken: [] as string[],
  dialogs: [] as unknown[][],
  eyes: undefined as unknown,
}))

vi.mock('electron', () => {
  const empty = { isEmpty: () => false, getSize: () => ({ width: 100, height: 50 }), toPNG: () => new Uint8Array([1]) }
  const picture = { ...empty, crop: () => picture, resize: () => picture }
  return {
    app: {
      getPath: () => world.userData,
      getVersion: () => '1.2.3',
      quit: () => {},
      isPackaged: false,
    },
    BrowserWindow: class extends FakeWindow {
      constructor() {
        super()
        world.windows.push(this)
      }
      static getAllWindows = () => world.windows
    },
    clipboard: {
      read: () => Promise.resolve([{ types: ['image/png'], getType: () => Promise.resolve(new Blob(['png'])) }]),
    },
    desktopCapturer: {
      getSources: ({ types }: { types: string[] }) =>
        Promise.resolve([{ id: `${types[0]}:1`, name: 'Letter', display_id: '1', thumbnail: picture }]),
    },
    dialog: {
      showOpenDialog: (...args: unknown[]) => {
        world.dialogs.push(args)
        return Promise.resolve({ canceled: false, filePaths: ['/media/stick/models'] })
      },
    },
    globalShortcut: {
      register: (key: string, callback: () => void) => {
        if (world.shortcuts.has(key) || key.includes('Taken')) return false
        world.shortcuts.set(key, callback)
        return true
      },
      unregister: (key: string) => world.shortcuts.delete(key),
      unregisterAll: () => world.shortcuts.clear(),
    },
    Menu: { buildFromTemplate: (items: { label?: string }[]) => items },
    nativeImage: { createFromPath: () => picture },
    nativeTheme: { themeSource: 'system' },
    Notification: class {
      static isSupported = () => true
      constructor(private readonly options: { body: string }) {}
      show = () => world.notifications.push(this.options.body)
    },
    screen: {
      getCursorScreenPoint: () => ({ x: 0, y: 0 }),
      getDisplayNearestPoint: () => ({ id: 1, scaleFactor: 1, size: { width: 100, height: 50 }, bounds: {} }),
    },
    systemPreferences: { getMediaAccessStatus: () => 'granted' },
    Tray: class {
      setToolTip = () => {}
      setContextMenu = (menu: { label?: string }[]) => world.menus.push(menu)
      on = () => {}
      destroy = () => {}
    },
  }
})
vi.mock('../../../models/supervisor', () => ({
  superviseEngine: () => ({
    call: (...args: Parameters<FakeEyes['call']>) => (world.eyes as FakeEyes).call(...args),
    stop: () => Promise.resolve(),
  }),
}))
vi.mock('../../../assistant/voice', async (original) => ({
  ...(await original<typeof voiceModule>()),
  findSpeaker: () =>
    Promise.resolve({ name: 'test voice', speak: (text: string) => Promise.resolve(void world.spoken.push(text)) }),
}))

/** A window whose page is a client of the contract, as the renderer is. */
const { FakeWindow } = vi.hoisted(() => {
  class FakeWindow {
    shown = false
    focused = false
    readonly closing: ((event: { preventDefault: () => void }) => void)[] = []
    private receive: (event: unknown, message: unknown) => void = () => {}
    private toPage: (message: Uint8Array) => void = () => {}
    readonly webContents = {
      ipc: {
        on: (_channel: string, listener: (event: unknown, message: unknown) => void) => (this.receive = listener),
      },
      on: () => {},
      send: (_channel: string, message: Uint8Array) => this.toPage(message),
      isDestroyed: () => false,
    }
    /** The page's end, made when the window loads it. */
    page: unknown
    loadURL = (address: string): Promise<void> => {
      this.page = onPage(
        address,
        (message) => this.receive({ senderFrame: { url: address, parent: null } }, message),
        (listener) => (this.toPage = listener),
      )
      return Promise.resolve()
    }
    on = (event: string, listener: (event: { preventDefault: () => void }) => void) => {
      if (event === 'close') this.closing.push(listener)
    }
    isVisible = () => this.shown
    isFocused = () => this.focused
    isMinimized = () => false
    isDestroyed = () => false
    restore = () => {}
    show = () => (this.shown = true)
    hide = () => (this.shown = this.focused = false)
    focus = () => (this.focused = true)
    getMediaSourceId = () => 'window:own'
  }
  let onPage: (
    address: string,
    send: (message: Uint8Array) => void,
    listen: (listener: (message: Uint8Array) => void) => void,
  ) => unknown = () => undefined
  return { FakeWindow: Object.assign(FakeWindow, { load: (make: typeof onPage) => (onPage = make) }) }
})

interface Page {
  client: Client
  events: { name: string; data: unknown }[]
}
FakeWindow.load((_address, send, listen): Page => {
  const client = new Client({
    send: (frame: Frame) => send(encodeFrame(frame)),
    onFrame: (listener) => listen((message) => listener(decodeFrame(message))),
    onClose: () => {},
    close: () => {},
  })
  const events: Page['events'] = []
  client.call(hostMethods.watch, {}, { onEvent: (event) => events.push(event) }).catch(() => {})
  return { client, events }
})

let desktop: Desktop
const power = new EventEmitter()
beforeEach(async () => {
  world.userData = await mkdtemp(join(tmpdir(), 'descry-desktop-'))
  world.eyes = new FakeEyes(settingsScreen)
  for (const list of [world.windows, world.notifications, world.menus, world.spoken]) list.length = 0
  world.shortcuts.clear()
  vi.stubEnv('DESCRY_NODE', process.execPath)
  const powerMonitor = Object.assign(power, { getSystemIdleState: () => 'active' }) as unknown as Parameters<
    typeof startDesktop
  >[0]['powerMonitor']
  desktop = await startDesktop({ built: '/descry/out/main', developing: false, powerMonitor })
})
afterEach(async () => {
  await desktop.end()
  power.removeAllListeners()
  vi.unstubAllEnvs()
  await rm(world.userData, { recursive: true })
})

const theWindow = () => world.windows[0] as InstanceType<typeof FakeWindow> & { page: Page }
const MASTER = 'CommandOrControl+Alt+D'
const press = (...keys: string[]): void => keys.forEach((key) => world.shortcuts.get(key)?.())

test('the window shows, and its page learns what this host can do', async () => {
  await desktop.openWindow()
  expect([theWindow().shown, theWindow().focused]).toEqual([true, true])
  const { result } = await theWindow().page.client.call(hostMethods.hello, {})
  expect(result).toMatchObject({
    version: '1.2.3',
    host: 'desktop',
    capabilities: { capture: true, clipboard: true, voice: 'test voice', masterShortcut: 'registered' },
  })
})

test('a folder with models is chosen in the system’s own dialog, over the window', async () => {
  await desktop.openWindow()
  const { client } = theWindow().page
  expect((await client.call(hostMethods.hello, {})).result.capabilities.chooseFolder).toBe(true)
  expect((await client.call(modelMethods.chooseFolder, {})).result).toEqual({ path: '/media/stick/models' })
  expect(world.dialogs).toEqual([[theWindow(), { title: 'Import', properties: ['openDirectory', 'dontAddToRecent'] }]])
})

test('a key describes the screen aloud while the person stays where they are', async () => {
  await desktop.openWindow()
  theWindow().focused = false
  press(MASTER, 'S')
  const { events } = theWindow().page
  await vi.waitUntil(() => events.some(({ name }) => name === 'described'))
  const sentences = events.filter(({ name }) => name === 'sentence').map(({ data }) => (data as { text: string }).text)
  expect(sentences.length).toBeGreaterThan(0)
  await vi.waitUntil(() => world.spoken.length > sentences.length)
  expect(world.spoken).toEqual(['Press a letter. H for help.', ...sentences])
  expect(theWindow().focused).toBe(false)
  // A second key opens what was described as a document.
  press(MASTER, 'D')
  await vi.waitUntil(() => events.some(({ name }) => name === 'document'))
  expect(theWindow().focused).toBe(true)
})

test('with the focus in the window its screen reader speaks, and Descry does not beside it', async () => {
  await desktop.openWindow()
  press(MASTER, 'C')
  await vi.waitUntil(() => theWindow().page.events.some(({ name }) => name === 'described'))
  expect(world.spoken).toEqual([])
})

test('a locked screen ends everything and takes no keys', async () => {
  await desktop.openWindow()
  theWindow().focused = false
  press(MASTER)
  power.emit('lock-screen')
  expect([...world.shortcuts.keys()]).toEqual([MASTER])
  press(MASTER)
  await vi.waitUntil(() => world.spoken.some((text) => text.startsWith('The screen is locked')))
  expect([...world.shortcuts.keys()]).toEqual([MASTER])
})

test('a new master key holds at once; one that the system refuses is said, in the menu too', async () => {
  await desktop.openWindow()
  const { client } = theWindow().page
  await client.call(hostMethods.changeSettings, { change: { masterShortcut: 'Alt+F9' } })
  expect([...world.shortcuts.keys()]).toEqual(['Alt+F9'])
  await client.call(hostMethods.changeSettings, { change: { masterShortcut: 'Taken+F9' } })
  expect((await client.call(hostMethods.hello, {})).result.capabilities.masterShortcut).toBe('refused')
  const notices = theWindow().page.events.filter(({ name }) => name === 'notice')
  expect(JSON.stringify(notices)).toContain('The system refused the key Taken+F9')
  expect(world.menus.at(-1)?.[1]?.label).toBe('No key works in every program')
  expect(JSON.parse(await readFile(join(world.userData, 'settings.json'), 'utf8'))).toEqual({
    masterShortcut: 'Taken+F9',
  })
})

test('closing the window leaves Descry in the tray; quitting closes it', async () => {
  await desktop.openWindow()
  const close = (): boolean => {
    let prevented = false
    for (const listener of theWindow().closing) listener({ preventDefault: () => (prevented = true) })
    return prevented
  }
  expect([close(), theWindow().shown, desktop.staysInTray]).toEqual([true, false, true])
  await desktop.openWindow()
  expect([theWindow().shown, world.windows.length]).toEqual([true, 1])
  desktop.prepareToQuit()
  expect(close()).toBe(false)
})

test('when it ends, it gives the system’s keys back', async () => {
  press(MASTER)
  expect(world.shortcuts.size).toBeGreaterThan(1)
  await desktop.end()
  expect(world.shortcuts.size).toBe(0)
})
