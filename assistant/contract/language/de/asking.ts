import type { asking as english } from '../en/asking'

/** Fragen: was Descry dabei sagt. */
export const asking: Record<keyof typeof english, string> = {
  'ask.hedged':
    '{level, select, low {Schwer zu erkennen und vielleicht falsch: {answer}} other {Wahrscheinlich: {answer}}}',
  'ask.yesno': '{yes, select, yes {Ja.} other {Nein.}} {answer}',
  'ask.withRole': '{name} ({role})',

  'ask.unknown':
    'Das ist nicht bekannt: Descry antwortet aus dem Text, den Bedienelementen und den Tabellen, die es erkannt hat, und nichts davon beantwortet diese Frage.',
  'ask.unknown.photo':
    'Das ist nicht bekannt: Von einem Foto kann Descry nur Text, Größe und Farben nennen, nicht, was es zeigt. Dafür lässt sich ein Modell für Bildbeschreibungen installieren.',
  'ask.noSums':
    'Das ist nicht bekannt: Descry liest Werte vor und vergleicht oder summiert sie nicht. Die Tabelle lässt sich Zeile für Zeile lesen.',
  'ask.nothing':
    'Das ist keine Frage. Frage zum Beispiel, was auf einer Schaltfläche steht, ob ein Kästchen aktiviert ist, oder nach dem zweiten Absatz.',
  'ask.absent': 'Auf diesem Bild finde ich {name} nicht.',
  'ask.absent.role': 'Auf diesem Bild nicht gefunden: {role}.',
  'ask.absent.both': 'Auf diesem Bild nicht gefunden: {role} {name}.',
  'ask.absent.value': 'Zu {name} finde ich auf diesem Bild nichts; das ist also nicht bekannt.',
  'ask.absent.others': 'Gefunden habe ich: {names}.',
  'ask.absent.hint': 'In der Liste der Texte steht alles, was gelesen wurde.',
  'ask.blank.nothing': '{what} Darum lässt sich das nicht beantworten.',
  'ask.blank.not':
    'Nein, es ist nicht leer{lines, plural, =0 {, aber Text wurde darauf nicht gefunden} other {: Es hat {text}}}.',

  'ask.kind':
    '{kind, select, screen {{sure, select, no {Wahrscheinlich ein Bildschirm} other {Ein Bildschirm}}} document {{sure, select, no {Wahrscheinlich eine Textseite} other {Eine Textseite}}} photo {{sure, select, no {Wahrscheinlich ein Foto} other {Ein Foto}}} other {{sure, select, no {Wahrscheinlich eine Zeichnung oder ein Diagramm} other {Eine Zeichnung oder ein Diagramm}}}}.',
  'ask.kind.is': '{yes, select, yes {Ja.} other {Nein.}} {kind}',
  'ask.what': '{kind}{titled, select, yes { Der Titel ist {title}.} other {}}',
  'ask.what.has': 'Darauf: {items}.',
  'ask.size': 'Das Bild ist {width} Pixel breit und {height} Pixel hoch.',
  'ask.format':
    'Das Bild ist {shape, select, landscape {im Querformat} portrait {im Hochformat} other {quadratisch}}{format, select, none {} other {, als {format}-Datei}}.',
  'ask.pages': '{pages, plural, one {Es hat eine Seite} other {Es hat # Seiten, und das ist Seite {page}}}.',
  'ask.turned':
    '{degrees, select, 0 {Der Text steht aufrecht} 180 {Der Text steht auf dem Kopf} 90 {Der Text ist um 90 Grad im Uhrzeigersinn gedreht} other {Der Text ist um 90 Grad gegen den Uhrzeigersinn gedreht}}.',
  'ask.caption': 'Nach Ansicht eines Modells: {text}',
  'ask.model.dropped':
    'Ein Modell wurde gefragt, seine Antwort aber weggelassen, weil der gelesene Text ihr widerspricht.',
  'ask.photo.text': 'Darauf steht {text}.',
  'ask.photo.captioner':
    'Was es zeigt, ist nicht bekannt; dafür lässt sich ein Modell für Bildbeschreibungen installieren.',

  'ask.lines': '{count, plural, one {eine Textzeile} other {# Textzeilen}}',
  'ask.text.none': 'Auf dem Bild wurde kein Text gefunden.',
  'ask.reads': 'Dort steht: {text}',
  'ask.part':
    '{unit, select, line {Zeile} paragraph {Absatz} sentence {Satz} word {Wort} heading {Überschrift} list {Liste} other {Textblock}} {place}: {text}',
  'ask.part.missing':
    '{unit, select, line {Diese Zeile} paragraph {Diesen Absatz} sentence {Diesen Satz} word {Dieses Wort} heading {Diese Überschrift} list {Diese Liste} other {Diesen Textblock}} gibt es nicht: {count, plural, =0 {Ich finde nichts davon} other {Ich finde nur #}}.',

  'ask.count':
    '{unit, select, line {{count, plural, one {Es gibt eine Textzeile} other {Es gibt # Textzeilen}}} word {{count, plural, one {Es gibt ein Wort} other {Es gibt etwa # Wörter}}} heading {{count, plural, =0 {Ich finde keine Überschrift} one {Es gibt eine Überschrift} other {Es gibt # Überschriften}}} paragraph {{count, plural, =0 {Ich finde keinen Absatz} one {Es gibt einen Absatz} other {Es gibt # Absätze}}} list {{count, plural, =0 {Ich finde keine Liste} one {Es gibt eine Liste} other {Es gibt # Listen}}} table {{count, plural, =0 {Ich finde keine Tabelle} one {Es gibt eine Tabelle} other {Es gibt # Tabellen}}} column {{count, plural, one {Der Text steht in einer Spalte} other {Der Text steht in # Spalten}}} other {{count, plural, one {Es gibt einen Textblock} other {Es gibt # Textblöcke}}}}.',
  'ask.count.none': 'Ich finde nichts davon auf diesem Bild: 0 {role}.',
  'ask.count.doubtful':
    '{least, plural, =0 {Vielleicht {most}, aber nichts davon wurde sicher erkannt} other {Mindestens #, vielleicht {most}: Nicht alles wurde sicher erkannt}}.',
  'ask.count.table':
    '{unit, select, row {{count, plural, one {eine Zeile} other {# Zeilen}}{header, select, yes { unter den Überschriften} other {}}} other {{count, plural, one {eine Spalte} other {# Spalten}}}}',
  'ask.count.one': 'Die Tabelle hat {each}.',
  'ask.count.tables': 'Es gibt {count} Tabellen: {each}.',
  'ask.count.state':
    '{count, plural, =0 {Keins} other {#}} von {all} {count, plural, =0 {ist} one {ist} other {sind}} {state}{count, plural, =0 {} other {: {names}}}.{unclear, plural, =0 {} one { Bei einem war das nicht zu erkennen.} other { Bei # war das nicht zu erkennen.}}',
  'ask.count.times':
    '{name} kommt {count, plural, =0 {im gelesenen Text nicht vor} one {einmal vor} other {#-mal vor}}.',
  'ask.count.unseen':
    'Wie viele das sind, ist nicht bekannt: Descry zählt Bedienelemente, Textzeilen, Überschriften und Tabellenzeilen und findet {name} nicht darunter.',
  'ask.list': '{count, plural, other {Es gibt {counted}}}: {names}.',
  'ask.list.mixed': 'Gefunden: {count, plural, one {eins} other {#}}: {names}.',

  'ask.error.yes': 'Ja. Dort steht: {text}',
  'ask.error.denied': 'Nein. Dort steht: {text}',
  'ask.error.none': 'Ich finde keinen Text, der von einem Fehler spricht.',

  'ask.colour.all': 'Es ist überall {colour}.',
  'ask.colour.background': 'Der Hintergrund ist {colour}: Das sind {share} % des Bildes.',
  'ask.colours': '{count, plural, one {Die Hauptfarbe ist {colours}} other {Die Hauptfarben sind {colours}}}.',
  'ask.colour.text':
    '{count, plural, one {Der Text ist {colours}} other {Der Text hat mehrere Farben, die häufigste zuerst: {colours}}}.',
  'ask.colour.of':
    '{has, select, both {{name} ist {fill}, der Text darauf {ink}} fill {{name} ist {fill}} other {Der Text {name} ist {ink}}}.',
  'ask.colour.none': 'Die Farben waren nicht zu erkennen.',
  'ask.colour.unseen': 'Die Farbe von {name} war nicht zu erkennen.',

  'ask.place': '{name} ist {place}.',
  'ask.place.beside': '{place}, {side, select, left {links von} right {rechts von} above {über} other {unter}} {name}',
  'ask.icon': '{known, select, yes {{name}} other {eines, das ich nicht kenne}} ({role}) {place}',
  'ask.icons': '{count, plural, one {Nach der Zeichnung} other {Nach den Zeichnungen}}: {icons}.',
  'ask.icons.none': 'Dort wurde kein Symbol gefunden.',
  'ask.beside':
    '{side, select, left {Links von {name}} right {Rechts von {name}} above {Über {name}} below {Unter {name}} after {Nach {name}} before {Vor {name}} other {Neben {name}}}: {what}.',
  'ask.beside.none':
    '{side, select, left {Links von {name}} right {Rechts von {name}} above {Über {name}} below {Unter {name}} after {Nach {name}} before {Vor {name}} other {Neben {name}}} finde ich nichts.',
  'ask.at': 'Was {place} ist: {what}.',
  'ask.at.none': 'Ich finde {place} nichts.',
  'ask.focus': 'Der Fokus ist auf {name}.',
  'ask.focus.none': 'Wo der Fokus ist, war nicht zu erkennen.',

  'ask.state':
    '{yes, select, yes {Ja, {name} ist} no {Nein, {name} ist} other {{name} ist}} {state, select, ticked {aktiviert} notticked {nicht aktiviert} on {eingeschaltet} noton {ausgeschaltet} selected {ausgewählt} notselected {nicht ausgewählt} disabled {nicht verfügbar} notdisabled {verfügbar} focused {im Fokus} notfocused {nicht im Fokus} expanded {erweitert} notexpanded {reduziert} empty {leer} notempty {nicht leer} other {nicht bekannt}}.',
  'ask.state.noSign':
    '{yes, select, yes {Ja} other {Nein}}, nichts deutet darauf hin, dass {name} nicht verfügbar ist.',
  'ask.state.unclear': 'Ich finde {name}, aber der Zustand war nicht zu erkennen.',
  'ask.state.textOnly':
    'Ich finde den Text {name}, aber kein Bedienelement, das dazugehört; das ist also nicht bekannt.',
  'ask.which':
    '{count, plural, one {{names} ist} other {{names} sind}} {state, select, ticked {aktiviert} notticked {nicht aktiviert} on {eingeschaltet} noton {ausgeschaltet} selected {ausgewählt} notselected {nicht ausgewählt} disabled {nicht verfügbar} notdisabled {verfügbar} focused {im Fokus} notfocused {nicht im Fokus} expanded {erweitert} notexpanded {reduziert} empty {leer} other {so}}.',
  'ask.which.none':
    '{count, plural, one {Das einzige ist nicht} other {Keins der # ist}} {state, select, ticked {aktiviert} notticked {nicht aktiviert} on {eingeschaltet} noton {ausgeschaltet} selected {ausgewählt} notselected {nicht ausgewählt} disabled {deaktiviert} notdisabled {verfügbar} focused {im Fokus} expanded {erweitert} notexpanded {reduziert} empty {leer} other {so}}.',
  'ask.which.noSign':
    '{count, plural, one {Das einzige sieht nicht deaktiviert aus} other {Keins der # sieht deaktiviert aus}}.',
  'ask.which.enabled': 'Nicht deaktiviert sehen aus: {names}.',
  'ask.which.unclear': 'Ich finde nichts, bei dem das zu erkennen war.',

  'ask.there.text':
    'Ja. {exact, select, yes {{name} steht hier} other {Etwas sehr Ähnliches wie {name} steht hier}}: {texts}{count, plural, one {} other {}}.',
  'ask.there.noText':
    '{count, plural, =0 {Auf dem Bild wurde kein Text gefunden, also auch nicht {name}} one {Nein, in der einen gelesenen Zeile finde ich {name} nicht} other {Nein, in den # gelesenen Zeilen finde ich {name} nicht}}.',
  'ask.there.element': 'Ja, gefunden: {role} {name}.',
  'ask.there.noElement': 'Nein, auf diesem Bild nicht gefunden: {role}{named, select, yes { {name}} other {}}.',
  'ask.there.lines': '{lines, plural, =0 {Es wurde kein Text gefunden} other {Ja, gefunden: {text}}}.',
  'ask.there.tables':
    '{count, plural, =0 {Nein, ich finde keine Tabelle} one {Ja, es gibt eine Tabelle} other {Ja, es gibt # Tabellen}}.',
  'ask.there.values': 'Ja: {texts}.',
  'ask.there.unseen':
    'Im Text und unter den Bedienelementen finde ich {name} nicht. Ob das Bild so etwas zeigt, ist nicht bekannt; dafür lässt sich ein Modell für Bildbeschreibungen installieren.',

  'ask.title':
    '{kind, select, heading {{count, plural, one {Die Überschrift ist} other {Die Überschriften sind}}} other {Der Titel ist}} {names}.',
  'ask.title.none': 'Ich finde keinen Titel und keine Überschrift.',
  'ask.title.begins': 'Der Text beginnt mit {text}.',
  'ask.says': '{role}: {text}.',
  'ask.holds': '{role}{named, select, yes { {name}} other {}} enthält {value}.',
  'ask.holds.nothing': '{role}{named, select, yes { {name}} other {}} ist leer.',
  'ask.holds.unclear': '{role}{named, select, yes { {name}} other {}}: Der Inhalt war nicht zu erkennen.',
  'ask.hidden': '{role}{named, select, yes { {name}} other {}} verbirgt den Inhalt.',
  'ask.inside.none': '{role}: Darin wurde kein Text gefunden.',
  'ask.carried': 'Was genau worauf steht, ist nicht bekannt. Der ganze Text auf dem Bild lautet: {text}',

  'ask.value': '{label}: {value}.',
  'ask.value.none': 'Einen solchen Wert finde ich auf diesem Bild nicht.',
  'ask.looks':
    '{count, plural, one {{texts}: {kind, select, phone {die einzige Telefonnummer} email {die einzige E-Mail-Adresse} web {die einzige Webadresse} date {das einzige Datum} time {die einzige Uhrzeit} money {der einzige Preis} other {die einzige Netzwerkadresse}} auf dem Bild} other {Es gibt mehrere: {texts}}}.',

  'ask.table.none': 'Auf diesem Bild finde ich keine Tabelle.',
  'ask.table.outside':
    'Diese Stelle hat die Tabelle nicht: Sie hat {rows, plural, one {eine Zeile} other {# Zeilen}} und {columns, plural, one {eine Spalte} other {# Spalten}}.',
  'ask.cell':
    '{heading, select, yes {{column} von {row}} other {{row}}}: {empty, select, yes {dort steht nichts} other {{value}}}.',
  'ask.cell.at':
    'Zeile {row}, Spalte {column}{heading, select, yes {, {name}} other {}}: {empty, select, yes {dort steht nichts} other {{value}}}.',
  'ask.row': 'Zeile {row}: {cells}.',
  'ask.column': 'Spalte {column}{heading, select, yes {, {name}} other {}}: {values}.',
  'ask.columns': '{count, plural, one {Die Spalte ist} other {Die Spalten sind}} {names}.',
  'ask.columns.unnamed':
    'Die Tabelle hat {count, plural, one {eine Spalte} other {# Spalten}}; Überschriften wurden nicht erkannt.',
  'ask.rows.with': '{names}{heading, select, yes {, mit {column} {value}} other {, mit {value}}}.',
  'ask.rows.count': '{count}: {rows}',
  'ask.rows.none': 'Ich finde keine Zeile mit {value}.',
}
