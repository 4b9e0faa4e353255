import axe from 'axe-core'
import type { Locator } from 'playwright'
import { describe, expect, test } from 'vitest'
import { elementMethods, type DescribedPicture, type OwnName } from '../../../assistant/contract'
import { DescryError, type Handlers } from '../../../models/contract'
import { useBench } from '../../fixtures/bench'
import { settingsDescribed } from '../../fixtures/screens'

/** What the scripted host keeps of names, and what it clicked. */
let names: OwnName[] = []
let clicked: string[] = []
let gone = false
const found = settingsDescribed('p', 'settings.png', 'normal').elements
const idOf = (index: number): string => `00000000-${index}`

const now = (): { elements: DescribedPicture['elements'] } => ({
  elements: found.map((element, index) => {
    const own = names.find(({ id }) => id === idOf(index))
    return { ...element, ...(own && { ownName: own.ownName }) }
  }),
})
const handlers: Handlers<typeof elementMethods> = {
  listElements: () => now(),
  nameElement: ({ index, ownName }) => {
    const { role, name } = found[index] as DescribedPicture['elements'][number]
    names = [
      ...names.filter(({ id }) => id !== idOf(index)),
      { id: idOf(index), ownName, name, role, window: 'Network' },
    ]
    return now()
  },
  unnameElement: ({ index }) => {
    names = names.filter(({ id }) => id !== idOf(index))
    return now()
  },
  listNames: () => ({ names }),
  renameName: ({ id, ownName }) => {
    names = names.map((each) => (each.id === id ? { ...each, ownName } : each))
    return { names }
  },
  removeName: ({ id }) => {
    names = names.filter((each) => each.id !== id)
    return { names }
  },
  planClick: ({ index }) => ({
    clickId: `plan-${index}`,
    question: `Click ${found[index]?.name ?? ''}, button? Press Enter to click, Escape to cancel.`,
    careful: false,
  }),
  click: ({ clickId }) => {
    if (gone) throw new DescryError('ELEMENT_GONE', 'Save')
    clicked.push(clickId)
    return { said: 'Clicked Save, button.' }
  },
}

const bench = useBench({
  prepare: (host) => {
    names = []
    clicked = []
    gone = false
    host.more.push({ methods: elementMethods, handlers: handlers as never })
    host.kind = 'desktop'
    host.capabilities = { ...host.capabilities, click: true } as typeof host.capabilities
    host.settings.clicking = true
  },
})

/** The list of elements with one of them chosen, by keyboard alone. */
async function choose(name: string): Promise<void> {
  await bench.described()
  await bench.page.keyboard.press('e')
  await expect.poll(() => bench.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('option')
  await bench.page.keyboard.type(name.toLowerCase())
  await bench.page.keyboard.press('Enter')
  await bench.page.getByText('Place on the picture').waitFor()
}
/** Goes on with the Tab key until this button has the focus, and presses it. */
async function press(name: string): Promise<void> {
  for (let steps = 0; steps < 12 && (await bench.focused()) !== name; steps++) await bench.page.keyboard.press('Tab')
  expect(await bench.focused()).toBe(name)
  await bench.page.keyboard.press('Enter')
}
async function violations(): Promise<string[]> {
  await bench.page.evaluate(axe.source)
  const result = await bench.page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    }),
  )
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

describe('own names', () => {
  test('by keyboard: an element is named, called so, and its name taken away again', async () => {
    await choose('Save')
    await press('Name of my own')
    const dialog = bench.page.getByRole('dialog', { name: 'Name of my own' })
    await dialog.getByRole('textbox', { name: 'Your name for: Save, button' }).waitFor()
    expect(await violations()).toEqual([])
    await bench.page.keyboard.type('Keep')
    await bench.page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await bench.page.getByRole('option', { name: 'Keep, button' }).waitFor()
    expect((await bench.announced()).at(-1)).toBe('polite: Save, button is now called Keep.')
    await bench.page.getByText('The name on the picture is Save.').waitFor()

    await bench.page.getByRole('button', { name: 'Name of my own' }).press('Enter')
    await bench.page.getByRole('button', { name: 'Delete “Keep”' }).press('Enter')
    await bench.page.getByRole('option', { name: 'Save, button' }).waitFor()
    expect((await bench.announced()).at(-1)).toBe('polite: Keep is deleted.')
  })

  test('all names are listed, changed and deleted', async () => {
    await choose('Save')
    await press('Name of my own')
    await bench.page.keyboard.type('Keep')
    await bench.page.keyboard.press('Enter')
    await bench.page.getByRole('button', { name: 'My names' }).press('Enter')
    const dialog = bench.page.getByRole('dialog', { name: 'My names' })
    const field = dialog.getByRole('textbox', { name: 'button, on the picture Save, in Network' })
    expect(await field.inputValue()).toBe('Keep')
    expect(await violations()).toEqual([])
    await field.fill('Store')
    await field.press('Enter')
    await dialog.getByRole('button', { name: 'Delete “Store”' }).press('Enter')
    await dialog.getByText('You have given no names yet.').waitFor()
    await bench.page.keyboard.press('Escape')
    await bench.page.getByRole('option', { name: 'Save, button' }).waitFor()
  })
})

describe('clicking', () => {
  const ask = async (): Promise<void> => {
    await choose('Save')
    await press('Click it')
    await bench.page
      .getByRole('dialog', { name: 'Click Save, button? Press Enter to click, Escape to cancel.' })
      .waitFor()
  }

  test('by keyboard: Descry says what it will click; Enter clicks, and it is said', async () => {
    await ask()
    expect(clicked).toEqual([])
    expect(await violations()).toEqual([])
    await bench.page.keyboard.press('Enter')
    await expect.poll(() => clicked).toEqual(['plan-6'])
    await bench.status('Clicked Save, button.')
  })

  test('Esc cancels, and the focus returns to where it was', async () => {
    await ask()
    await bench.page.keyboard.press('Escape')
    await bench.page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => bench.focused()).toBe('Click it')
    expect(clicked).toEqual([])
  })

  test('what is not found again is said, and nothing is clicked', async () => {
    gone = true
    await ask()
    await bench.page.keyboard.press('Enter')
    await bench.region('Something did not work').getByText('Nothing was clicked').waitFor()
    expect(clicked).toEqual([])
  })

  test('it is offered only where it is switched on, and where the host can', async () => {
    const button = (): Locator => bench.page.getByRole('button', { name: 'Click it' })
    await choose('Save')
    expect(await button().count()).toBe(1)
    await bench.page.keyboard.press('Control+,')
    const allowed = (): Locator => bench.page.getByRole('checkbox', { name: 'Click elements for me' })
    expect(await allowed().isChecked()).toBe(true)
    await allowed().uncheck({ force: true })
    await bench.page.keyboard.press('Escape')
    await expect.poll(() => button().count()).toBe(0)

    bench.host.capabilities = { ...bench.host.capabilities, click: false } as typeof bench.host.capabilities
    bench.host.settings.clicking = true
    await bench.reopen({})
    await choose('Save')
    expect(await button().count()).toBe(0)
    await bench.page.keyboard.press('Control+,')
    await bench.page.getByRole('dialog', { name: 'Settings' }).waitFor()
    expect(await allowed().count()).toBe(0)
  })
})
