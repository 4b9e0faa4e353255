import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findSpeaker } from '../../../../assistant/voice'
import { temporaryFolder } from './sound'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const install = async (...names: string[]): Promise<void> => {
  for (const name of names) {
    await writeFile(join(folder.path, name), '#!/bin/sh\n')
    await chmod(join(folder.path, name), 0o755)
  }
}
const nameOf = async (platform: NodeJS.Platform, path = folder.path): Promise<string | undefined> =>
  (await findSpeaker({ platform, env: { PATH: path, XDG_RUNTIME_DIR: folder.path } }))?.name

describe.skipIf(process.platform === 'win32')('on Linux', () => {
  test('espeak-ng comes before festival', async () => {
    await install('espeak-ng', 'text2wave', 'aplay')
    expect(await nameOf('linux')).toBe('espeak-ng')
  })

  test('festival speaks where it is alone', async () => {
    await install('text2wave', 'aplay')
    expect(await nameOf('linux')).toBe('festival')
  })

  test('a speech server that does not answer is no voice, also when its program is there', async () => {
    await install('speech-dispatcher')
    expect(await nameOf('linux')).toBeUndefined()
  })

  test('no voice is no error', async () => {
    expect(await nameOf('linux')).toBeUndefined()
  })

  test('a program in the folder that Descry was started in does not count', async () => {
    await install('espeak-ng')
    expect(await nameOf('linux', '.:relative::')).toBeUndefined()
  })
})

test('Windows and macOS bring their voice with them', async () => {
  expect(await nameOf('win32')).toBe('Windows')
  expect(await nameOf('darwin')).toBe('say')
})
