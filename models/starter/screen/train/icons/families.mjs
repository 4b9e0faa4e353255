/**
 * The icon families: where each one's drawings lie, and how their names and styles are told from the paths.
 *
 * `test: true` marks the families that are never trained on. They are three of the usual kind of line drawing
 * (Heroicons, Octicons, Ionicons), one drawn on a small grid for a desktop (Breeze) and one painted in full colour (Tango).
 */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packages = join(dirname(fileURLToPath(import.meta.url)), 'node_modules')
const themes = '/usr/share/icons'

/**
 * `pattern` is matched against the path below `root`. Its group `name` is the icon's name; `style` and `size` may say
 * which of several drawings this one is. `size` is given for drawings that are pixels, in pixels.
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

/** The folder of a family's drawings. */
export const rootOf = (family) => (family.root.startsWith('/') ? family.root : join(packages, family.root))

/**
 * A family's drawings as `[{ name, path, size }]`, sorted by path; `size` is null for vector drawings.
 * Names are in lower case with hyphens. Throws where the family is not installed.
 */
export function drawingsOf(family) {
  const root = rootOf(family)
  if (!existsSync(root)) throw new Error(`The icon family ${family.id} is not installed (README.md says how).`)
  const drawings = []
  for (const path of readdirSync(root, { recursive: true }).sort()) {
    const groups = family.pattern.exec(path)?.groups
    if (!groups) continue
    const size = path.endsWith('.png') ? Number(groups.size) : null
    drawings.push({ name: groups.name.toLowerCase().replaceAll('_', '-'), path: join(root, path), size })
  }
  return drawings
}
