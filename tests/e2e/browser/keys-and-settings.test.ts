import { expect, test } from 'vitest'
import { useBench } from '../../fixtures/bench'
import { keysFor } from '../../../renderer/keys/table'
import { createTranslator } from '../../../assistant/contract'

const bench = useBench()

const openSettings = async (): Promise<void> => {
  await bench.page.keyboard.press('Control+,')
  await bench.page.getByRole('dialog', { name: 'Settings' }).waitFor()
}
const setting = (name: string): Promise<void> =>
  bench.page.getByRole('dialog').getByRole('radio', { name, exact: true }).check({ force: true })

test('F1 and ? show every key; Esc closes and the focus returns', async () => {
  await bench.page.getByRole('button', { name: 'Open' }).focus()
  await bench.page.keyboard.press('Shift+?')
  const help = bench.page.getByRole('dialog', { name: 'Keys' })
  const shown = await help.getByRole('cell').allTextContents()
  const t = createTranslator('en')
  expect(shown).toEqual(keysFor('browser').map(({ label }) => t.say(label)))
  await bench.page.keyboard.press('Escape')
  await help.waitFor({ state: 'detached' })
  expect(await bench.focused()).toBe('Open')
  await bench.page.keyboard.press('F1')
  await help.waitFor()
})

test('everything can be reached with Tab alone, and the focus is always visible', async () => {
  await bench.described()
  const seen: string[] = []
  const outlines = new Set<string>()
  await bench.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let presses = 0; presses < 30; presses += 1) {
    await bench.page.keyboard.press('Tab')
    const { name, outline } = await bench.page.evaluate(() => {
      const element = document.activeElement
      if (!element || element === document.body) return { name: '', outline: '' }
      // A radio button or check box shows the ring on its label.
      const ringed = element.closest('[data-focus-visible]') ?? element
      const name = element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? element.textContent
      return { name: name?.trim() || element.id, outline: getComputedStyle(ringed).outlineStyle }
    })
    if (name === '') break
    seen.push(name)
    outlines.add(outline)
  }
  expect(seen).toEqual([
    'Skip to the description',
    'Describe',
    'Captions',
    'Transcripts',
    'Models',
    'Pictures',
    'Open',
    'Paste',
    'Capture screen',
    'Settings',
    'Keys',
    'Normal',
    'Copy description',
    'Copy all text',
    'Read as a document F2',
    'question',
    'Ask',
    'Hold to ask by voice',
    'Text (12)',
    'Network',
  ])
  expect([...outlines]).toEqual(['solid'])
})

test('single letters do nothing in the question box and can be switched off', async () => {
  await bench.described()
  await bench.page.getByRole('textbox', { name: 'Your question' }).focus()
  await bench.page.keyboard.type('desk?')
  expect(await bench.page.getByRole('textbox', { name: 'Your question' }).inputValue()).toBe('desk?')
  expect(await bench.page.getByRole('dialog').count()).toBe(0)
  await openSettings()
  await bench.page.getByRole('checkbox', { name: 'Single letters work as keys' }).uncheck({ force: true })
  await bench.page.keyboard.press('Escape')
  await bench.page.getByRole('button', { name: 'Open' }).focus()
  await bench.page.keyboard.press('d')
  await bench.page.keyboard.press('F9')
  await expect.poll(bench.announced).toContainEqual(expect.stringContaining('settings.png is described'))
  expect(await bench.page.getByRole('dialog').count()).toBe(0)
  expect(bench.host.settings.letterKeys).toBe(false)
})

test('F9 says what is happening, from anywhere', async () => {
  await bench.choose('slow.png')
  await bench.status('Reading the text')
  await bench.page.keyboard.press('F9')
  await expect.poll(bench.announced).toContain('polite: Still working. Reading the text in slow.png.')
})

test('R says the last description again', async () => {
  await bench.described()
  const before = (await bench.announced()).length
  await bench.page.keyboard.press('r')
  const again = (await bench.announced()).slice(before)
  expect(again).toHaveLength(4)
  expect(again[0]).toBe('polite: A settings window titled “Network”.')
})

test('Q goes to the question box; without a picture it says what is missing', async () => {
  await bench.page.keyboard.press('q')
  await expect.poll(bench.announced).toContain('polite: Open a picture first. Your question stays in the box.')
  await bench.described()
  await bench.page.keyboard.press('q')
  expect(await bench.focused()).toBe('question')
})

test('German counts at once, everywhere, and for the next announcement', async () => {
  await bench.described()
  await openSettings()
  await setting('Deutsch')
  await bench.page.getByRole('dialog', { name: 'Einstellungen' }).waitFor()
  expect(await bench.page.evaluate(() => document.documentElement.lang)).toBe('de')
  await bench.page.keyboard.press('Escape')
  await bench.status('settings.png ist beschrieben: 12 Textzeilen, 8 Elemente.')
  await bench.page.getByRole('tab', { name: 'Elemente (8)' }).click()
  await bench.page.getByRole('option', { name: 'Enable Wi-Fi, Kontrollkästchen, aktiviert' }).waitFor()
  await bench.choose('broken.png')
  await bench.region('Etwas hat nicht geklappt').waitFor()
  expect((await bench.announced()).at(-1)).toMatch(/^assertive: broken\.png ist beschädigt/u)
  expect(bench.host.settings.language).toBe('de')
})

test('the theme follows the setting', async () => {
  const ground = (): Promise<string> => bench.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await openSettings()
  await setting('Dark')
  await expect.poll(ground).not.toBe(light)
  await setting('Light')
  await expect.poll(ground).toBe(light)
})

test('a change made in another place arrives in this page', async () => {
  for (const watcher of bench.host.watchers) watcher.emit('settings', { ...bench.host.settings, language: 'de' })
  await bench.page.getByRole('heading', { name: 'Was möchten Sie sehen?' }).waitFor()
})

test('each sound has its own switch, and they are kept by the host', async () => {
  await openSettings()
  for (const name of ['When work starts', 'While it goes on', 'When it is done', 'When something did not work']) {
    await bench.page.getByRole('checkbox', { name }).check({ force: true })
  }
  await expect
    .poll(() => bench.host.settings.earcons)
    .toEqual({
      start: true,
      working: true,
      done: true,
      failed: true,
      blank: false,
    })
})

test('with sounds on, the start is heard as a sound and not said as well', async () => {
  await openSettings()
  await bench.page.getByRole('checkbox', { name: 'When work starts' }).check({ force: true })
  await bench.page.keyboard.press('Escape')
  await bench.described()
  expect(await bench.announced()).not.toContain('polite: Opening settings.png.')
  expect(await bench.announced()).toContain('polite: A settings window titled “Network”.')
})

test('a description started by a key of the system is shown and announced', async () => {
  const { settingsDescribed } = await import('../../fixtures/screens')
  const described = settingsDescribed('outside', 'screen', 'brief')
  for (const watcher of bench.host.watchers) {
    watcher.emit('stage', { stage: 'capturing' })
    watcher.emit('sentence', described.sentences[0]!)
    watcher.emit('described', described)
  }
  await bench.status('the screen is described')
  expect(await bench.announced()).toEqual(['polite: A settings window titled “Network”.'])
  for (const watcher of bench.host.watchers) watcher.emit('document', { pictureId: 'outside' })
  await bench.page.getByRole('dialog', { name: 'the screen' }).waitFor()
})

test('Esc also ends waiting for a description that a key of the system started', async () => {
  for (const watcher of bench.host.watchers) watcher.emit('stage', { stage: 'looking' })
  await bench.status('Looking at the screen.')
  await bench.page.keyboard.press('Escape')
  await bench.status('Stopped.')
})
