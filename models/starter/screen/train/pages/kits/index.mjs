import { bootstrap } from './bootstrap.mjs'
import { drawn } from './drawn.mjs'
import { isInstalled } from '../modules.mjs'
import { plain } from './plain.mjs'

const all = [plain, drawn, bootstrap]

/** Kits that no training picture shows: they tell how well the detector does on looks it has never seen. */
export const heldOut = new Set(['spectrum', 'govuk', '7css', 'mantine', 'carbon'])

/** The kits of a split whose packages are installed. */
export const kitsOf = (split) =>
  all.filter(({ name, packages = [] }) => heldOut.has(name) === (split === 'test') && packages.every(isInstalled))
