import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { box, roles, type Role } from '../../models/contract/scene'

const truth = z.object({
  elements: z.array(
    z.object({
      role: z.string(),
      box,
      state: z.record(z.string(), z.unknown()).default({}),
      name: z.string().default(''),
      iconOnly: z.boolean().default(false),
    }),
  ),
})

/** An element that is on a generated picture. */
export interface TrueElement {
  role: Role
  /** Left, top, right, bottom in pixels. */
  left: number
  top: number
  right: number
  bottom: number
  state: Readonly<Record<string, unknown>>
  name: string
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

function elementsOf(path: string): TrueElement[] {
  const { elements } = truth.parse(JSON.parse(readFileSync(path, 'utf8')))
  return elements.flatMap(({ role, box: [left, top, width, height], state, name, iconOnly }) =>
    isRole(role) && width >= LEAST_PIXELS && height >= LEAST_PIXELS
      ? [{ role, left, top, right: left + width, bottom: top + height, state, name, isDrawing: iconOnly }]
      : [],
  )
}
