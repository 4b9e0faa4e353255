import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasProgram } from '../../unit/assistant/voice/sound'
import { descry, makeHome, startDescry, until, type Run } from './program'

/** A screen of its own with a window that tells which of its buttons was pressed. */
const hasTk = spawnSync('python3', ['-c', 'import tkinter'], { stdio: 'ignore' }).status === 0
const taker = ['scrot', 'maim', 'import'].find(hasProgram)
const missing = [
  ...['Xvfb', 'xdotool'].filter((name) => !hasProgram(name)),
  ...(hasTk ? [] : ['python3-tk']),
  ...(taker ? [] : ['scrot']),
]
if (missing.length > 0) console.log(`Clicking is not checked on a real screen; not found: ${missing.join(', ')}`)

let home: Awaited<ReturnType<typeof makeHome>>
let display = ''
let window: ChildProcess
let told: string[] = []
const programs: ChildProcess[] = []

/** Tells the window to do something, and waits until it has. */
async function tell(command: string): Promise<void> {
  told = told.filter((line) => line !== 'done')
  window.stdin?.write(`${command}\n`)
  await until(() => told.includes('done'), `the window did: ${command}`)
  told = told.filter((line) => line !== 'done')
}
const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  DISPLAY: display,
  WAYLAND_DISPLAY: '',
  XDG_SESSION_ID: '',
  XDG_DATA_HOME: join(home.path, '.data'),
  ...more,
})
const allow = async (clicking: boolean): Promise<void> => {
  await mkdir(join(home.path, '.config/descry'), { recursive: true })
  await writeFile(join(home.path, '.config/descry/settings.json'), JSON.stringify({ clicking }))
}
/** Begins to click, up to the question. */
async function begin(name: string): Promise<Run & { asked: () => string }> {
  let asked = ''
  const run = startDescry(home.path, ['click', name], { openInput: true, env: env() })
  run.child.stderr?.on('data', (text: string) => (asked += text))
  await until(() => asked.includes('Escape to cancel') || run.child.exitCode !== null, 'it asked')
  return { ...run, asked: () => asked }
}

beforeAll(async () => {
  home = await makeHome()
  if (missing.length > 0) return
  const server = spawn('Xvfb', ['-displayfd', '1', '-noreset', '-screen', '0', '1000x700x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  programs.push(server)
  display = await new Promise((done, reject) => {
    server.stdout.once('data', (number: Buffer) => done(`:${number.toString().trim()}`))
    server.once('exit', () => reject(new Error('Xvfb ended')))
  })
  window = spawn('python3', [resolve(import.meta.dirname, '../../fixtures/click/window.py')], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, DISPLAY: display },
  })
  programs.push(window)
  createInterface({ input: window.stdout as Readable }).on('line', (line) => told.push(line))
  await tell('show')
})
beforeEach(async () => {
  if (missing.length > 0) return
  await allow(true)
  await tell('move 140 110')
  await tell('show')
  await tell('rename Save Save')
  told = []
})
afterAll(async () => {
  for (const child of programs.reverse()) child.kill('SIGKILL')
  await home.remove()
})

describe.skipIf(missing.length > 0)('descry click', () => {
  it('is off until the person switches it on', async () => {
    await allow(false)
    const { status, stderr } = await descry(home.path, ['click', 'Save'], { env: env() })
    expect(status).toBe(3)
    expect(stderr.trim()).toBe('Clicking is switched off. Switch on “Click elements for me” in the settings first.')
    expect(told).toEqual([])
  })

  it('says what it will click, clicks on Enter, and the program reacts', async () => {
    const run = await begin('Save')
    expect(run.asked()).toBe('Click Save, button? Press Enter to click, Escape to cancel.\n')
    expect(told).toEqual([])
    run.child.stdin?.end('\n')
    const { status, stdout } = await run.ended
    expect([status, stdout]).toEqual([0, 'Clicked Save, button.\n'])
    await until(() => told.length > 0, 'the window was clicked')
    expect(told).toEqual(['Save'])
  })

  it.each([
    ['Escape', '\u001b'],
    ['another answer', 'no\n'],
    ['the end of the input', ''],
  ])('does nothing on %s', async (_, answer) => {
    const run = await begin('Save')
    run.child.stdin?.end(answer)
    const { status, stdout } = await run.ended
    expect([status, stdout]).toEqual([0, 'Nothing was clicked.\n'])
    await tell('show')
    expect(told).toEqual([])
  })

  it('warns where it may be impossible to undo', async () => {
    const run = await begin('Delete')
    expect(run.asked()).toMatch(/^Careful: this may be impossible to undo\. Click Delete, button\?/u)
    run.child.stdin?.end('')
    await run.ended
  })

  it('finds the element again where the window was moved meanwhile', async () => {
    const run = await begin('Save')
    await tell('move 400 330')
    run.child.stdin?.end('\n')
    expect((await run.ended).stdout).toBe('Clicked Save, button.\n')
    await until(() => told.length > 0, 'the window was clicked')
    expect(told).toEqual(['Save'])
  })

  it.each([
    ['the window has gone', 'hide'],
    ['the button says something else', 'rename Save Send'],
  ])('does nothing where %s meanwhile', async (_, command) => {
    const run = await begin('Save')
    await tell(command)
    run.child.stdin?.end('\n')
    const { status, stderr } = await run.ended
    expect(status).toBe(3)
    expect(stderr).toContain('Nothing was clicked: Descry looked again and did not find Save for certain.')
    await tell('show')
    expect(told).toEqual([])
  })

  it('clicks what a person’s own name means', async () => {
    const picture = join(home.path, 'screen.png')
    const args = { scrot: ['-o', picture], maim: [picture], import: ['-window', 'root', picture] }[taker as 'scrot']
    spawnSync(taker as string, args, { env: { ...process.env, DISPLAY: display } })
    await descry(home.path, ['names', 'set', picture, 'Save', 'Keep the letter'], { env: env() })
    const run = await begin('Keep the letter')
    expect(run.asked()).toContain('Click Keep the letter, button?')
    run.child.stdin?.end('\n')
    await run.ended
    await until(() => told.length > 0, 'the window was clicked')
    expect(told).toEqual(['Save'])
    await descry(home.path, ['names', 'remove', '--all'], { env: env() })
  })

  it('says what to install', async () => {
    const folder = join(home.path, 'few')
    await mkdir(folder, { recursive: true })
    await symlink(`/usr/bin/${taker as string}`, join(folder, taker as string)).catch(() => {})
    const { status, stderr } = await descry(home.path, ['click', 'Save'], { env: env({ PATH: folder }) })
    expect(status).toBe(4)
    expect(stderr.trim()).toBe('Descry can’t click here: xdotool is not installed. Install it and try again.')
  })
})
