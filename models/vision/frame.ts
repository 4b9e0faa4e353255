import type { Box } from '../contract/scene'
import type { Rotation } from './ocr/orientation'

/**
 * Brings boxes from the picture into the frame in which its text is upright, and back: layout and reading order are only meaningful there.
 */
export interface TextFrame {
  readonly width: number
  readonly height: number
  toUpright(box: Box): Box
  toPicture(box: Box): Box
}

/** The frame of a picture whose text is turned clockwise by `rotation`. */
export function textFrame({ width, height }: { width: number; height: number }, rotation: Rotation): TextFrame {
  const swapped = rotation === 90 || rotation === 270
  return {
    width: swapped ? height : width,
    height: swapped ? width : height,
    toUpright: (box) => turnBox(box, width, height, rotation),
    toPicture: (box) =>
      turnBox(box, swapped ? height : width, swapped ? width : height, ((360 - rotation) % 360) as Rotation),
  }
}

/** Turns a box together with its picture, counter-clockwise by `rotation`. */
function turnBox([x, y, w, h]: Box, width: number, height: number, rotation: Rotation): Box {
  switch (rotation) {
    case 0:
      return [x, y, w, h]
    case 90:
      return [y, width - x - w, h, w]
    case 180:
      return [width - x - w, height - y - h, w, h]
    case 270:
      return [height - y - h, x, h, w]
  }
}
