import type { hearing as english } from '../en/hearing'

export const hearing: Record<keyof typeof english, string> = {
  'hearing.source.microphone': 'Mikrofon',
  'hearing.source.system': 'Dieser Computer',
  'hearing.silent':
    '{source, select, microphone {Vom Mikrofon kommt kein Ton. Prüfen Sie, ob es angeschlossen und nicht stumm ist.} other {Vom Computer kommt kein Ton. Spielen Sie etwas ab oder prüfen Sie, ob der Ton stumm ist.}}',
  'hearing.demonstration':
    'Spracherkennung zur Vorführung: Viele dieser Wörter sind falsch. Verlassen Sie sich nicht darauf. Wählen Sie in den Einstellungen oder mit --recogniser eine richtige.',
  'hearing.live.title': 'Untertitel, {when}',
  'hearing.listening': 'Descry hört zu. Strg+C beendet.',
  'hearing.goesOn': 'Es geht bei {at} weiter, wo es unterbrochen wurde.',
  'hearing.written': 'Die Mitschrift steht in {file}.',
  'hearing.nothing': 'In {file} wurde nichts gesagt, das zu verstehen war.',
  'hearing.progress': '{done} von {of}{known, select, yes {, noch etwa {left}} other {}}',
  'hearing.recovered':
    '{count, plural, one {Eine Aufnahme ist} other {# Aufnahmen sind}} nach einer Unterbrechung von Descry erhalten geblieben. Unter „Mitschriften“ geht es weiter.',
}
