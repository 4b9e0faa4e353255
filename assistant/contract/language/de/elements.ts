import type { elements as english } from '../en/elements'

export const elements: Record<keyof typeof english, string> = {
  'elements.find': 'Nach Namen suchen',
  'elements.none.found': 'Kein Element passt.',
  'elements.count': '{count, plural, =0 {Kein Element passt.} one {Ein Element.} other {# Elemente.}}',
  'elements.beside.left': 'Links davon: {name}.',
  'elements.beside.right': 'Rechts davon: {name}.',
  'elements.beside.above': 'Darüber: {name}.',
  'elements.beside.below': 'Darunter: {name}.',
  'elements.beside.nothing': 'Daneben ist nichts.',
  'elements.originally': 'Auf dem Bild heißt es {name}.',
}
