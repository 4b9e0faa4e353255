/** The list of elements: its filters, what stands beside an element, own names, and clicking. */
export const elements = {
  'elements.find': 'Find by name',
  'elements.none.found': 'No element matches.',
  'elements.count': '{count, plural, =0 {No element matches.} one {One element.} other {# elements.}}',
  'elements.beside.left': 'To the left: {name}.',
  'elements.beside.right': 'To the right: {name}.',
  'elements.beside.above': 'Above: {name}.',
  'elements.beside.below': 'Below: {name}.',
  'elements.beside.nothing': 'Nothing is beside it.',
  'elements.originally': 'The name on the picture is {name}.',
} as const
