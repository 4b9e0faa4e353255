import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { DescryError } from '../../contract/errors'

/** A step of a build. */
export interface Command {
  program: string
  args: string[]
}

/** How a program is made out of its sources. */
export interface Recipe {
  commands: Command[]
  /** Where the program can be afterwards, beneath the folder of the sources. */
  results: string[]
}

const HOW =
  'Debian and Ubuntu: apt install build-essential; Fedora: dnf install make gcc-c++; macOS: xcode-select --install'
const HOW_WINDOWS = 'winget install Kitware.CMake, and the Build Tools of Visual Studio with C++'
/** Compiling does not gain from more: the sources are few large files. */
const JOBS = Math.min(4, availableParallelism())

/**
 * How to build the program `main` of whisper.cpp with what is on the search path: with make, and on Windows with CMake. Rejects
 * with `NOT_INSTALLED` and how to install what is missing.
 */
export async function findRecipe(searchPath: string, platform: NodeJS.Platform = process.platform): Promise<Recipe> {
  const find = async (...names: string[]): Promise<{ name: string; path: string } | undefined> => {
    for (const name of names) {
      const path = await findProgram(platform === 'win32' ? `${name}.exe` : name, searchPath)
      if (path !== undefined) return { name, path }
    }
    return undefined
  }
  if (platform === 'win32') {
    const cmake = await find('cmake')
    if (!cmake) throw new DescryError('NOT_INSTALLED', `CMake with a C++ compiler (${HOW_WINDOWS})`)
    return cmakeRecipe(cmake.path)
  }
  const make = await find('gmake', 'make')
  const c = await find('cc', 'gcc', 'clang')
  const cpp = await find('c++', 'g++', 'clang++')
  if (!c || !cpp) throw new DescryError('NOT_INSTALLED', `A C++ compiler (${HOW})`)
  if (!make) throw new DescryError('NOT_INSTALLED', `The program make (${HOW})`)
  return {
    // Names, not paths: make pastes them into its shell's commands. Without Metal, which needs a second file at run time.
    commands: [
      { program: make.path, args: [`-j${JOBS}`, `CC=${c.name}`, `CXX=${cpp.name}`, 'WHISPER_NO_METAL=1', 'main'] },
    ],
    results: ['main'],
  }
}

function cmakeRecipe(cmake: string): Recipe {
  const settings = ['-DCMAKE_BUILD_TYPE=Release', '-DBUILD_SHARED_LIBS=OFF', '-DWHISPER_BUILD_TESTS=OFF']
  return {
    commands: [
      { program: cmake, args: ['-S', '.', '-B', 'build', ...settings] },
      { program: cmake, args: ['--build', 'build', '--config', 'Release', '--target', 'main', '-j', String(JOBS)] },
    ],
    results: ['build/bin/Release/main.exe', 'build/bin/main.exe', 'build/bin/main'],
  }
}

async function findProgram(name: string, searchPath: string): Promise<string | undefined> {
  // A folder that is not absolute depends on where this process happens to be.
  for (const folder of searchPath.split(delimiter).filter(isAbsolute)) {
    const path = join(folder, name)
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return path
  }
  return undefined
}
