import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Area } from '../../assistant/contract'
import type { CapturedPicture, CapturePort } from '../../assistant/ports'
import { DescryError } from '../../models/contract/errors'
import { captureToolsOf, installHint, type CaptureRequest, type CaptureTool, type Session } from './capture-tools'
import { findTool, runTool } from './tool'
import { captureOnWindows } from './windows'
import { areaOnScreen, focusedWindow, pngSize } from './x11'

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
      return createPhotographer(env, session, signal).take(request)
    },
  }
}

/** Names of the programs that were found, for the doctor. */
export async function captureTools(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Promise<string[]> {
  if (platform === 'win32') return ['PowerShell']
  const found = await Promise.all(
    captureToolsOf[sessionOf(env, platform) ?? 'x11'].map(async ({ program }) =>
      (await findTool(program, env)) ? [program] : [],
    ),
  )
  return found.flat()
}

function sessionOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Session | undefined {
  if (platform === 'darwin') return 'darwin'
  if (env.WAYLAND_DISPLAY) return 'wayland'
  return env.DISPLAY ? 'x11' : undefined
}

/** Takes pictures in one session, with the first program that can. */
function createPhotographer(env: NodeJS.ProcessEnv, session: Session, signal?: AbortSignal) {
  const takeWith = async (
    path: string,
    tool: CaptureTool,
    request: CaptureRequest,
    windowId?: string,
  ): Promise<Uint8Array | undefined> => {
    const folder = await mkdtemp(join(tmpdir(), 'descry-capture-'))
    try {
      const file = join(folder, 'screen.png')
      const args = tool.args(request, file, windowId)
      if (!args) return undefined
      const { status } = await runTool(path, args, { signal, env })
      const bytes = status === 0 ? await readFile(file).catch(() => undefined) : undefined
      return bytes && bytes.length > 0 ? bytes : undefined
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  const firstPicture = async (request: CaptureRequest): Promise<Uint8Array> => {
    const windowId = request.what === 'window' && session === 'x11' ? await focusedWindow(env, signal) : undefined
    let tried = ''
    for (const tool of captureToolsOf[session]) {
      const path = await findTool(tool.program, env)
      if (!path || !tool.args(request, '', windowId)) continue
      tried ||= tool.program
      const bytes = await takeWith(path, tool, request, windowId)
      if (bytes) return bytes
    }
    const what = request.what === 'window' ? 'a single window' : 'the screen'
    throw new DescryError(
      'CAPTURE_UNAVAILABLE',
      tried ? `${tried} could not take ${what}` : `no program that can take ${what} was found; ${installHint[session]}`,
    )
  }

  /** X11's programs make up what lies beyond the screen, so that the area is compared with the screen first. */
  const insideScreen = async (area: Area): Promise<Area> => {
    const screen = pngSize(await firstPicture({ what: 'screen' }))
    const inside = screen ? areaOnScreen(area, screen) : area
    if (!inside) throw new DescryError('AREA_OUTSIDE', area.join(','))
    return inside
  }

  return {
    async take(request: CaptureRequest): Promise<CapturedPicture> {
      const { what, area } = request
      const wanted = area && session === 'x11' ? { what, area: await insideScreen(area) } : request
      return { bytes: await firstPicture(wanted), name: what === 'window' ? 'Window' : 'Screen' }
    },
  }
}

/** Whether the session says that it is locked. Systems that do not say count as unlocked: their capture is black then, and is told as blank. */
async function isLocked(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<boolean> {
  const loginctl = env.XDG_SESSION_ID && (await findTool('loginctl', env))
  if (!loginctl || !env.XDG_SESSION_ID) return false
  const args = ['show-session', env.XDG_SESSION_ID, '--property=LockedHint', '--value']
  const result = await runTool(loginctl, args, { signal, env })
  return result.status === 0 && result.stdout.toString().trim() === 'yes'
}
