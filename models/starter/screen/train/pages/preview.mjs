import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'

/** Draws the boxes on generated pictures and lays them out on one sheet, to look at. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'sheet.png' },
    columns: { type: 'string', default: '2' },
    width: { type: 'string', default: '950' },
    count: { type: 'string', default: '4' },
    roles: { type: 'string' },
    labels: { type: 'boolean', default: true },
  },
})
if (positionals.length === 0) {
  console.error(
    'node preview.mjs FOLDER-OR-PNG… [--out sheet.png] [--columns 2] [--width 950] [--count 4] [--roles a,b]',
  )
  process.exit(2)
}
const pictures = positionals
  .flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path)
          .filter((n) => n.endsWith('.png'))
          .map((n) => join(path, n))
      : [path],
  )
  .slice(0, Number(values.count))

const hues = new Map()
const colourOf = (role) => {
  if (!hues.has(role)) hues.set(role, (hues.size * 137) % 360)
  return `hsl(${hues.get(role)},90%,42%)`
}
const short = (text) => text.replace(/[<>&]/gu, ' ').slice(0, 14)

async function framed(path) {
  const truth = JSON.parse(readFileSync(path.replace(/png$/u, 'json'), 'utf8'))
  const roles = values.roles?.split(',')
  const marks = truth.elements
    .filter(({ role }) => !roles || roles.includes(role))
    .map(({ role, box: [x, y, w, h], state, iconOnly, labelBox, dimmed }) => {
      const flags = Object.entries(state ?? {})
        .map(([k, v]) => (v === true ? k.slice(0, 3) : v === false ? '' : short(String(v))))
        .join(' ')
      const colour = colourOf(role)
      const label = labelBox
        ? `<rect x="${labelBox[0]}" y="${labelBox[1]}" width="${labelBox[2]}" height="${labelBox[3]}" fill="none" stroke="${colour}" stroke-dasharray="3 3"/>`
        : ''
      return `${label}<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${role === 'icon' ? 'none' : colour}" fill-opacity="0.06" stroke="${colour}" stroke-width="${role === 'icon' ? 1 : 1.6}" ${dimmed ? 'stroke-dasharray="6 3"' : ''}/>${role === 'icon' ? '' : `<text x="${x + w / 2}" y="${y + h + 2}" font-size="8" fill="${colour}" stroke="#fff" stroke-width="2" paint-order="stroke" font-family="DejaVu Sans">${role}${iconOnly ? '*' : ''} ${flags}</text>`}`
    })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${truth.width}" height="${truth.height}">${marks.join('')}</svg>`
  const flat = await sharp(path)
    .composite([{ input: Buffer.from(svg) }])
    .png()
    .toBuffer()
  return sharp(flat)
    .resize({ width: Number(values.width) })
    .png()
    .toBuffer({ resolveWithObject: true })
}

const tiles = await Promise.all(pictures.map(framed))
const columns = Number(values.columns)
const tops = Array.from({ length: columns }, () => 0)
const placed = tiles.map(({ data, info }) => {
  const column = tops.indexOf(Math.min(...tops))
  const top = tops[column]
  tops[column] += info.height + 8
  return { input: data, left: column * (Number(values.width) + 8), top }
})
await sharp({
  create: {
    width: columns * (Number(values.width) + 8),
    height: Math.max(...tops),
    channels: 3,
    background: '#808080',
  },
})
  .composite(placed)
  .png()
  .toFile(values.out)
