import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeHtml } from './markup.mjs'
import { modulesFolder } from './modules.mjs'

/** Icon families: where their drawings lie, and how a family writes an icon's name in a style. */
const families = [
  { package: 'lucide-static', styles: [['icons', (n) => n]] },
  {
    package: '@tabler/icons',
    styles: [
      ['icons/outline', (n) => n],
      ['icons/filled', (n) => n],
    ],
  },
  {
    package: 'bootstrap-icons',
    styles: [
      ['icons', (n) => n],
      ['icons', (n) => `${n}-fill`],
    ],
  },
  {
    package: 'remixicon',
    styles: [
      ['icons', (n) => `${n}-line`],
      ['icons', (n) => `${n}-fill`],
    ],
    nested: true,
  },
  {
    package: '@phosphor-icons/core',
    styles: ['regular', 'bold', 'fill', 'light', 'duotone'].map((style) => [
      `assets/${style}`,
      (n) => (style === 'regular' ? n : `${n}-${style}`),
    ]),
  },
  {
    package: '@material-design-icons/svg',
    styles: ['filled', 'outlined', 'round', 'sharp', 'two-tone'].map((style) => [style, (n) => n.replaceAll('-', '_')]),
  },
  { package: 'heroicons', held: true, styles: ['24/outline', '24/solid', '20/solid'].map((s) => [s, (n) => n]) },
  {
    package: 'ionicons',
    held: true,
    styles: [
      ['dist/svg', (n) => `${n}-outline`],
      ['dist/svg', (n) => n],
      ['dist/svg', (n) => `${n}-sharp`],
    ],
  },
]

/** File names under which the families may keep the drawing for a command. */
const drawings = {
  save: 'save device-floppy floppy floppy-disk arrow-down-tray',
  open: 'folder-open folder2-open folder',
  new: 'file-plus file-earmark-plus file-add note-add document-plus add',
  delete: 'trash trash-2 delete delete-bin delete-bin-6',
  edit: 'pencil edit pen',
  search: 'search magnifying-glass',
  settings: 'settings gear settings-3 cog-6-tooth cog',
  close: 'x close x-mark x-lg',
  cancel: 'circle-x x-circle close-circle cancel',
  ok: 'check done checkmark check-lg',
  apply: 'check-check checks check-all check-double checks done-all check-circle checkmark-done',
  back: 'arrow-left arrow-back arrow-left-line',
  next: 'arrow-right arrow-forward',
  share: 'share share-2 share-network',
  print: 'printer print',
  download: 'download download-simple arrow-down-tray',
  upload: 'upload upload-simple arrow-up-tray cloud-upload',
  copy: 'copy files file-copy content-copy document-duplicate',
  paste: 'clipboard clipboard-paste content-paste',
  cut: 'scissors content-cut cut',
  undo: 'undo undo-2 arrow-back-up arrow-counterclockwise arrow-go-back arrow-u-up-left arrow-undo arrow-uturn-left',
  redo: 'redo redo-2 arrow-forward-up arrow-clockwise arrow-go-forward arrow-u-up-right arrow-redo arrow-uturn-right',
  send: 'send send-plane paper-plane-right paper-plane paper-airplane send-plane-2',
  reply: 'reply arrow-back-up arrow-uturn-left arrow-bend-up-left return-up-back',
  help: 'circle-help help question-circle question help-circle help-outline question-mark-circle',
  refresh: 'refresh-cw refresh arrow-repeat arrows-clockwise arrow-path arrow-clockwise',
  add: 'plus add plus-lg',
  play: 'play player-play play-arrow play-fill',
  pause: 'pause player-pause pause-circle',
  stop: 'square player-stop stop',
  skip: 'skip-forward player-skip-forward skip-next skip-end forward play-skip-forward',
  previous: 'skip-back player-skip-back skip-previous skip-start backward play-skip-back rewind',
  filter: 'funnel filter filter-alt',
  home: 'house home home-2',
  profile: 'user person account-circle user-circle person-circle',
  signin: 'log-in login box-arrow-in-right sign-in arrow-right-on-rectangle',
  signout: 'log-out logout box-arrow-right sign-out arrow-left-on-rectangle',
  view: 'eye visibility',
  more: 'ellipsis dots more more-horiz three-dots dots-three ellipsis-horizontal more-2',
  menu: 'menu menu-2 list bars-3',
  mail: 'mail envelope email',
  archive: 'archive archive-box',
  star: 'star grade',
  heart: 'heart favorite',
  bell: 'bell notification notifications notification-3',
  calendar: 'calendar calendar-today',
  clock: 'clock schedule time history access-time',
  folder: 'folder folder-3',
  file: 'file file-earmark document insert-drive-file file-text description',
  image: 'image photo',
  music: 'music music-note musical-notes music-note-beamed musical-note music-notes',
  video: 'video videocam camera-video movie film video-camera',
  camera: 'camera photo-camera',
  microphone: 'mic microphone',
  muted: 'mic-off microphone-off mic-mute microphone-slash',
  volume: 'volume-2 volume volume-up volume-high speaker-high speaker-wave',
  phone: 'phone call telephone',
  lock: 'lock lock-closed',
  unlock: 'unlock lock-open',
  key: 'key vpn-key',
  link: 'link link-45deg insert-link',
  attach: 'paperclip attach attachment attach-file paper-clip',
  bold: 'bold type-bold format-bold text-b bold',
  italic: 'italic type-italic format-italic text-italic',
  underline: 'underline type-underline format-underlined text-underline',
  alignleft: 'text-align-start align-left text-left format-align-left text-align-left bars-3-bottom-left',
  aligncenter: 'text-align-center align-center text-center format-align-center',
  listing: 'list list-bullet list-unordered list-ul format-list-bulleted list-dashes',
  numbers: 'list-ordered list-numbers list-ol format-list-numbered numbered-list',
  zoomin: 'zoom-in magnifying-glass-plus',
  zoomout: 'zoom-out magnifying-glass-minus',
  full: 'maximize arrows-maximize fullscreen expand arrows-out arrows-pointing-out',
  minimize: 'minus remove subtract dash',
  up: 'chevron-up expand-less arrow-up-s caret-up',
  down: 'chevron-down expand-more arrow-down-s caret-down',
  left: 'chevron-left arrow-left-s caret-left chevron-back',
  right: 'chevron-right arrow-right-s caret-right chevron-forward',
  grid: 'layout-grid grid grid-view squares-four layout-grid-add squares-2x2 apps',
  chart: 'chart-bar bar-chart chart-column bar-chart-line stats-chart insert-chart',
  cart: 'shopping-cart cart',
  bag: 'shopping-bag bag',
  gift: 'gift card-giftcard',
  card: 'credit-card bank-card',
  map: 'map map-trifold',
  pin: 'map-pin location-on geo-alt place location',
  globe: 'globe world language globe-alt earth public global',
  wifi: 'wifi',
  bluetooth: 'bluetooth',
  battery: 'battery battery-full battery-100',
  sun: 'sun light-mode brightness-high sunny',
  moon: 'moon dark-mode',
  cloud: 'cloud',
  flag: 'flag',
  bookmark: 'bookmark bookmarks',
  tag: 'tag label price-tag-3 pricetag',
  code: 'code code-slash code-bracket code-s-slash',
  terminal: 'terminal command-line terminal-box terminal-window',
  database: 'database storage circle-stack server',
  cpu: 'cpu memory hardware-chip cpu-chip',
  monitor: 'monitor device-desktop display desktop computer-desktop computer',
  mobile: 'smartphone device-mobile phone device-phone-mobile phone-portrait',
  keyboard: 'keyboard',
  users: 'users people group user-group team',
  chat: 'message-circle message chat chat-bubble-left chatbubble chat-circle chat-3',
  info: 'info info-circle information-circle information',
  warning: 'triangle-alert alert-triangle exclamation-triangle warning error-warning alert',
  success: 'circle-check check-circle checkbox-circle checkmark-circle',
  brush: 'paintbrush brush paint-brush paintbrush-2',
  crop: 'crop',
  rotate: 'rotate-cw rotate-clockwise rotate-right arrow-clockwise clockwise reload',
  pinned: 'pin push-pin pushpin pushpin-2 thumbtack map-pin',
  move: 'move arrows-move drag-move open-with arrows-pointing-out',
  layers: 'layers stack square-3-stack-3d',
  table: 'table table-cells table-chart table-2',
  power: 'power power-settings-new shut-down',
  bug: 'bug bug-report bug-ant',
  puzzle: 'puzzle extension puzzle-piece extension-puzzle',
  eyeoff: 'eye-off eye-slash visibility-off',
}

export const iconNames = Object.keys(drawings)

function walk(folder, nested) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return nested ? walk(join(folder, entry.name), true) : []
    return entry.name.endsWith('.svg') ? [[entry.name.slice(0, -4), join(folder, entry.name)]] : []
  })
}

/**
 * The installed icon families, or none where the packages are not installed: then controls have text only.
 * A family is `{ package, held, styles: [{ has(name), draw(name, size), any(random) }] }`.
 */
export function installedFamilies() {
  return families
    .filter((family) => existsSync(join(modulesFolder, family.package)))
    .map((family) => {
      const listings = new Map()
      const styles = family.styles.map(([folder, naming]) => {
        if (!listings.has(folder))
          listings.set(folder, new Map(walk(join(modulesFolder, family.package, folder), family.nested)))
        return { files: listings.get(folder), naming }
      })
      return { package: family.package, held: family.held ?? false, styles }
    })
}

const drawn = new Map()

function svgOf(path, id, size, name) {
  if (!drawn.has(path)) {
    const source = readFileSync(path, 'utf8').replace(
      /<!--[\s\S]*?-->|<\?xml[\s\S]*?\?>|<title>[\s\S]*?<\/title>/gu,
      '',
    )
    const [, opening, inner] = /<svg([\s\S]*?)>([\s\S]*)<\/svg>/u.exec(source)
    const kept = [...opening.matchAll(/\b(viewBox|fill|stroke|stroke-width|stroke-linecap|stroke-linejoin)="[^"]*"/gu)]
    const line = kept.map(([attribute]) => attribute).join(' ')
    // A family that names no colour at all draws black: let it follow the text instead.
    drawn.set(path, { line: /fill=|stroke=/u.test(line) ? line : `${line} fill="currentColor"`, inner })
  }
  const { line, inner } = drawn.get(path)
  return `<svg class="x-icon" xmlns="http://www.w3.org/2000/svg" ${line} width="${size}" height="${size}" data-r="icon" data-icon="${escapeHtml(id)}" data-n="${escapeHtml(name)}" aria-hidden="true" focusable="false">${inner}</svg>`
}

/** Draws icons of one family in one style, as a program does; now and then any drawing of the family. */
export function iconsOf(families, random) {
  if (families.length === 0) return { available: false, draw: () => '' }
  const family = random.pick(families)
  const style = random.pick(family.styles)
  const plain = family.styles[0]
  const all = [...plain.files.keys()]
  return {
    available: true,
    family: family.package,
    /** The drawing for `name` at `size` CSS pixels; a drawing of another meaning where the family has none. */
    draw(name, size = 16) {
      for (const option of (drawings[name] ?? name).split(' '))
        for (const { files, naming } of [style, plain]) {
          const file = naming(option)
          if (files.has(file)) return svgOf(files.get(file), `${family.package}:${file}`, size, name)
        }
      const file = random.pick(all)
      return svgOf(plain.files.get(file), `${family.package}:${file}`, size, file)
    },
    any(size = 16) {
      const file = random.pick(all)
      return svgOf(plain.files.get(file), `${family.package}:${file}`, size, file)
    },
  }
}
