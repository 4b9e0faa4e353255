/**
 * The icon families: where each one's drawings lie, and how their names and styles are told from the paths.
 *
 * `test: true` marks the families that are never trained on. They are three of the usual kind of line drawing
 * (Heroicons, Octicons, Ionicons), one drawn on a small grid for a desktop (Breeze) and one painted in full colour (Tango).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = join(dirname(fileURLToPath(import.meta.url)), 'node_modules')
const themes = '/usr/share/icons'

/** Families that come as one file each, in the format of Iconify: `@iconify-json/ID`. Several are painted, several drawn on a grid of 8 to 16. */
const collections = {
  'akar-icons': 'MIT',
  charm: 'MIT',
  cil: 'CC-BY-4.0',
  clarity: 'MIT',
  ep: 'MIT',
  'flat-color-icons': 'MIT',
  'fluent-color': 'MIT',
  foundation: 'MIT',
  'gravity-ui': 'MIT',
  'grommet-icons': 'Apache-2.0',
  hugeicons: 'MIT',
  'icon-park': 'Apache-2.0',
  'icon-park-twotone': 'Apache-2.0',
  icons8: 'MIT',
  jam: 'MIT',
  lineicons: 'MIT',
  majesticons: 'MIT',
  mingcute: 'Apache-2.0',
  'mono-icons': 'MIT',
  nimbus: 'MIT',
  oi: 'MIT',
  pajamas: 'MIT',
  prime: 'MIT',
  'radix-icons': 'MIT',
  solar: 'CC-BY-4.0',
  'streamline-flex-color': 'CC-BY-4.0',
  'streamline-plump-color': 'CC-BY-4.0',
  'streamline-ultimate-color': 'CC-BY-4.0',
  'system-uicons': 'Unlicense',
  tdesign: 'MIT',
  uil: 'Apache-2.0',
  vaadin: 'Apache-2.0',
  zondicons: 'MIT',
}
/** How these call their styles, at the end of a name. */
const STYLED =
  /^(?<name>.+?)(?:-(?<style>(?:bold|line)-duotone|bold|linear|broken|outline|outlined|line|fill|filled|solid|flat|f|o|\d\d))?$/

/**
 * `pattern` is matched against the path below `root`. Its group `name` is the icon's name; `style` and `size` may say
 * which of several drawings this one is. `size` is given for drawings that are pixels, in pixels. Where `root` is a file, it is a
 * collection, and the pattern is matched against its names.
 */
export const families = [
  {
    id: 'lucide',
    root: 'lucide-static/icons',
    pattern: /^(?<name>[^/]+)\.svg$/,
    licence: 'ISC, parts MIT (Feather)',
  },
  {
    id: 'tabler',
    root: '@tabler/icons/icons',
    pattern: /^(?<style>outline|filled)\/(?<name>[^/]+)\.svg$/,
    licence: 'MIT',
  },
  {
    id: 'material',
    root: '@material-symbols/svg-400',
    pattern: /^(?<style>(?:outlined|rounded|sharp)\/)(?<name>[^/]+?)(?<fill>-fill)?\.svg$/,
    licence: 'Apache-2.0',
  },
  {
    id: 'fluent',
    root: '@fluentui/svg-icons/icons',
    pattern: /^(?<name>[^/]+?)_(?:16|20|24|48)_(?<style>regular|filled|color)\.svg$/,
    licence: 'MIT',
  },
  {
    id: 'phosphor',
    root: '@phosphor-icons/core/assets',
    pattern:
      /^(?<style>thin|light|regular|bold|fill|duotone)\/(?<name>[^/]+?)(?:-(?:thin|light|bold|fill|duotone))?\.svg$/,
    licence: 'MIT',
  },
  {
    id: 'remix',
    root: 'remixicon/icons',
    pattern: /^(?!Logos)[^/]+\/(?<name>[^/]+?)(?:-(?<style>line|fill))?\.svg$/,
    licence: 'Apache-2.0 (version 4.6.0; later versions have a licence of their own)',
  },
  {
    id: 'bootstrap',
    root: 'bootstrap-icons/icons',
    pattern: /^(?<name>[^/]+?)(?<style>-fill)?\.svg$/,
    licence: 'MIT',
  },
  {
    id: 'fa',
    root: '@fortawesome/fontawesome-free/svgs',
    pattern: /^(?<style>solid|regular)\/(?<name>[^/]+)\.svg$/,
    licence: 'CC-BY-4.0 (drawings)',
  },
  {
    id: 'carbon',
    root: '@carbon/icons/svg/32',
    pattern: /^(?<name>[^/]+?)(?<style>--filled)?\.svg$/,
    licence: 'Apache-2.0',
  },
  { id: 'codicons', root: '@vscode/codicons/src/icons', pattern: /^(?<name>[^/]+)\.svg$/, licence: 'CC-BY-4.0' },
  { id: 'feather', root: 'feather-icons/dist/icons', pattern: /^(?<name>[^/]+)\.svg$/, licence: 'MIT' },
  { id: 'mdi', root: '@mdi/svg/svg', pattern: /^(?<name>[^/]+)\.svg$/, licence: 'Apache-2.0' },
  {
    id: 'iconoir',
    root: 'iconoir/icons',
    pattern: /^(?<style>regular|solid)\/(?<name>[^/]+)\.svg$/,
    licence: 'MIT',
  },
  {
    id: 'ant',
    root: '@ant-design/icons-svg/inline-svg',
    pattern: /^(?<style>outlined|filled|twotone)\/(?<name>[^/]+)\.svg$/,
    licence: 'MIT',
  },
  {
    id: 'eva',
    root: 'eva-icons',
    pattern: /^(?<style>fill|outline)\/svg\/(?<name>[^/]+?)(?:-outline)?\.svg$/,
    licence: 'MIT',
  },
  { id: 'pixel', root: 'pixelarticons/svg', pattern: /^(?<name>[^/]+)\.svg$/, licence: 'MIT' },
  {
    id: 'boxicons',
    root: 'boxicons/svg',
    pattern: /^(?<style>regular|solid)\/bxs?-(?<name>[^/]+)\.svg$/,
    licence: 'CC-BY-4.0 or MIT',
  },
  {
    id: 'teenyicons',
    root: 'teenyicons',
    pattern: /^(?<style>outline|solid)\/(?<name>[^/]+)\.svg$/,
    licence: 'MIT',
  },
  {
    id: 'adwaita',
    root: join(themes, 'Adwaita'),
    pattern: /^scalable\/(?!legacy|apps)[^/]+\/(?<name>[^/]+?)(?:-symbolic)?\.svg$/,
    licence: 'LGPL-3 or CC-BY-SA-3.0',
  },
  {
    id: 'gnome',
    root: join(themes, 'gnome'),
    pattern:
      /^(?:scalable|(?<size>16|22|24|32|48|256)x\d+)\/(?!apps|animations)[^/]+\/(?<name>[^/]+?)(?:-symbolic)?\.(?:svg|png)$/,
    licence: 'LGPL-3 or CC-BY-SA-3.0',
  },
  {
    id: 'oxygen',
    root: join(themes, 'oxygen/base'),
    pattern: /^(?<size>16|22|32|48|64|128)x\d+\/(?!apps|animations)[^/]+\/(?<name>[^/]+)\.png$/,
    licence: 'LGPL-3',
  },
  ...Object.entries(collections).map(([id, licence]) => ({
    id,
    root: `@iconify-json/${id}/icons.json`,
    pattern: STYLED,
    licence,
  })),
  {
    id: 'heroicons',
    root: 'heroicons',
    pattern: /^(?<style>(?:16|20|24)\/(?:outline|solid))\/(?<name>[^/]+)\.svg$/,
    licence: 'MIT',
    test: true,
  },
  {
    id: 'octicons',
    root: '@primer/octicons/build/svg',
    pattern: /^(?<name>[^/]+)-(?<style>16|24)\.svg$/,
    licence: 'MIT',
    test: true,
  },
  {
    id: 'ionicons',
    root: 'ionicons/dist/svg',
    pattern: /^(?!logo-)(?<name>[^/]+?)(?:-(?<style>outline|sharp))?\.svg$/,
    licence: 'MIT',
    test: true,
  },
  {
    id: 'breeze',
    root: join(themes, 'breeze'),
    pattern:
      /^(?:actions|status|devices|places|emblems|emotes)\/(?<style>16|22|24|32|symbolic)\/(?<name>[^/]+?)(?:-symbolic)?\.svg$/,
    licence: 'LGPL-3',
    test: true,
  },
  {
    id: 'tango',
    root: join(themes, 'Tango'),
    pattern: /^(?:scalable|(?<size>16|22|24|32)x\d+)\/(?!apps)[^/]+\/(?<name>[^/]+)\.(?:svg|png)$/,
    licence: 'public domain',
    test: true,
  },
]

/** The folder of a family's drawings, or its collection. */
export const rootOf = (family) => (family.root.startsWith('/') ? family.root : join(packages, family.root))

/** A collection's drawings by name, as SVG. */
function svgsOf(file) {
  const { icons, ...usual } = JSON.parse(readFileSync(file, 'utf8'))
  return Object.entries(icons)
    .filter(([, { hidden }]) => !hidden)
    .map(([name, icon]) => {
      const { left = 0, top = 0, width = 16, height = 16, body } = { ...usual, ...icon }
      const box = `width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}"`
      return [name, `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${body}</svg>`]
    })
}

/**
 * A family's drawings as `[{ name, path, size, svg? }]`, sorted by path; `size` is null for vector drawings, `svg` is there where the
 * drawing has no file of its own. Names are in lower case with hyphens. Throws where the family is not installed.
 */
export function drawingsOf(family) {
  const root = rootOf(family)
  if (!existsSync(root)) throw new Error(`The icon family ${family.id} is not installed (README.md says how).`)
  const found = root.endsWith('.json') ? svgsOf(root) : readdirSync(root, { recursive: true }).map((path) => [path])
  const drawings = []
  for (const [path, svg] of found.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const groups = family.pattern.exec(path)?.groups
    if (!groups) continue
    const size = path.endsWith('.png') ? Number(groups.size) : null
    const name = groups.name.toLowerCase().replaceAll('_', '-')
    drawings.push({ name, path: join(root, path), size, ...(svg && { svg }) })
  }
  return drawings
}
