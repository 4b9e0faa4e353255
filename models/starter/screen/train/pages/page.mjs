import { attributes, escapeHtml } from './markup.mjs'
import { asVariables, makeMeasures, makePalette, skinCss } from './kits/base/design.mjs'
import { baseParts } from './kits/base/index.mjs'
import { chooseFont } from './fonts.mjs'
import { chooseLanguage, languageOf, wordsOf } from './words/index.mjs'
import { drawOverlay } from './screens/overlays.mjs'
import { drawScreen } from './screens/index.mjs'
import { iconsOf } from './icons.mjs'
import { randomFrom, seedFor } from './random.mjs'

const sizes = [
  [600, 400],
  [800, 600],
  [1024, 768],
  [1100, 700],
  [1280, 720],
  [1280, 800],
  [1366, 768],
  [1440, 900],
  [1600, 900],
  [1680, 1050],
  [1920, 1080],
  [720, 1100],
  [420, 800],
  [900, 1400],
]

/** At most this many pixels in one picture: the trainer cuts pictures into tiles, larger ones only cost time. */
const mostPixels = 2_600_000

function chooseSize(random) {
  const base = random.pick(sizes)
  const jitter = random.chance(0.5) ? random.between(0.85, 1.1) : 1
  const [width, height] = base.map((n) => Math.min(1920, Math.max(360, Math.round(n * jitter))))
  const scales = [1, 1, 1, 1, 1.25, 1.5, 2].filter((s) => width * height * s * s <= mostPixels)
  return { width, height, scale: random.pick(scales) }
}

/**
 * Everything that a page is made of, from its seed: `{ html, width, height, scale, theme, … }`. Sizes are CSS pixels.
 * `families` are the icon families to draw from; `kind` asks for one kind of screen.
 */
export function composePage({ seed, kit, families, kind }) {
  const random = randomFrom(seedFor(seed, kit.name))
  const { width, height, scale } = kind === 'specimen' ? { width: 1500, height: 1350, scale: 1 } : chooseSize(random)
  const theme = random.pick(kit.themes)
  const density = random.weighted({ compact: 1.2, normal: 2, roomy: 1 })
  const language = kind === 'specimen' ? languageOf('en') : chooseLanguage(random)
  const words = wordsOf(language, random)
  const dir = language.dir
  const font = chooseFont(random, language.fonts)
  const made = makePalette(random, theme)
  const palette = { ...made, ...kit.palette?.(theme, random) }
  const measures = { ...makeMeasures(random, density), ...kit.measures?.(random, density) }
  const icons = iconsOf(families, random)
  const iconSize = random.pick([14, 16, 16, 18, 20, 24])
  let ids = 0
  let focusTaken = random.chance(0.35)
  const h = {
    random,
    seed,
    words,
    kit,
    theme,
    dir,
    density,
    width,
    height,
    palette,
    icons: icons.available,
    navIcons: random.chance(0.65),
    kitLook: kit.look?.(random) ?? {},
    titleLook: random.int(0, 3),
    windowRadius: random.pick([0, 0, 4, 8, 12]),
    id: () => `i${ids++}`,
    icon: (name, size = iconSize) => icons.draw(name, size),
    /** A number between `from` and `to` for a middle-sized picture, more where there is more room to fill. */
    many: (from, to) => Math.max(1, Math.round(random.int(from, to) * Math.min(2, Math.max(0.7, height / 760)))),
    /** The same for what fills the width too. */
    lots: (from, to) =>
      Math.max(1, Math.round(random.int(from, to) * Math.min(3, Math.max(0.7, (width * height) / 900_000)))),
    takeFocus: () => !focusTaken && (focusTaken = true),
    part: (name, options) => (kit.parts[name] ?? baseParts[name])(options, h),
    base: (name, options) => baseParts[name](options, h),
    caret: () => '<span aria-hidden="true" style="font-size:.8em;margin-inline-start:.4em">▾</span>',
    twisty: (open) =>
      `<span aria-hidden="true" style="font-size:.75em">${open ? '▾' : dir === 'rtl' ? '◂' : '▸'}</span>`,
  }
  // What a library that renders on our side keeps while it draws one page.
  h.session = kit.session?.({ ...h, fontFamily: font.family })
  const screen = drawScreen(h, kind)
  const overlay = screen.kind === 'desktop' || screen.kind === 'specimen' ? '' : drawOverlay(h)
  const skin = kit.native ? '' : skinCss(randomFrom(seedFor(seed, 'skin')), made, kit.whole)
  const common = ['latin', 'cyrillic', 'greek'].includes(language.fonts[0])
  // Further scripts need a face that has them.
  const ownFont = random.chance(kit.ownFont ?? 0.3) && common
  const hue = kit.native || random.chance(0.85) ? '' : `html{filter:hue-rotate(${random.int(20, 340)}deg)}`
  const fontCss = ownFont
    ? ''
    : `:root{--x-font:${font.family}}body,button,input,select,textarea,h1,h2,h3,h4,h5,h6,label,table{font-family:${font.family}${kit.strictFont && common ? '' : '!important'}}${kit.fontCss?.(font.family) ?? ''}`
  const frame = kit.frame ?? ((body) => body)
  const html = `<!doctype html>
<html lang="${language.code}" dir="${dir}"${attributes(kit.html?.(h) ?? {})}><head><meta charset="utf-8"><title>${escapeHtml(words.title())}</title>
${ownFont ? '' : font.links.map((href) => `<link rel="stylesheet" href="${href}">`).join('\n')}
<style>${skin}</style>
${kit.head(h)}
<link rel="stylesheet" href="/pages/layout.css">
<style>:root{color-scheme:${theme};${asVariables({ ...palette, ...measures })}}${fontCss}${hue}${kit.css?.(h) ?? ''}</style>
</head><body${attributes(kit.body?.(h) ?? {})}>${frame(screen.body + overlay, h)}</body></html>`
  return {
    html,
    seed,
    kit: kit.name,
    width,
    height,
    scale,
    theme,
    density,
    language: language.code,
    screen: screen.kind,
    scroll: kind !== 'specimen' && random.chance(0.35) ? random.next() : 0,
    hover: random.chance(0.2) ? [random.int(0, width), random.int(0, height)] : undefined,
  }
}
