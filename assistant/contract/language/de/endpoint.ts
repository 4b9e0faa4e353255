import type { endpoint as english } from '../en/endpoint'

/** Ein eigener Server: was über ihn gesagt wird und was in seinen Einstellungen steht. */
export const endpoint: Record<keyof typeof english, string> = {
  'endpoint.from': 'Vom Server {name}: {text}',
  'endpoint.source': 'Server {host}, Meinung eines Modells',
  'endpoint.instead': '{problem} Hier ist, was dieser Computer selbst findet.',
  'endpoint.described': '{problem} Diese Beschreibung hat dieser Computer allein gemacht.',
  'endpoint.here': 'Dieser Computer selbst findet: {text}',
  'endpoint.unsure':
    'Ein Teil davon passt nicht zu dem, was auf dem Bild gelesen wurde; verlassen Sie sich nicht darauf.',
  'endpoint.transcribed': '{problem} Dieser Computer macht allein weiter.',

  'endpoint.origin.there': 'Beantwortet vom Server {host}, Modell {model}.',
  'endpoint.origin.described': 'Beschrieben mit dem Server {host}, Modell {model}.',
  'endpoint.origin.cut': 'Die Antwort des Servers ist abgebrochen.',
  'endpoint.origin.here': 'Auf diesem Computer beantwortet.',

  'endpoint.title': 'Ein eigener Server',
  'endpoint.intro':
    'Descry arbeitet allein auf diesem Computer. Wenn Sie irgendwo ein größeres Modell betreiben, etwa mit Ollama, llama.cpp oder vLLM, kann Descry es fragen. Nichts wird gesendet, bevor Sie gesehen haben, was, und zugestimmt haben.',
  'endpoint.address': 'Adresse des Servers',
  'endpoint.address.hint': 'Etwa http://localhost:11434/v1',
  'endpoint.uses': 'Verwenden für',
  'endpoint.use.questions': 'Fragen zu Bildern',
  'endpoint.use.descriptions': 'Beschreibungen von Bildern',
  'endpoint.use.transcription': 'Mitschriften von Dateien',
  'endpoint.key': 'Schlüssel',
  'endpoint.key.hint.kept':
    'Geben Sie nur einen ein, wenn der Server ihn verlangt. Er liegt dann im Schlüsselspeicher des Systems ({store}).',
  'endpoint.key.hint.run':
    'Geben Sie nur einen ein, wenn der Server ihn verlangt. Dieses System hat keinen Schlüsselspeicher; darum vergisst Descry den Schlüssel, wenn es endet.',
  'endpoint.key.state':
    '{state, select, kept {Ein Schlüssel liegt vor.} run {Ein Schlüssel ist bekannt, bis Descry endet.} other {Es ist kein Schlüssel bekannt.}}',
  'endpoint.key.save': 'Schlüssel behalten',
  'endpoint.key.forget': 'Schlüssel vergessen',
  'endpoint.key.saved': 'Der Schlüssel ist gespeichert.',
  'endpoint.key.savedRun': 'Der Schlüssel ist bekannt, bis Descry endet.',
  'endpoint.key.forgotten': 'Der Schlüssel ist vergessen.',

  'endpoint.check': 'Zeigen, was gesendet würde',
  'endpoint.plan.title': 'Was an {host} gesendet würde',
  'endpoint.plan.address': 'An: {address}',
  'endpoint.plan.place':
    '{place, select, computer {Der Server ist auf diesem Computer.} network {Der Server ist in Ihrem eigenen Netz.} other {Der Server ist im Internet.}}',
  'endpoint.plan.encrypted':
    '{encrypted, select, yes {Was gesendet wird, ist unterwegs verschlüsselt.} other {Was gesendet wird, ist unterwegs nicht verschlüsselt.}}',
  'endpoint.plan.exposed':
    'Warnung: Diese Verbindung ist nicht verschlüsselt und führt ins Internet. Alle auf dem Weg können Ihre Bilder, Ihre Fragen und Ihren Schlüssel lesen. Nehmen Sie stattdessen eine Adresse, die mit https:// beginnt.',
  'endpoint.plan.use': '{use}: {items}',
  'endpoint.plan.questions': 'Mit jeder Frage zu einem Bild',
  'endpoint.plan.descriptions': 'Mit jedem Bild, das beschrieben wird, ohne noch einmal zu fragen',
  'endpoint.plan.transcription': 'Mit jeder Datei, die mitgeschrieben wird, ohne noch einmal zu fragen',
  'endpoint.send.picture': 'das Bild (verkleinert auf höchstens {side} Pixel)',
  'endpoint.send.text': 'der Text, den Descry darauf gelesen hat',
  'endpoint.send.question': 'die Frage (und frühere zum selben Bild, mit ihren Antworten)',
  'endpoint.send.sound': 'ihr Ton',
  'endpoint.send.model': 'der Name des Modells',
  'endpoint.send.key': 'der Schlüssel (wenn Sie einen eingegeben haben)',
  'endpoint.plan.never': 'Sonst nichts: keine Dateinamen, keine Einstellungen, keine anderen Bilder.',
  'endpoint.plan.nothing': 'Nichts, denn er wird für nichts verwendet.',
  'endpoint.agree': 'Zustimmen und den Server verwenden',
  'endpoint.agreed': 'Zugestimmt. Descry verwendet jetzt {host}.',
  'endpoint.back': 'Nicht zustimmen',
  'endpoint.refused': 'An {host} wird nichts gesendet.',

  'endpoint.state.off': 'Es wird kein Server verwendet.',
  'endpoint.state.waiting':
    'Der Server {host} ist eingetragen und wird nicht verwendet: Sie haben noch nicht zugestimmt.',
  'endpoint.state.on': 'Der Server {host} wird verwendet für: {uses}.',
  'endpoint.state.idle': 'Der Server {host} ist eingetragen und wird für nichts verwendet.',
  'endpoint.test': 'Server prüfen',
  'endpoint.test.stop': 'Prüfung abbrechen',
  'endpoint.test.stopped': 'Die Prüfung ist abgebrochen.',
  'endpoint.testing': '{host} wird gefragt …',
  'endpoint.tested':
    '{host} antwortet. Er hat {count, plural, =0 {keine Modelle} one {ein Modell: {models}} other {# Modelle: {models}}}.',
  'endpoint.chatModel': 'Modell für Bilder',
  'endpoint.speechModel': 'Modell für Sprache',
  'endpoint.model.hint': 'Wie der Server es nennt. Beim Prüfen des Servers werden die Namen genannt.',
  'endpoint.model.missing': 'Geben Sie den Namen eines Modells ein, sonst arbeitet Descry allein weiter.',
  'endpoint.side': 'Größe der Bilder, die gesendet werden',
  'endpoint.side.value': '{side} Pixel',
  'endpoint.patience': 'Auf das erste Wort warten, in Sekunden',
  'endpoint.save': 'Speichern',
  'endpoint.saved': 'Gespeichert.',
  'endpoint.remove': 'Server und Schlüssel entfernen',
  'endpoint.removed': 'Server und Schlüssel sind entfernt.',

  'endpoint.terminal.ask': 'Stimmen Sie dem zu? Tippen Sie „ja“ und drücken Sie die Eingabetaste: ',
  'endpoint.terminal.how': 'Zum Zustimmen: descry endpoint set {address} {options} --agree',
  'endpoint.terminal.key': 'Schlüssel (er wird nicht gezeigt): ',
  'endpoint.terminal.model': 'Es ist kein Modell gewählt. Wählen Sie eines mit: descry endpoint set --model NAME',
  'endpoint.terminal.models': 'Modelle von {host}, in {ms} ms gefunden:',
  'endpoint.terminal.keyRun':
    'Hier gibt es keinen Schlüsselspeicher; ein Schlüssel wäre sofort vergessen. Setzen Sie stattdessen bei jedem Aufruf die Variable DESCRY_ENDPOINT_KEY oder installieren Sie libsecret-tools.',
}
