import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles, type Box, type ElementState } from '../../../models/contract'
import type { Browser, Page } from 'playwright'
import sharp from 'sharp'

/** What the generator of training pictures writes beside a picture. */
interface Truth {
  width: number
  height: number
  elements: {
    role: string
    box: Box
    name: string
    state: ElementState
    labelBox?: Box
    iconOnly?: boolean
    dimmed?: boolean
    parent?: number
  }[]
}
interface Composed {
  html: string
  width: number
  height: number
  scale: number
  theme: string
  scroll?: number
}
interface Kit {
  name: string
}
interface Studio {
  render(page: Composed): Promise<{ png: Buffer; truth: Truth; complaints: string[] }>
  close(): Promise<void>
}
interface Server {
  show(html: string): string
  close(): Promise<void>
}

const generator = '../../../models/starter/screen/train/pages'
const load = async <T>(file: string): Promise<T> => (await import(`${generator}/${file}`)) as T

let browser: Browser
let server: Server
let studio: Studio
let kits: Kit[]
let compose: (wish: { seed: number; kit: Kit; families: never[]; kind?: string }) => Composed
beforeAll(async () => {
  browser = await (await load<{ launchBrowser(): Promise<Browser> }>('browser.mjs')).launchBrowser()
  server = await (await load<{ startServer(): Promise<Server> }>('server.mjs')).startServer()
  studio = await (
    await load<{ openStudio(b: Browser, s: Server): Promise<Studio> }>('render.mjs')
  ).openStudio(browser, server)
  kits = (await load<{ kitsOf(split: string): Kit[] }>('kits/index.mjs')).kitsOf('train')
  compose = (await load<{ composePage: typeof compose }>('page.mjs')).composePage
})
afterAll(async () => {
  await studio.close()
  await browser.close()
  await server.close()
})

const plain = (): Kit => kits.find(({ name }) => name === 'html')!

/** A page of 400 × 300 pixels, drawn as it stands. */
const drawn = (body: string, scale = 1): Promise<{ truth: Truth }> =>
  studio.render({
    html: `<!doctype html><body style="margin:0;font:16px sans-serif">${body}</body>`,
    width: 400,
    height: 300,
    scale,
    theme: 'light',
  })

const at = (x: number, y: number, width: number, height: number): string =>
  `style="position:absolute;box-sizing:border-box;margin:0;left:${x}px;top:${y}px;width:${width}px;height:${height}px"`

describe('the truth of a training picture', () => {
  it('says what stands where, and in which state', async () => {
    const { truth } = await drawn(
      `<button ${at(10, 20, 100, 30)}>Save</button>
       <button ${at(120, 20, 100, 30)} disabled>Print</button>
       <input ${at(10, 60, 20, 20)} type="checkbox" id="c" checked><label for="c" style="position:absolute;left:40px;top:60px">Sound</label>
       <input ${at(10, 100, 150, 24)} type="password" aria-label="Secret">
       <select ${at(10, 140, 150, 24)} aria-label="Size"><option>small<option selected>large</select>
       <progress ${at(10, 180, 150, 10)} max="100" value="40"></progress>`,
    )
    expect(truth.elements).toMatchObject([
      { role: 'button', name: 'Save', box: [10, 20, 100, 30] },
      { role: 'button', name: 'Print', box: [120, 20, 100, 30], state: { disabled: true } },
      { role: 'checkbox', name: 'Sound', box: [10, 60, 20, 20], state: { checked: true } },
      { role: 'password', name: 'Secret', box: [10, 100, 150, 24], state: {} },
      { role: 'combobox', name: 'Size', box: [10, 140, 150, 24], state: { value: 'large' } },
      { role: 'progressbar', box: [10, 180, 150, 10], state: { value: '40 %' } },
    ])
    const [left, top] = truth.elements[2]!.labelBox!
    expect(left).toBe(40)
    expect(top).toBeGreaterThanOrEqual(60)
  })

  it('keeps only what can be seen, and the scroll bar', async () => {
    const { truth } = await drawn(
      `<button ${at(10, 10, 100, 30)}>Behind</button><div ${at(0, 0, 200, 60)}><div ${at(0, 0, 200, 60)} id="cover"></div></div>
       <style>#cover{background:#fff}</style>
       <button ${at(10, 100, 100, 30)}>Half</button><div ${at(70, 90, 100, 60)} id="half"></div><style>#half{background:#ccc}</style>
       <button ${at(350, 200, 100, 40)}>Edge</button>
       <div ${at(10, 200, 100, 50)} id="box"><button ${at(0, 30, 80, 30)}>Clipped</button></div><style>#box{overflow:hidden}</style>
       <button ${at(200, 250, 80, 30)} hidden>Hidden</button>`,
    )
    expect(truth.elements.map(({ name, box }) => [name, ...box])).toEqual([
      ['Half', 10, 100, 60, 30],
      ['Edge', 350, 200, 50, 40],
      ['Clipped', 10, 230, 80, 20],
      // What sticks out at the right gives the page a scroll bar.
      ['', 0, 285, 400, 15],
    ])
  })

  it('counts in pixels of the picture, also at 150 %', async () => {
    const { truth } = await drawn(`<button ${at(10, 20, 100, 30)}>Save</button>`, 1.5)
    expect(truth).toMatchObject({ width: 600, height: 450, elements: [{ box: [15, 30, 150, 45] }] })
  })

  it('marks what lies in the dark behind a dialog', async () => {
    const { truth } = await drawn(
      `<button ${at(10, 10, 100, 30)}>Behind</button><div style="position:fixed;inset:0;background:rgb(0 0 0/.5)">
       <div role="dialog" aria-label="Sure?" ${at(100, 100, 200, 100)} class="d"><button ${at(20, 40, 60, 30)}>Yes</button></div></div><style>.d{background:#fff}</style>`,
    )
    expect(truth.elements).toMatchObject([
      { role: 'button', name: 'Behind', dimmed: true },
      { role: 'dialog', name: 'Sure?', box: [100, 100, 200, 100] },
      { role: 'button', name: 'Yes', box: [120, 140, 60, 30], parent: 1 },
    ])
  })
})

/** The boxes that the browser itself tells for a selector, in CSS pixels. */
const boxesOf = async (page: Page, selector: string): Promise<Box[]> => {
  const boxes = await Promise.all((await page.locator(selector).all()).map((found) => found.boundingBox()))
  return boxes.flatMap((box) => (box ? [[box.x, box.y, box.width, box.height] as Box] : []))
}

const natives: [string, string][] = [
  ['button', 'button, input[type=file], summary'],
  ['checkbox', 'input[type=checkbox]'],
  ['radio', 'input[type=radio]'],
  ['textbox', 'input:not([type=checkbox]), textarea, [data-r=textbox]'],
  ['combobox', 'select'],
  ['image', 'img'],
]

describe('three pages of plain HTML', () => {
  it.each([
    [11, 'form'],
    [12, 'settings'],
    [13, 'gallery'],
  ])('page %i (%s) has the boxes that the browser tells', async (seed, kind) => {
    const page = { ...compose({ seed, kit: plain(), families: [], kind }), scroll: 0 }
    expect(compose({ seed, kit: plain(), families: [], kind }).html).toBe(page.html)
    const { png, truth, complaints } = await studio.render(page)
    expect(complaints).toEqual([])
    expect(await sharp(png).metadata()).toMatchObject({ width: truth.width, height: truth.height })
    expect(truth.elements.length).toBeGreaterThan(8)
    for (const { role, box } of truth.elements) {
      expect(roles).toContain(role)
      expect(box[0]).toBeGreaterThanOrEqual(0)
      expect(box[0] + box[2]).toBeLessThanOrEqual(truth.width + 1)
      expect(box[1] + box[3]).toBeLessThanOrEqual(truth.height + 1)
    }

    const tab = await browser.newPage({
      viewport: { width: page.width, height: page.height },
      colorScheme: page.theme as 'light' | 'dark',
    })
    await tab.goto(server.show(page.html))
    let compared = 0
    for (const [role, selector] of natives) {
      const told = await boxesOf(tab, selector)
      for (const { box } of truth.elements.filter((element) => element.role === role)) {
        const here = box.map((n) => n / page.scale)
        // The visible part lies in a box of the browser's; where nothing hides it, it is that box.
        expect(told.some((whole) => contains(whole, here))).toBe(true)
        if (told.some((whole) => whole.every((n, i) => Math.abs(n - here[i]!) < 1))) compared++
      }
    }
    await tab.close()
    expect(compared).toBeGreaterThan(3)
  })
})

const contains = ([x, y, width, height]: Box, [left, top, w, h]: number[]): boolean =>
  left! >= x - 1 && top! >= y - 1 && left! + w! <= x + width + 1 && top! + h! <= y + height + 1

describe('a page of an interface kit', () => {
  it('finds the box that the kit draws in the place of a hidden check box', async ({ skip }) => {
    const kit = kits.find(({ name }) => name === 'uswds')
    if (!kit) return skip('The interface kits are not installed: npm install in models/starter/screen/train.')
    const { truth } = await studio.render(compose({ seed: 5, kit, families: [], kind: 'specimen' }))
    const boxes = truth.elements.filter(({ role }) => role === 'checkbox')
    expect(boxes.length).toBeGreaterThan(5)
    for (const { box } of boxes) expect(Math.abs(box[2] - box[3])).toBeLessThan(3)
    expect(boxes.filter(({ state }) => state.checked).length).toBeGreaterThan(2)
  })
})
