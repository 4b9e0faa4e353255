import axe from 'axe-core'
import { expect, test } from 'vitest'
import type { BrowserContextOptions } from 'playwright'
import { useBench } from '../../fixtures/bench'

const bench = useBench()

/** All rules, the best practices and the AAA contrast of 7:1 among them. */
async function violations(): Promise<string[]> {
  await bench.page.evaluate(axe.source)
  const { violations: found } = await bench.page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    }),
  )
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' | ')}`,
  )
}

const views: Record<string, () => Promise<void>> = {
  'the empty window': () => Promise.resolve(),
  'a described picture with answers': async () => {
    await bench.described()
    await bench.ask('What is the address of the printer?')
    await bench.page.getByText('Answer: The').waitFor()
    await bench.ask('Who wrote this?')
    await bench.page.getByText('Not answered').waitFor()
    await bench.page.getByRole('option', { name: 'Enable Wi-Fi' }).click()
  },
  'the list of elements': async () => {
    await bench.described()
    await bench.page.getByRole('tab', { name: 'Elements (8)' }).click()
    await bench.page.getByRole('option', { name: 'Save, button' }).click()
  },
  'a table, and pages': async () => {
    await bench.described('report.pdf')
    await bench.page.getByRole('tab', { name: 'Tables (1)' }).click()
  },
  'work under way': async () => {
    await bench.choose('slow.png')
    await bench.status('Reading the text')
  },
  'an error': async () => {
    await bench.choose('broken.png')
    await bench.region('Something did not work').waitFor()
  },
  'the keys': () => bench.page.keyboard.press('F1'),
  'the settings': () => bench.page.keyboard.press('Control+,'),
  'the document': async () => {
    await bench.described()
    await bench.page.keyboard.press('F2')
    await bench.page.getByRole('document', { name: 'Document' }).waitFor()
  },
}

const looks: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  'reduced motion': { reducedMotion: 'reduce' },
}

for (const [look, options] of Object.entries(looks)) {
  test(`no accessibility rule is broken in any view: ${look}`, async () => {
    for (const [view, show] of Object.entries(views)) {
      await bench.reopen(options)
      await show()
      expect.soft(await violations(), `${view}, ${look}`).toEqual([])
    }
  })
}

test('at 400 % zoom (320 pixels) nothing needs scrolling sideways', async () => {
  for (const [view, show] of Object.entries(views)) {
    await bench.reopen({ viewport: { width: 320, height: 256 } })
    await show()
    const { scroll, client, wide } = await bench.page.evaluate(() => {
      const root = document.documentElement
      const wide = [...document.querySelectorAll('body *')]
        .filter((element) => !element.closest('.table-box, .visually-hidden, .skip, svg'))
        .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
        .map((element) => element.outerHTML.slice(0, 80))
      return { scroll: root.scrollWidth, client: root.clientWidth, wide }
    })
    expect.soft({ scroll, wide }, view).toEqual({ scroll: client, wide: [] })
  }
})

test('what can be clicked is at least 24 pixels wide and high', async () => {
  for (const show of Object.values(views)) {
    await bench.reopen({})
    await show()
    const small = await bench.page.evaluate(() =>
      [...document.querySelectorAll('button, [role=option], [role=tab], .choice-option, .checkbox, input.input')]
        .filter((element) => element.getClientRects().length > 0)
        // For screen readers only: nobody points at it.
        .filter((element) => element.getAttribute('tabindex') !== '-1' || element.matches('[role]'))
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect()
          return width < 24 || height < 24
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    )
    expect.soft(small).toEqual([])
  }
})

test('the page mirrors itself for languages written from right to left', async () => {
  await bench.described()
  await bench.page.evaluate(() => (document.documentElement.dir = 'rtl'))
  const mark = await bench.page.getByRole('heading', { level: 1 }).boundingBox()
  const picture = await bench.region('Picture').boundingBox()
  const description = await bench.region('Description').boundingBox()
  expect(mark!.x).toBeGreaterThan(640)
  expect(picture!.x).toBeGreaterThan(description!.x)
})

test('with reduced motion nothing moves', async () => {
  await bench.reopen({ reducedMotion: 'reduce' })
  await bench.choose('slow.png')
  await bench.status('Reading the text')
  expect(await bench.page.evaluate(() => document.getAnimations().length)).toBe(0)
})

test('the live region is the only one, can’t be focused and is heard behind dialogs', async () => {
  await bench.described()
  await bench.page.keyboard.press('F1')
  await bench.page.getByRole('dialog').waitFor()
  const regions = await bench.page.evaluate(() =>
    [...document.querySelectorAll('[aria-live], [role=status], [role=alert], [role=log]')].map((element) => ({
      inside: element.parentElement?.id,
      focusable: element.matches('[tabindex]') || element.querySelector('a, button, input, [tabindex]') !== null,
      hidden: element.closest('[aria-hidden=true], [inert]') !== null,
    })),
  )
  const heard = { inside: 'announcements', focusable: false, hidden: false }
  expect(regions).toEqual([heard, heard])
})
