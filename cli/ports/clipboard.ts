import type { CapturedPicture, ClipboardPort } from '../../assistant/ports'
import { DescryError } from '../../models/contract/errors'
import { findTool, runTool } from './tool'

interface ClipboardTool {
  program: string
  /** Lists the kinds of what is on the clipboard; left out where the program just gives a picture or fails. */
  kinds?: string[]
  read(kind: string): string[]
}

const PICTURE_KINDS = ['image/png', 'image/jpeg', 'image/webp', 'image/bmp', 'image/tiff', 'image/svg+xml']

const tools: Record<'darwin' | 'wayland' | 'x11', ClipboardTool[]> = {
  darwin: [{ program: 'pngpaste', read: () => ['-'] }],
  wayland: [{ program: 'wl-paste', kinds: ['--list-types'], read: (kind) => ['--no-newline', '--type', kind] }],
  x11: [
    {
      program: 'xclip',
      kinds: ['-selection', 'clipboard', '-t', 'TARGETS', '-o'],
      read: (kind) => ['-selection', 'clipboard', '-t', kind, '-o'],
    },
  ],
}
const install = { darwin: 'pngpaste', wayland: 'wl-paste (package wl-clipboard)', x11: 'xclip' } as const

/** Reads the picture on the clipboard with the programs of the system. */
export function createClipboard(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): ClipboardPort {
  return {
    async readPicture(signal) {
      if (platform === 'win32') return readOnWindows(signal)
      const session = platform === 'darwin' ? 'darwin' : env.WAYLAND_DISPLAY ? 'wayland' : 'x11'
      for (const tool of tools[session]) {
        const path = await findTool(tool.program, env)
        if (path) return readWith(path, tool, signal)
      }
      throw new DescryError('NOT_INSTALLED', install[session])
    },
  }
}

/** The program that reads the clipboard, for the doctor. */
export async function clipboardTools(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<string[]> {
  if (platform === 'win32') return ['PowerShell']
  const session = platform === 'darwin' ? 'darwin' : env.WAYLAND_DISPLAY ? 'wayland' : 'x11'
  const found = await Promise.all(
    tools[session].map(async ({ program }) => ((await findTool(program, env)) ? [program] : [])),
  )
  return found.flat()
}

async function readWith(path: string, tool: ClipboardTool, signal?: AbortSignal): Promise<CapturedPicture> {
  let kind = 'image/png'
  if (tool.kinds) {
    const listed = await runTool(path, tool.kinds, signal)
    const kinds = listed.stdout.toString().split(/\s+/)
    const picture = PICTURE_KINDS.find((candidate) => kinds.includes(candidate))
    if (listed.status !== 0 || !picture) throw new DescryError('CLIPBOARD_EMPTY')
    kind = picture
  }
  const { status, stdout } = await runTool(path, tool.read(kind), signal)
  if (status !== 0 || stdout.length === 0) throw new DescryError('CLIPBOARD_EMPTY')
  return { bytes: stdout, name: 'Clipboard' }
}

const WINDOWS_SCRIPT = `
Add-Type -AssemblyName System.Windows.Forms, System.Drawing
$image = [System.Windows.Forms.Clipboard]::GetImage()
if ($null -eq $image) { exit 3 }
$stream = New-Object System.IO.MemoryStream
$image.Save($stream, [System.Drawing.Imaging.ImageFormat]::Png)
[Console]::Out.Write([Convert]::ToBase64String($stream.ToArray()))
`

async function readOnWindows(signal?: AbortSignal): Promise<CapturedPicture> {
  const { status, stdout } = await runTool(
    'powershell.exe',
    ['-NoProfile', '-NonInteractive', '-STA', '-Command', WINDOWS_SCRIPT],
    signal,
  )
  if (status !== 0 || stdout.length === 0) throw new DescryError('CLIPBOARD_EMPTY')
  return { bytes: Buffer.from(stdout.toString('ascii'), 'base64'), name: 'Clipboard' }
}
