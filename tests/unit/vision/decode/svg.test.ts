import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPicture, type OpenedPicture } from '../../../../models/vision/decode'
import { findBlank } from '../../../../models/vision/blank'
import { layout, pixel, plain, raw } from '../../../fixtures/pictures'

const open = (text: string | Buffer): Promise<OpenedPicture> =>
  openPicture({ kind: 'bytes' }, { bytes: Buffer.from(text as string) })

const head = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
const marks =
  '<rect width="60" height="40" fill="#fff"/><rect width="30" height="20" fill="#f00"/>' +
  '<rect x="30" width="30" height="20" fill="#0f0"/><rect y="20" width="30" height="20" fill="#00f"/>'

describe('SVG is drawn at a sensible size', () => {
  it.each([
    ['small', 'width="60" height="40"', 1000, 667],
    ['only a viewBox', 'viewBox="0 0 60 40"', 1000, 667],
    ['in millimetres', 'width="60mm" height="40mm" viewBox="0 0 60 40"', 1000, 667],
    ['large enough', 'width="1920" height="1280" viewBox="0 0 60 40"', 1920, 1280],
  ])('%s', async (_, size, width, height) => {
    const { picture, facts, scale } = await open(`<svg ${head} ${size}>${marks}</svg>`)
    expect(facts.format).toBe('svg')
    expect(Math.abs(picture.width - width)).toBeLessThanOrEqual(2)
    expect(Math.abs(picture.height - height)).toBeLessThanOrEqual(2)
    expect([facts.width, facts.height, scale]).toEqual([picture.width, picture.height, 1])
    expect(layout(picture)).toBe('RGBW')
  })

  it('a huge one is drawn with as many pixels as fit', async () => {
    const { picture } = await open(`<svg ${head} width="60000" height="40000" viewBox="0 0 60 40">${marks}</svg>`)
    expect(picture.width * picture.height).toBeLessThanOrEqual(30_000_000)
    expect(picture.width).toBeGreaterThan(5000)
    expect(layout(picture)).toBe('RGBW')
  })

  it('a very long, thin one too', async () => {
    const { picture } = await open(
      `<svg ${head} width="60000" height="4"><rect width="60000" height="4" fill="red"/></svg>`,
    )
    expect(pixel(picture, picture.width >> 1, 1)).toEqual([255, 0, 0])
  })
})

describe('SVG is recognised', () => {
  const body = `<svg ${head} width="60" height="40">${marks}</svg>`
  const comment = `<!-- ${'licence '.repeat(300)} -->`
  const doctype =
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [ <!ENTITY ns "http://www.w3.org/2000/svg"> ]>'
  it.each([
    ['with an XML declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${body}`],
    ['with a byte order mark', `\ufeff${body}`],
    ['after a long comment', `<?xml version="1.0"?>${comment}${body}`],
    [
      'after a document type with harmless entities',
      `<?xml version="1.0"?>${doctype}${body.replace('http://www.w3.org/2000/svg', '&ns;')}`,
    ],
    ['in Latin-1', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${body}<!-- é -->`, 'latin1')],
    ['in UTF-16', Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${body}`, 'utf16le')],
  ])('%s', async (_, text) => {
    expect(layout((await open(text)).picture)).toBe('RGBW')
  })
})

describe('SVG reaches for nothing outside', () => {
  let server: Server
  let requests = 0
  let folder = ''
  let web = ''
  let local = ''
  beforeAll(async () => {
    const red = await raw(plain(20, 20, [255, 0, 0]))
      .png()
      .toBuffer()
    server = createServer((_, response) => {
      requests++
      response.setHeader('content-type', 'image/png').end(red)
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    web = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    folder = mkdtempSync(join(tmpdir(), 'svg-'))
    writeFileSync(join(folder, 'red.png'), red)
    writeFileSync(join(folder, 'red.svg'), `<svg ${head}><g id="a"><rect width="60" height="40" fill="red"/></g></svg>`)
    writeFileSync(join(folder, 'red.css'), 'rect { fill: red }')
    writeFileSync(join(folder, 'secret.txt'), 'secret')
    local = pathToFileURL(folder).href
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true })
    await new Promise((done) => server.close(done))
  })

  const image = (href: string): string => `<image href="${href}" xlink:href="${href}" width="60" height="40"/>`
  const attempts: [string, (base: string) => string][] = [
    ['pictures', (base) => image(`${base}/red.png`)],
    ['drawings', (base) => image(`${base}/red.svg`) + `<use href="${base}/red.svg#a" xlink:href="${base}/red.svg#a"/>`],
    [
      'style sheets',
      (base) => `<style>@import url("${base}/red.css"); @font-face { src: url("${base}/f.ttf") }</style>`,
    ],
    [
      'inclusions',
      (base) => `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${base}/red.svg" parse="xml"/>`,
    ],
    [
      'filters',
      (base) =>
        `<filter id="f"><feImage href="${base}/red.png"/></filter><rect width="60" height="40" fill="white" filter="url(#f)"/>`,
    ],
    ['patterns', (base) => `<rect width="60" height="40" fill="url(${base}/red.svg#a) white"/>`],
    [
      'web pages',
      (base) =>
        `<foreignObject width="60" height="40"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${base}/"/></foreignObject>`,
    ],
  ]

  it.each(attempts)('%s', async (_, reach) => {
    const before = requests
    for (const base of [web, local, folder]) {
      const text = `<svg ${head} width="60" height="40"><rect width="60" height="40" fill="#fff"/>${reach(base)}</svg>`
      const outcome = await open(text).catch((error: { code: string }) => error.code)
      // Refused as a whole, or drawn without it: never with it.
      if (typeof outcome !== 'string') expect(findBlank(outcome.picture)?.kind).toBe('white')
      else expect(outcome).toBe('PICTURE_DAMAGED')
    }
    expect(requests).toBe(before)
  })

  it('style sheets named before the drawing', async () => {
    const before = requests
    const sheet = (base: string): string => `<?xml-stylesheet type="text/css" href="${base}/red.css"?>`
    const text = `${sheet(web)}${sheet(local)}<svg ${head} width="60" height="40"><rect width="60" height="40" fill="#fff"/></svg>`
    expect(findBlank((await open(text)).picture)?.kind).toBe('white')
    expect(requests).toBe(before)
  })

  it('files named as entities', async () => {
    for (const base of [web, local]) {
      const text = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "${base}/secret.txt">]><svg ${head} width="60" height="40"><rect width="60" height="40" fill="#fff"/><text y="30" font-size="30">&x;</text></svg>`
      const outcome = await open(text).catch((error: { code: string }) => error.code)
      if (typeof outcome !== 'string') expect(findBlank(outcome.picture)?.kind).toBe('white')
      else expect(outcome).toBe('PICTURE_DAMAGED')
    }
    expect(requests).toBe(0)
  })

  it('runs no scripts', async () => {
    const script = `<script>document.documentElement.style.fill = 'red'; fetch('${web}/')</script>`
    const text = `<svg ${head} width="60" height="40" onload="fetch('${web}/')">${script}<rect width="60" height="40" fill="#fff"/></svg>`
    expect(findBlank((await open(text)).picture)?.kind).toBe('white')
    expect(requests).toBe(0)
  })

  it('but shows what it carries itself', async () => {
    const red = (
      await raw(plain(20, 20, [255, 0, 0]))
        .png()
        .toBuffer()
    ).toString('base64')
    const { picture } = await open(`<svg ${head} width="60" height="40">${image(`data:image/png;base64,${red}`)}</svg>`)
    expect(pixel(picture, picture.width >> 1, picture.height >> 1)).toEqual([255, 0, 0])
  })
})

describe('SVG bombs are refused', () => {
  it('entities that expand a billion times', async () => {
    const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')
    const text = `<!DOCTYPE svg [<!ENTITY e0 "aaaaaaaaaa">${entities}]><svg ${head} width="60" height="40"><text>&e9;</text></svg>`
    await expect(open(text)).rejects.toMatchObject({ code: 'PICTURE_DAMAGED' })
  })
  it('one long entity many times', async () => {
    const text = `<!DOCTYPE svg [<!ENTITY e "${'a'.repeat(50_000)}">]><svg ${head} width="60" height="40"><text>${'&e;'.repeat(10_000)}</text></svg>`
    await expect(open(text)).rejects.toMatchObject({ code: 'PICTURE_DAMAGED' })
  })
  it('groups nested without end', async () => {
    const text = `<svg ${head} width="60" height="40">${'<g>'.repeat(200_000)}${'</g>'.repeat(200_000)}</svg>`
    await expect(open(text)).rejects.toMatchObject({ code: 'PICTURE_DAMAGED' })
  })
  it('drawings used within each other a billion times', async () => {
    const uses = Array.from({ length: 9 }, (_, i) => `<g id="g${i + 1}">${`<use href="#g${i}"/>`.repeat(10)}</g>`).join(
      '',
    )
    const text = `<svg ${head} width="60" height="40"><defs><g id="g0"><rect width="1" height="1"/></g>${uses}</defs><use href="#g9"/></svg>`
    const outcome = await open(text).then(
      () => 'opened',
      (error: { code: string }) => error.code,
    )
    expect(['PICTURE_DAMAGED', 'opened']).toContain(outcome)
  })
})
