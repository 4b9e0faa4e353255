import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { DescryError } from '../models/contract/errors'
import { version } from '../package.json'

/** Where Descry's own files are, and where it keeps the little it remembers. */
export interface Places {
  /** The built engine entry. */
  engine: string
  /** The built page. */
  page: string
  settings: string
  /** Folder of the transcripts. */
  transcripts: string
  /** The person's own names for elements. */
  names: string
  /** What a search model made of searched picture files, where that may be kept. */
  embeddings: string
  /** Folder of the installed models. */
  models: string
  /** For what lives only while a host runs, such as the browser host's token. */
  state: string
  version: string
}

/** @param built folder of the built terminal program */
export function findPlaces(built = import.meta.dirname, env: NodeJS.ProcessEnv = process.env): Places {
  const engine = join(built, 'engine.js')
  if (!existsSync(engine)) throw new DescryError('MODEL_MISSING', 'engine.js')
  return {
    engine,
    page: join(dirname(built), 'renderer'),
    settings: join(configFolder(env), 'settings.json'),
    transcripts: join(dataFolder(env), 'transcripts'),
    names: join(dataFolder(env), 'names.json'),
    embeddings: join(dataFolder(env), 'embeddings.json'),
    models: join(dataFolder(env), 'models'),
    state: stateFolder(env),
    version,
  }
}

/** The folder for settings, as each system has it. */
function configFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Descry')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Descry')
  return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'descry')
}

/** The folder for what a person made with Descry and wants to keep. */
function dataFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32' || process.platform === 'darwin') return configFolder(env)
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'descry')
}

function stateFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Descry')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'Descry')
  return env.XDG_RUNTIME_DIR
    ? join(env.XDG_RUNTIME_DIR, 'descry')
    : join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'descry')
}
