import type { changes as english } from '../en/changes'

export const changes: Record<keyof typeof english, string> = {
  'changes.none': 'Es hat sich nichts geändert, was sich sagen ließe.',
  'changes.first':
    'Es gibt kein früheres Bild zum Vergleichen. Sehen Sie das Fenster noch einmal an und fragen Sie dann.',
  'changes.other': 'Fast alles ist anders: Das ist ein anderes Fenster oder eine andere Seite',
  'changes.opened': 'Neu geöffnet: {what}{named, select, yes { „{name}“} other {}}',
  'changes.closed': 'Geschlossen: {what}{named, select, yes { „{name}“} other {}}',
  'changes.changed': '{what}: {changes}',
  'changes.value': 'war {from}, ist jetzt {to}',
  'changes.now': 'jetzt {state}',
  'changes.available': 'verfügbar',
  'changes.appeared': 'Neu: {items}',
  'changes.vanished': 'Nicht mehr da: {items}',
  'changes.rewritten': 'Aus {before} wurde {after}',
  'changes.written': 'Neuer Text: {items}',
  'changes.erased': 'Text, der nicht mehr da ist: {items}',
}
