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
  'click.question': 'Click {name}? Press Enter to click, Escape to cancel.',
  'click.careful': 'Careful: this may be impossible to undo.',
  'click.done': 'Clicked {name}.',
  'click.cancelled': 'Nothing was clicked.',
  'click.missing': 'there is no screen',
  'click.install': '{program} is not installed. Install it and try again',
  'names.none': 'You have given no names yet.',
  'names.line':
    '{ownName}: {role}{named, select, yes {, on the picture {name}} other {}}{titled, select, yes {, in {window}} other {}}',
  'names.set': '{label} is now called {ownName}.',
  'names.removed': '{ownName} is deleted.',
  'names.removed.all':
    '{count, plural, =0 {There was no name to delete.} one {One name is deleted.} other {# names are deleted.}}',
  'names.several': '{count, plural, other {# elements match.}} Use a number of “descry elements”, or more of the name.',
  'names.nothing': 'No element matches {name}.',
} as const
