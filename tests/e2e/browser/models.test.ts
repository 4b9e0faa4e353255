import axe from 'axe-core'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright'
import { modelHandlers } from '../../../assistant/host'
import { createHubToken, createModels, type Models } from '../../../assistant/models'
import { createSecrets, type SecretStore } from '../../../assistant/secrets'
import { modelMethods, settings as settingsSchema, type WatchEvents } from '../../../assistant/contract'
import { expectedPaths, makeFolder, makeModel, startHub, wrongFiles, type Hub, type Made } from '../../fixtures/hub'
import { buildStoreEngine, startStoreProcess, type StoreProcess } from '../../fixtures/hub/process'
import { TestHost } from '../../fixtures/host'
import { launchChromium, openPage, type WatchedPage } from '../../fixtures/page'
import { buildRenderer } from '../../fixtures/renderer'

/** The page, the host's models, the store's engine as a process, and a hub: only the models are made up. */
let browser: Browser
let rendererDir: string
let engine: string
let hub: Hub
let host: TestHost
let folder: Awaited<ReturnType<typeof makeFolder>>
let store: StoreProcess
let models: Models
let watched: WatchedPage
let page: Page
let speech: Made
let licensed: Made
/** What the system's key store keeps. */
let kept: Map<string, string>
/** The folder that the person chooses in the dialog of the system. */
let chosen: string | null
let dialogs: number

beforeAll(async () => {
  ;[browser, rendererDir, engine] = await Promise.all([launchChromium(), buildRenderer(), buildStoreEngine()])
})
afterAll(async () => {
  await browser.close()
  await rm(dirname(engine), { recursive: true, force: true })
})
beforeEach(async () => {
  hub = await startHub()
  folder = await makeFolder()
  speech = makeModel({ id: 'whisper-small-made' })
  licensed = makeModel({
    id: 'captioner',
    job: 'captions',
    family: 'florence2',
    networks: { vision_encoder: 60_000 },
    change: {
      licence: { name: 'Special licence', accept: true, note: { en: 'Not for sale.', de: 'Nicht zu verkaufen.' } },
      quality: [{ measure: 'Made-up score', value: '12', source: 'nobody' }],
    },
  })
  for (const made of [speech, licensed]) hub.put(made.entry.hub, made.files)
  store = await startStoreProcess(engine, {
    folder: join(folder.path, 'store'),
    endpoint: hub.endpoint,
    models: [speech, licensed],
  })
  host = new TestHost(rendererDir)
  kept = new Map()
  chosen = null
  dialogs = 0
  host.settings.earcons = { start: false, working: false, done: false, failed: false, blank: false }
  const emit = <E extends keyof WatchEvents & string>(event: E, data: WatchEvents[E]): void => {
    for (const watcher of host.watchers) watcher.emit(event, data)
  }
  models = createModels({
    store: store.client,
    settings: {
      get: () => host.settings,
      change: async (change) => {
        host.settings = settingsSchema.parse({
          ...host.settings,
          ...change,
          captions: { ...host.settings.captions, ...change.captions },
        })
        emit('settings', host.settings)
        return host.settings
      },
      subscribe: () => () => {},
    },
    hubToken: createHubToken({ endpoint: hub.endpoint, secrets: createSecrets(async () => keyStore(kept)) }),
    renewEngines: async () => {},
    emit,
  })
  host.more.push({ methods: modelMethods, handlers: modelHandlers(models, async () => (dialogs++, chosen)) as never })
  await host.start()
})
afterEach(async () => {
  const complaints = watched?.complaints ?? []
  await page.context().close()
  await host.stop()
  await models.close()
  await store.kill()
  await hub.close()
  await folder.remove()
  expect(complaints).toEqual([])
})

const keyStore = (entries: Map<string, string>): SecretStore => ({
  name: 'Test store',
  get: async (account) => entries.get(account) ?? null,
  set: async (account, secret) => void entries.set(account, secret),
  remove: async (account) => void entries.delete(account),
})

async function open(options: BrowserContextOptions = {}): Promise<void> {
  watched = await openPage(browser, host.url, options)
  page = watched.page
  await page.locator('footer .status-text', { hasText: /^(?:Ready|Bereit)/u }).waitFor()
  await page.keyboard.press('Alt+4')
  await page.locator('#model-captioner').waitFor()
}
const button = (name: string): Locator => page.getByRole('button', { name, exact: true })
const card = (id: string): Locator => page.getByRole('listitem').filter({ has: page.locator(`#model-${id}`) })
const press = async (name: string): Promise<void> => {
  await button(name).focus()
  await page.keyboard.press('Enter')
}
const NAME = 'Made-up whisper-small-made'
const placeOf = (made: Made): string => join(folder.path, 'store', ...made.entry.hub.split('/'))
const slow = (): void => {
  hub.mishap = ({ where }) => (where === 'cdn' ? { kind: 'slow', bytes: 3000, everyMs: 60 } : undefined)
}

test('Alt+4 shows every model: what it is for, what it costs, its licence and how good it is', async () => {
  await open()
  expect(await page.getByRole('button', { name: 'Models' }).getAttribute('aria-current')).toBe('page')
  const facts = card('captioner')
  for (const text of [
    'For tests.',
    'not installed',
    'size known when it begins',
    'Special licence. Not for sale.',
    'Made-up score: 12 (nobody)',
  ])
    await facts.getByText(text).first().waitFor()
  expect(hub.asked).toEqual([])
})

test('a recogniser is added by keyboard, with progress, is told of, and is used from then on', async () => {
  await open()
  slow()
  await press(`Add: ${NAME}`)
  const progress = page.getByRole('progressbar', { name: `Progress of ${NAME}` })
  await progress.waitFor()
  await expect.poll(() => progress.getAttribute('aria-valuetext')).toMatch(/^downloading, \d+ %, .+ of .+/u)
  hub.mishap = () => undefined
  await card('whisper-small-made').getByText('installed, used for captions and transcripts').waitFor()
  expect(await wrongFiles(placeOf(speech), speech.files, expectedPaths(speech))).toEqual([])
  expect(host.settings.captions.recogniser).toEqual({ kind: 'installed', model: 'whisper-small-made' })
  const said = await watched.announced()
  expect(said).toContain(`polite: ${NAME} is being downloaded.`)
  expect(said).toContain(`polite: ${NAME} is installed.`)
  // A short download is not talked through.
  expect(said.filter((line) => line.includes('%')).length).toBeLessThan(3)
})

test('a download is paused and goes on where it was, also when the page was closed meanwhile', async () => {
  await open()
  slow()
  await press(`Add: ${NAME}`)
  await expect.poll(() => hub.bytesSent()).toBeGreaterThan(20_000)
  await press(`Pause: ${NAME}`)
  await card('whisper-small-made')
    .getByText(/^download interrupted, /u)
    .waitFor()
  expect(await watched.announced()).toContain(`polite: ${NAME} is paused. What was downloaded is kept.`)
  await page.reload()
  await page.keyboard.press('Alt+4')
  hub.mishap = () => undefined
  const before = hub.asked.length
  await press(`Go on: ${NAME}`)
  await card('whisper-small-made').getByText('installed, used for').waitFor()
  const again = hub.asked.slice(before).filter(({ where, method }) => where === 'cdn' && method === 'GET')
  expect(again.every(({ range }) => range !== undefined)).toBe(true)
})

test('a licence that has to be accepted is shown first; Esc accepts nothing', async () => {
  await open()
  await press('Add: Made-up captioner')
  const dialog = page.getByRole('dialog', { name: 'Licence of Made-up captioner' })
  await dialog.getByText('Not for sale.').waitFor()
  expect(await button('Cancel').evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(hub.asked).toEqual([])
  await press('Add: Made-up captioner')
  await press('Accept and add')
  await card('captioner').getByText('installed', { exact: true }).waitFor()
  await card('captioner')
    .getByText(/^Special licence\. Not for sale\., accepted on /u)
    .waitFor()
})

test('damage is found, named and repaired', async () => {
  await open()
  await press(`Add: ${NAME}`)
  await button(`Check the files: ${NAME}`).waitFor()
  const file = join(placeOf(speech), 'onnx/encoder_model_quantized.onnx')
  const content = await readFile(file)
  content[5000] = (content[5000] ?? 0) ^ 1
  await writeFile(file, content)
  await press(`Check the files: ${NAME}`)
  await card('whisper-small-made').getByText('damaged; repair it').waitFor()
  expect(await watched.announced()).toContain(
    'polite: One file is damaged or missing: whisper-small-made: onnx/encoder_model_quantized.onnx. Repair the model.',
  )
  await press(`Repair: ${NAME}`)
  await card('whisper-small-made').getByText('installed, used for').waitFor()
  expect(await wrongFiles(placeOf(speech), speech.files, expectedPaths(speech))).toEqual([])
})

test('a model is exported, removed and imported again', async () => {
  await open()
  await press(`Add: ${NAME}`)
  await press(`Export: ${NAME}`)
  await page.getByLabel('Where to').fill(join(folder.path, 'copy.zip'))
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await watched.announced()).join()).toContain(`was written to ${folder.path}/copy.zip.`)
  await press(`Remove: ${NAME}`)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove', exact: true }).press('Enter')
  await card('whisper-small-made').getByText('not installed').waitFor()
  expect(host.settings.captions.recogniser).toEqual({ kind: 'starter' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('model-whisper-small-made')
  await page.getByLabel('Folder or zip file').fill(join(folder.path, 'copy.zip'))
  await page.keyboard.press('Enter')
  await card('whisper-small-made').getByText('installed, used for').waitFor()
})

test('a folder is chosen in a dialog where the host has one, and typed where it has none', async () => {
  await open()
  expect(await button('Choose a folder …').count()).toBe(0)
  host.capabilities = { ...host.capabilities, chooseFolder: true } as typeof host.capabilities
  await page.reload()
  await page.keyboard.press('Alt+4')
  const field = page.getByLabel('Folder or zip file')
  // Thought better of: nothing changes, and the focus stays.
  await press('Choose a folder …')
  await expect.poll(() => dialogs).toBe(1)
  expect(await field.inputValue()).toBe('')
  for (const [path, content] of speech.files) {
    await mkdir(dirname(join(folder.path, 'stick', path)), { recursive: true })
    await writeFile(join(folder.path, 'stick', path), content)
  }
  chosen = join(folder.path, 'stick')
  await press('Choose a folder …')
  await expect.poll(() => field.inputValue()).toBe(chosen)
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await violations()).toEqual([])
  await page.keyboard.press('Enter')
  await card('whisper-small-made').getByText('installed, used for').waitFor()
})

test('what goes wrong stands with the model and is said at once', async () => {
  await open()
  hub.mishap = () => ({ kind: 'status', status: 403, headers: { 'x-error-code': 'GatedRepo' } })
  await press(`Add: ${NAME}`)
  await card('whisper-small-made')
    .getByText('The model hub does not give made-up/whisper-small-made to everybody.')
    .waitFor()
  expect(
    (await watched.announced()).some((line) => line.startsWith(`assertive: ${NAME}: The model hub does not give`)),
  ).toBe(true)
})

test('a model that is not given to everybody comes with a token, which is entered by keyboard and never shown again', async () => {
  const TOKEN = 'hf_0123456789abcdef'
  hub.gate(speech.entry.hub, TOKEN)
  await open()
  await press(`Add: ${NAME}`)
  await card('whisper-small-made').getByText('give Descry an access token that is valid').waitFor()
  const field = page.getByLabel('Access token', { exact: true })
  expect(await field.getAttribute('type')).toBe('password')
  const described = async (): Promise<string> => {
    const id = await field.getAttribute('aria-describedby')
    return page.locator(`[id="${id?.split(' ')[0] ?? ''}"]`).innerText()
  }
  expect(await described()).toBe('No token is known. It is kept in the key store of the system (Test store).')
  await field.fill(TOKEN)
  await page.keyboard.press('Enter')
  await button('Forget the token').waitFor()
  expect([await field.inputValue(), [...kept.values()]]).toEqual(['', [TOKEN]])
  expect(await watched.announced()).toContain('polite: The token is kept.')
  await press(`Go on: ${NAME}`)
  await card('whisper-small-made').getByText('installed, used for').waitFor()
  expect(hub.asked.filter(({ where, authorization }) => where === 'cdn' && authorization !== undefined)).toEqual([])
  await press('Forget the token')
  await expect.poll(() => kept.size).toBe(0)
  expect(await described()).toContain('No token is known.')
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await page.content()).not.toContain(TOKEN)
})

test('offline, nothing is asked of the network', async () => {
  await open()
  await page.getByRole('checkbox', { name: 'Stay offline: download nothing' }).press('Space')
  await expect.poll(() => host.settings.offline).toBe(true)
  await press(`Add: ${NAME}`)
  await card('whisper-small-made').getByText('Descry is set to stay offline').waitFor()
  expect(hub.asked).toEqual([])
})

async function violations(): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    }),
  )
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`,
  )
}

describe('accessibility rules', () => {
  test.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['at 400 % zoom', { viewport: { width: 320, height: 256 } }],
    ['in German', { locale: 'de-DE' }],
  ] as const)('%s', async (name, options) => {
    if (name === 'in German') host.settings.language = 'de'
    await open(options)
    expect(await violations()).toEqual([])
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0)
    slow()
    await models.add('whisper-small-made', { acceptLicence: false, anyway: false })
    await page.getByRole('progressbar').first().waitFor()
    expect(await violations()).toEqual([])
  })
})
