/** One picture of an icon as a detector would cut it out of a screen. */
import { Canvas } from './canvas.mjs'
import { contrast, hsl, inkAndPaper, LEAST_CONTRAST, mix, paperFor } from './colours.mjs'
import { blur } from './resample.mjs'

const BLACK = [0, 0, 0]
const WHITE = [255, 255, 255]

/** Sizes that interfaces draw icons in, with the ones that are most common more often. */
const SIZES = [12, 14, 16, 16, 16, 16, 18, 20, 20, 20, 22, 24, 24, 24, 24, 24, 28, 32, 32, 36, 40, 48, 64]

/**
 * What is drawn: the size of the icon's whole drawing, the square that is cut out around it, and where both lie.
 * The cut is between the ink alone and the drawing with a margin of a quarter; now and then it is a whole button.
 */
function frame(master, random) {
  const limit = master.native ? 1.5 * master.native : Infinity
  let size = random.chance(0.6) ? random.pick(SIZES) : random.between(12, 64)
  if (size > limit) size = random.between(Math.min(12, limit), limit)
  const scale = size / Math.max(master.width, master.height)
  const [x, y, w, h] = master.box
  const ink = Math.max(w, h, 0.3 * Math.max(master.width, master.height)) * scale
  const whole = Math.max(size, ink)
  const side = random.chance(0.15)
    ? whole * random.between(1.4, 2)
    : (ink + (whole - ink) * random.next()) * (1 + 2 * random.between(0, 0.25))
  const off = () => random.between(-1, 1) * Math.min(0.08 * side, 3)
  const cut = Math.max(8, Math.round(side))
  return {
    size,
    scale,
    cut,
    x: cut / 2 - (x + w / 2) * scale + off(),
    y: cut / 2 - (y + h / 2) * scale + off(),
    centre: [cut / 2, cut / 2],
  }
}

const gradient = (random, from, to, side) => {
  const angle = random.between(0, 2 * Math.PI)
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)]
  return (x, y) => mix(from, to, Math.min(1, Math.max(0, 0.5 + ((x - side / 2) * dx + (y - side / 2) * dy) / side)))
}

/** The paper, and on it perhaps the button that the icon is on. `paper` is what the icon itself lies on. */
function drawGround(canvas, random, paper, { cut, size, centre }) {
  const lighter = mix(paper, random.chance(0.5) ? WHITE : BLACK, random.between(0.05, 0.25))
  const kind = random.next()
  if (kind < 0.52) {
    canvas.fill(paper)
  } else if (kind < 0.62) {
    canvas.fill(gradient(random, paper, lighter, cut))
  } else {
    // A button: its own colour under the icon, another colour around.
    const around = random.chance(0.6) ? lighter : hsl(random.between(0, 360), random.between(0, 0.4), random.next())
    canvas.fill(around)
    const side = Math.max(size, 0.6 * cut) * random.between(1.05, 1.6)
    const width = side * (random.chance(0.25) ? random.between(1.1, 3) : 1)
    const radius = random.pick([0, 2, 4, 6, 0.25 * side, side / 2])
    const border = random.chance(0.5) ? mix(paper, random.chance(0.5) ? WHITE : BLACK, random.between(0.1, 0.6)) : null
    const box = [
      centre[0] - width / 2 + random.between(-1, 1),
      centre[1] - side / 2 + random.between(-1, 1),
      width,
      side,
    ]
    canvas.rectangle(box, { radius, fill: paper, border, lineWidth: random.pick([1, 1, 1, 2]) })
  }
}

/** Pieces of other things that reach into the cut from its sides. */
function drawNeighbours(canvas, random, neighbours, colour, { cut, size }) {
  if (!random.chance(0.22)) return
  for (let i = random.whole(1, 2); i > 0; i--) {
    if (random.chance(0.25)) {
      const at = random.chance(0.5) ? random.between(-1, 0.08 * cut) : random.between(0.92 * cut, cut)
      const line = random.chance(0.5) ? [at, 0, random.pick([1, 1, 2]), cut] : [0, at, cut, random.pick([1, 1, 2])]
      canvas.rectangle(line, { fill: colour, opacity: random.between(0.2, 1) })
      continue
    }
    const other = random.pick(neighbours)
    const scale = (size * random.between(0.5, 1)) / other.height
    const [w, h] = [other.box[2] * scale, other.box[3] * scale]
    const reach = random.between(0.02, 0.12) * cut
    const along = random.between(-0.5 * h, cut - 0.5 * h)
    const [left, top] = random.pick([
      [reach - w, along],
      [cut - reach, along],
      [random.between(-0.5 * w, cut - 0.5 * w), reach - h],
      [random.between(-0.5 * w, cut - 0.5 * w), cut - reach],
    ])
    canvas.stamp(other, { x: left - other.box[0] * scale, y: top - other.box[1] * scale, scale, ink: colour })
  }
}

/**
 * Draws a master. `neighbours` are masters of text and icons that may reach in. `mirror` tells whether the drawing keeps its
 * meaning when left and right are swapped; it is not swapped here otherwise.
 * Returns `{ canvas, size }`; the canvas is square, in the pixels of the screen.
 */
export function drawPicture(master, random, neighbours) {
  const place = frame(master, random)
  const canvas = new Canvas(place.cut, place.cut)
  // A drawing of several colours is never painted in one: its shapes would become one blot.
  const keepsColours = master.rgb !== null
  let { ink, paper } = inkAndPaper(random)
  if (keepsColours || random.chance(0.12)) {
    ink = master.ink
    paper = paperFor(random, ink)
  }
  drawGround(canvas, random, paper, place)
  drawNeighbours(canvas, random, neighbours, ink, place)
  if (random.chance(0.05)) {
    const shadow = {
      x: place.x + 1,
      y: place.y + 1,
      scale: place.scale,
      ink: BLACK,
      opacity: random.between(0.15, 0.5),
    }
    canvas.stamp(master, shadow)
  }
  // A disabled icon is drawn so weakly that it can just be told from the paper.
  let opacity = 1
  if (random.chance(0.12)) {
    opacity = random.between(0.35, 0.75)
    while (opacity < 1 && contrast(mix(paper, ink, opacity), paper) < LEAST_CONTRAST) opacity += 0.1
  }
  const painted = keepsColours
    ? null
    : random.chance(0.06)
      ? gradient(random, ink, mix(ink, contrast(WHITE, paper) > contrast(BLACK, paper) ? WHITE : BLACK, 0.5), place.cut)
      : ink
  canvas.stamp(master, { x: place.x, y: place.y, scale: place.scale, ink: painted, opacity: Math.min(1, opacity) })
  if (random.chance(0.03)) {
    // The dot of an unread message.
    const dot = place.size * random.between(0.2, 0.35)
    const box = [place.x + place.size - dot, place.y + random.between(-0.1, 0.1) * place.size, dot, dot]
    canvas.rectangle(box, { radius: dot / 2, fill: hsl(random.between(-20, 20), 0.9, 0.5) })
  }
  return { canvas, size: place.size }
}

/** An empty place: paper, perhaps with a button or pieces of neighbours. */
export function drawNothing(random, neighbours) {
  const cut = random.whole(12, 64)
  const canvas = new Canvas(cut, cut)
  const { ink, paper } = inkAndPaper(random)
  const place = { cut, size: cut * 0.6, centre: [cut / 2, cut / 2] }
  drawGround(canvas, random, paper, place)
  drawNeighbours(canvas, random, neighbours, ink, place)
  return { canvas, size: 0 }
}

/** A piece cut from somewhere in a word or drawing: no whole icon in it. */
export function drawPiece(master, random) {
  const cut = random.whole(12, 64)
  const canvas = new Canvas(cut, cut)
  const { ink, paper } = inkAndPaper(random)
  drawGround(canvas, random, paper, { cut, size: cut, centre: [cut / 2, cut / 2] })
  const scale = (cut * random.between(0.4, 1.6)) / master.box[3]
  const slack = master.box[2] * scale - cut
  const x = -master.box[0] * scale + (slack > 0 ? -random.between(0, slack) : random.between(0, -slack))
  const y = cut / 2 - (master.box[1] + master.box[3] / 2) * scale + random.between(-0.2, 0.2) * cut
  canvas.stamp(master, { x, y, scale, ink: master.rgb ? null : ink })
  return { canvas, size: cut }
}

/** Softens a picture now and then, as remote screens and scaled windows do. */
export function soften(canvas, random) {
  if (random.chance(0.12)) blur(canvas.data, canvas.width, canvas.height, random.between(0.3, 0.04 * canvas.width))
}
