import type { Element, TextLine } from '../../contract/scene'
import { claim } from './check-boxes'
import { hasChevron } from './combo-boxes'
import { fieldRole } from './field-words'
import { labelAbove, labelLeft } from './labels'
import { distance, hex, type Shape } from './rectangles'
import { bottom, contrastOf, isType, linesIn, middleY, nameOf, right, textOf, type Sight } from './sight'

/** Text that asks to be replaced has less contrast than this. */
const PALE = 5.2

/** Wide boxes with text at their left or none in them: text, password and search fields, and combo boxes where an arrow stands at the right end. */
export function findFields(sight: Sight): void {
  for (const shape of sight.shapes) {
    if (shape.form === 'disc' || shape.open || sight.taken.has(shape) || isType(sight, shape)) continue
    const field = fieldOf(sight, shape)
    if (!field) continue
    claim(sight, shape)
    for (const line of field.lines) sight.used.add(line)
    sight.found.push(field.element)
  }
}

function fieldOf(sight: Sight, shape: Shape): { element: Element; lines: TextLine[] } | null {
  const { unit, used } = sight
  const [x, , w, h] = shape.box
  if (h < unit * 1.05 || h > unit * 4 || w < h * 1.4) return null
  const all = linesIn(sight, shape.box)
  if (all.some((line) => used.has(line)) || all.length > 2) return null
  const chevron = hasChevron(sight, shape)
  const texts = all.filter((line) => !(chevron && line.text.length <= 2 && line.box[0] > x + w - h * 1.2))
  // A label that floats inside the field's upper part.
  const [inner, value] = texts.length === 2 ? [...texts].sort((a, b) => a.box[1] - b.box[1]) : [undefined, texts[0]]
  if (inner && value && (bottom(inner.box) > value.box[1] + unit * 0.4 || Math.abs(inner.box[0] - value.box[0]) > unit))
    return null
  if (value) {
    const before = value.box[0] - x
    const after = right(shape.box) - right(value.box)
    if (before > Math.max(unit * 1.6, h * 0.9)) return null
    if (!chevron && after < before + unit * 0.8) return null
    if (!inner && Math.abs(middleY(value.box) - middleY(shape.box)) > h * 0.2) return null
  } else if (w < h * 2.2) return null
  const left = labelLeft(sight, shape.box, unit * 14)
  const above = labelAbove(sight, shape.box)
  const label =
    inner ?? (left && (!above || shape.box[0] - right(left.box) < unit * 6 || /[:：]$/.test(left.text)) ? left : above)
  if (label && (label.text.length > 40 || label.text.trim().split(/\s+/).length > 6)) return null
  if (label && label !== inner && (used.has(label) || /[.!?]$/.test(label.text))) return null
  if (!shape.bordered && !(label && (inner || distance(shape.fill, shape.outside) >= 18) && (chevron || value || left)))
    return null
  if (!label && !chevron && !(value && w > h * 4)) return null
  if (!label && h > unit * 2.8) return null
  const shown = value?.text.trim() ?? ''
  const pale = value !== undefined && contrastOf(sight, value) < PALE
  const asked = label?.text ?? (pale ? shown : '')
  const role = chevron ? 'combobox' : fieldRole(label && pale ? `${asked} ${shown}` : asked, shown)
  // Fully round ends belong to buttons and tiles; of fields, only those for searching have them.
  if (shape.form === 'pill' && role !== 'searchbox' && !(chevron && label)) return null
  const name = nameOf(label ? textOf([label]) : pale && !chevron ? shown.replace(/(…|\.{2,3})$/u, '') : '')
  const keeps = shown !== '' && role !== 'password' && !(pale && !chevron)
  return {
    lines: [...texts, ...(label ? [label] : [])],
    element: {
      role,
      name,
      ...(keeps && { state: { value: shown } }),
      box: shape.box,
      confidence: label && shape.bordered ? 0.9 : label ? 0.75 : 0.65,
      fill: hex(shape.fill),
    },
  }
}
