import { distance, hex, type Rgb } from './rectangles'
import { inkOf, type Sight } from './sight'

/** Text in the blue of links on a plain ground, where other text has another colour. */
export function findLinks(sight: Sight): void {
  const open = sight.lines.filter((line) => !sight.used.has(line) && /\p{L}{2}/u.test(line.text))
  const colours = open.map((line) => inkOf(sight, line))
  const blue = colours.map(({ ink, paper }) => isBlue(ink) && saturation(paper) < 40 && distance(ink, paper) > 150)
  // Where all text is blue, blue says nothing.
  if (blue.filter(Boolean).length > open.length * 0.6) return
  open.forEach((line, i) => {
    if (!blue[i] || line.text.split(/\s+/).length > 12) return
    sight.used.add(line)
    sight.found.push({ role: 'link', name: line.text.trim(), box: line.box, confidence: 0.7, fill: hex((colours[i] as { paper: Rgb }).paper) })
  })
}

const saturation = (rgb: Rgb): number => Math.max(...rgb) - Math.min(...rgb)
const isBlue = ([r, g, b]: Rgb): boolean => b - r > 70 && b - g > 25
