import type { findAssets } from '../../models/assets'
import type { Role, TextLine } from '../../models/contract/scene'
import { openPicture } from '../../models/vision/decode'
import { classifyKind } from '../../models/vision/kind'
import { createReader } from '../../models/vision/ocr/reader'
import type { Picture } from '../../models/vision/picture'
import { unitOf } from '../../models/vision/screen/sight'
import { detect } from '../../models/vision/screen/trained/detect'
import type { Found } from '../../models/vision/screen/trained/found'
import { openElementNetwork } from '../../models/vision/screen/trained/open'

export type Assets = ReturnType<typeof findAssets>

/** What the network sees in one picture, each role for itself, before anything is left out. */
export interface Seen {
  picture: Picture
  found: Found[]
  kind: string
  /** Of the network's looks alone. */
  ms: number
}

/** Opens the network; the function it gives looks at a file as the product does. */
export async function createLook(assets: Assets, threads: number): Promise<(path: string) => Promise<Seen>> {
  const never = new AbortController().signal
  const reader = createReader(assets)
  const network = await openElementNetwork(assets, threads)
  return async (path) => {
    const { picture } = await openPicture({ kind: 'path', path }, { signal: never })
    const { boxes } = await reader.find(picture, 'screen', never)
    const lines = boxes.map((box): TextLine => ({ text: '', box, confidence: 1 }))
    const began = performance.now()
    const found = await detect(network, picture, unitOf(lines), never)
    return { picture, found, kind: classifyKind(picture, boxes).name, ms: performance.now() - began }
  }
}

/** Verdicts by role. */
export type RoleMap<T> = Map<Role, T[]>

export function push<T>(map: RoleMap<T>, role: Role, value: T): void {
  const values = map.get(role)
  if (values) values.push(value)
  else map.set(role, [value])
}
