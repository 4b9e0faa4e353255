import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clipFolder, siglipFolder } from '../../fixtures/captioners/folders'
import { startHub, type Hub } from '../../fixtures/hub'
import { putFolder } from '../../fixtures/hub/from-folder'
import { descry, enginesOf, makeHome, startDescry, until, type Outcome } from './program'

/** From words to pictures, with made-up models: a picture lies where its mean colour does, a text where the colours lie that it names. */

const samples = resolve(import.meta.dirname, '../../../resources/samples')
let home: Awaited<ReturnType<typeof makeHome>>
let hub: Hub
let pictures: string
const kept = (): string => join(home.path, '.data', 'descry', 'embeddings.json')

beforeAll(async () => {
  home = await makeHome()
  hub = await startHub()
  await putFolder(hub, 'siglip2-base', siglipFolder)
  await putFolder(hub, 'clip-vit-base-patch32', clipFolder)
  pictures = join(home.path, 'pictures')
  await mkdir(join(pictures, 'within'), { recursive: true })
  await colour('a.png', [200, 20, 20])
  await colour('b.png', [20, 200, 20])
  await colour('within/c.png', [20, 20, 200])
  await copyFile(join(samples, 'printers.png'), join(pictures, 'within', 'd.png'))
})
afterAll(async () => {
  await hub.close()
  await home.remove()
})

/** Nearly of one colour, with grain: a picture of one colour alone counts as blank. */
async function colour(name: string, [red, green, blue]: [number, number, number]): Promise<void> {
  const data = Buffer.from(
    Array.from({ length: 480 * 320 * 3 }, (_, i) => ([red, green, blue][i % 3] as number) + ((i * 7919) % 53)),
  )
  await sharp(data, { raw: { width: 480, height: 320, channels: 3 } })
    .png()
    .toFile(join(pictures, name))
}

const env = (): NodeJS.ProcessEnv => ({
  HF_ENDPOINT: hub.endpoint,
  XDG_DATA_HOME: join(home.path, '.data'),
  HTTP_PROXY: '',
  http_proxy: '',
})
const run = (...words: string[]): Promise<Outcome> => descry(home.path, words, { env: env() })

interface Printed {
  found: { name: string; sentence: string; reasons: { kind: string; how?: string; place?: number }[] }[]
  searched: number
  model: { id: string } | null
  suggested: string | null
  problems: { code: string }[]
}
const json = ({ stdout }: Outcome): Printed => JSON.parse(stdout) as Printed
const names = (printed: Printed): string[] => printed.found.map(({ name }) => name.slice(pictures.length + 1))

describe('without a model', () => {
  test('pictures are found by the words on them, and it is said what that means and what to add', async () => {
    const { status, stdout, stderr } = await run('search', 'label printer', pictures)
    expect(status).toBe(0)
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      `1. ${join(pictures, 'within', 'd.png')}`,
      '   A screen with the title “Printers”.',
      '   The words “label printer” are on it.',
    ])
    expect(stderr).toContain('Only words were searched')
    expect(stderr).toContain('descry models add clip-vit-base-patch32')
  })

  test('nothing found is no failure, and says what to do', async () => {
    const { status, stdout, stderr } = await run('search', 'wombat', pictures)
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toContain('None of 4 pictures matches.')
    expect(stderr).toContain('Try fewer words')
  })

  test('a file that is missing or damaged is told, the others are searched, and the status says so', async () => {
    await writeFile(join(home.path, 'broken.png'), 'no picture')
    const outcome = await run(
      'search',
      'label printer',
      'nothere.png',
      'broken.png',
      join(pictures, 'within'),
      '--json',
    )
    expect(outcome.status).toBe(3)
    const printed = json(outcome)
    expect(names(printed)).toEqual(['within/d.png'])
    expect(printed.problems.map(({ code }) => code)).toEqual(['FILE_NOT_FOUND', 'PICTURE_UNSUPPORTED'])
  })

  test.each([
    ['no words', ['search']],
    ['no files', ['search', 'words']],
    ['empty words', ['search', ' ', '.']],
    ['a limit of none', ['search', 'words', '.', '--limit', '0']],
    ['words to forget', ['search', 'words', '--forget']],
  ])('%s is wrong usage', async (_what, words) => {
    const { status, stderr } = await run(...words)
    expect([status, stderr.trim().split('\n').length]).toEqual([2, 1])
  })
})

describe.each(['siglip2-base', 'clip-vit-base-patch32'])('with %s', (model) => {
  beforeAll(async () => expect((await run('models', 'add', model)).status).toBe(0))
  afterAll(async () => {
    await run('search', '--forget')
    await run('models', 'remove', model)
  })

  test('pictures are ordered by how alike they are; words that were read still come first', async () => {
    const printed = json(await run('search', 'a picture of blue', pictures, '--json'))
    expect([printed.model?.id, printed.suggested]).toEqual([model, null])
    expect(names(printed)[0]).toBe('within/c.png')
    // Also those that have none of the words: nothing else knows what they show.
    expect(printed.found.map(({ reasons }) => reasons.at(-1)?.place)).toEqual([1, 2, 3, 4])
    const { stdout } = await run('search', 'label printer', pictures, '--limit', '2')
    const lines = stdout.trim().split('\n')
    expect(lines.filter((line) => /^\d\./.test(line))).toHaveLength(2)
    expect(lines[0]).toBe(`1. ${join(pictures, 'within', 'd.png')}`)
    expect(stdout).not.toContain('%')
  })

  test('what it made of pictures is kept only where that was wished, and removed with --forget', async () => {
    await run('search', 'red', pictures)
    await expect(stat(kept())).rejects.toMatchObject({ code: 'ENOENT' })
    expect((await run('search', 'red', pictures, '--remember')).stderr).toContain('--forget')
    const entries = (JSON.parse(await readFile(kept(), 'utf8')) as { entries: unknown[] }).entries
    expect(entries).toHaveLength(4)
    expect(JSON.stringify(entries)).not.toContain(pictures)
    // A damaged file is no reason not to search.
    await writeFile(kept(), '{"version":1,"entries":[["')
    expect(names(json(await run('search', 'red', pictures, '--json')))[0]).toBe('a.png')
    expect((JSON.parse(await readFile(kept(), 'utf8')) as { entries: unknown[] }).entries).toHaveLength(4)
    expect((await run('search', '--forget')).status).toBe(0)
    await expect(stat(kept())).rejects.toMatchObject({ code: 'ENOENT' })
    await run('search', 'red', pictures)
    await expect(stat(kept())).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('two at once both find', async () => {
    const found = await Promise.all(
      ['red', 'green'].map((word) => run('search', word, pictures, '--json', '--remember')),
    )
    expect(found.map((outcome) => names(json(outcome))[0])).toEqual(['a.png', 'b.png'])
    JSON.parse(await readFile(kept(), 'utf8'))
  })
})

test('Ctrl+C stops it with status 130', async () => {
  const run = startDescry(home.path, ['search', 'words', pictures, samples], { env: env() })
  await until(() => enginesOf(run.child.pid ?? 0).length > 0, 'the engine runs')
  run.child.kill('SIGINT')
  expect((await run.ended).status).toBe(130)
})
