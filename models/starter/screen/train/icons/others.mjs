/** Pictures that are no icon of the list: letters, words, avatars, shapes like logos, parts of controls, nothing at all. */
import { hsl } from './colours.mjs'
import { renderSvg } from './masters.mjs'

const FACES = [
  'DejaVu Sans',
  'DejaVu Serif',
  'Liberation Sans',
  'Liberation Serif',
  'Liberation Sans Narrow',
  'DejaVu Sans Mono',
]
const WORDS =
  'OK No Off New Open Edit File View Tools Apply Datei Suche Mehr Abbrechen Weiter über für Name Size Date 100 % 12:45 3.5 MB 24 €9 v2 1 of 7 Beta Pro GB Ctrl+S F5 Esc € § & ? ! : / …'
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzÄÖÜß0123456789ЖФДЯбшαβλΣΩ'

const svg = (width, height, inside) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inside}</svg>`
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const css = (colour) => `rgb(${colour.map(Math.round).join(',')})`
const anyColour = (random) => css(hsl(random.between(0, 360), random.between(0.3, 1), random.between(0.25, 0.75)))

const textSvg = (random, text, face = random.pick(FACES)) => {
  const weight = random.chance(0.4) ? 'bold' : 'normal'
  const style = random.chance(0.12) ? 'italic' : 'normal'
  // Pango's widths are not known here: the text is drawn wide and cut to its ink afterwards.
  const width = 40 * text.length + 40
  return svg(
    width,
    80,
    `<text x="20" y="58" font-family="${face}" font-weight="${weight}" font-style="${style}" font-size="50">${escape(text)}</text>`,
  )
}

/** A closed outline of straight or curved sides round the middle. */
const blob = (random) => {
  const corners = random.whole(3, 8)
  const points = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * (i + random.between(-0.3, 0.3))) / corners
    const radius = random.between(14, 46)
    return [50 + radius * Math.cos(angle), 50 + radius * Math.sin(angle)].map((v) => v.toFixed(1)).join(' ')
  })
  if (random.chance(0.5)) return `M${points.join('L')}Z`
  return `M${points[0]}${points.map((p, i) => `Q${p} ${points[(i + 1) % corners]}`).join('')}Z`
}

const logoSvg = (random) => {
  const parts = Array.from({ length: random.whole(1, 4) }, () => {
    const fill = random.chance(0.8) ? anyColour(random) : 'none'
    const stroke =
      fill === 'none' || random.chance(0.2) ? `stroke="${anyColour(random)}" stroke-width="${random.whole(3, 12)}"` : ''
    return `<path d="${blob(random)}" fill="${fill}" ${stroke} fill-rule="evenodd" opacity="${random.between(0.6, 1).toFixed(2)}"/>`
  })
  const ground = random.chance(0.35)
    ? `<rect x="4" y="4" width="92" height="92" rx="${random.whole(0, 46)}" fill="${anyColour(random)}"/>`
    : ''
  return svg(100, 100, ground + parts.join(''))
}

const avatarSvg = (random) => {
  const shape = random.chance(0.7) ? 'r="48"' : 'r="48" transform="scale(1)"'
  const colour = anyColour(random)
  const initials = [
    random.pick(ALPHABET.slice(0, 26)),
    random.chance(0.7) ? random.pick(ALPHABET.slice(0, 26)) : '',
  ].join('')
  if (random.chance(0.6))
    return svg(
      100,
      100,
      `<circle cx="50" cy="50" ${shape} fill="${colour}"/><text x="50" y="65" font-size="42" text-anchor="middle" font-family="${random.pick(FACES)}" fill="white">${initials}</text>`,
    )
  // A soft picture of colours, as a small photograph looks.
  const stops = Array.from({ length: 3 }, (_, i) => `<stop offset="${i / 2}" stop-color="${anyColour(random)}"/>`).join(
    '',
  )
  const spots = Array.from(
    { length: 5 },
    () =>
      `<ellipse cx="${random.whole(0, 100)}" cy="${random.whole(0, 100)}" rx="${random.whole(8, 40)}" ry="${random.whole(8, 40)}" fill="${anyColour(random)}" opacity="0.6"/>`,
  ).join('')
  const clip = random.chance(0.5)
    ? '<circle cx="50" cy="50" r="48"/>'
    : '<rect x="2" y="2" width="96" height="96" rx="8"/>'
  return svg(
    100,
    100,
    `<defs><linearGradient id="g" x2="1" y2="1">${stops}</linearGradient><clipPath id="c">${clip}</clipPath></defs><g clip-path="url(#c)"><rect width="100" height="100" fill="url(#g)"/>${spots}</g>`,
  )
}

const controlSvg = (random) => {
  const line = `stroke="black" stroke-width="${random.whole(4, 9)}" fill="none"`
  return svg(
    100,
    100,
    random.pick([
      `<rect x="18" y="18" width="64" height="64" rx="${random.whole(0, 12)}" ${line}/>`,
      `<circle cx="50" cy="50" r="34" ${line}/>`,
      `<path d="M0 50H100" ${line}/>`,
      `<path d="M50 0V100" ${line}/>`,
      `<path d="M0 20H100M0 80H100" ${line}/>`,
      `<rect x="5" y="28" width="90" height="44" rx="22"/>`,
      `<path d="M5 60H95" ${line}/><circle cx="${random.whole(20, 80)}" cy="60" r="14"/>`,
      `<path d="M100 20H20V80H100" ${line}/>`,
    ]),
  )
}

/** How many of each kind are drawn once and then used again in other sizes and colours. */
const SHARES = { letter: 160, word: 260, logo: 260, avatar: 160, control: 60 }

/** Masters of text and shapes by kind: `{ letter, word, logo, avatar, control }`. */
export async function drawOthers(random) {
  const words = WORDS.split(' ')
  const draw = {
    letter: () => textSvg(random, random.pick(ALPHABET)),
    word: () => textSvg(random, Array.from({ length: random.whole(1, 3) }, () => random.pick(words)).join(' ')),
    logo: () => logoSvg(random),
    avatar: () => avatarSvg(random),
    control: () => controlSvg(random),
  }
  const masters = {}
  for (const [kind, count] of Object.entries(SHARES)) {
    masters[kind] = []
    for (let i = 0; i < count; i++) {
      const master = await renderSvg(draw[kind](), kind === 'word' ? 400 : 128)
      if (master) masters[kind].push(master)
    }
  }
  return masters
}
