import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { DescryError } from '../../models/contract/errors'

export interface EngineSurroundings {
  /** Folder of the built main process. */
  built: string
  packaged: boolean
  /** Folder of a packaged app's own files. */
  resources: string
  env: NodeJS.ProcessEnv
  platform: NodeJS.Platform
  /** Whether a program can be started; looked up on the disk unless given. */
  isProgram?: (path: string) => boolean
}

export interface EnginePlaces {
  entry: string
  nodePath: string
}

/**
 * Where the engine's program is, and the Node that runs it. A packaged app brings a Node of its own; a checkout uses the one that
 * started it. Electron's own program is never used as Node: its GLib and its allocator are what engines are kept apart from.
 * Throws `ENGINE_UNAVAILABLE` when there is no Node.
 */
export function findEngine({
  built,
  packaged,
  resources,
  env,
  platform,
  isProgram = canRun,
}: EngineSurroundings): EnginePlaces {
  const name = platform === 'win32' ? 'node.exe' : 'node'
  // Plain Node can't read inside the archive, so what it runs is unpacked beside it.
  const entry = join(built.replace(/app\.asar(?=[\\/]|$)/, 'app.asar.unpacked'), 'engine.js')
  const candidates = packaged
    ? [join(resources, 'node', name)]
    : [
        env['DESCRY_NODE'],
        // Set by npm for everything it starts.
        env['npm_node_execpath'],
        ...(env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
      ]
  const nodePath = candidates.find((path) => path !== undefined && isAbsolute(path) && isProgram(path))
  if (nodePath === undefined) throw new DescryError('ENGINE_UNAVAILABLE', 'no Node was found to run it')
  return { entry, nodePath }
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
