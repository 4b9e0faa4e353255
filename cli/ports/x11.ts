import type { Area } from '../../assistant/contract'
import { findTool, runTool } from './tool'

/** Decimal id of the window that has the focus, as the window manager names it; undefined where it is not known. */
export async function focusedWindow(env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<string | undefined> {
  const xprop = await findTool('xprop', env)
  if (xprop) {
    const { status, stdout } = await runTool(xprop, ['-root', '-notype', '_NET_ACTIVE_WINDOW'], { signal, env })
    const id = /0x[0-9a-f]+/i.exec(stdout.toString())?.[0]
    // Not every program that takes the id understands it in hexadecimal.
    if (status === 0 && id && Number(id) !== 0) return String(Number(id))
  }
  const xdotool = await findTool('xdotool', env)
  if (!xdotool) return undefined
  const { status, stdout } = await runTool(xdotool, ['getactivewindow'], { signal, env })
  const id = stdout.toString().trim()
  return status === 0 && /^\d+$/.test(id) ? id : undefined
}

/** Width and height in pixels of a PNG file, read from its header; undefined where it is no PNG. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47]
  if (bytes.length < 24 || signature.some((byte, index) => bytes[index] !== byte)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** The part of an area that lies on a screen of this size; undefined where nothing of it does. */
export function areaOnScreen(area: Area, { width, height }: { width: number; height: number }): Area | undefined {
  const [x, y, w, h] = area
  const left = Math.max(0, x)
  const top = Math.max(0, y)
  const right = Math.min(width, x + w)
  const bottom = Math.min(height, y + h)
  return right > left && bottom > top ? [left, top, right - left, bottom - top] : undefined
}
