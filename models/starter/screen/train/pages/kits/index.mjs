import { blueprint } from './blueprint.mjs'
import { bootstrap } from './bootstrap.mjs'
import { bulma } from './bulma.mjs'
import { antd } from './antd.mjs'
import { carbon } from './carbon.mjs'
import { fluent } from './fluent.mjs'
import { material } from './material.mjs'
import { mantine } from './mantine.mjs'
import { mui } from './mui.mjs'
import { shoelace } from './shoelace.mjs'
import { spectrum } from './spectrum.mjs'
import { ui5 } from './ui5.mjs'
import { vscode } from './vscode.mjs'
import { milligram, pico, water } from './classless.mjs'
import { daisyui } from './daisyui.mjs'
import { drawn } from './drawn.mjs'
import { bootswatch, coreui, tablerKit } from './family.mjs'
import { fomantic } from './fomantic.mjs'
import { foundation } from './foundation.mjs'
import { govuk, uswds } from './government.mjs'
import { isInstalled } from '../modules.mjs'
import { materialize } from './materialize.mjs'
import { patternfly } from './patternfly.mjs'
import { plain } from './plain.mjs'
import { primer } from './primer.mjs'
import { nes, spectre } from './small.mjs'
import { uikit } from './uikit.mjs'
import { win7, win98, xp } from './windows.mjs'

const all = [
  plain,
  drawn,
  bootstrap,
  bulma,
  foundation,
  uikit,
  pico,
  water,
  milligram,
  primer,
  patternfly,
  uswds,
  govuk,
  daisyui,
  tablerKit,
  coreui,
  bootswatch,
  blueprint,
  fomantic,
  materialize,
  spectre,
  nes,
  win98,
  xp,
  win7,
  shoelace,
  material,
  fluent,
  vscode,
  ui5,
  mui,
  antd,
  mantine,
  spectrum,
  carbon,
]

/** Kits that no training picture shows: they tell how well the detector does on looks it has never seen. */
export const heldOut = new Set(['spectrum', 'govuk', '7css', 'mantine', 'carbon'])

/** Kits that a library renders bring their parts only once that library is loaded. */
export const loadKit = async (kit) => (kit.load ? { ...kit, ...(await kit.load()) } : kit)

/** The kits of a split whose packages are installed. */
export const kitsOf = (split) =>
  all.filter(({ name, packages = [] }) => heldOut.has(name) === (split === 'test') && packages.every(isInstalled))
