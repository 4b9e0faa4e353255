import type { TextLine } from '../../contract/scene'
import { distance, hex, pixel, type Rgb } from './rectangles'
import { inkOf, type Sight } from './sight'

/** Text in the blue of links on a plain ground, where other text has another colour. */
export function findLinks(sight: Sight): void {
  const open = sight.lines.filter((line) => !sight.used.has(line) && /\p{L}{2}/u.test(line.text))
  const colours = open.map((line) => inkOf(sight, line))
  const blue = colours.map(({ ink, paper }) => isBlue(ink) && saturation(paper) < 40 && distance(ink, paper) > 150)
  // Where all text is blue, blue says nothing.
  if (blue.filter(Boolean).length > open.length * 0.6) return
  open.forEach((line, i) => {
    if (!blue[i] || !allBlue(sight, line, (colours[i] as { paper: Rgb }).paper) || line.text.split(/\s+/).length > 12)
      return
    sight.used.add(line)
    sight.found.push({
      role: 'link',
      name: line.text.trim(),
      box: line.box,
      confidence: 0.7,
      fill: hex((colours[i] as { paper: Rgb }).paper),
    })
  })
}

const saturation = (rgb: Rgb): number => Math.max(...rgb) - Math.min(...rgb)
const isBlue = ([r, g, b]: Rgb): boolean => b - r > 70 && b - g > 25

/** Whether the whole line is blue: a link within a sentence does not make the sentence a link. */
function allBlue({ plane }: Sight, { box }: TextLine, paper: Rgb): boolean {
  let ink = 0
  let blue = 0
  for (let y = Math.ceil(box[1]); y < box[1] + box[3]; y++) {
    for (let x = Math.ceil(box[0]); x < box[0] + box[2]; x++) {
      const rgb = pixel(plane, x, y)
      if (distance(rgb, paper) < 150) continue
      ink++
      if (isBlue(rgb)) blue++
    }
  }
  return blue > ink * 0.85
}
