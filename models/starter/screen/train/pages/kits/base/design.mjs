/** A look made up by chance: colours, corners, edges, shadows and sizes, as CSS variables and the rules that use them. */

const hsl = (h, s, l) => `hsl(${Math.round(h)} ${Math.round(s)}% ${Math.round(l)}%)`

/** Colours of a light or dark page, as the values of the `--x-…` variables. */
export function makePalette(random, theme) {
  const hue = random.int(0, 359)
  const tint = random.chance(0.5) ? random.int(0, 6) : random.int(0, 25)
  const accentHue = random.chance(0.4) ? 210 + random.int(-15, 15) : random.int(0, 359)
  const accent = hsl(accentHue, random.int(45, 95), theme === 'dark' ? random.int(50, 68) : random.int(34, 50))
  if (theme === 'dark') {
    const base = random.int(5, 18)
    return {
      bg: hsl(hue, tint, base),
      surface: hsl(hue, tint, base + random.int(2, 6)),
      side: hsl(hue, tint, Math.max(2, base + random.int(-3, 5))),
      bar: hsl(hue, tint, base + random.int(0, 8)),
      field: hsl(hue, tint, Math.max(1, base + random.int(-4, 9))),
      button: hsl(hue, tint, base + random.int(9, 18)),
      hover: hsl(hue, tint, base + 12),
      ink: hsl(hue, tint / 2, random.int(84, 97)),
      muted: hsl(hue, tint / 2, random.int(58, 70)),
      line: hsl(hue, tint, base + random.int(9, 20)),
      strong: hsl(hue, tint, base + random.int(26, 45)),
      accent,
      onaccent: random.chance(0.7) ? '#fff' : '#111',
    }
  }
  const base = random.int(93, 100)
  return {
    bg: hsl(hue, tint, base - random.int(0, 4)),
    surface: random.chance(0.8) ? '#fff' : hsl(hue, tint, base),
    side: hsl(hue, tint, base - random.int(0, 7)),
    bar: hsl(hue, tint, base - random.int(0, 9)),
    field: random.chance(0.75) ? '#fff' : hsl(hue, tint, base - 4),
    button: random.chance(0.3) ? '#fff' : hsl(hue, tint, base - random.int(4, 14)),
    hover: hsl(hue, tint, base - 6),
    ink: hsl(hue, tint, random.int(4, 22)),
    muted: hsl(hue, tint / 2, random.int(38, 55)),
    line: hsl(hue, tint, random.int(76, 90)),
    strong: hsl(hue, tint, random.int(40, 68)),
    accent,
    onaccent: '#fff',
  }
}

/** Sizes and corners, by density. */
export function makeMeasures(random, density) {
  const size = { compact: random.int(11, 13), normal: random.int(13, 16), roomy: random.int(15, 19) }[density]
  const pad = { compact: random.int(6, 10), normal: random.int(11, 18), roomy: random.int(18, 30) }[density]
  return {
    size: `${size}px`,
    gap: `${Math.round(pad * random.between(0.5, 0.9))}px`,
    pad: `${pad}px`,
    radius: `${random.pick([0, 0, 2, 3, 4, 6, 8, 12, 18])}px`,
    edge: `${random.pick([1, 1, 1, 1, 2, 0])}px`,
    shadow: random.pick(['none', 'none', '0 1px 3px rgb(0 0 0 / 0.2)', '0 4px 14px rgb(0 0 0 / 0.15)']),
  }
}

export const asVariables = (values) =>
  Object.entries(values)
    .map(([name, value]) => `--x-${name}:${value}`)
    .join(';')

const svgUrl = (body, colour) =>
  `url("data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>${body.replaceAll('INK', colour)}</svg>`)}")`

const ticks = [
  `<path d='M3 8.5l3.2 3.2L13 4.8' fill='none' stroke='INK' stroke-width='2.2'/>`,
  `<path d='M3 8l3.5 4L13 3.5' fill='none' stroke='INK' stroke-width='1.4' stroke-linecap='round'/>`,
  `<path d='M2.5 8.2L6.4 12 13.5 4l-1.6-1.4-5.6 6.4-2.3-2.3z' fill='INK'/>`,
  `<path d='M4 4l8 8M12 4l-8 8' stroke='INK' stroke-width='2'/>`,
]

const arrow = `<path d='M4 6l4 4 4-4' fill='none' stroke='INK' stroke-width='1.6'/>`
const wedge = `<path d='M4 6h8l-4 5z' fill='INK'/>`

/** Rules that give the base parts a look of their own. `ink` and `onaccent` are needed inside drawings, as colours. */
export function skinCss(random, palette, whole) {
  const checkFill = random.chance(0.7)
  const tick = svgUrl(random.pick(ticks), checkFill ? palette.onaccent : palette.accent)
  const dot = random.chance(0.5)
  const box = random.int(12, 20)
  const fieldLook = random.pick(['box', 'box', 'box', 'under', 'filled', 'pill'])
  const field = {
    box: 'border:max(1px,var(--x-edge)) solid var(--x-strong);border-radius:var(--x-radius)',
    under: 'border:0;border-bottom:2px solid var(--x-strong);border-radius:0',
    filled: 'border:1px solid transparent;background:var(--x-hover);border-radius:var(--x-radius)',
    pill: 'border:1px solid var(--x-strong);border-radius:99px;padding-inline:1em',
  }[fieldLook]
  const button = random.pick([
    'background:var(--x-button);border:1px solid var(--x-line)',
    'background:var(--x-button);border:1px solid transparent',
    'background:transparent;border:1px solid var(--x-strong)',
    'background:linear-gradient(var(--x-surface),var(--x-button));border:1px solid var(--x-strong)',
    'background:var(--x-button);border:1px solid var(--x-strong);box-shadow:0 1px 2px rgb(0 0 0 / .2)',
  ])
  const tall = random.between(0.22, 0.6)
  const wide = random.between(0.6, 1.2)
  return `
.x-btn{${button};color:inherit;border-radius:var(--x-radius);padding:${tall}em ${wide}em;font:inherit;${random.chance(0.2) ? 'font-weight:600;' : ''}${random.chance(0.06) ? 'text-transform:uppercase;' : ''}}
.x-btn.primary{background:var(--x-accent);color:var(--x-onaccent);border-color:transparent}
.x-btn.danger{background:${random.pick(['#c62828', '#d93025', '#b3261e'])};color:#fff;border-color:transparent}
.x-btn.ghost{background:transparent;border-color:transparent;box-shadow:none}
.x-btn.icon{padding:${random.between(0.25, 0.5)}em;${random.chance(0.2) ? 'border-radius:99px;' : ''}}
.x-btn[aria-pressed=true]{background:var(--x-hover);border-color:var(--x-strong)}
.x-btn:disabled,.x-input:disabled,.x-select:disabled{opacity:${random.between(0.35, 0.6)}}
.x-btn:hover{filter:brightness(.94)}
.x-input,.x-select{background:var(--x-field);color:inherit;font:inherit;padding:${random.between(0.25, 0.6)}em .6em;${field};min-width:0;box-sizing:border-box}
.x-input::placeholder{color:var(--x-muted);opacity:1}
.x-select{appearance:none;padding-inline-end:2em;background-image:${svgUrl(random.pick([arrow, wedge]), palette.muted)};background-repeat:no-repeat;background-size:1em;background-position:right .6em center}
[dir=rtl] .x-select{background-position:left .6em center}
.x-check,.x-radio{appearance:none;width:${box}px;height:${box}px;margin:0;flex:none;border:${random.pick([1, 1, 2])}px solid var(--x-strong);background:var(--x-field) center/contain no-repeat;border-radius:${random.pick([0, 2, 3, 4])}px;vertical-align:middle}
.x-radio{border-radius:50%}
.x-check:checked{background-image:${tick};${checkFill ? 'background-color:var(--x-accent);border-color:var(--x-accent);' : ''}}
.x-radio:checked{${dot ? 'background-image:radial-gradient(var(--x-accent) 45%,transparent 50%)' : `border-color:var(--x-accent);border-width:${Math.round(box / 3.4)}px`}}
.x-check:disabled,.x-radio:disabled,.x-switch:disabled{opacity:.45}
.x-switch{width:${box * 2}px;height:${box}px;border-radius:${random.pick([99, 99, 99, 3])}px;border:${random.pick(['1px solid var(--x-strong)', '0'])};background:var(--x-${random.pick(['strong', 'line'])});position:relative;padding:0;flex:none;box-sizing:border-box}
.x-switch::before{content:'';position:absolute;inset-block:${random.pick([1, 2, -2])}px;inset-inline-start:2px;aspect-ratio:1;background:#fff;border-radius:inherit;box-shadow:0 1px 2px rgb(0 0 0 / .4)}
.x-switch[aria-checked=true]{background:var(--x-accent)}
.x-switch[aria-checked=true]::before{inset-inline:auto 2px}
${whole ? pageCss(random) : ''}
${rangeCss(random)}
.x-progress{height:${random.int(4, 18)}px;background:var(--x-line);border-radius:${random.pick([0, 99, 4])}px;overflow:hidden;width:100%}
.x-progress>i{display:block;height:100%;background:${random.chance(0.2) ? 'repeating-linear-gradient(45deg,var(--x-accent) 0 8px,var(--x-strong) 8px 16px)' : 'var(--x-accent)'};border-radius:inherit}
${tabCss(random)}
.x-tablebox table{border-collapse:collapse;width:100%}
.x-tablebox td,.x-tablebox th{padding:${random.between(0.25, 0.7)}em .7em;text-align:start;${random.pick(['border-bottom:1px solid var(--x-line)', 'border:1px solid var(--x-line)', ''])}}
.x-tablebox th{${random.pick(['background:var(--x-hover)', 'color:var(--x-muted);font-weight:500', 'border-bottom:2px solid var(--x-strong)'])}}
${random.chance(0.4) ? '.x-tablebox tbody tr:nth-child(even){background:var(--x-hover)}' : ''}
.x-tablebox tr[aria-selected=true]{background:var(--x-accent);color:var(--x-onaccent)}
.x-menu{background:var(--x-surface);border:1px solid var(--x-line);border-radius:var(--x-radius);box-shadow:0 4px 16px rgb(0 0 0 / .25);padding:${random.int(0, 6)}px}
.x-item{padding:${random.between(0.2, 0.55)}em ${random.between(0.6, 1)}em;border-radius:${random.pick(['0', 'var(--x-radius)'])}}
.x-item:hover,.x-item.hover{background:var(--x-hover)}
.x-item[aria-selected=true],.x-item[aria-current]{${random.pick(['background:var(--x-accent);color:var(--x-onaccent)', 'background:var(--x-hover);font-weight:600', 'background:var(--x-hover);box-shadow:inset 3px 0 var(--x-accent)'])}}
.x-dialog{background:var(--x-surface);color:var(--x-ink);border-radius:var(--x-radius);box-shadow:0 12px 40px rgb(0 0 0 / .35);${random.chance(0.3) ? 'border:1px solid var(--x-strong)' : ''}}
.x-title{background:${random.pick(['var(--x-bar)', 'var(--x-surface)', 'var(--x-accent);color:var(--x-onaccent)'])};${random.chance(0.5) ? 'border-bottom:1px solid var(--x-line)' : ''}}
`
}

/** What touches more than the base parts; kits have rules of their own for that. */
const pageCss = (
  random,
) => `${random.chance(0.15) ? '.x-bar:not(.below){background:var(--x-accent);color:var(--x-onaccent)}.x-bar a{color:inherit}' : ''}
body{accent-color:var(--x-accent)}
:focus-visible{outline:${random.pick(['2px solid var(--x-accent)', '3px solid var(--x-accent)', '1px dotted currentColor', '2px solid currentColor'])};outline-offset:${random.pick([0, 1, 2, -2])}px}
a{color:var(--x-accent);${random.chance(0.4) ? 'text-decoration:none' : ''}}
${random.chance(0.3) ? '::-webkit-scrollbar{width:10px;height:10px;background:var(--x-bg)}::-webkit-scrollbar-thumb{background:var(--x-strong);border-radius:5px}' : ''}`

function rangeCss(random) {
  if (random.chance(0.4)) return ''
  const track = random.int(2, 8)
  const thumb = random.int(12, 22)
  return `.x-range{appearance:none;height:${thumb}px;background:linear-gradient(var(--x-strong),var(--x-strong)) center/100% ${track}px no-repeat}
.x-range::-webkit-slider-thumb{appearance:none;width:${random.chance(0.25) ? Math.round(thumb / 2) : thumb}px;height:${thumb}px;background:${random.pick(['var(--x-accent)', '#fff'])};border:${random.pick(['0', '1px solid var(--x-strong)', '2px solid var(--x-accent)'])};border-radius:${random.pick([50, 50, 0, 20])}%;box-shadow:0 1px 2px rgb(0 0 0 / .4)}`
}

function tabCss(random) {
  const pad = `padding:${random.between(0.35, 0.75)}em ${random.between(0.7, 1.3)}em`
  const common = `.x-tab{${pad};background:transparent;border:0;color:inherit;font:inherit}`
  return (
    common +
    random.pick([
      '.x-tabs{border-bottom:1px solid var(--x-line)}.x-tab[aria-selected=true]{box-shadow:inset 0 -3px var(--x-accent);color:var(--x-accent)}',
      '.x-tabs{background:var(--x-hover);border-radius:var(--x-radius);padding:3px}.x-tab{border-radius:var(--x-radius)}.x-tab[aria-selected=true]{background:var(--x-surface);box-shadow:0 1px 3px rgb(0 0 0 / .25)}',
      '.x-tabs{border-bottom:1px solid var(--x-strong)}.x-tab{border:1px solid var(--x-line);border-bottom:0;background:var(--x-hover);margin-inline-end:2px}.x-tab[aria-selected=true]{background:var(--x-surface);border-color:var(--x-strong);margin-bottom:-1px;font-weight:600}',
      '.x-tab{border-radius:99px}.x-tab[aria-selected=true]{background:var(--x-accent);color:var(--x-onaccent)}',
      '.x-tabs{background:var(--x-bar)}.x-tab{border-inline-end:1px solid var(--x-line)}.x-tab[aria-selected=true]{background:var(--x-surface);border-top:2px solid var(--x-accent)}',
    ])
  )
}
