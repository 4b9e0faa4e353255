import type { Box } from '../../models/contract/scene'

/** Whether the middle of one box lies in the other: boxes of text reach over the edges of what they stand in. */
export function liesIn(inner: Box, outer: Box): boolean {
  const x = inner[0] + inner[2] / 2
  const y = inner[1] + inner[3] / 2
  return x >= outer[0] && x <= outer[0] + outer[2] && y >= outer[1] && y <= outer[1] + outer[3]
}

/** The share of a picture that a box covers. */
export function coverage(box: Box, image: { width: number; height: number }): number {
  return (box[2] * box[3]) / (image.width * image.height)
}

export type Place = `${'top' | 'bottom'}${'Left' | 'Right'}` | 'top' | 'bottom' | 'left' | 'right' | 'middle'

/** Where on the picture a box lies, in words a person would use; a bar that spans the picture is only at its top or bottom. */
export function placeOf(box: Box, image: { width: number; height: number }): Place {
  const across = box[2] > image.width * 0.6 ? 0.5 : (box[0] + box[2] / 2) / image.width
  const down = box[3] > image.height * 0.6 ? 0.5 : (box[1] + box[3] / 2) / image.height
  const vertical = down < 1 / 3 ? 'top' : down > 2 / 3 ? 'bottom' : ''
  const horizontal = across < 1 / 3 ? 'left' : across > 2 / 3 ? 'right' : ''
  if (vertical && horizontal) return `${vertical}${horizontal === 'left' ? 'Left' : 'Right'}`
  return vertical || horizontal || 'middle'
}
