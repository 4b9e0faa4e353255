import type { Language } from '../../../contract/engines'
import type { Box, Element, Role } from '../../../contract/scene'
import type { Picture } from '../../picture'
import { holdsMiddle, middleX, middleY } from '../sight'
import type { IconGuess, IconNetwork } from './icon-network'
import { isOnWindow, onWindow } from './window-buttons'

/** A guess that is less sure names nothing: a wrong name is worse than none. On icon families that were kept out, 92 % of what is told is right. */
export const LEAST_SURE = 0.5
/** Controls that may carry a drawing instead of words. */
const MAY_SHOW_ICON: ReadonlySet<Role> = new Set(['button', 'link', 'tab', 'menuitem', 'listitem'])
/** Whatever is drawn in these belongs to them and is no element of its own. */
const HOLDS_ICON: ReadonlySet<Role> = new Set([
  ...MAY_SHOW_ICON,
  'treeitem',
  'textbox',
  'searchbox',
  'password',
  'combobox',
  'spinbutton',
  'checkbox',
  'radio',
  'switch',
  'slider',
])
/** A button without words and without an icon found in it is looked at itself, where it is about this square. */
const SQUARE = 1.7
const LARGEST_ICON = 96

/**
 * Names what has no words by its drawing: icons, and controls that show one. Icons that belong to a control are no elements of their own
 * in the result.
 */
export async function nameByIcons(
  elements: readonly Element[],
  {
    picture,
    network,
    language,
    signal,
  }: { picture: Picture; network: IconNetwork; language: Language; signal: AbortSignal },
): Promise<Element[]> {
  const icons = elements.filter(({ role }) => role === 'icon')
  const holders = elements.filter(({ role }) => HOLDS_ICON.has(role))
  const free = icons.filter((icon) => !holders.some((holder) => holds(holder.box, icon.box)))
  const looked = new Map<Element, Box>(free.map((icon) => [icon, icon.box]))
  for (const element of elements) {
    if (element.name !== '' || !MAY_SHOW_ICON.has(element.role)) continue
    const box = drawingOf(element, icons)
    if (box) looked.set(element, box)
  }
  const named = new Map<Element, Element>()
  const ask = async (boxes: ReadonlyMap<Element, Box>): Promise<void> => {
    const guesses = await network.tell(picture, [...boxes.values()], signal)
    for (const [i, element] of [...boxes.keys()].entries()) {
      const guess = guesses[i] as IconGuess
      named.set(element, withMeaning(element, isOnWindow(element, elements) ? onWindow(guess) : guess, language))
    }
  }
  await ask(looked)
  // An icon's box may have missed the drawing: a button that stays without a name is looked at itself.
  const again = [...looked].filter(
    ([element, box]) => box !== element.box && named.get(element) === element && isSquare(element),
  )
  await ask(new Map(again.map(([element]) => [element, element.box])))
  return elements
    .filter((element) => element.role !== 'icon' || free.includes(element))
    .map((element) => named.get(element) ?? element)
}

/** The icon nearest to the control's middle; else the control itself, where an icon would fill it. */
function drawingOf(element: Element, icons: readonly Element[]): Box | undefined {
  const { box } = element
  const inside = icons.filter((icon) => holds(box, icon.box))
  const distance = (icon: Element): number =>
    Math.hypot(middleX(icon.box) - middleX(box), middleY(icon.box) - middleY(box))
  const nearest = inside.toSorted((a, b) => distance(a) - distance(b))[0]
  if (nearest) return nearest.box
  return isSquare(element) ? box : undefined
}

/** Whether a drawing would fill the control. */
function isSquare({ role, box: [, , width, height] }: Element): boolean {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  return role === 'button' && long <= short * SQUARE && long <= LARGEST_ICON
}

const holds = (outer: Box, inner: Box): boolean =>
  holdsMiddle(outer, inner) && inner[2] * inner[3] <= outer[2] * outer[3] * 1.3

function withMeaning(element: Element, { meaning, confidence }: IconGuess, language: Language): Element {
  if (!meaning || confidence < LEAST_SURE) return element
  const words = meaning[language]
  const name = nameIn(words)
  return { ...element, name, icon: { meaning: meaning.id, confidence, ...(name !== words && { words }) } }
}

/** What people call it first: without other words for it and without what is drawn (“Brightness, light (sun)”). */
const nameIn = (words: string): string => words.replace(/(?:,|\s*\().*$/u, '')
