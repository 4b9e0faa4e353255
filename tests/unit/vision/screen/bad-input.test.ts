import { resolve } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import type { Scene } from '../../../../models/contract/scene'
import { createVision } from '../../../../models/vision'

const samples = resolve(import.meta.dirname, '../../../../resources/samples')
const settings = resolve(samples, 'settings.png')
const printers = resolve(samples, 'printers.png')
const WIDTH = 1280
const HEIGHT = 800
const vision = createVision()

async function look(picture: Sharp): Promise<Scene> {
  const scene = await vision.look(
    { source: { kind: 'bytes' }, language: 'en' },
    {
      bytes: await picture.png({ compressionLevel: 1 }).toBuffer(),
      signal: new AbortController().signal,
      emit: () => {},
    },
  )
  const { width, height } = scene.image
  for (const { role, box } of scene.elements) {
    const [x, y, w, h] = box
    expect(x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= width + 1 && y + h <= height + 1, `${role} ${box}`).toBe(true)
  }
  return scene
}
const named = ({ elements }: Scene, role: string): string[] =>
  elements.filter((one) => one.role === role).map(({ name }) => name)
const desktop = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#204060' } })
const drawn = (svg: string, width: number, height: number): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg}</svg>`)

/** Screens that nobody designed a recogniser for. What is told must be true of them; nothing may fail. */
describe('unusual screens', () => {
  test('a wall of 8K, full of windows', async () => {
    const windows = Array.from({ length: 30 }, (_, i) => ({
      input: i % 3 === 0 ? printers : settings,
      left: (i % 6) * WIDTH,
      top: Math.floor(i / 6) * 864,
    }))
    const scene = await look(desktop(7680, 4320).composite(windows))
    expect(scene.kind.name).toBe('screen')
    const titled = scene.elements.filter(({ name }) => name === 'Settings' || name === 'Printers')
    expect(titled.length).toBeGreaterThan(20)
    // 33 million pixels take a while where everything runs at once.
  }, 180_000)

  test('a screen on its side', async () => {
    const window = await sharp(settings).resize(1000).png().toBuffer()
    const scene = await look(desktop(1080, 1920).composite([{ input: window, left: 40, top: 60 }]))
    expect(named(scene, 'button')).toEqual(expect.arrayContaining(['Cancel', 'Save']))
    expect(named(scene, 'checkbox')).toContain('Enable Wi-Fi')
  })

  test('a screen with everything twice as large', async () => {
    const scene = await look(sharp(settings).resize(WIDTH * 2))
    expect(named(scene, 'button')).toEqual(expect.arrayContaining(['Cancel', 'Save']))
    expect(named(scene, 'combobox')).toEqual(['Print quality'])
  })

  test('three monitors in one picture: the windows of each, each button in its own', async () => {
    const scene = await look(
      desktop(WIDTH * 3, HEIGHT).composite([
        { input: settings, left: 0, top: 0 },
        { input: printers, left: WIDTH, top: 0 },
        { input: settings, left: WIDTH * 2, top: 0 },
      ]),
    )
    const monitors = scene.elements
      .filter(({ role, name }) => role === 'button' && name === 'Save')
      .map(({ box }) => Math.floor(box[0] / WIDTH))
    expect(monitors.sort()).toEqual([0, 2])
    expect(named(scene, 'window')).toContain('Printers')
  })

  test('a screen inside a screen, small', async () => {
    const inner = await sharp(settings).resize(640).png().toBuffer()
    const scene = await look(sharp(printers).composite([{ input: inner, left: 400, top: 200 }]))
    expect(named(scene, 'button')).toEqual(expect.arrayContaining(['Add printer', 'Cancel', 'Save']))
  })

  test('a desktop with nothing but a clock', async () => {
    const bar = drawn(
      '<rect width="1920" height="40" fill="#222"/><text x="1840" y="26" fill="#fff" font-size="16">14:07</text>',
      1920,
      40,
    )
    const { elements } = await look(desktop(1920, 1080).composite([{ input: bar, left: 0, top: 1040 }]))
    const operated = elements.filter(({ role }) => !['toolbar', 'statusbar', 'region', 'window'].includes(role))
    expect(operated.filter(({ confidence }) => confidence >= 0.6)).toEqual([])
  })

  test('a window from right to left, in letters that are not read: no name is made up', async () => {
    const box = (i: number, text: string): string =>
      `<rect x="752" y="${80 + i * 40}" width="18" height="18" fill="#fff" stroke="#666"/><text x="740" y="${95 + i * 40}">${text}</text>`
    const scene = await look(
      sharp(
        drawn(
          `<rect width="800" height="600" fill="#f4f4f4"/><g font-family="DejaVu Sans" font-size="16" text-anchor="end">` +
            `<text x="780" y="40" font-size="24">الإعدادات</text>${['شبكة', 'الصوت', 'الطابعة'].map((text, i) => box(i, text)).join('')}` +
            `<rect x="30" y="540" width="110" height="36" rx="4" fill="#2563eb"/><text x="105" y="563" fill="#fff">حفظ</text></g>`,
          800,
          600,
        ),
      ),
    )
    const surelyNamed = scene.elements.filter(({ name, confidence }) => confidence >= 0.6 && /\p{L}{3}/u.test(name))
    expect(surelyNamed.map(({ role, name }) => `${role} ${name}`)).toEqual([])
  })

  test('the artefacts of a slow remote desktop', async () => {
    const damaged = sharp(await sharp(settings).jpeg({ quality: 15, chromaSubsampling: '4:2:0' }).toBuffer())
    const scene = await look(damaged)
    expect(named(scene, 'button')).toEqual(expect.arrayContaining(['Cancel', 'Save']))
  })

  test('a game: shapes and colours everywhere, and a few words upon them', async () => {
    const shapes = Array.from({ length: 260 }, (_, i) => {
      const [x, y] = [(i * 397) % 1280, (i * 211) % 720]
      const turn = (i * 47) % 360
      return `<ellipse cx="${x}" cy="${y}" rx="${30 + (i % 9) * 14}" ry="${12 + (i % 5) * 11}" transform="rotate(${turn} ${x} ${y})" fill="hsl(${(i * 29) % 360} 60% ${25 + (i % 6) * 9}%)"/>`
    }).join('')
    const scene = await look(
      sharp(
        drawn(
          `${shapes}<text x="40" y="60" font-size="34" fill="#fff" font-family="DejaVu Sans">SCORE 1250</text>`,
          1280,
          720,
        ),
      ),
    )
    expect(scene.lines.map(({ text }) => text).join(' ')).toMatch(/1250/u)
    expect(scene.elements.filter(({ confidence }) => confidence >= 0.6)).toEqual([])
  })
})
