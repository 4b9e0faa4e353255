import type { desktop as english } from '../en/desktop'

/** Der Desktop außerhalb des Fensters: Infobereich, Tastenebene, Bereichsauswahl. */
export const desktop: Record<keyof typeof english, string> = {
  'desktop.capture.screen': 'der Bildschirm',
  'desktop.capture.area': 'der gewählte Bereich',
  'desktop.capture.clipboard': 'das Bild aus der Zwischenablage',

  'desktop.layer.open': 'Drücken Sie einen Buchstaben. H für Hilfe.',
  'desktop.layer.closed': 'Geschlossen.',
  'desktop.layer.refused':
    'Das System hat diese Tasten verweigert: {keys}. Nutzen Sie dafür das Menü von Descry im Infobereich.',
  'desktop.layer.help':
    'Drücken Sie {shortcut}, dann einen Buchstaben. S: Bildschirm. W: Fenster. A: Bereich. C: Zwischenablage. L: Untertitel. Q: Frage stellen. R: wiederholen. X: anhalten. D: als Dokument lesen. H: diese Hilfe. Escape schließt.',
  'desktop.captions': '{now, select, started {Untertitel sind an.} other {Untertitel sind aus.}}',
  'desktop.shortcut.refused':
    'Das System hat die Taste {shortcut} verweigert; vielleicht nutzt sie ein anderes Programm. Wählen Sie in den Einstellungen eine andere.',

  'desktop.area.keys':
    'Wählen Sie einen Bereich. Pfeiltasten verschieben ihn, Umschalt und Pfeiltasten ändern seine Größe, die Eingabetaste übernimmt ihn, Escape bricht ab.',
  'desktop.area.at': '{width, number} mal {height, number}, {x, number} von links, {y, number} von oben.',

  'desktop.tray.open': 'Descry öffnen',
  'desktop.tray.key': 'Taste in jedem Programm: {shortcut}',
  'desktop.tray.nokey': 'In anderen Programmen wirkt keine Taste',
  'desktop.tray.screen': 'Bildschirm beschreiben',
  'desktop.tray.window': 'Vorderstes Fenster beschreiben',
  'desktop.tray.area': 'Bereich beschreiben …',
  'desktop.tray.clipboard': 'Bild aus der Zwischenablage beschreiben',
  'desktop.tray.captions': 'Untertitel an oder aus',
  'desktop.tray.question': 'Frage stellen …',
  'desktop.tray.document': 'Als Dokument lesen',
  'desktop.tray.repeat': 'Das Letzte noch einmal sagen',
  'desktop.tray.stop': 'Anhalten',
  'desktop.tray.quit': 'Beenden',
}
