import { DescryError } from '../../models/contract/errors'
import type { PointerPort } from '../ports'
import { findProgram, startProgram } from '../system/program'
import { powershellPath } from '../voice/windows'

export interface FindPointerOptions {
  platform?: NodeJS.Platform
  env?: NodeJS.ProcessEnv
}

/** The commands that click at a place, one after the other: each a list of arguments. Numbers are whole, so nothing can be pasted in. */
type Steps = (x: number, y: number) => readonly (readonly string[])[]

/**
 * What clicks on this system: `xdotool` on X11, `ydotool` on Wayland, System Events on macOS, and the system itself on Windows.
 * Undefined where it is not there.
 */
export async function findPointer({ platform = process.platform, env = process.env }: FindPointerOptions = {}): Promise<
  PointerPort | undefined
> {
  if (platform === 'darwin') return pointerWith('osascript', '/usr/bin/osascript', macSteps, env)
  if (platform === 'win32') return windowsPointer(env)
  // On Wayland, xdotool reaches only those windows that still speak X11.
  const [name, steps] = env['WAYLAND_DISPLAY'] ? (['ydotool', waylandSteps] as const) : (['xdotool', x11Steps] as const)
  const program = env['WAYLAND_DISPLAY'] || env['DISPLAY'] ? await findProgram(name, env) : null
  return program ? pointerWith(name, program, steps, env) : undefined
}

/** What to install where nothing clicks; empty where nothing would help. */
export function pointerHint({ platform = process.platform, env = process.env }: FindPointerOptions = {}): string {
  if (platform === 'darwin' || platform === 'win32') return ''
  if (env['WAYLAND_DISPLAY']) return 'ydotool'
  return env['DISPLAY'] ? 'xdotool' : ''
}

const x11Steps: Steps = (x, y) => [['mousemove', '--sync', '--', String(x), String(y), 'click', '1']]

/** 0xC0: the left button, down and up. Needs its daemon, and the right to make input devices. */
const waylandSteps: Steps = (x, y) => [
  ['mousemove', '--absolute', '-x', String(x), '-y', String(y)],
  ['click', '0xC0'],
]

const macSteps: Steps = (x, y) => [['-e', `tell application "System Events" to click at {${x}, ${y}}`]]

function pointerWith(name: string, program: string, steps: Steps, env: NodeJS.ProcessEnv): PointerPort {
  return {
    name,
    async click(at, signal) {
      const [x, y] = wholePlace(at)
      for (const args of steps(x, y)) await run(program, args, env, signal)
    },
  }
}

/** It never varies: the place comes in the environment. */
const windowsScript = `
$ErrorActionPreference = 'Stop'
Add-Type -Namespace Descry -Name Pointer -MemberDefinition '
[System.Runtime.InteropServices.DllImport("user32.dll")] public static extern bool SetProcessDPIAware();
[System.Runtime.InteropServices.DllImport("user32.dll")] public static extern bool SetCursorPos(int x, int y);
[System.Runtime.InteropServices.DllImport("user32.dll")] public static extern void mouse_event(uint flags, uint x, uint y, uint data, System.UIntPtr extra);'
[void][Descry.Pointer]::SetProcessDPIAware()
if (-not [Descry.Pointer]::SetCursorPos([int]$env:DESCRY_CLICK_X, [int]$env:DESCRY_CLICK_Y)) { exit 1 }
[Descry.Pointer]::mouse_event(2, 0, 0, 0, [System.UIntPtr]::Zero)
[Descry.Pointer]::mouse_event(4, 0, 0, 0, [System.UIntPtr]::Zero)
`

function windowsPointer(env: NodeJS.ProcessEnv): PointerPort {
  return {
    name: 'PowerShell',
    async click(at, signal) {
      const [x, y] = wholePlace(at)
      const place = { ...env, DESCRY_CLICK_X: String(x), DESCRY_CLICK_Y: String(y) }
      await run(powershellPath(env), ['-NoProfile', '-NonInteractive', '-Command', windowsScript], place, signal)
    },
  }
}

function wholePlace({ x, y }: { x: number; y: number }): [number, number] {
  if (!Number.isSafeInteger(x) || !Number.isSafeInteger(y))
    throw new DescryError('BAD_REQUEST', 'a place of two whole numbers')
  return [x, y]
}

/** A program that does not come back is ended after this many milliseconds. */
const PATIENCE_MS = 10_000

async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<void> {
  const patience = AbortSignal.timeout(PATIENCE_MS)
  const both = signal ? AbortSignal.any([signal, patience]) : patience
  try {
    await startProgram(program, args, { signal: both, input: '', env, code: 'CLICKING_UNAVAILABLE' }).ended
  } catch (thrown) {
    if (patience.aborted) throw new DescryError('CLICKING_UNAVAILABLE', `${program} did not answer`, { cause: thrown })
    throw thrown
  }
}
