import type { CapturedPicture, ClipboardPort } from '../../assistant/ports'
import { DescryError } from '../../models/contract/errors'
import { findTool, runTool } from './tool'
import { readClipboardOnWindows } from './windows'

/** One program that gives out what is on the clipboard. */
interface ClipboardTool {
  program: string
  /** Lists the kinds of what is on the clipboard; left out where the program just gives a picture or fails. */
  kinds?: string[]
  read(kind: string): string[]
  /** The picture in what the program printed, where that is not the picture itself. */
  decode?(printed: Buffer): Uint8Array
}

type Session = 'darwin' | 'wayland' | 'x11'

const PICTURE_KINDS = ['image/png', 'image/jpeg', 'image/webp', 'image/bmp', 'image/tiff', 'image/svg+xml']

const toolsOf: Record<Session, readonly ClipboardTool[]> = {
  darwin: [
    { program: 'pngpaste', read: () => ['-'] },
    {
      program: 'osascript',
      read: () => ['-e', 'the clipboard as «class PNGf»'],
      // AppleScript writes binary data as «data PNGf89504E47…».
      decode: (printed) => Buffer.from(/«data PNGf([0-9A-F]+)»/i.exec(printed.toString())?.[1] ?? '', 'hex'),
    },
  ],
  wayland: [{ program: 'wl-paste', kinds: ['--list-types'], read: (kind) => ['--no-newline', '--type', kind] }],
  x11: [
    {
      program: 'xclip',
      kinds: ['-selection', 'clipboard', '-t', 'TARGETS', '-o'],
      read: (kind) => ['-selection', 'clipboard', '-t', kind, '-o'],
    },
  ],
}
const installName: Record<Session, string> = {
  darwin: 'pngpaste',
  wayland: 'wl-paste (package wl-clipboard)',
  x11: 'xclip',
}

const sessionOf = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Session =>
  platform === 'darwin' ? 'darwin' : env.WAYLAND_DISPLAY ? 'wayland' : 'x11'

/** Reads the picture on the clipboard with the programs of the system. */
export function createClipboard(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): ClipboardPort {
  return {
    async readPicture(signal) {
      if (platform === 'win32') return readClipboardOnWindows(signal)
      const session = sessionOf(env, platform)
      for (const tool of toolsOf[session]) {
        const path = await findTool(tool.program, env)
        if (path) return readWith(path, tool, env, signal)
      }
      throw new DescryError('NOT_INSTALLED', installName[session])
    },
  }
}

/** The programs that read the clipboard, for the doctor. */
export async function clipboardTools(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<string[]> {
  if (platform === 'win32') return ['PowerShell']
  const found = await Promise.all(
    toolsOf[sessionOf(env, platform)].map(async ({ program }) => ((await findTool(program, env)) ? [program] : [])),
  )
  return found.flat()
}

async function readWith(
  path: string,
  tool: ClipboardTool,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<CapturedPicture> {
  let kind = 'image/png'
  if (tool.kinds) {
    const listed = await runTool(path, tool.kinds, { signal, env })
    const kinds = listed.stdout.toString().split(/\s+/)
    const picture = PICTURE_KINDS.find((candidate) => kinds.includes(candidate))
    if (listed.status !== 0 || !picture) throw new DescryError('CLIPBOARD_EMPTY')
    kind = picture
  }
  const { status, stdout } = await runTool(path, tool.read(kind), { signal, env })
  const bytes = tool.decode ? tool.decode(stdout) : stdout
  if (status !== 0 || bytes.length === 0) throw new DescryError('CLIPBOARD_EMPTY')
  return { bytes, name: 'Clipboard' }
}
