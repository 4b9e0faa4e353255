import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

/** Electron's program where it has been fetched; asking its package for the path would fetch it. */
function electronProgram(): string | undefined {
  const folder = join(root, 'node_modules/electron')
  const name = join(folder, 'path.txt')
  if (!existsSync(name)) return undefined
  const program = join(folder, 'dist', readFileSync(name, 'utf8').trim())
  return existsSync(program) ? program : undefined
}

const program = electronProgram()
const display = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']
const built = existsSync(join(root, 'out/main/desktop.js'))
const missing = !program ? 'Electron’s program' : !display ? 'a display' : !built ? 'the build' : ''
if (missing) console.log(`The desktop window is not checked: ${missing} is not here.`)

describe.skipIf(missing !== '')('the desktop window', () => {
  let app: ElectronApplication
  let page: Page
  let home: string

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'descry-desktop-'))
    app = await _electron.launch({
      executablePath: program ?? '',
      args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: {
        ...process.env,
        DESCRY_NODE: process.execPath,
        HOME: home,
        XDG_CONFIG_HOME: join(home, 'config'),
        APPDATA: home,
      },
    })
    page = await app.firstWindow()
    await page.getByRole('main').waitFor()
  })
  afterAll(async () => {
    await app.close()
    await rm(home, { recursive: true, force: true })
  })

  test('comes from Descry’s own protocol, and sees nothing of Node or Electron', async () => {
    expect(page.url()).toMatch(/^descry:\/\/app\//)
    const seen = await page.evaluate(() => ({
      bridge: Object.keys(window.descry ?? {}).sort(),
      node: ['require', 'process', 'Buffer', 'electron'].filter((name) => name in globalThis),
    }))
    expect(seen).toEqual({ bridge: ['onFrame', 'send'], node: [] })
  })

  test('describes a picture', async () => {
    await page.locator('input[type=file]').first().setInputFiles(join(root, 'resources/samples/settings.png'))
    await page.getByText(/settings\.png is described/).waitFor({ timeout: 60_000 })
    expect(await page.getByRole('region', { name: 'Description' }).innerText()).toMatch(/settings/i)
  })

  test('goes nowhere, opens no windows and reaches no network', async () => {
    const before = page.url()
    expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true)
    await page.evaluate(() => void (location.href = 'https://example.org/')).catch(() => {})
    const fetched = await page.evaluate(() =>
      fetch('https://example.org/').then(
        () => 'answered',
        () => 'refused',
      ),
    )
    expect([page.url(), fetched, app.windows().length]).toEqual([before, 'refused', 1])
  })

  test('is denied every permission but copying', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[]
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
    })
    expect(new Set(states)).toEqual(new Set(['denied']))
  })

  test('keeps Descry running when it is closed, and comes back', async () => {
    const visible = (): Promise<boolean | undefined> =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    expect(await visible()).toBe(false)
    await app.evaluate(({ app: running }) => running.emit('activate'))
    await expect.poll(visible).toBe(true)
  })

  test('takes no letters from other programs while its layer is closed', async () => {
    const taken = await app.evaluate(({ globalShortcut }) =>
      [...'SWACQRXDHL', 'Escape'].filter((key) => globalShortcut.isRegistered(key)),
    )
    expect(taken).toEqual([])
  })
})
