import type { describing as english } from '../en/describing'

/** Nouns stand in the nominative everywhere, so that “1 Schalter” and “ein Schalter” fit every sentence they are put into. */
export const describing: Record<keyof typeof english, string> = {
  'describe.quote': '„{text}“',

  'describe.blank.black':
    'Das Bild ist ganz schwarz: Vielleicht ist ein Bildschirmvorhang an, der Bildschirm aus, oder das Programm schützt sein Bild, wie es Videoprogramme tun.',
  'describe.blank.white':
    'Das Bild ist ganz weiß: Vielleicht ist die Seite oder das Fenster noch nicht fertig geladen.',
  'describe.blank.uniform':
    'Das Bild ist ganz {colour}, und nichts ist darauf: Vielleicht ist das Fenster noch nicht fertig geladen, oder nur sein Hintergrund wurde erfasst.',
  'describe.blank.transparent': 'Das Bild ist ganz durchsichtig: Es wurde nichts darauf gezeichnet.',

  'describe.screen.titled':
    '{sure, select, no {Wahrscheinlich ein Bildschirm} other {Ein Bildschirm}} mit dem Titel „{title}“{page}{turn}.',
  'describe.screen.begins':
    '{sure, select, no {Wahrscheinlich ein Bildschirm} other {Ein Bildschirm}}, beginnend mit „{title}“{page}{turn}.',
  'describe.screen.plain': '{sure, select, no {Wahrscheinlich ein Bildschirm} other {Ein Bildschirm}}{page}{turn}.',
  'describe.document.titled':
    '{sure, select, no {Wahrscheinlich eine Textseite} other {Eine Textseite}} mit der Überschrift „{title}“{page}{turn}.',
  'describe.document.begins':
    '{sure, select, no {Wahrscheinlich eine Textseite} other {Eine Textseite}}, beginnend mit „{title}“{page}{turn}.',
  'describe.document.plain': '{sure, select, no {Wahrscheinlich eine Textseite} other {Eine Textseite}}{page}{turn}.',
  'describe.photo.plain':
    '{sure, select, no {Wahrscheinlich ein Foto} other {Ein Foto}} im {shape, select, landscape {Querformat} portrait {Hochformat} other {quadratischen Format}}, {width} mal {height} Bildpunkte{page}{turn}.',
  'describe.drawing.plain':
    '{sure, select, no {Wahrscheinlich eine Zeichnung oder ein Diagramm} other {Eine Zeichnung oder ein Diagramm}} im {shape, select, landscape {Querformat} portrait {Hochformat} other {quadratischen Format}}, {width} mal {height} Bildpunkte{page}{turn}.',
  'describe.page': ', Seite {page} von {pages}',
  'describe.turn':
    '{turn, select, 90 {; der Text ist um eine Vierteldrehung nach rechts gedreht} 180 {; der Text steht auf dem Kopf} 270 {; der Text ist um eine Vierteldrehung nach links gedreht} other {}}',
  'describe.animation': 'Es ist eine Animation aus {count} Einzelbildern; angesehen wurde das erste.',

  'describe.colours': '{count, plural, one {Hauptfarbe: {colours}} other {Hauptfarben: {colours}}}.',
  'describe.text':
    '{which, select, rest {Der übrige Text lautet} photo {Der Text darauf lautet} dialog {Im Dialog steht} other {Der Text lautet}}: {text}{more, plural, =0 {} one {, und eine weitere Zeile} other {, und # weitere Zeilen}}',
  'describe.text.continued':
    '{text}{more, plural, =0 {} one {, und eine weitere Zeile} other {, und # weitere Zeilen}}',
  'describe.text.none': 'Text wurde darauf nicht gefunden.',
  'describe.text.unreadable':
    '{count, plural, one {Eine Textzeile ließ} other {# Textzeilen ließen}} sich nicht sicher lesen.',
  'describe.text.illegible': 'Es scheint Text zu geben, der sich nicht lesen ließ.',
  'describe.text.uncertain': 'Schwer zu lesen und vielleicht falsch: {text}',
  'describe.block':
    '{kind, select, heading {Überschrift} list {Liste} caption {Bildunterschrift} code {Programmtext} other {Absatz}}: {text}',
  'describe.document.amount':
    'Umfang: {paragraphs, plural, =0 {} one {ein Absatz, } other {# Absätze, }}{lines, plural, one {eine Zeile} other {# Zeilen}} und etwa {words, plural, one {ein Wort} other {# Wörter}}{columns, plural, =0 {} one {} other {, in # Spalten}}.',

  'describe.caption':
    '{first, select, yes {Nach Ansicht eines Modells{language, select, none {} other {, auf {languageName}}}: } other {Das Modell ergänzt: }}{text}',
  'describe.caption.unchecked':
    '{first, select, yes {Nach Ansicht eines Modells{language, select, none {} other {, auf {languageName}}}, was sich nicht prüfen ließ: } other {Das Modell sagt außerdem, was sich nicht prüfen ließ: }}{text}',
  'describe.caption.doubtful':
    '{first, select, yes {Nach Ansicht eines Modells{language, select, none {} other {, auf {languageName}}}, was nicht zu dem passt, was Descry gefunden hat: } other {Das Modell sagt außerdem, was nicht zu dem passt, was Descry gefunden hat: }}{text}',
  'describe.caption.dropped':
    'Ein Teil der Beschreibung des Modells wurde weggelassen, weil der gelesene Text dem widerspricht.',
  'describe.caption.disagrees':
    'Das Modell hat zweimal hingesehen und widerspricht sich: einmal sagt es {first}, das andere Mal {second}.',
  'describe.caption.unsure': 'Das Modell ist sich darin nicht sicher.',
  'describe.caption.cut': 'Das Modell wurde angehalten, bevor es alles gesagt hatte.',
  'describe.caption.failed': 'Die Beschreibung des Modells fehlt. {reason}',
  'describe.captioner':
    'Was zu sehen ist, lässt sich beschreiben, wenn ein Modell für Bildbeschreibungen installiert ist.',

  'describe.dialog':
    '{sure, select, no {Wahrscheinlich ist ein Dialog} other {Ein Dialog}} {named, select, yes {„{name}“ } other {}}{sure, select, no {offen} other {ist offen}}{count, plural, =0 {} one {, mit der Schaltfläche {buttons}} other {, mit den Schaltflächen {buttons}}}.',
  'describe.dialog.whole': 'Das ganze Bild ist ein Dialog.',
  'describe.screenKind':
    'Es sieht aus wie {kind, select, signIn {eine Anmeldung} settings {eine Seite mit Einstellungen} form {ein Formular zum Ausfüllen} dashboard {eine Übersicht mit Diagrammen} table {eine Tabelle} other {eine Liste}}',
  'describe.group': '{role}: {items}',
  'describe.group.probably': 'Wahrscheinlich {role}: {items}',
  'describe.also': 'Außerdem: {items}',
  'describe.summary': 'Erkannt: {items}',
  'describe.regions': 'Teile des Bildschirms: {items}',
  'describe.region': '{role}{named, select, yes { „{name}“} other {}} {place}',
  'describe.named.probably': 'wahrscheinlich {name}',
  'describe.unnamed': '{count, plural, other {# ohne Namen}}',
  'describe.more': '{count, plural, other {noch #}}',
  'describe.place':
    '{place, select, top {oben} bottom {unten} left {links} right {rechts} topLeft {oben links} topRight {oben rechts} bottomLeft {unten links} bottomRight {unten rechts} other {in der Mitte}}',

  'describe.table.headed':
    'Eine Tabelle mit {rows, plural, one {einer Zeile} other {# Zeilen}} und {columns, plural, one {einer Spalte} other {# Spalten}}, überschrieben mit {headings}',
  'describe.table.plain':
    'Eine Tabelle mit {rows, plural, one {einer Zeile} other {# Zeilen}} und {columns, plural, one {einer Spalte} other {# Spalten}}',
  'describe.table.row': 'Zeile {row}: {cells}',
  'describe.table.cell': '{heading}: {value}',
  'describe.table.empty': 'leer',
  'describe.table.more': '{count, plural, one {Eine weitere Zeile} other {# weitere Zeilen}}.',

  'state.ticked': 'aktiviert',
  'state.notTicked': 'nicht aktiviert',
  'state.on': 'ein',
  'state.off': 'aus',
  'state.selected': 'ausgewählt',
  'state.notSelected': 'nicht ausgewählt',
  'state.unavailable': 'nicht verfügbar',
  'state.focused': 'hat den Fokus',
  'state.expanded': 'erweitert',
  'state.collapsed': 'reduziert',
  'state.contains': 'enthält „{value}“',
  'state.empty': 'leer',
  'state.hidden': 'enthält verborgenen Text',
  'state.at': 'auf {value}',

  'role.window': '{count, plural, other {Fenster}}',
  'role.dialog': '{count, plural, one {Dialog} other {Dialoge}}',
  'role.titlebar': '{count, plural, one {Titelleiste} other {Titelleisten}}',
  'role.toolbar': '{count, plural, one {Symbolleiste} other {Symbolleisten}}',
  'role.menubar': '{count, plural, one {Menüleiste} other {Menüleisten}}',
  'role.menu': '{count, plural, one {Menü} other {Menüs}}',
  'role.menuitem': '{count, plural, one {Menüpunkt} other {Menüpunkte}}',
  'role.tablist': '{count, plural, one {Reihe von Registerkarten} other {Reihen von Registerkarten}}',
  'role.tab': '{count, plural, one {Registerkarte} other {Registerkarten}}',
  'role.button': '{count, plural, one {Schaltfläche} other {Schaltflächen}}',
  'role.link': '{count, plural, one {Link} other {Links}}',
  'role.textbox': '{count, plural, one {Eingabefeld} other {Eingabefelder}}',
  'role.password': '{count, plural, one {Kennwortfeld} other {Kennwortfelder}}',
  'role.searchbox': '{count, plural, one {Suchfeld} other {Suchfelder}}',
  'role.combobox': '{count, plural, one {Kombinationsfeld} other {Kombinationsfelder}}',
  'role.checkbox': '{count, plural, other {Kontrollkästchen}}',
  'role.radio': '{count, plural, one {Auswahlschalter} other {Auswahlschalter}}',
  'role.switch': '{count, plural, other {Schalter}}',
  'role.slider': '{count, plural, other {Schieberegler}}',
  'role.spinbutton': '{count, plural, one {Drehfeld} other {Drehfelder}}',
  'role.progressbar': '{count, plural, other {Fortschrittsbalken}}',
  'role.scrollbar': '{count, plural, one {Bildlaufleiste} other {Bildlaufleisten}}',
  'role.list': '{count, plural, one {Liste} other {Listen}}',
  'role.listitem': '{count, plural, one {Listeneintrag} other {Listeneinträge}}',
  'role.tree': '{count, plural, one {Baumansicht} other {Baumansichten}}',
  'role.treeitem': '{count, plural, one {Baumeintrag} other {Baumeinträge}}',
  'role.table': '{count, plural, one {Tabelle} other {Tabellen}}',
  'role.heading': '{count, plural, one {Überschrift} other {Überschriften}}',
  'role.image': '{count, plural, one {Bild} other {Bilder}}',
  'role.chart': '{count, plural, one {Diagramm} other {Diagramme}}',
  'role.icon': '{count, plural, one {Symbol} other {Symbole}}',
  'role.region': '{count, plural, one {Bereich} other {Bereiche}}',
  'role.statusbar': '{count, plural, one {Statusleiste} other {Statusleisten}}',
  'role.sidebar': '{count, plural, one {Seitenleiste} other {Seitenleisten}}',

  'counted.window': '{count, plural, one {ein Fenster} other {# Fenster}}',
  'counted.dialog': '{count, plural, one {ein Dialog} other {# Dialoge}}',
  'counted.titlebar': '{count, plural, one {eine Titelleiste} other {# Titelleisten}}',
  'counted.toolbar': '{count, plural, one {eine Symbolleiste} other {# Symbolleisten}}',
  'counted.menubar': '{count, plural, one {eine Menüleiste} other {# Menüleisten}}',
  'counted.menu': '{count, plural, one {ein Menü} other {# Menüs}}',
  'counted.menuitem': '{count, plural, one {ein Menüpunkt} other {# Menüpunkte}}',
  'counted.tablist': '{count, plural, one {eine Reihe von Registerkarten} other {# Reihen von Registerkarten}}',
  'counted.tab': '{count, plural, one {eine Registerkarte} other {# Registerkarten}}',
  'counted.button': '{count, plural, one {eine Schaltfläche} other {# Schaltflächen}}',
  'counted.link': '{count, plural, one {ein Link} other {# Links}}',
  'counted.textbox': '{count, plural, one {ein Eingabefeld} other {# Eingabefelder}}',
  'counted.password': '{count, plural, one {ein Kennwortfeld} other {# Kennwortfelder}}',
  'counted.searchbox': '{count, plural, one {ein Suchfeld} other {# Suchfelder}}',
  'counted.combobox': '{count, plural, one {ein Kombinationsfeld} other {# Kombinationsfelder}}',
  'counted.checkbox': '{count, plural, one {ein Kontrollkästchen} other {# Kontrollkästchen}}',
  'counted.radio': '{count, plural, one {ein Auswahlschalter} other {# Auswahlschalter}}',
  'counted.switch': '{count, plural, one {ein Schalter} other {# Schalter}}',
  'counted.slider': '{count, plural, one {ein Schieberegler} other {# Schieberegler}}',
  'counted.spinbutton': '{count, plural, one {ein Drehfeld} other {# Drehfelder}}',
  'counted.progressbar': '{count, plural, one {ein Fortschrittsbalken} other {# Fortschrittsbalken}}',
  'counted.scrollbar': '{count, plural, one {eine Bildlaufleiste} other {# Bildlaufleisten}}',
  'counted.list': '{count, plural, one {eine Liste} other {# Listen}}',
  'counted.listitem': '{count, plural, one {ein Listeneintrag} other {# Listeneinträge}}',
  'counted.tree': '{count, plural, one {eine Baumansicht} other {# Baumansichten}}',
  'counted.treeitem': '{count, plural, one {ein Baumeintrag} other {# Baumeinträge}}',
  'counted.table': '{count, plural, one {eine Tabelle} other {# Tabellen}}',
  'counted.heading': '{count, plural, one {eine Überschrift} other {# Überschriften}}',
  'counted.image': '{count, plural, one {ein Bild} other {# Bilder}}',
  'counted.chart': '{count, plural, one {ein Diagramm} other {# Diagramme}}',
  'counted.icon': '{count, plural, one {ein Symbol} other {# Symbole}}',
  'counted.region': '{count, plural, one {ein Bereich} other {# Bereiche}}',
  'counted.statusbar': '{count, plural, one {eine Statusleiste} other {# Statusleisten}}',
  'counted.sidebar': '{count, plural, one {eine Seitenleiste} other {# Seitenleisten}}',

  'colour.shade':
    '{shade, select, verydark {sehr dunkel{name}} dark {dunkel{name}} light {hell{name}} pale {blass{name}} other {{name}}}',
  'colour.black': 'schwarz',
  'colour.white': 'weiß',
  'colour.grey': 'grau',
  'colour.red': 'rot',
  'colour.orange': 'orange',
  'colour.brown': 'braun',
  'colour.beige': 'beige',
  'colour.yellow': 'gelb',
  'colour.olive': 'oliv',
  'colour.green': 'grün',
  'colour.turquoise': 'türkis',
  'colour.blue': 'blau',
  'colour.purple': 'lila',
  'colour.magenta': 'magenta',
  'colour.pink': 'rosa',
}
