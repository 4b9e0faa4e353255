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
  'click.question': '{name} anklicken? Eingabetaste klickt, Escape bricht ab.',
  'click.careful': 'Vorsicht: Das lässt sich vielleicht nicht rückgängig machen.',
  'click.done': 'Angeklickt: {name}.',
  'click.cancelled': 'Es wurde nichts angeklickt.',
  'click.missing': 'es gibt keinen Bildschirm',
  'click.install': '{program} ist nicht installiert. Installieren Sie es und versuchen Sie es noch einmal',
  'names.none': 'Sie haben noch keine Namen vergeben.',
  'names.line':
    '{ownName}: {role}{named, select, yes {, auf dem Bild {name}} other {}}{titled, select, yes {, in {window}} other {}}',
  'names.set': '{label} heißt jetzt {ownName}.',
  'names.removed': '{ownName} ist gelöscht.',
  'names.removed.all':
    '{count, plural, =0 {Es gab keinen Namen zu löschen.} one {Ein Name ist gelöscht.} other {# Namen sind gelöscht.}}',
  'names.several':
    '{count, plural, other {# Elemente passen.}} Nehmen Sie eine Nummer aus „descry elements“ oder mehr vom Namen.',
  'names.nothing': 'Kein Element passt zu {name}.',
  'names.give': 'Eigener Name',
  'names.mine': 'Meine Namen',
  'names.label': 'Ihr Name für: {name}',
  'names.hint':
    'Descry verwendet ihn, wann immer es dieses Element in diesem Fenster wiederfindet. Der Name bleibt auf diesem Computer.',
  'names.save': 'Namen speichern',
  'names.delete': '„{name}“ löschen',
  'names.about':
    '{role}{named, select, yes {, auf dem Bild {name}} other {}}{titled, select, yes {, in {window}} other {}}',
  'click.settings': 'Klicken',
  'click.setting': 'Elemente für mich anklicken',
  'click.setting.hint':
    'Aus, solange Sie es nicht einschalten. Descry sagt, was es anklicken wird, und wartet auf die Eingabetaste; dann sieht es den Bildschirm noch einmal an und klickt nur, wo es genau dieses Element wiederfindet.',
  'click.button': 'Anklicken',
  'click.confirm': 'Klicken',
  'click.cancel': 'Abbrechen',
}
