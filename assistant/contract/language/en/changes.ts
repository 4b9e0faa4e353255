/** What changed between two looks. */
export const changes = {
  'changes.none': 'Nothing has changed that can be told.',
  'changes.first': 'There is no earlier picture to compare with. Look at the window again, and ask then.',
  'changes.other': 'Almost everything is different: this is another window or page',
  'changes.opened': '{what}{named, select, yes { “{name}”} other {}} has opened',
  'changes.closed': '{what}{named, select, yes { “{name}”} other {}} has closed',
  'changes.changed': '{what}: {changes}',
  'changes.value': 'was {from}, is {to}',
  'changes.now': 'now {state}',
  'changes.available': 'available',
  'changes.appeared': 'New: {items}',
  'changes.vanished': 'Gone: {items}',
  'changes.rewritten': '{before} has become {after}',
  'changes.written': 'New text: {items}',
  'changes.erased': 'Text that is gone: {items}',
} as const
