import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCapture } from '../../../cli/ports/capture'
import { captureToolsOf } from '../../../cli/ports/capture-tools'
import { createClipboard } from '../../../cli/ports/clipboard'
import { findTool, runTool } from '../../../cli/ports/tool'

let folder: string
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'descry-tool-test-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const script = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, text, { mode: 0o755 })
  return path
}
const node = (code: string): [string, string[]] => [process.execPath, ['-e', code]]

describe('A program of the system', () => {
  it('gets its arguments as they are: no shell reads them', async () => {
    const args = ['a b', '$(touch x)', '`id`', '"', "'", ';', '*', '-n', 'ä']
    const { stdout } = await runTool(process.execPath, ['-p', 'JSON.stringify(process.argv.slice(1))', '--', ...args])
    expect(JSON.parse(stdout.toString())).toEqual(args)
  })

  it('tells its status, and what it printed as bytes', async () => {
    const { status, stdout, stderr } = await runTool(
      ...node('process.stdout.write(Buffer.from([0,255,10])); console.error("no"); process.exitCode = 4'),
    )
    expect([status, [...stdout], stderr]).toEqual([4, [0, 255, 10], 'no\n'])
  })

  it('is ended when the person stops', async () => {
    const stop = new AbortController()
    const result = runTool(...node('setInterval(() => {}, 1000)'), { signal: stop.signal })
    stop.abort()
    await expect(result).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it.skipIf(process.platform === 'win32')('is found where it may be run, and only there', async () => {
    await chmod(await script('data', 'x'), 0o644)
    await script('tool', '#!/bin/sh\n')
    const env = { PATH: ['/nowhere', folder].join(delimiter) }
    expect(await findTool('tool', env)).toBe(join(folder, 'tool'))
    expect(await findTool('data', env)).toBeUndefined()
    expect(await findTool('tool', { PATH: '/nowhere' })).toBeUndefined()
    expect(await findTool('tool', {})).toBeUndefined()
  })
})

describe('Taking a picture of the screen', () => {
  it('asks nothing of the person and shows nothing: each program is told the file', () => {
    for (const tool of Object.values(captureToolsOf).flat()) {
      expect(tool.args({ what: 'screen' }, '/a file.png')).toContain('/a file.png')
      // A program that can't take an area says so, and does not take the whole screen instead.
      const area = tool.args({ what: 'area', area: [1, 2, 30, 40] }, '/a file.png')
      expect(area === null || /1,2[, ]30[,x]40|30x40\+1\+2/.test(area.join(' '))).toBe(true)
    }
  })

  it.skipIf(process.platform === 'win32')('tries the next program when one fails', async () => {
    await script('grim', '#!/bin/sh\nexit 1\n')
    await script('spectacle', '#!/bin/sh\nfor last; do :; done\nprintf picture > "$last"\n')
    const capture = createCapture({ PATH: `${folder}:/bin:/usr/bin`, WAYLAND_DISPLAY: 'wayland-0' }, 'linux')
    const { bytes, name } = await capture.capture({ what: 'screen' })
    expect([Buffer.from(bytes).toString(), name]).toEqual(['picture', 'Screen'])
  })

  it.skipIf(process.platform === 'win32')('says which program could not, rather than that none was found', async () => {
    const only = await mkdtemp(join(folder, 'only-'))
    await writeFile(join(only, 'grim'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const capture = createCapture({ PATH: only, WAYLAND_DISPLAY: 'wayland-0' }, 'linux')
    await expect(capture.capture({ what: 'screen' })).rejects.toMatchObject({
      code: 'CAPTURE_UNAVAILABLE',
      detail: 'grim could not take the screen',
    })
  })
})

describe.skipIf(process.platform === 'win32')('The clipboard', () => {
  it('of macOS is read by AppleScript where pngpaste is not installed', async () => {
    const only = await mkdtemp(join(folder, 'mac-'))
    await writeFile(join(only, 'osascript'), '#!/bin/sh\necho "«data PNGf89504E47»"\n', { mode: 0o755 })
    const { bytes } = await createClipboard({ PATH: only }, 'darwin').readPicture()
    expect([...bytes]).toEqual([0x89, 0x50, 0x4e, 0x47])
  })

  it('that holds no picture says so', async () => {
    const only = await mkdtemp(join(folder, 'text-'))
    await writeFile(join(only, 'wl-paste'), '#!/bin/sh\necho text/plain\n', { mode: 0o755 })
    const clipboard = createClipboard({ PATH: only, WAYLAND_DISPLAY: 'wayland-0' }, 'linux')
    await expect(clipboard.readPicture()).rejects.toMatchObject({ code: 'CLIPBOARD_EMPTY' })
  })
})
