import { spawn } from 'node:child_process'
import { findTool } from './tool'

/** Opens an address in the person's browser; false where that can't be done. No shell sees the address. */
export async function openInBrowser(url: string, env: NodeJS.ProcessEnv = process.env): Promise<boolean> {
  const [program, args] = opener(url)
  if (process.platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return false
  const path = process.platform === 'win32' ? program : await findTool(program, env)
  if (!path) return false
  return new Promise((resolve) => {
    const child = spawn(path, args, { stdio: 'ignore', detached: true })
    child.once('error', () => resolve(false))
    child.once('spawn', () => {
      child.unref()
      resolve(true)
    })
  })
}

function opener(url: string): [string, string[]] {
  if (process.platform === 'darwin') return ['open', [url]]
  if (process.platform === 'win32') return ['rundll32.exe', ['url.dll,FileProtocolHandler', url]]
  return ['xdg-open', [url]]
}
