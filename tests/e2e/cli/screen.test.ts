import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasProgram } from '../../unit/assistant/voice/sound'
import { descry, makeHome, screens, until, type Outcome } from './program'

/** A screen of its own, with a window on it. */
const takers = ['maim', 'scrot', 'import'].filter(hasProgram)
const missing = [...['Xvfb', 'xterm'].filter((name) => !hasProgram(name)), ...(takers.length === 0 ? ['scrot'] : [])]
if (missing.length > 0) console.log(`Pictures of the screen are not checked; not found: ${missing.join(', ')}`)
const hasManager = hasProgram('openbox') && hasProgram('xprop')
if (!hasManager) console.log('Pictures of one window are not checked; not found: openbox or xprop')

let home: Awaited<ReturnType<typeof makeHome>>
let display = ''
const programs: ChildProcess[] = []

const start = (name: string, args: string[]): ChildProcess => {
  const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, DISPLAY: display } })
  programs.push(child)
  return child
}

/** The program with this screen, and with no other programs that take pictures than the one named. */
const look = (args: string[], folder?: string): Promise<Outcome> =>
  descry(home.path, args, {
    env: { DISPLAY: display, WAYLAND_DISPLAY: '', XDG_SESSION_ID: '', ...(folder && { PATH: folder }) },
  })

/** A folder from which only these programs can be found. */
async function only(...names: string[]): Promise<string> {
  const folder = join(home.path, names.join('-'))
  await mkdir(folder, { recursive: true })
  for (const name of names) await symlink(`/usr/bin/${name}`, join(folder, name)).catch(() => {})
  return folder
}

beforeAll(async () => {
  home = await makeHome()
  if (missing.length > 0) return
  // The server chooses a free display, and says which. It must not begin anew when the first program that looks has gone.
  const server = spawn('Xvfb', ['-displayfd', '1', '-noreset', '-screen', '0', '1000x700x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  programs.push(server)
  display = await new Promise((resolve, reject) => {
    server.stdout.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`))
    server.once('exit', () => reject(new Error('Xvfb ended')))
  })
  if (hasManager) {
    start('openbox', [])
    // A window that comes while the manager starts may never be shown.
    const ready = (): boolean =>
      spawnSync('xprop', ['-display', display, '-root', '_NET_SUPPORTING_WM_CHECK'], {
        encoding: 'utf8',
      }).stdout.includes('window id')
    await until(ready, 'the window manager is ready')
  }
  const words = 'printf "The printer is at 192.168.1.23\\nPaper is empty\\n"; sleep 600'
  start('xterm', ['-geometry', '60x10+60+60', '-fa', 'Monospace', '-fs', '14', '-title', 'Printer', '-e', words])
  // The window is there when its text can be read.
  for (let tries = 0; tries < 40; tries++) {
    if ((await look(['screen', '--json'])).stdout.includes('192.168.1.23')) return
  }
  const ends = programs.map(({ spawnfile, exitCode, signalCode }) => `${spawnfile} ${exitCode ?? signalCode ?? 'runs'}`)
  throw new Error(`the window did not appear: ${ends.join(', ')}; ${(await look(['screen'])).stdout}`)
})
afterAll(async () => {
  for (const child of programs.reverse()) child.kill('SIGKILL')
  await home.remove()
})

interface Told {
  image: { width: number; height: number }
  description: string
}
const told = ({ stdout }: Outcome): Told => JSON.parse(stdout) as Told

describe.skipIf(missing.length > 0)('descry screen', () => {
  it.each(takers)('describes the whole screen with %s', async (name) => {
    const outcome = await look(['screen', '--json'], await only(name))
    expect([outcome.status, outcome.stderr]).toEqual([0, ''])
    expect(told(outcome).image).toMatchObject({ width: 1000, height: 700 })
    expect(told(outcome).description).toContain('192.168.1.23')
  })

  it.each(takers)('looks at an area with %s; what lies beyond the screen is left out', async (name) => {
    const folder = await only(name)
    const inside = await look(['screen', '--area', '50,50,600,200', '--json'], folder)
    expect(told(inside).image).toMatchObject({ width: 600, height: 200 })
    expect(told(inside).description).toContain('192.168.1.23')
    const over = await look(['screen', '--area', '900,600,400,400', '--json'], folder)
    expect(told(over).image).toMatchObject({ width: 100, height: 100 })
  })

  it.each(takers)('says with %s that an area lies outside the screen', async (name) => {
    const { status, stderr } = await look(['screen', '--area', '5000,5000,40,40'], await only(name))
    expect(status).toBe(3)
    expect(stderr.trim()).toBe('The area 5000,5000,40,40 lies outside the screen. Choose an area on the screen.')
  })

  it.skipIf(!hasManager).each(takers)('looks at the focused window alone with %s', async (name) => {
    const outcome = await look(['screen', '--window', '--json'], await only(name, 'xprop'))
    expect([outcome.status, outcome.stderr]).toEqual([0, ''])
    expect(told(outcome).image.width).toBeLessThan(1000)
    expect(told(outcome).description).toMatch(/Paper|printer/)
  })

  it('says what to install where nothing can take a picture', async () => {
    const { status, stderr } = await look(['screen'], await only('true'))
    expect(status).toBe(4)
    expect(stderr).toMatch(/install scrot or maim/)
  })

  it('says so where there is no screen', async () => {
    const { status, stderr } = await descry(home.path, ['screen'], { env: { DISPLAY: '', WAYLAND_DISPLAY: '' } })
    expect(status).toBe(4)
    expect(stderr).toMatch(/there is no screen/)
  })

  it('does not look at a locked screen', async () => {
    const folder = await only('true')
    // A session manager that says that the session is locked.
    await writeFile(join(folder, 'loginctl'), '#!/bin/sh\necho yes\n', { mode: 0o755 })
    const { status, stderr } = await descry(home.path, ['screen'], {
      env: { DISPLAY: display, WAYLAND_DISPLAY: '', XDG_SESSION_ID: '1', PATH: folder },
    })
    expect(status).toBe(3)
    expect(stderr).toMatch(/locked/)
  })
})

describe.skipIf(missing.length > 0 || !hasProgram('xclip'))('descry clipboard', () => {
  const copy = (...args: string[]): Promise<void> =>
    // xclip stays behind to answer for the clipboard, without its output.
    new Promise((resolve) => {
      const child = start('xclip', ['-quiet', '-selection', 'clipboard', ...args])
      setTimeout(resolve, 500)
      child.stdout?.resume()
    })

  it('says when there is nothing', async () => {
    const { status, stderr } = await look(['clipboard'])
    expect(status).toBe(3)
    expect(stderr.trim()).toBe('There is no picture on the clipboard. Copy a picture and try again.')
  })

  it('describes a picture', async () => {
    await copy('-t', 'image/png', '-i', join(screens, 'printers.png'))
    const outcome = await look(['clipboard', '--json'])
    expect([outcome.status, outcome.stderr]).toEqual([0, ''])
    expect(told(outcome).description).toMatch(/printers/i)
  })

  it('says that a text is no picture', async () => {
    await copy('-t', 'UTF8_STRING', '-i', join(import.meta.dirname, 'program.ts'))
    expect((await look(['clipboard'])).status).toBe(3)
  })

  it('says what to install', async () => {
    const { status, stderr } = await look(['clipboard'], await only('true'))
    expect(status).toBe(4)
    expect(stderr).toMatch(/xclip is not installed/)
  })
})
