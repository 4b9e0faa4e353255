import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  canPlay,
  descendants,
  hasProgram,
  readSound,
  startNullSink,
  temporaryFolder,
  until,
} from '../../unit/assistant/voice/sound'

const program = resolve(import.meta.dirname, '../../../out/main/descry.js')
const hasVoice = process.platform !== 'linux' || hasProgram('espeak-ng') || hasProgram('text2wave')
const reason = !existsSync(program) ? 'build first: npm run build' : !hasVoice ? 'install espeak-ng or festival' : ''
if (reason) console.log(`descry say is not checked: ${reason}`)

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const descry = (...args: string[]) =>
  spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    // Settings of whoever runs the tests must not matter.
    env: { ...process.env, HOME: folder.path, XDG_CONFIG_HOME: join(folder.path, '.config') },
  })

test.skipIf(reason)('descry say TEXT --out FILE writes what was said', async () => {
  const file = join(folder.path, 'said.wav')
  const { status, stderr } = descry('say', 'Hello, this is Descry speaking.', '--out', file)
  expect(status).toBe(0)
  expect(stderr).toContain(file)
  const { seconds, loudness } = await readSound(file)
  expect(seconds).toBeGreaterThan(1)
  expect(seconds).toBeLessThan(10)
  expect(loudness).toBeGreaterThan(200)
})

test.skipIf(reason)('a text that is a command elsewhere is only spoken', async () => {
  const [file, made] = [join(folder.path, 'said.wav'), join(folder.path, 'made')]
  const { status } = descry(
    'say',
    `Hello") (system "touch ${made}") (" \`touch ${made}\` $(touch ${made})`,
    '--out',
    file,
  )
  expect(status).toBe(0)
  expect((await readSound(file)).loudness).toBeGreaterThan(200)
  expect(await readdir(folder.path)).not.toContain('made')
  await rm(file)
})

test.skipIf(reason)('a file that can’t be written is said in one sentence', () => {
  const { status, stderr } = descry('say', 'Hello', '--out', join(folder.path, 'no', 'such', 'folder.wav'))
  expect(status).toBe(5)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toContain('folder.wav')
  expect(stderr).not.toMatch(/\n\s+at /)
})

test.skipIf(reason || process.platform !== 'linux')('without any voice it says what to do', () => {
  const { status, stderr } = spawnSync(process.execPath, [program, 'say', 'Hello'], {
    encoding: 'utf8',
    env: { PATH: '/nowhere', HOME: folder.path, XDG_RUNTIME_DIR: folder.path },
  })
  expect(status).toBe(4)
  expect(stderr).toMatch(/voice/i)
})

test.skipIf(reason || process.platform !== 'linux' || !canPlay)('Ctrl+C silences it at once', async () => {
  const sink = await startNullSink()
  try {
    const before = descendants()
    const child = spawn(process.execPath, [program, 'say', 'This goes on for a long time. '.repeat(40)], {
      env: { ...process.env, ...sink.env, HOME: folder.path, XDG_RUNTIME_DIR: folder.path },
      stdio: 'ignore',
    })
    const status = new Promise((resolve) => child.once('exit', resolve))
    await until(() => sink.now() > 200, 'it is heard')
    child.kill('SIGINT')
    expect(await status).toBe(130)
    await until(() => descendants().join() === before.join(), 'the voice is gone')
    await until(() => sink.now() === 0, 'it is silent')
  } finally {
    await sink.stop()
  }
})
