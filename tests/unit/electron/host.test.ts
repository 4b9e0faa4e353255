import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createTranslator } from '../../../assistant/contract/language'
import { createClipboard, type ClipboardPart } from '../../../electron/main/clipboard'
import { findEngine } from '../../../electron/main/engine'
import { watchLock } from '../../../electron/main/lock'
import { applicationMenu, hideFocused, windowOptions, type ShownWindow } from '../../../electron/main/window'

const english = () => createTranslator('en')

test('the window’s page is sandboxed, isolated and sees nothing of Node', () => {
  const { webPreferences, show } = windowOptions('/app/preload.cjs', '/app/icon.png', false)
  expect(show).toBe(false)
  expect(webPreferences).toMatchObject({
    preload: '/app/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
    spellcheck: false,
    devTools: false,
  })
  expect(applicationMenu('linux')).toBeNull()
  expect(applicationMenu('darwin')).toContainEqual({ role: 'editMenu' })
})

test('a window with the focus makes way for a picture and comes back; others stay where they are', async () => {
  const state = { visible: true, focused: true }
  const window: ShownWindow = {
    isVisible: () => state.visible,
    isFocused: () => state.focused,
    isMinimized: () => false,
    isDestroyed: () => false,
    restore: () => {},
    show: () => void (state.visible = true),
    hide: () => Object.assign(state, { visible: false, focused: false }),
    focus: () => void (state.focused = true),
  }
  let settled = false
  const putBack = await hideFocused(window, async () => void (settled = true))
  expect([state.visible, settled]).toEqual([false, true])
  putBack()
  expect(state).toEqual({ visible: true, focused: true })
  state.focused = false
  const nothing = await hideFocused(window, () => Promise.reject(new Error('it was not hidden')))
  nothing()
  expect(state).toEqual({ visible: true, focused: false })
  expect(await hideFocused(null, () => Promise.resolve())).toBeTypeOf('function')
})

test('locking is noticed where the system tells it, and where it has to be asked', () => {
  const listeners = new Map<string, () => void>()
  let idle: 'active' | 'locked' = 'active'
  let stopped = 0
  const power = {
    on: (event: string, listener: () => void) => listeners.set(event, listener),
    getSystemIdleState: () => idle,
  }
  const lock = watchLock(power, () => stopped++)
  expect(() => lock.check()).not.toThrow()
  listeners.get('lock-screen')?.()
  expect(stopped).toBe(1)
  expect(() => lock.check()).toThrow(expect.objectContaining({ code: 'SCREEN_LOCKED' }))
  listeners.get('unlock-screen')?.()
  expect(() => lock.check()).not.toThrow()
  idle = 'locked'
  expect(() => lock.check()).toThrow(expect.objectContaining({ code: 'SCREEN_LOCKED' }))
})

test('the clipboard’s picture is taken in its best form; text alone is no picture', async () => {
  const part = (forms: Record<string, string>): ClipboardPart => ({
    types: Object.keys(forms),
    getType: (type) => Promise.resolve(new Blob([forms[type] ?? ''])),
  })
  const read = (...parts: ClipboardPart[]) => createClipboard(() => Promise.resolve(parts), english).readPicture()
  const { bytes, name } = await read(part({ 'text/plain': 'x' }), part({ 'image/jpeg': 'jpeg', 'image/png': 'png' }))
  expect([new TextDecoder().decode(bytes), name]).toEqual(['png', 'the picture from the clipboard'])
  for (const parts of [[], [part({ 'text/html': '<img>' })], [part({ 'image/png': '' })]])
    await expect(read(...parts)).rejects.toMatchObject({ code: 'CLIPBOARD_EMPTY' })
  const failing = createClipboard(() => Promise.reject(new Error('denied')), english)
  await expect(failing.readPicture()).rejects.toMatchObject({ code: 'CLIPBOARD_EMPTY' })
})

test.skipIf(process.platform === 'win32')(
  'a packaged app runs its engine with the Node it brings, outside the archive',
  () => {
    const places = findEngine({
      built: '/opt/Descry/resources/app.asar/out/main',
      packaged: true,
      resources: '/opt/Descry/resources',
      env: { PATH: '/usr/bin', DESCRY_NODE: '/usr/bin/node' },
      platform: 'linux',
      isProgram: () => true,
    })
    expect(places).toEqual({
      entry: '/opt/Descry/resources/app.asar.unpacked/out/main/engine.js',
      nodePath: '/opt/Descry/resources/node/node',
    })
  },
)

test.skipIf(process.platform === 'win32')(
  'a checkout runs it with the Node that started it, never with Electron’s program',
  () => {
    const find = (env: NodeJS.ProcessEnv, exists: string[]) =>
      findEngine({
        built: '/descry/out/main',
        packaged: false,
        resources: '/descry/node_modules/electron/dist/resources',
        env,
        platform: 'linux',
        isProgram: (path) => exists.includes(path),
      }).nodePath
    expect(find({ npm_node_execpath: '/n/node', PATH: '/usr/bin' }, ['/n/node', '/usr/bin/node'])).toBe('/n/node')
    expect(find({ PATH: 'relative:/usr/local/bin:/usr/bin' }, ['relative/node', '/usr/bin/node'])).toBe('/usr/bin/node')
    expect(() => find({ PATH: '/usr/bin' }, [])).toThrow(expect.objectContaining({ code: 'ENGINE_UNAVAILABLE' }))
  },
)

test('the Node that runs the tests is found for real', () => {
  const { nodePath, entry } = findEngine({
    built: resolve('out/main'),
    packaged: false,
    resources: '',
    env: { npm_node_execpath: process.execPath },
    platform: process.platform,
  })
  expect([nodePath, entry]).toEqual([process.execPath, join(resolve('out/main'), 'engine.js')])
})
