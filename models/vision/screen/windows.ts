import type { Box, TextLine } from '../../contract/scene'
import type { Region } from './planes'
import { hex, inside, overlap, pixel, distance } from './rectangles'
import { bottom, middleX, middleY, right, type Sight } from './sight'

interface Frame {
  box: Box
  title: TextLine
  /** The surfaces it is made of. */
  regions: Set<number>
  /** Whether a bar of its own colour holds the title. */
  bar: boolean
}

const BUTTON_WORDS =
  /^(ok|cancel|close|save|apply|yes|no|retry|help|abbrechen|speichern|schließen|ja|nein|übernehmen|back|next|finish|discard|don['’]t save|zurück|weiter)\b/i

/** Windows and dialogs with their titles: a bar with a title above a body, or one surface with a title at its top. The front one comes first. */
export function findWindows(sight: Sight): void {
  const frames: Frame[] = []
  for (const frame of [...titledBars(sight), ...plainSurfaces(sight)]) {
    if (!frames.some((other) => overlap(other.box, frame.box) > 0.6 || other.title === frame.title)) frames.push(frame)
  }
  // Cards and panels within a window are no windows.
  const outer = frames.filter((a) => !frames.some((b) => b !== a && inside(a.box, b.box) > 0.97 && !(a.bar && b.bar)))
  for (const { box, title, regions } of inFront(sight, outer)) {
    const { picture } = sight.plane
    const small = box[2] * box[3] < picture.width * picture.height * 0.55
    const answers = sight.lines.filter(
      (line) =>
        inside(line.box, box) > 0.9 && BUTTON_WORDS.test(line.text.trim()) && line.box[1] > box[1] + box[3] * 0.6,
    )
    sight.used.add(title)
    for (const shape of sight.shapes) if (regions.has(shape.region.id)) sight.taken.add(shape)
    sight.found.push({
      role: small && answers.length > 0 ? 'dialog' : 'window',
      name: title.text.trim(),
      box,
      confidence: small && answers.length > 0 ? 0.85 : 0.8,
      fill: hex(pixel(sight.plane, middleX(box), box[1] + box[3] - 8)),
    })
  }
}

const boxOf = ({ x, y, w, h }: Region): Box => [x, y, w, h]

/** Bars with a title, each with the surfaces below it that keep to its left and right edges. */
function titledBars(sight: Sight): Frame[] {
  const { plane, unit } = sight
  const large = plane.regions.filter(({ w, h }) => w >= unit * 10 && h >= unit * 1.1)
  const byTop = [...large].sort((a, b) => a.y - b.y)
  const frames: Frame[] = []
  for (const bar of large) {
    if (bar.h > unit * 4.5 || bar.w < bar.h * 4 || bar.area < bar.w * bar.h * 0.6) continue
    const title = titleIn(sight, boxOf(bar))
    if (!title) continue
    let box = boxOf(bar)
    const regions = new Set([bar.id])
    // Grow downwards over surfaces that begin where the last one ended.
    for (const region of byTop) {
      if (region === bar || region.y < bar.y + bar.h - 4 || region.y - bottom(box) > 5 || region.w < unit * 6) continue
      const onLeft = Math.abs(region.x - box[0]) <= 5
      const onRight = Math.abs(region.x + region.w - right(box)) <= 5
      const within = region.x >= box[0] - 5 && region.x + region.w <= right(box) + 5
      if (!within || !(onLeft || onRight) || region.w < box[2] * 0.5) continue
      box = [box[0], box[1], box[2], Math.max(bottom(box), region.y + region.h) - box[1]]
      regions.add(region.id)
    }
    const body = byTop.find((region) => region !== bar && regions.has(region.id))
    // Rows of a list have one colour; a bar has its own, or buttons for the window.
    const told = body !== undefined && (distance(body.rgb, bar.rgb) >= 10 || hasWindowButtons(sight, boxOf(bar)))
    if (!told || box[3] < bar.h + unit * 3) continue
    frames.push({ box, title, regions, bar: true })
  }
  return frames.sort((a, b) => b.box[2] * b.box[3] - a.box[2] * a.box[3])
}

/** The title in a bar: alone in the middle or at the left end. Several texts in a row are a menu or a toolbar. */
function titleIn(sight: Sight, box: Box): TextLine | undefined {
  const { picture } = sight.plane
  const texts = sight.lines.filter((line) => inside(line.box, box) > 0.8 && /[\p{L}\p{N}]{2}/u.test(line.text))
  const centred = texts.filter((line) => Math.abs(middleX(line.box) - middleX(box)) < box[2] * 0.06)
  const title = texts.length === 1 ? texts[0] : centred.length === 1 && texts.length <= 12 ? centred[0] : undefined
  if (
    !title ||
    title.box[3] > box[3] * 0.98 ||
    Math.abs(middleY(title.box) - middleY(box)) > Math.max(4, box[3] * 0.25)
  )
    return
  const alone = texts.length === 1
  const middle = centred.includes(title)
  const whole = box[2] >= picture.width * 0.97
  // A bar over the whole picture may be the head of a page: then only one with window buttons counts.
  if (whole && (box[1] > 3 || !hasWindowButtons(sight, box))) return
  return middle || (alone && title.box[0] - box[0] < Math.max(box[3] * 1.6, 60)) ? title : undefined
}

/** A small mark without text near an end of a bar: close, maximise, minimise. */
function hasWindowButtons({ plane, lines, unit }: Sight, box: Box): boolean {
  const fill = pixel(plane, middleX(box), box[1] + 4)
  const corner = (from: number): boolean => {
    const area: Box = [from, box[1], unit * 2.2, box[3]]
    if (lines.some((line) => inside(area, line.box) > 0.04 && line.text.trim().length > 2)) return false
    let [left, most, top, low] = [Infinity, -1, Infinity, -1]
    for (let y = Math.ceil(box[1] + 4); y < bottom(box) - 4; y++) {
      for (let x = Math.ceil(from); x < from + area[2]; x++) {
        if (distance(pixel(plane, x, y), fill) < 90) continue
        left = Math.min(left, x)
        most = Math.max(most, x)
        top = Math.min(top, y)
        low = Math.max(low, y)
      }
    }
    const wide = most - left + 1
    const high = low - top + 1
    const centred = Math.abs((top + low) / 2 - middleY(box)) < unit * 0.4
    return most > 0 && wide >= 6 && high >= 5 && high <= unit * 1.15 && wide >= high * 0.75 && centred
  }
  return corner(right(box) - 4 - unit * 2.2) || corner(box[0] + 4)
}

/** Surfaces with a title at their top and answers at their bottom: dialogs without a bar of another colour. */
function plainSurfaces(sight: Sight): Frame[] {
  const { shapes, unit, plane, lines } = sight
  const { picture } = plane
  const byTop = plane.regions.filter(({ w, h }) => w >= unit * 4 && h >= unit).sort((a, b) => a.y - b.y)
  const frames: Frame[] = []
  for (const { region, outside, fill, solid } of shapes) {
    const box = boxOf(region)
    if (region.w < unit * 12 || region.h < unit * 5 || solid < 0.4) continue
    if (region.w * region.h > picture.width * picture.height * 0.85 || distance(fill, outside) < 20) continue
    // Its lower part may be a band in another shade, or a row of answers with lines between.
    let whole = box
    const regions = new Set([region.id])
    for (const other of byTop) {
      if (Math.abs(other.y - bottom(whole)) > 4) continue
      if (other.x < box[0] - 4 || other.x + other.w > right(box) + 4) continue
      whole = [whole[0], whole[1], whole[2], Math.max(bottom(whole), other.y + other.h) - whole[1]]
      if (other.w > box[2] * 0.9) regions.add(other.id)
    }
    const texts = lines.filter((line) => inside(line.box, whole) > 0.9)
    const first = [...texts].sort((a, b) => a.box[1] - b.box[1])[0]
    if (!first || first.box[1] - box[1] > unit * 3.5 || first.text.length > 60) continue
    const inRow = texts.filter((line) => Math.abs(middleY(line.box) - middleY(first.box)) < unit * 0.6)
    const centred = Math.abs(middleX(first.box) - middleX(box)) < box[2] * 0.05
    const bar: Box = [box[0], box[1], box[2], (middleY(first.box) - box[1]) * 2]
    const closes = hasWindowButtons(sight, bar)
    const answers = texts.filter(
      (line) => BUTTON_WORDS.test(line.text.trim()) && line.text.length < 24 && line.box[1] > whole[1] + whole[3] * 0.6,
    )
    if (inRow.length > 1 || !(closes ? centred || first.box[0] - box[0] < unit * 3.5 : centred && answers.length >= 2))
      continue
    frames.push({ box: whole, title: first, regions, bar: false })
  }
  return frames
}

/** From front to back: where two windows overlap, the one whose surfaces show is in front. */
function inFront({ plane }: Sight, frames: Frame[]): Frame[] {
  const shown = (a: Frame, b: Frame): number => {
    const x0 = Math.max(a.box[0], b.box[0])
    const y0 = Math.max(a.box[1], b.box[1])
    const x1 = Math.min(right(a.box), right(b.box))
    const y1 = Math.min(bottom(a.box), bottom(b.box))
    let lead = 0
    if (x1 <= x0 || y1 <= y0) return 0
    for (let j = 0.5; j < 12; j++) {
      for (let i = 0.5; i < 12; i++) {
        const id = plane.at(Math.floor(x0 + ((x1 - x0) * i) / 12), Math.floor(y0 + ((y1 - y0) * j) / 12))
        if (a.regions.has(id)) lead++
        if (b.regions.has(id)) lead--
      }
    }
    return lead
  }
  const order: Frame[] = []
  for (const frame of frames) {
    const before = order.findIndex((other) => shown(frame, other) > 0)
    if (before < 0) order.push(frame)
    else order.splice(before, 0, frame)
  }
  return order
}
