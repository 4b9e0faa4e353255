import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOwnNames, describeElement, SURE, type OwnNames } from '../../../../assistant/names'
import { scoreOf } from '../../../../assistant/names/match'
import { createFileStore } from '../../../../assistant/settings'
import type { Scene } from '../../../../models/contract/scene'
import { meeting, type Look } from '../../../fixtures/meeting'

let folder: string
let file: string
let names: OwnNames
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'descry-names-'))))
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  file = join(folder, 'names.json')
  await rm(file, { force: true })
  names = createOwnNames(createFileStore(file))
})

/** The first icon: the window and its title bar come before it. */
const FIRST = 2
const seen = async (scene: Scene): Promise<(string | undefined)[]> =>
  (await names.naming())(scene).elements.map(({ ownName }) => ownName)
const people = ['Anna Berg', 'Bela Kovacs', 'Chloe Martin', 'David Okafor', 'Elif Demir', 'Fatima Noor', 'George Hill']

describe('a name is found again', () => {
  const looks: Record<string, Look> = {
    'at the very same look': {},
    'where the window was moved': { at: [520, 300] },
    'where the window was made larger': { size: [1300, 860] },
    'where the window was made smaller and moved': { at: [300, 20], size: [620, 420] },
    'where the boxes are two pixels off': { off: 2 },
    'in the dark theme': { dark: true },
    'where everything is drawn a quarter larger': { side: 50, size: [1125, 800] },
    'in another document of the same program': { title: 'Lunch - Huddle' },
    'where letters of the title were misread': { title: 'Weekly rneeting - Huddle' },
    'where a further icon stands before it': { icons: ['hand', 'microphone', 'camera', 'hand'] },
  }
  test.each(Object.entries(looks))('%s', async (_, look) => {
    await names.set(await meeting(), FIRST, 'Mute microphone')
    const after = await seen(await meeting(look))
    const expected = FIRST + (look.icons?.indexOf('microphone') ?? 0)
    expect(after.flatMap((name, index) => (name ? [[index, name]] : []))).toEqual([[expected, 'Mute microphone']])
  })

  test('where its drawing was told in another language, or not at all', async () => {
    const withIcon = async (name: string): Promise<Scene> => {
      const scene = await meeting()
      const icon = { meaning: 'microphone', confidence: 0.8 }
      const elements = scene.elements.map((each, index) => (index === FIRST ? { ...each, name, icon } : each))
      return { ...scene, elements }
    }
    await names.set(await withIcon('microphone'), FIRST, 'Mute microphone')
    for (const scene of [await withIcon('Mikrofon'), await meeting()])
      expect((await seen(scene))[FIRST]).toBe('Mute microphone')
  })

  test('in a list that was scrolled: the row counts, not the place', async () => {
    const third = FIRST + 3 + 2
    await names.set(await meeting({ people }), third, 'Remove Chloe')
    const scrolled = await meeting({ people, scroll: 96 })
    expect((await seen(scrolled)).indexOf('Remove Chloe')).toBe(third - 2)
  })
})

describe('a name is not given to another element', () => {
  const looks: Record<string, Look> = {
    'in another window with the same icon at the same place': { title: 'Voice recorder' },
    'in a window without a title': { title: '' },
    'where the icon is gone': { icons: ['bin', 'camera', 'hand'] },
    'where two of the same icon stand side by side, and none at its place': {
      icons: ['microphone', 'microphone', 'camera', 'hand', 'bin'],
    },
  }
  test.each(Object.entries(looks))('%s', async (_, look) => {
    await names.set(await meeting(), FIRST, 'Mute microphone')
    expect((await seen(await meeting(look))).filter(Boolean)).toEqual([])
  })

  test('in another row of the same list, though it stands at the very place', async () => {
    const third = FIRST + 3 + 2
    await names.set(await meeting({ people }), third, 'Remove Chloe')
    const without = await meeting({ people: people.filter((name) => !name.startsWith('Chloe')) })
    expect((await seen(without)).filter(Boolean)).toEqual([])
    const alone = await meeting({ people: ['George Hill'], scroll: -96 })
    expect((await seen(alone)).filter(Boolean)).toEqual([])
  })

  test('in another window without a title that has other words', async () => {
    const words = ['Recording levels and inputs', 'Choose a device']
    await names.set(await meeting({ title: '', words }), FIRST - 1, 'Mute microphone')
    expect((await seen(await meeting({ title: '', words, at: [400, 200] }))).filter(Boolean)).toEqual([
      'Mute microphone',
    ])
    const other = await meeting({ title: '', words: ['Dictation of letters', 'Speak after the tone'] })
    expect((await seen(other)).filter(Boolean)).toEqual([])
  })
})

test('the threshold lies between what must be found and what must not', async () => {
  const before = await meeting()
  const named = describeElement(before, FIRST, 'Mute microphone')
  const score = async (look: Look, index: number): Promise<number> => {
    const scene = await meeting(look)
    return scoreOf(named, scene.elements[index] as Scene['elements'][number], scene)
  }
  expect(await score({}, FIRST)).toBe(1)
  expect(await score({ size: [620, 420], dark: true, off: 2 }, FIRST)).toBeGreaterThan(SURE)
  for (const other of [FIRST + 1, FIRST + 2]) expect(await score({}, other)).toBeLessThan(SURE)
})

describe('the names that are kept', () => {
  test('are renamed, listed and deleted, on the disk too', async () => {
    const scene = await meeting()
    const { id } = await names.set(scene, FIRST, '  Mute\u0000 microphone ')
    await names.set(scene, FIRST + 1, 'Camera')
    await names.rename(id, 'Microphone')
    expect(await names.list()).toMatchObject([
      { id, ownName: 'Microphone', name: '', role: 'button', window: 'Weekly meeting - Huddle' },
      { ownName: 'Camera' },
    ])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    await names.remove(id)
    expect((await names.list()).map(({ ownName }) => ownName)).toEqual(['Camera'])
    await names.remove('all')
    expect(await readFile(file, 'utf8')).not.toMatch(/Camera|Microphone|Weekly/u)
  })

  test('an element that has a name is renamed, not named twice', async () => {
    await names.set(await meeting(), FIRST, 'Mute')
    await names.set(await meeting({ at: [300, 200] }), FIRST, 'Mute microphone')
    expect((await names.list()).map(({ ownName }) => ownName)).toEqual(['Mute microphone'])
  })

  test('two changes at the same time both count', async () => {
    const scene = await meeting()
    await Promise.all([names.set(scene, FIRST, 'One'), names.set(scene, FIRST + 1, 'Two')])
    expect((await names.list()).map(({ ownName }) => ownName)).toEqual(['One', 'Two'])
  })

  test('say no to what can’t be kept', async () => {
    const scene = await meeting()
    await expect(names.set(scene, FIRST, ' \u202e ')).rejects.toMatchObject({ code: 'NAME_EMPTY' })
    await expect(names.remove('nothing')).rejects.toMatchObject({ code: 'NAME_MISSING' })
    const twins = await meeting({ icons: ['hand', 'hand'] })
    const plain = {
      ...twins,
      elements: twins.elements.map(({ role, name, box, confidence }) => ({ role, name, box, confidence })),
    }
    await expect(names.set(plain, FIRST, 'Raise hand')).rejects.toMatchObject({ code: 'NAME_UNSURE' })
    expect(await names.list()).toEqual([])
  })

  test('a file that somebody changed does no harm', async () => {
    await names.set(await meeting(), FIRST, 'Mute')
    const { names: kept } = JSON.parse(await readFile(file, 'utf8')) as { names: Record<string, unknown>[] }
    const [good] = kept
    const odd = [null, 7, { ...good, id: '../../x' }, { ...good, ownName: 'x'.repeat(5000) }, { ...good, size: [0, 1] }]
    const loud = { ...good, id: '00000000-aaaa', ownName: 'Red \u001b[31mbutton\u202e' }
    await writeFile(file, JSON.stringify({ names: [...odd, good, good, loud] }))
    expect((await names.list()).map(({ ownName }) => ownName)).toEqual(['Mute', 'Red button'])
    for (const damaged of ['[]', '{"names":{}}', '{', '{"names":"no"}']) {
      await writeFile(file, damaged)
      expect(await names.list()).toEqual([])
    }
  })
})
