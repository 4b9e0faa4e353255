import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Area } from '../../assistant/contract'
import type { CapturedPicture, CapturePort } from '../../assistant/ports'
import { DescryError } from '../../models/contract/errors'
import { findTool, runTool } from './tool'

export type CaptureRequest = { what: 'screen' | 'window' | 'area'; area?: Area }

/** One program that takes pictures of the screen: its arguments for each request, null where it can't do that. */
export interface CaptureTool {
  program: string
  args(request: CaptureRequest, file: string): string[] | null
}

const geometry = ([x, y, w, h]: Area): string => `${w}x${h}+${x}+${y}`

/** Programs by system and session, the best first. Each takes a request without asking anything of the person. */
const tools: Record<'darwin' | 'wayland' | 'x11', CaptureTool[]> = {
  darwin: [
    {
      program: 'screencapture',
      args: ({ what, area }, file) => {
        if (what === 'window') return null
        return ['-x', '-t', 'png', ...(area ? [`-R${area.join(',')}`] : []), file]
      },
    },
  ],
  wayland: [
    {
      program: 'grim',
      args: ({ what, area }, file) => {
        if (what === 'window') return null
        return area ? ['-g', `${area[0]},${area[1]} ${area[2]}x${area[3]}`, file] : [file]
      },
    },
    {
      program: 'gnome-screenshot',
      args: ({ what, area }, file) => (area ? null : [...(what === 'window' ? ['-w'] : []), '-f', file]),
    },
    {
      program: 'spectacle',
      args: ({ what, area }, file) => (area ? null : ['-b', '-n', what === 'window' ? '-a' : '-f', '-o', file]),
    },
  ],
  x11: [
    {
      program: 'maim',
      args: ({ what, area }, file) => {
        if (what === 'window') return null
        return [...(area ? ['-g', geometry(area)] : []), '-u', file]
      },
    },
    {
      program: 'scrot',
      args: ({ what, area }, file) => [
        '-o',
        ...(what === 'window' ? ['-u'] : area ? ['-a', area.join(',')] : []),
        file,
      ],
    },
    {
      program: 'gnome-screenshot',
      args: ({ what, area }, file) => (area ? null : [...(what === 'window' ? ['-w'] : []), '-f', file]),
    },
    {
      program: 'spectacle',
      args: ({ what, area }, file) => (area ? null : ['-b', '-n', what === 'window' ? '-a' : '-f', '-o', file]),
    },
    {
      program: 'import',
      args: ({ what, area }, file) =>
        what === 'window'
          ? null
          : ['-silent', '-window', 'root', ...(area ? ['-crop', geometry(area), '+repage'] : []), file],
    },
  ],
}

const installHint = {
  darwin: 'screencapture is missing',
  wayland: 'install grim or gnome-screenshot',
  x11: 'install scrot or maim',
} as const

/** Takes pictures of the screen with the programs of the system. */
export function createCapture(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): CapturePort {
  return {
    async capture(request, signal) {
      if (platform === 'win32') return captureOnWindows(request, signal)
      if (await isLocked(env, signal)) throw new DescryError('SCREEN_LOCKED')
      const session = sessionOf(env, platform)
      if (!session) throw new DescryError('CAPTURE_UNAVAILABLE', 'there is no screen')
      for (const tool of tools[session]) {
        const path = await findTool(tool.program, env)
        const picture = path && (await captureWith(path, tool, request, signal))
        if (picture) return picture
      }
      const what = request.what === 'window' ? ' that can take a single window' : ''
      throw new DescryError('CAPTURE_UNAVAILABLE', `no program${what} was found; ${installHint[session]}`)
    },
  }
}

/** Names of the programs that were found, for the doctor. */
export async function captureTools(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<string[]> {
  if (platform === 'win32') return ['PowerShell']
  const session = sessionOf(env, platform) ?? 'x11'
  const found = await Promise.all(
    tools[session].map(async ({ program }) => ((await findTool(program, env)) ? [program] : [])),
  )
  return found.flat()
}

function sessionOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): keyof typeof tools | undefined {
  if (platform === 'darwin') return 'darwin'
  if (env.WAYLAND_DISPLAY) return 'wayland'
  return env.DISPLAY ? 'x11' : undefined
}

async function captureWith(
  path: string,
  tool: CaptureTool,
  request: CaptureRequest,
  signal?: AbortSignal,
): Promise<CapturedPicture | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'descry-capture-'))
  const file = join(folder, 'screen.png')
  try {
    const args = tool.args(request, file)
    if (!args) return undefined
    const { status, stderr } = await runTool(path, args, signal)
    const bytes = await readFile(file).catch(() => undefined)
    if (status !== 0 || !bytes || bytes.length === 0) {
      if (request.area && /outside|invalid|geometry|bounds/i.test(stderr))
        throw new DescryError('AREA_OUTSIDE', request.area.join(','))
      return undefined
    }
    return { bytes, name: request.what === 'window' ? 'Window' : 'Screen' }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whether the session says that it is locked. Systems that do not say count as unlocked: their capture is black then, and is told as blank. */
async function isLocked(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<boolean> {
  const loginctl = env.XDG_SESSION_ID && (await findTool('loginctl', env))
  if (!loginctl || !env.XDG_SESSION_ID) return false
  const args = ['show-session', env.XDG_SESSION_ID, '--property=LockedHint', '--value']
  const result = await runTool(loginctl, args, signal).catch(() => undefined)
  return result?.status === 0 && result.stdout.toString().trim() === 'yes'
}

/** A fixed script: nothing but four numbers is ever put into its environment. */
const WINDOWS_SCRIPT = `
Add-Type -AssemblyName System.Windows.Forms, System.Drawing
if (Get-Process -Name LogonUI -ErrorAction SilentlyContinue) { exit 9 }
$bounds = [System.Windows.Forms.SystemInformation]::VirtualScreen
if ($args.Count -eq 4) { $bounds = New-Object System.Drawing.Rectangle([int]$args[0], [int]$args[1], [int]$args[2], [int]$args[3]) }
$bitmap = New-Object System.Drawing.Bitmap($bounds.Width, $bounds.Height)
[System.Drawing.Graphics]::FromImage($bitmap).CopyFromScreen($bounds.Location, [System.Drawing.Point]::Empty, $bounds.Size)
$stream = New-Object System.IO.MemoryStream
$bitmap.Save($stream, [System.Drawing.Imaging.ImageFormat]::Png)
[Console]::Out.Write([Convert]::ToBase64String($stream.ToArray()))
`

async function captureOnWindows({ what, area }: CaptureRequest, signal?: AbortSignal): Promise<CapturedPicture> {
  if (what === 'window')
    throw new DescryError('CAPTURE_UNAVAILABLE', 'a single window can be taken in the desktop window only')
  const script = `& {${WINDOWS_SCRIPT}} ${(area ?? []).map(String).join(' ')}`
  const { status, stdout } = await runTool(
    'powershell.exe',
    ['-NoProfile', '-NonInteractive', '-Command', script],
    signal,
  )
  if (status === 9) throw new DescryError('SCREEN_LOCKED')
  if (status !== 0) throw new DescryError('CAPTURE_UNAVAILABLE', 'PowerShell could not take it')
  return { bytes: Buffer.from(stdout.toString('ascii'), 'base64'), name: 'Screen' }
}
