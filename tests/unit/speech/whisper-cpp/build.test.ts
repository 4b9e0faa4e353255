import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultCacheFolder, whisperProgram } from '../../../../models/speech/whisper-cpp/build'
import { findRecipe } from '../../../../models/speech/whisper-cpp/toolchain'
import { missing, ownFolder, processesWith, until } from './fixtures'

/** Sources that are built like whisper.cpp's, by the real make and compiler, in a moment. */
function sourcesOf(folder: string, code: string, before = ''): string {
  const sources = join(folder, 'sources of a “small” program')
  mkdirSync(sources)
  writeFileSync(join(sources, 'CMakeLists.txt'), 'project(whisper.cpp VERSION 9.8.7)\n')
  writeFileSync(join(sources, 'LICENSE'), 'MIT\n')
  writeFileSync(join(sources, 'main.cpp'), code)
  writeFileSync(
    join(sources, 'Makefile'),
    `main: main.cpp\n\t${before || 'true'}\n\t$(CXX) main.cpp -o main\n\t./main\n`,
  )
  return sources
}
const GOOD = 'int main() { return 0; }\n'

let folder: string
let cacheFolder: string
beforeEach(() => {
  folder = ownFolder()
  cacheFolder = join(folder, 'a cache')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('without make or a compiler it says what to install', async () => {
  const sources = sourcesOf(folder, GOOD)
  const nothing = join(folder, 'nothing')
  mkdirSync(nothing)
  await expect(whisperProgram({ sources, cacheFolder, searchPath: nothing })).rejects.toMatchObject({
    code: 'NOT_INSTALLED',
    message:
      'A C++ compiler (Debian and Ubuntu: apt install build-essential; Fedora: dnf install make gcc-c++; macOS: xcode-select --install) is not installed. Install it and try again.',
  })
  await expect(findRecipe(nothing, 'win32')).rejects.toMatchObject({ code: 'NOT_INSTALLED' })
  expect(existsSync(cacheFolder)).toBe(false)
})

test('a folder of the search path that is not absolute is not looked at', async () => {
  await expect(findRecipe('bin:.:')).rejects.toMatchObject({ code: 'NOT_INSTALLED' })
})

test.skipIf(process.platform !== 'linux')('builds are kept where the system keeps what can be made again', () => {
  expect(defaultCacheFolder({ XDG_CACHE_HOME: '/cache' }, '/home/a')).toBe('/cache/descry')
  expect(defaultCacheFolder({ XDG_CACHE_HOME: 'cache' }, '/home/a')).toBe('/home/a/.cache/descry')
  expect(defaultCacheFolder({}, '/home/a')).toBe('/home/a/.cache/descry')
})

describe.skipIf(missing || process.platform === 'win32')(
  `with a compiler${missing ? ` (no ${missing} here)` : ''}`,
  () => {
    test('builds beside nothing, keeps the program with its licence, and uses it again', async () => {
      const sources = sourcesOf(folder, GOOD)
      const before = readdirSync(sources)
      let builds = 0
      const options = { sources, cacheFolder, onBuild: () => void builds++ }
      const program = await whisperProgram(options)
      execFileSync(program)
      expect(program).toContain('whisper.cpp-9.8.7-')
      expect(readdirSync(join(program, '..')).sort()).toEqual(['LICENSE', 'main'])
      expect(readdirSync(sources)).toEqual(before)
      expect(readdirSync(cacheFolder)).toHaveLength(1)
      expect(statSync(cacheFolder).mode & 0o077).toBe(0)

      expect(await whisperProgram({ ...options, searchPath: '' })).toBe(program)
      expect(builds).toBe(1)
    })

    test('an empty program, left by a computer that went off, is built again', async () => {
      const options = { sources: sourcesOf(folder, GOOD), cacheFolder }
      const program = await whisperProgram(options)
      writeFileSync(program, '')
      expect(await whisperProgram(options)).toBe(program)
      execFileSync(program)
    })

    test('several at once build once', async () => {
      const sources = sourcesOf(folder, GOOD)
      let builds = 0
      const options = { sources, cacheFolder, onBuild: () => void builds++ }
      const programs = await Promise.all([1, 2, 3].map(() => whisperProgram(options)))
      expect(new Set(programs).size).toBe(1)
      expect(builds).toBe(1)
      execFileSync(programs[0] as string)
      expect(readdirSync(cacheFolder)).toHaveLength(1)
    })

    test('a lock and an unfinished build of a process that was killed are in nobody’s way', async () => {
      const sources = sourcesOf(folder, GOOD)
      const gone = Number(execFileSync('sh', ['-c', 'echo $$']).toString())
      const name = (await whisperProgram({ sources, cacheFolder })).split('/').at(-2) as string
      rmSync(join(cacheFolder, name), { recursive: true })
      writeFileSync(join(cacheFolder, `${name}.lock`), String(gone))
      mkdirSync(join(cacheFolder, `building-${gone}-AbCdEf`))
      execFileSync(await whisperProgram({ sources, cacheFolder }))
      expect(readdirSync(cacheFolder)).toEqual([name])
    })

    test('a failed build says what the compiler said and leaves nothing', async () => {
      const sources = sourcesOf(folder, 'int main() { return nonsense; }\n')
      await expect(whisperProgram({ sources, cacheFolder })).rejects.toMatchObject({
        code: 'ENGINE_UNAVAILABLE',
        detail: expect.stringMatching(/^whisper\.cpp could not be built \(main\.cpp:1.*nonsense/) as string,
      })
      expect(readdirSync(cacheFolder)).toEqual([])
    })

    test('a program that does not run is a failed build', async () => {
      const sources = sourcesOf(folder, 'int main() { return 4; }\n')
      await expect(whisperProgram({ sources, cacheFolder })).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE' })
      expect(readdirSync(cacheFolder)).toEqual([])
    })

    test('a full disk and a folder that can’t be written are told apart from a failed build', async () => {
      const sources = sourcesOf(folder, '#error No space left on device\n')
      await expect(whisperProgram({ sources, cacheFolder })).rejects.toMatchObject({ code: 'DISK_FULL' })
      const file = join(folder, 'file')
      writeFileSync(file, '')
      await expect(whisperProgram({ sources, cacheFolder: join(file, 'cache') })).rejects.toMatchObject({
        code: 'WRITE_DENIED',
      })
    })

    test('flags that somebody set for other builds have no part in this one', async () => {
      // With this, make only says what it would do.
      process.env.MAKEFLAGS = '-n'
      try {
        execFileSync(await whisperProgram({ sources: sourcesOf(folder, GOOD), cacheFolder }))
      } finally {
        delete process.env.MAKEFLAGS
      }
    })

    test.skipIf(process.platform !== 'linux')('stopping ends the build with all it started', async () => {
      const mark = `36${process.pid}`
      const sources = sourcesOf(folder, GOOD, `sleep ${mark}`)
      const stop = new AbortController()
      const building = whisperProgram({ sources, cacheFolder, signal: stop.signal })
      const settled = expect(building).rejects.toMatchObject({ code: 'CANCELLED' })
      await until(() => processesWith(`sleep\0${mark}`)[0])
      stop.abort()
      await settled
      expect(processesWith(`sleep\0${mark}`)).toEqual([])
      expect(readdirSync(cacheFolder)).toEqual([])
    })
  },
)
