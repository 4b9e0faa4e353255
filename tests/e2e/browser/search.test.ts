import axe from 'axe-core'
import { expect, test } from 'vitest'
import { searchMethods, type FoundPicture, type SearchResult } from '../../../assistant/contract'
import { DescryError, type Handlers } from '../../../models/contract'
import { useBench } from '../../fixtures/bench'

/** What the scripted host remembers. */
let pictures: FoundPicture[] = []
let searched: string[] = []
let slow = false
let stopped = 0
let failing = false

const picture = (pictureId: string, name: string, sentence: string): FoundPicture => ({
  pictureId,
  name,
  sentence,
  at: new Date(2026, 10, 22, 9, 30).getTime(),
  reasons: [],
})
const result = (found: FoundPicture[], parts: Partial<SearchResult> = {}): SearchResult => ({
  found,
  searched: pictures.length,
  time: null,
  model: null,
  knowsLanguage: true,
  suggested: 'siglip2-base',
  problem: null,
  ...parts,
})

const handlers: Handlers<typeof searchMethods> = {
  listPictures: () => ({ pictures }),
  searchPictures: async ({ words }, { signal }) => {
    searched.push(words)
    if (failing) throw new DescryError('ENGINE_UNAVAILABLE', 'it ended')
    if (slow)
      await new Promise<void>((resolve) =>
        signal.addEventListener('abort', () => {
          stopped++
          resolve()
        }),
      )
    const found = pictures.filter(({ sentence }) => sentence.toLowerCase().includes(words.toLowerCase()))
    return result(found.map((each) => ({ ...each, reasons: [{ kind: 'read', how: 'whole', words: [words] }] })))
  },
  forgetPictures: () => {
    const forgotten = pictures.length
    pictures = []
    return { forgotten }
  },
}

const bench = useBench({
  prepare: (host) => {
    pictures = [
      picture('one', 'error.png', 'A screen with the title “Error 28”.'),
      picture('two', 'printers.png', 'A screen with the title “Printers”.'),
    ]
    searched = []
    slow = false
    stopped = 0
    failing = false
    host.more.push({ methods: searchMethods, handlers: handlers as never })
  },
})

async function violations(): Promise<string[]> {
  await bench.page.evaluate(axe.source)
  const found = await bench.page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    }),
  )
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

async function open(): Promise<void> {
  await bench.page.keyboard.press('Alt+5')
  await bench.page.getByRole('heading', { name: 'Pictures', exact: true }).waitFor()
}
const field = () => bench.page.getByRole('search').getByRole('searchbox', { name: 'Search pictures' })
async function look(words: string): Promise<void> {
  await field().focus()
  await bench.page.keyboard.type(words)
  await bench.page.keyboard.press('Enter')
}

test('by keyboard: Alt+5, the words, Enter; the count is said once, and each picture says why it was found', async () => {
  await open()
  await bench.page.getByRole('list', { name: 'All remembered pictures' }).waitFor()
  expect(await bench.focused()).toBe('Pictures')
  expect(await violations()).toEqual([])
  await bench.page.keyboard.press('Tab')
  expect(await bench.focused()).toBe('picture-search')
  await bench.page.keyboard.type('error 28')
  await bench.page.keyboard.press('Enter')
  const found = bench.page.getByRole('list', { name: 'Pictures found' })
  const row = found.getByRole('listitem')
  await row.waitFor()
  expect(await row.count()).toBe(1)
  expect(await row.textContent()).toContain('The words “error 28” are on it.')
  expect(await row.textContent()).toContain('22 November 2026')
  await bench.page.getByText('add the model siglip2-base on the page Models').waitFor()
  expect((await bench.announced()).filter((said) => said.includes('found'))).toEqual(['polite: One picture found.'])
  expect(await violations()).toEqual([])
})

test('nothing found is said with what to do, and all pictures can be shown again', async () => {
  await open()
  await look('beach')
  await bench.page.getByText('None of 2 pictures matches.', { exact: true }).waitFor()
  expect((await bench.announced()).at(-1)).toMatch(/None of 2 pictures matches\..*Try fewer words/)
  await bench.page.getByRole('button', { name: 'Show all' }).press('Enter')
  await bench.page.getByRole('listitem').filter({ hasText: 'printers.png' }).waitFor()
  expect(await field().inputValue()).toBe('')
})

test('a picture that was found is opened again from memory', async () => {
  await open()
  await look('printers')
  await bench.page.getByRole('button', { name: 'Open printers.png' }).press('Enter')
  await expect
    .poll(() => bench.host.calls.find(({ method }) => method === 'describe')?.params)
    .toMatchObject({ picture: { kind: 'opened', pictureId: 'two' } })
})

test('Escape stops a search, and the next one stops the one before', async () => {
  await open()
  slow = true
  await look('error')
  await bench.page.getByText('Searching …').waitFor()
  await bench.page.keyboard.press('Escape')
  await expect.poll(() => stopped).toBe(1)
  await bench.page.getByText('Searching …').waitFor({ state: 'detached' })
  await field().press('Enter')
  await expect.poll(() => searched.length).toBe(2)
  slow = false
  await field().press('Enter')
  await bench.page.getByRole('list', { name: 'Pictures found' }).waitFor()
  expect(stopped).toBe(2)
})

test('what goes wrong is shown and said', async () => {
  await open()
  failing = true
  await look('error')
  await bench.region('The search did not work').waitFor()
  expect((await bench.announced()).at(-1)).toMatch(/^assertive: A part of Descry could not be started/)
  expect(await violations()).toEqual([])
})

test('all pictures are forgotten, and the empty list says what to do', async () => {
  await open()
  await bench.page.getByRole('button', { name: 'Forget all pictures' }).press('Enter')
  await bench.page.getByText('No picture is remembered.').waitFor()
  expect((await bench.announced()).at(-1)).toBe('polite: 2 pictures are forgotten.')
  expect(await bench.page.getByRole('listitem').count()).toBe(0)
})

test('it speaks German where Descry does', async () => {
  bench.host.settings.language = 'de'
  await bench.reopen({})
  await bench.page.keyboard.press('Alt+5')
  await bench.page.getByRole('searchbox', { name: 'Bilder durchsuchen' }).waitFor()
  expect(await violations()).toEqual([])
})
