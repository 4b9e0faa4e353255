import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPointer, pointerHint } from '../../../../assistant/pointer'

let folder: string
const noted = (): Promise<string> => readFile(join(folder, 'noted'), 'utf8')

/** Programs that write down how they were called, one argument in a line. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descry-pointer-'))
  for (const name of ['xdotool', 'ydotool']) {
    const file = join(folder, name)
    await writeFile(file, `#!/bin/sh\nprintf '%s\\n' "${name}" "$@" >> "${folder}/noted"\n`)
    await chmod(file, 0o755)
  }
})
afterAll(() => rm(folder, { recursive: true }))

describe.skipIf(process.platform === 'win32')('clicking on Linux', () => {
  const env = (more: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({ PATH: folder, ...more })

  test('X11: xdotool moves the pointer, waits until it is there, and clicks', async () => {
    await rm(join(folder, 'noted'), { force: true })
    const pointer = await findPointer({ platform: 'linux', env: env({ DISPLAY: ':7' }) })
    await pointer?.click({ x: 12, y: -3 })
    expect(await noted()).toBe('xdotool\nmousemove\n--sync\n--\n12\n-3\nclick\n1\n')
  })

  test('Wayland: ydotool, also where X11 programs run beside it', async () => {
    await rm(join(folder, 'noted'), { force: true })
    const pointer = await findPointer({ platform: 'linux', env: env({ DISPLAY: ':7', WAYLAND_DISPLAY: 'wayland-0' }) })
    await pointer?.click({ x: 40, y: 50 })
    expect(await noted()).toBe('ydotool\nmousemove\n--absolute\n-x\n40\n-y\n50\nydotool\nclick\n0xC0\n')
  })

  test('only whole numbers reach a program', async () => {
    const pointer = await findPointer({ platform: 'linux', env: env({ DISPLAY: ':7' }) })
    for (const x of [NaN, Infinity, 1.5])
      await expect(pointer?.click({ x, y: 0 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('without the program, or without a screen, there is nothing to click with, and what to install is known', async () => {
    expect(await findPointer({ platform: 'linux', env: { PATH: '/nowhere', DISPLAY: ':7' } })).toBeUndefined()
    expect(await findPointer({ platform: 'linux', env: env({}) })).toBeUndefined()
    expect(pointerHint({ platform: 'linux', env: env({ DISPLAY: ':7' }) })).toBe('xdotool')
    expect(pointerHint({ platform: 'linux', env: env({ WAYLAND_DISPLAY: 'w' }) })).toBe('ydotool')
    expect(pointerHint({ platform: 'linux', env: env({}) })).toBe('')
  })
})
