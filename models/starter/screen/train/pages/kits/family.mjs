import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { bootstrap } from './bootstrap.mjs'
import { modulesFolder } from '../modules.mjs'

/** Kits that keep Bootstrap's markup and give it other looks. */

export const tablerKit = {
  ...bootstrap,
  name: 'tabler',
  packages: ['@tabler/core'],
  head: ({ dir }) =>
    `<link rel="stylesheet" href="/modules/@tabler/core/dist/css/tabler${dir === 'rtl' ? '.rtl' : ''}.min.css">`,
  palette: (theme, random) => ({
    ...bootstrap.palette(theme, random),
    accent: 'var(--tblr-primary)',
    bg: 'var(--tblr-body-bg)',
    surface: 'var(--tblr-bg-surface)',
    side: 'var(--tblr-bg-surface-secondary)',
    bar: 'var(--tblr-bg-surface)',
    ink: 'var(--tblr-body-color)',
    muted: 'var(--tblr-secondary)',
    line: 'var(--tblr-border-color)',
    hover: 'var(--tblr-bg-surface-tertiary)',
  }),
}

export const coreui = {
  ...bootstrap,
  name: 'coreui',
  packages: ['@coreui/coreui'],
  head: ({ dir }) =>
    `<link rel="stylesheet" href="/modules/@coreui/coreui/dist/css/coreui${dir === 'rtl' ? '.rtl' : ''}.min.css">`,
  html: ({ theme }) => ({ 'data-coreui-theme': theme }),
  palette: () => ({
    bg: 'var(--cui-body-bg)',
    surface: 'var(--cui-body-bg)',
    side: 'var(--cui-tertiary-bg)',
    bar: 'var(--cui-tertiary-bg)',
    ink: 'var(--cui-body-color)',
    muted: 'var(--cui-secondary-color)',
    line: 'var(--cui-border-color)',
    accent: 'var(--cui-primary)',
    onaccent: '#fff',
    hover: 'var(--cui-secondary-bg)',
  }),
}

const looks = join(modulesFolder, 'bootswatch/dist')
const swatches = existsSync(looks)
  ? readdirSync(looks).filter((name) => existsSync(join(looks, name, 'bootstrap.min.css')))
  : []

/** Two dozen looks by other hands. */
export const bootswatch = {
  ...bootstrap,
  name: 'bootswatch',
  share: 2,
  packages: ['bootswatch'],
  ownFont: 0.5,
  look: (random) => ({ ...bootstrap.look(random), swatch: random.pick(swatches) }),
  head: ({ kitLook, dir }) =>
    `<link rel="stylesheet" href="/modules/bootswatch/dist/${kitLook.swatch}/bootstrap${dir === 'rtl' ? '.rtl' : ''}.min.css">`,
}
