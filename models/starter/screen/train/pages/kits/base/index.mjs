import * as collections from './collections.mjs'
import * as controls from './controls.mjs'
import * as surfaces from './surfaces.mjs'

/** Every part in plain HTML: the kit of its own look, and what other kits fall back to. */
export const baseParts = { ...controls, ...collections, ...surfaces }
