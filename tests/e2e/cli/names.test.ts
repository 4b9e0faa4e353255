import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { descry, makeHome, screens, type Outcome } from './program'

const settings = join(screens, 'settings.png')
let home: Awaited<ReturnType<typeof makeHome>>
const run = (...args: string[]): Promise<Outcome> =>
  descry(home.path, args, { env: { XDG_DATA_HOME: join(home.path, '.data') } })
const kept = (): Promise<string> => readFile(join(home.path, '.data/descry/names.json'), 'utf8')

beforeAll(async () => void (home = await makeHome()))
afterAll(() => home.remove())

test('a name is kept, shown everywhere, and found again at the next look at the window', async () => {
  const set = await run('names', 'set', settings, 'Save', 'Keep the changes')
  expect([set.status, set.stdout]).toEqual([0, 'Save, button is now called Keep the changes.\n'])

  // The same window elsewhere on a larger screen.
  const moved = join(home.path, 'moved.png')
  await sharp(settings)
    .extend({ top: 120, left: 200, bottom: 60, right: 90, background: '#44607a' })
    .png()
    .toFile(moved)
  for (const picture of [settings, moved]) {
    const { stdout } = await run('elements', picture, '--type', 'buttons', '--json')
    const { elements } = JSON.parse(stdout) as { elements: { name: string; ownName?: string }[] }
    const names = elements.map(({ name, ownName }) => [name, ownName])
    expect(names.slice(-2)).toEqual([
      ['Cancel', undefined],
      ['Save', 'Keep the changes'],
    ])
    expect(names.filter(([, own]) => own !== undefined)).toHaveLength(1)
  }
  expect((await run('elements', moved, '--find', 'keep')).stdout).toMatch(/^\d+\. Keep the changes, button\n$/u)
  expect((await run('ask', moved, 'Where is Keep the changes?')).stdout).toContain('Keep the changes')
  expect((await run('describe', settings, '--length', 'detailed')).stdout).toContain('Keep the changes')
})

test('another window does not get it', async () => {
  for (const name of ['save-changes', 'login', 'printers']) {
    const { stdout } = await run('elements', join(screens, `${name}.png`))
    expect(stdout).not.toContain('Keep the changes')
  }
})

test('names are listed, changed and deleted; what is deleted is gone from the disk', async () => {
  expect((await run('names', 'list')).stdout).toBe('Keep the changes: button, on the picture Save, in Settings\n')
  await run('names', 'set', settings, 'Keep the changes', 'Store')
  expect((await run('names', 'list')).stdout).toBe('Store: button, on the picture Save, in Settings\n')
  const wrong = await run('names', 'remove', 'Keep the changes')
  expect([wrong.status, wrong.stderr]).toEqual([
    3,
    'There is no name Keep the changes any more. “descry names list” shows all of them.\n',
  ])
  expect((await run('names', 'remove', 'Store')).stdout).toBe('Store is deleted.\n')
  const none = await run('names', 'list')
  expect([none.stdout, none.stderr]).toEqual(['', 'You have given no names yet.\n'])
  expect(await kept()).not.toMatch(/Store|Keep|Save|Settings/u)
})

test('what is not clear is asked back', async () => {
  const several = await run('names', 'set', settings, 'e', 'Something')
  expect([several.status, several.stderr]).toEqual([2, expect.stringMatching(/^\d+ elements match\./u)])
  const none = await run('names', 'set', settings, 'nowhere', 'Something')
  expect([none.status, none.stderr]).toEqual([2, expect.stringContaining('No element matches nowhere.')])
  const both = await run('names', 'remove')
  expect(both.status).toBe(2)
})
