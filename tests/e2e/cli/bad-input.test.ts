import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { animatedGif, hugePng, noise, plain, raw, svg } from '../../fixtures/pictures'
import { pdfFile } from '../../unit/vision/decode/pdf-writer'
import { descry, makeHome, screens } from './program'

/** Files that can't be used: name, error code, and a word of the sentence. All end with status 3. */
const unusable: [what: string, name: string, code: string][] = [
  ['a missing file', 'missing.png', 'FILE_NOT_FOUND'],
  ['a folder', 'folder', 'FILE_IS_DIRECTORY'],
  ['an empty file', 'empty.png', 'FILE_EMPTY'],
  ['a text named .png', 'text.png', 'PICTURE_UNSUPPORTED'],
  ['half a PNG', 'half.png', 'PICTURE_DAMAGED'],
  ['half a JPEG', 'half.jpg', 'PICTURE_DAMAGED'],
  ['20,000 by 20,000 pixels', 'huge.png', 'PICTURE_TOO_LARGE'],
  ['a file of a few bytes that is millions of pixels', 'bomb.png', 'PICTURE_TOO_LARGE'],
  ['a broken PDF', 'broken.pdf', 'PDF_DAMAGED'],
  ['a PDF with a password', 'locked.pdf', 'PDF_ENCRYPTED'],
]
/** Odd files that are pictures all the same. */
const usable = ['one-pixel.png', 'second-frame-broken.gif', 'references.svg', 'script.svg']

let home: Awaited<ReturnType<typeof makeHome>>
let folder: string
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  home = await makeHome()
  folder = join(home.path, 'pictures')
  await mkdir(join(folder, 'folder'), { recursive: true })
  const photo = noise(300, 200, 0, 255)
  const png = await raw(photo).png().toBuffer()
  const jpeg = await raw(photo).jpeg().toBuffer()
  const gif = await animatedGif([plain(64, 64, [250, 250, 250]), noise(64, 64, 0, 255)])
  const files: Record<string, Buffer | string> = {
    'empty.png': '',
    'text.png': 'This is not a picture.\n',
    'half.png': png.subarray(0, png.length / 2),
    'half.jpg': jpeg.subarray(0, 60),
    'huge.png': hugePng(20_000, 20_000),
    'bomb.png': hugePng(60_000, 60_000),
    'broken.pdf': '%PDF-1.7\n',
    'locked.pdf': pdfFile([{}], { locked: true }),
    'one-pixel.png': await raw(plain(1, 1, [200, 30, 30]))
      .png()
      .toBuffer(),
    'second-frame-broken.gif': gif.subarray(0, gif.length - 600),
    'references.svg': svg(
      200,
      100,
      '<image href="http://127.0.0.1:9/a.png" width="9" height="9"/><rect width="60" height="60" fill="red"/>',
    ),
    'script.svg': svg(200, 100, '<script>process.exit(9)</script><circle cx="50" cy="50" r="40" fill="blue"/>'),
  }
  await Promise.all(Object.entries(files).map(([name, content]) => writeFile(at(name), content)))
})
afterAll(() => home.remove())

describe('Descry says in one sentence what to do about', () => {
  it.each(unusable)('%s', async (_what, name, code) => {
    const [people, programs] = await Promise.all([
      descry(home.path, ['describe', at(name)]),
      descry(home.path, ['read', at(name), '--json']),
    ])
    expect([people.status, programs.status]).toEqual([3, 3])
    expect(people.stdout).toBe('')
    expect(people.stderr.trim().split('\n')).toHaveLength(1)
    expect(people.stderr).toContain(name)
    expect(people.stderr).not.toMatch(/^\s+at /m)
    const { error } = JSON.parse(programs.stdout) as { error: { code: string; message: string } }
    expect(error).toEqual({ code, message: people.stderr.trim() })
  })

  it('a page that a PDF does not have', async () => {
    await writeFile(at('one-page.pdf'), pdfFile([{}]))
    const { status, stderr } = await descry(home.path, ['read', at('one-page.pdf'), '--page', '7'])
    expect(status).toBe(3)
    expect(stderr).toContain('7')
  })

  it('an empty standard input', async () => {
    const { status, stderr } = await descry(home.path, ['describe', '-'], { input: new Uint8Array() })
    expect(status).toBe(3)
    expect(stderr.trim()).toMatch(/empty/)
  })

  it('with --verbose, also where it happened', async () => {
    const { stderr } = await descry(home.path, ['describe', at('missing.png'), '--verbose'])
    expect(stderr).toMatch(/^\s+at /m)
  })
})

it.each(usable)('%s is described', async (name) => {
  const { status, stdout, stderr } = await descry(home.path, ['describe', at(name)])
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/\w/)
})

it('One engine outlives all of them: the good picture after them is described, and the worst status is the command’s', async () => {
  const good = join(screens, 'printers.png')
  const bad = unusable.map(([, name]) => at(name))
  const { status, stdout, stderr } = await descry(home.path, ['describe', ...bad, good, '--json'])
  expect(status).toBe(3)
  const told = JSON.parse(stdout) as { image: { path: string }; error?: { code: string }; description?: string }[]
  expect(told.map(({ image }) => image.path)).toEqual([...bad, good])
  expect(told.slice(0, -1).map(({ error }) => error?.code)).toEqual(unusable.map(([, , code]) => code))
  expect(told.at(-1)?.description).toMatch(/printers/i)
  expect(stderr.trim().split('\n')).toHaveLength(unusable.length)
})
