import { expect, test } from 'vitest'
import { useBench } from '../../fixtures/bench'

const bench = useBench()
const names = async (list: string): Promise<string[]> =>
  bench.page.getByRole('listbox', { name: list }).getByRole('option').allTextContents()

test('elements are listed as a screen reader says them', async () => {
  await bench.described()
  await bench.page.getByRole('tab', { name: 'Elements (8)' }).click()
  expect(await names('Elements on the picture')).toEqual([
    'Network, heading',
    'Enable Wi-Fi, check box, checked',
    'Turn on airplane mode, check box, not checked',
    'Computer name, edit, reading-room-2',
    'Bluetooth, link',
    'Cancel, button',
    'Save, button',
    'unnamed, icon, unavailable',
  ])
  await bench.page.getByRole('option', { name: 'Save, button', exact: true }).waitFor()
})

test('elements are filtered by type, and a chosen one is shown on the picture and in words', async () => {
  await bench.described()
  await bench.page.getByRole('tab', { name: 'Elements (8)' }).click()
  for (const [filter, count] of Object.entries({ Fields: 1, 'Check boxes': 2, Headings: 1, 'Images and icons': 1 })) {
    await bench.page.getByRole('radio', { name: `${filter} (${count})` }).check({ force: true })
    expect(await names('Elements on the picture')).toHaveLength(count)
  }
  await bench.page.getByRole('radio', { name: 'Buttons (2)' }).check({ force: true })
  await bench.page.getByRole('option', { name: 'Save, button' }).click()
  await bench.page.getByText('Place on the picture: bottom right.').waitFor()
  const rect = bench.page.locator('.mark-inner')
  expect(Number(await rect.getAttribute('x'))).toBeCloseTo(1030 - 9.6)
})

test('by keyboard: E goes to the list, typing jumps to a name, Enter shows its place', async () => {
  await bench.described()
  await bench.page.keyboard.press('e')
  await bench.page.getByRole('listbox', { name: 'Elements on the picture' }).waitFor()
  await expect.poll(() => bench.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('option')
  await bench.page.keyboard.type('sav')
  expect(await bench.focused()).toBe('Save, button')
  await bench.page.keyboard.press('Enter')
  await bench.page.getByText('Place on the picture: bottom right.').waitFor()
  // The letters were meant for the list: no picture of the screen was taken.
  expect(bench.host.calls.filter(({ method }) => method === 'describe')).toHaveLength(1)
})

test('by keyboard: typing finds elements by their names, the down arrow goes to them, Enter says more', async () => {
  await bench.described()
  await bench.page.keyboard.press('e')
  await expect.poll(() => bench.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('option')
  await bench.page.getByRole('searchbox', { name: 'Find by name' }).focus()
  await bench.page.keyboard.type('ca')
  await expect.poll(() => names('Elements on the picture')).toEqual(['Cancel, button'])
  expect((await bench.announced()).at(-1)).toBe('polite: One element.')
  await bench.page.keyboard.press('ArrowDown')
  await expect.poll(() => bench.focused()).toBe('Cancel, button')
  await bench.page.keyboard.press('Enter')
  const more = 'Place on the picture: bottom right. To the right: Save, button.'
  await bench.page.getByText(more).and(bench.page.locator('.note')).waitFor()
  await expect.poll(async () => (await bench.announced()).at(-1)).toBe(`polite: ${more}`)
  expect(Number(await bench.page.locator('.mark-inner').getAttribute('x'))).toBeCloseTo(900 - 9.6)
  // Esc in the field empties it, and the whole list is back.
  await bench.page.getByRole('searchbox', { name: 'Find by name' }).focus()
  await bench.page.keyboard.press('Escape')
  await expect.poll(() => names('Elements on the picture')).toHaveLength(8)
})

test('lines of text are a list in reading order', async () => {
  await bench.described()
  await bench.page.keyboard.press('t')
  expect((await names('Lines of text')).slice(0, 3)).toEqual(['Network', 'Wi-Fi', 'Enable Wi-Fi'])
})

test('a table is a real table with headers of columns and rows', async () => {
  await bench.described()
  await bench.page.getByRole('tab', { name: 'Tables (1)' }).click()
  const table = bench.page.getByRole('table', { name: 'Table 1: 4 rows, 3 columns' })
  expect(await table.getByRole('columnheader').allTextContents()).toEqual(['Device', 'Address', 'State'])
  expect(await table.getByRole('rowheader').allTextContents()).toEqual(['Printer', 'Scanner', 'Shared disk'])
  await table.getByRole('cell', { name: '192.168.1.23' }).waitFor()
})

test('F2 opens the document at its first line; Esc closes it and the focus returns', async () => {
  await bench.described()
  await bench.ask('What is the address of the printer?')
  await bench.page.getByText('Answer: The').waitFor()
  await bench.page.keyboard.press('F2')
  const dialog = bench.page.getByRole('dialog', { name: 'settings.png' })
  const headings = await dialog.getByRole('heading', { level: 3 }).allTextContents()
  expect(headings).toEqual(['Description', 'Text on the picture', 'Tables', 'Elements', 'Questions and answers'])
  const text = dialog.getByRole('document', { name: 'Document' })
  await expect.poll(() => text.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await text.evaluate((element) => element.scrollTop)).toBe(0)
  await text.getByText('Save, button').waitFor()
  expect((await text.getByRole('table').boundingBox())?.height).toBeGreaterThan(100)
  await bench.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await bench.focused()).toBe('question')
})

test('description, text, answers and everything can be copied', async () => {
  await bench.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const clipboard = (): Promise<string> => bench.page.evaluate(() => navigator.clipboard.readText())
  await bench.described()
  await bench.page.getByRole('button', { name: 'Copy description' }).click()
  await bench.status('Copied.')
  expect(await clipboard()).toMatch(/^A settings window titled “Network”\. “Enable Wi-Fi” is ticked/u)
  await bench.page.getByRole('button', { name: 'Copy all text' }).click()
  await expect.poll(clipboard).toMatch(/^Network\nWi-Fi\n/u)
  await bench.page.keyboard.press('F2')
  await bench.page.getByRole('button', { name: 'Copy everything' }).click()
  await expect.poll(clipboard).toContain('Printer\t192.168.1.23\tReady')
  expect((await bench.announced()).at(-1)).toBe('polite: Copied.')
})
