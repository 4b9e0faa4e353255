import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { description } from '../../../assistant/contract/descriptions'
import { plain, raw } from '../../fixtures/pictures'
import { descry, enginesOf, makeHome, runs, screens, startDescry, until } from './program'

const printers = join(screens, 'printers.png')
const editor = join(screens, 'editor.png')
const linux = process.platform === 'linux'
if (!linux) console.log('Engines are not looked for: processes are files on Linux only.')

let home: Awaited<ReturnType<typeof makeHome>>
beforeAll(async () => void (home = await makeHome()))
afterAll(() => home.remove())

describe('Much at once', () => {
  it('300 pictures in one command are all described, in their order', async () => {
    const folder = join(home.path, 'many')
    await mkdir(folder)
    const names = Array.from({ length: 300 }, (_, index) => join(folder, `${index}.png`))
    await Promise.all(
      names.map(async (name, index) =>
        writeFile(
          name,
          await raw(plain(16, 16, [index % 256, (index * 7) % 256, 90]))
            .png()
            .toBuffer(),
        ),
      ),
    )
    const { status, stdout } = await descry(home.path, ['describe', ...names, '--json'])
    expect(status).toBe(0)
    const told = z.array(description.strict()).parse(JSON.parse(stdout))
    expect(told.map(({ image }) => image.path)).toEqual(names)
  })

  it('two commands at the same time do not mind each other', async () => {
    const [first, second, alone] = await Promise.all([
      descry(home.path, ['read', printers]),
      descry(home.path, ['read', editor]),
      descry(home.path, ['read', printers]),
    ])
    expect([first.status, second.status]).toEqual([0, 0])
    expect(first.stdout).toBe(alone.stdout)
    expect(first.stdout).not.toBe(second.stdout)
  })
})

describe.skipIf(!linux)('Ctrl+C', () => {
  it('stops at once, says so, and leaves no engine', async () => {
    const run = startDescry(home.path, ['describe', ...Array.from({ length: 20 }, () => editor)])
    await until(() => run.printed().includes(editor), 'the first picture is begun')
    await until(() => enginesOf(run.child.pid!).length === 1, 'the engine runs')
    const engines = enginesOf(run.child.pid!)
    run.child.kill('SIGINT')
    const { status, stderr } = await run.ended
    expect(status).toBe(130)
    expect(stderr).toBe('Stopped, as you asked.\n')
    await until(() => !engines.some(runs), 'the engine has ended')
  })

  it('counts as one where starters pass it on', async () => {
    const run = startDescry(home.path, ['describe', ...Array.from({ length: 20 }, () => editor), '--json'])
    await until(() => enginesOf(run.child.pid!).length === 1, 'the engine runs')
    run.child.kill('SIGINT')
    run.child.kill('SIGINT')
    const { status, stdout } = await run.ended
    expect(status).toBe(130)
    expect(JSON.parse(stdout)).toEqual({ error: { code: 'CANCELLED', message: 'Stopped, as you asked.' } })
  })

  it('ends waiting for standard input', async () => {
    const run = startDescry(home.path, ['describe', '-', '--verbose'], { openInput: true })
    // Nothing tells that it waits; whenever the signal comes from here on, it has to end.
    await until(() => /\bnode\b/.test(String(run.child.spawnfile)) && runs(run.child.pid!), 'it runs')
    await new Promise((resolve) => setTimeout(resolve, 1000))
    run.child.kill('SIGINT')
    expect((await run.ended).status).toBe(130)
  })
})

it.skipIf(!linux)('An engine that is killed costs one picture; the others are described by a new one', async () => {
  const pictures = [editor, editor, editor, editor, printers]
  const run = startDescry(home.path, ['describe', ...pictures])
  await until(() => run.printed().includes(editor), 'the first picture is begun')
  await until(() => enginesOf(run.child.pid!).length === 1, 'the engine runs')
  const [engine] = enginesOf(run.child.pid!)
  process.kill(engine!, 'SIGKILL')
  const { status, stdout, stderr } = await run.ended
  expect(status).toBe(5)
  expect(stderr).toBe('A part of Descry stopped and was started again. Please try once more.\n')
  expect(stdout.split('\n\n').at(-1)).toMatch(/printers/i)
})

it('A reader that has enough ends it without a word', async () => {
  const run = startDescry(home.path, ['read', editor])
  run.child.stdout?.destroy()
  const { status, stderr } = await run.ended
  expect([status, stderr]).toEqual([0, ''])
})
