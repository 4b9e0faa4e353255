import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { box, roles, type Box, type Role } from '../../models/contract/scene'

const truth = z.object({
  elements: z.array(
    z.object({
      role: z.string(),
      box,
      state: z.record(z.string(), z.unknown()).default({}),
      name: z.string().default(''),
      iconOnly: z.boolean().default(false),
      labelBox: box.optional(),
    }),
  ),
})

/** In pixels of the picture. */
export interface Corners {
  left: number
  top: number
  right: number
  bottom: number
}

/** An element that is on a generated picture. */
export interface TrueElement extends Corners {
  role: Role
  state: Readonly<Record<string, unknown>>
  name: string
  /** The same with the label beside it, where it has one: some call both together the element. */
  labelled?: Corners
  /** Whether it shows a drawing in place of its name. */
  isDrawing: boolean
}

/** A picture that a generator of `models/starter/screen/train` made, of a kit or program that is kept out of training. */
export interface TruePicture {
  path: string
  /** The kit or program. */
  from: string
  elements: TrueElement[]
}

/** Less wide or high is nothing that anybody can point at. */
const LEAST_PIXELS = 3

/** @param kind `pages` or `desktop` */
export function readTruth(cache: string, kind: string): TruePicture[] {
  const folder = join(cache, kind, 'test')
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((from) =>
    readdirSync(join(folder, from))
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => ({
        path: imageOf(join(folder, from, name.slice(0, -5))),
        from,
        elements: elementsOf(join(folder, from, name)),
      })),
  )
}

const imageOf = (path: string): string => ['.png', '.webp'].map((end) => path + end).find(existsSync) ?? `${path}.png`

const isRole = (name: string): name is Role => (roles as readonly string[]).includes(name)

const cornersOf = ([left, top, width, height]: Box): Corners => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

const around = (a: Corners, b: Corners): Corners => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
})

function elementsOf(path: string): TrueElement[] {
  const { elements } = truth.parse(JSON.parse(readFileSync(path, 'utf8')))
  return elements.flatMap(({ role, box: its, labelBox, state, name, iconOnly }) => {
    if (!isRole(role) || its[2] < LEAST_PIXELS || its[3] < LEAST_PIXELS) return []
    const corners = cornersOf(its)
    const labelled = labelBox && { labelled: around(corners, cornersOf(labelBox)) }
    return [{ role, ...corners, ...labelled, state, name, isDrawing: iconOnly }]
  })
}
