/**
 * Contact sheets for checking meanings.json by eye: every drawing of a meaning, numbered, and their names as text.
 *
 *   node sheet.mjs FOLDER [meaning …]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { families } from './families.mjs'
import { meanings, sortDrawings } from './meanings.mjs'
import { Masters } from './masters.mjs'

const CELL = 40
const COLUMNS = 40
const ROWS_PER_SHEET = 26

const [folder, ...wanted] = process.argv.slice(2)
if (!folder) throw new Error('Usage: node sheet.mjs FOLDER [meaning …]')
mkdirSync(folder, { recursive: true })
const sorted = families.map((family) => ({ family, ...sortDrawings(family) }))
const masters = new Masters()

const tile = async (drawing, x, y) => {
  const master = await masters.get(drawing)
  if (!master) return null
  const { width, height, alpha, rgb } = master
  const pixels = Buffer.alloc(4 * width * height)
  for (let i = 0; i < alpha.length; i++) {
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = rgb ? rgb[3 * i + c] : 20
    pixels[4 * i + 3] = alpha[i]
  }
  const input = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .resize(26, 26, { fit: 'inside' })
    .png()
    .toBuffer()
  return { input, left: x + 7, top: y + 11 }
}

let page = 0
let tiles = []
let texts = []
let row = 0
const lines = []

const flush = async () => {
  if (row === 0) return
  const [width, height] = [COLUMNS * CELL, row * CELL]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${texts.join('')}</svg>`
  await sharp(Buffer.from(svg))
    .composite(tiles)
    .png()
    .toFile(join(folder, `sheet-${String(page++).padStart(2, '0')}.png`))
  tiles = []
  texts = []
  row = 0
}

for (const [index, meaning] of meanings.entries()) {
  if (wanted.length > 0 && !wanted.includes(meaning.id)) continue
  const drawings = sorted.flatMap(({ family, classes }) => {
    const seen = new Set()
    return classes[index]
      .filter((d) => !seen.has(d.name) && seen.add(d.name))
      .map((d) => ({ ...d, label: `${family.id}:${d.name}`, test: family.test }))
  })
  const needed = 1 + Math.ceil(drawings.length / COLUMNS)
  if (row + needed > ROWS_PER_SHEET) await flush()
  texts.push(
    `<text x="4" y="${row * CELL + 30}" font-size="20" font-family="sans-serif" font-weight="bold">${meaning.id}</text>`,
  )
  lines.push(`${meaning.id}: ${drawings.map((d, i) => `${i}=${d.label}`).join(' ')}`)
  row++
  for (const [i, drawing] of drawings.entries()) {
    const [x, y] = [(i % COLUMNS) * CELL, (row + Math.floor(i / COLUMNS)) * CELL]
    if (drawing.test) texts.push(`<rect x="${x}" y="${y}" width="${CELL}" height="${CELL}" fill="#def"/>`)
    texts.push(`<text x="${x + 2}" y="${y + 10}" font-size="10" font-family="sans-serif" fill="#a00">${i}</text>`)
    const part = await tile(drawing, x, y)
    if (part) tiles.push(part)
  }
  row += needed - 1
}
await flush()
writeFileSync(join(folder, 'names.txt'), `${lines.join('\n')}\n`)
