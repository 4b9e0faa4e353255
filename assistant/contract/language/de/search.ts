import type { search as english } from '../en/search'

export const search: Record<keyof typeof english, string> = {
  'search.quoted': '„{word}“',
  'search.read.all': '{count, plural, one {Das Wort {words} steht darauf.} other {Die Wörter {words} stehen darauf.}}',
  'search.read.some':
    '{count, plural, one {Von Ihren Wörtern steht nur {words} darauf.} other {Von Ihren Wörtern stehen nur {words} darauf.}}',
  'search.said.all': 'In der Beschreibung oder einer Antwort kommt {words} vor.',
  'search.said.some': 'Von Ihren Wörtern kommt in der Beschreibung oder einer Antwort nur {words} vor.',
  'search.name.all': 'Im Namen kommt {words} vor.',
  'search.name.some': 'Von Ihren Wörtern kommt im Namen nur {words} vor.',
  'search.alike.most':
    '{of, plural, one {Es wurde mit Ihren Wörtern verglichen.} other {Es ähnelt Ihren Wörtern am meisten, von # Bildern.}}',
  'search.alike': 'Nummer {place} von {of} danach, wie sehr es Ihren Wörtern ähnelt.',
  'search.count':
    '{searched, plural, =0 {Es gab kein Bild zu durchsuchen.} one {{count, plural, =0 {Das Bild passt nicht.} other {Das Bild wurde gefunden.}}} other {{count, plural, =0 {Keines von {searched} Bildern passt.} one {Ein Bild gefunden.} other {{count} Bilder gefunden.}}}}',
  'search.time':
    '„{time}“ wurde als Zeit verstanden: Nur Bilder aus dieser Zeit wurden durchsucht. Setzen Sie Wörter in Anführungszeichen, um sie auf Bildern zu finden.',
  'search.model':
    'Nach Wörtern wurde genau gesucht. Das Modell {name} hat die Bilder danach geordnet, wie sehr sie Ihren Wörtern ähneln; ob eines davon zeigt, was Sie meinen, weiß es nicht.',
  'search.model.language':
    'Das Modell {name} kann diese Sprache nicht. Suchen Sie auf Englisch nach dem, was Bilder zeigen.',
  'search.words': 'Es wurde nur nach Wörtern gesucht: auf Bildern, in Beschreibungen und in Namen.',
  'search.add.page':
    'Um nach dem zu suchen, was Bilder zeigen, fügen Sie auf der Seite „Modelle“ das Modell {model} hinzu.',
  'search.add.terminal':
    'Um nach dem zu suchen, was Bilder zeigen, fügen Sie ein Modell hinzu: descry models add {model}',
  'search.add.any':
    'Um nach dem zu suchen, was Bilder zeigen, fügen Sie auf der Seite „Modelle“ ein Modell zum Suchen hinzu.',
  'search.advice': 'Versuchen Sie weniger Wörter oder ein Wort, das auf dem Bild steht.',
  'search.progress': 'Bild {index} von {count} wird durchsucht: {name} …',
  'search.result': '{position}. {name}',
  'search.many': 'Nur die ersten {count, number} Bilder wurden durchsucht. Nennen Sie einen kleineren Ordner.',
  'search.kept':
    'Was ein Modell aus Bilddateien macht, wird von nun an für schnellere Suchen aufgehoben, ihre Wörter und die Bilder selbst nicht. „descry search --forget“ entfernt es.',
  'search.forgotten': 'Was von durchsuchten Bildern aufgehoben war, ist entfernt, und es wird nichts mehr aufgehoben.',
  'search.usage.words': 'Nennen Sie die gesuchten Wörter und Bilddateien oder Ordner.',
  'search.usage.paths': 'Nennen Sie die Bilddateien oder Ordner, in denen gesucht werden soll.',
  'search.usage.long': 'Eine Suche ist höchstens {most, number} Zeichen lang.',
  'search.usage.forget': 'Benutzen Sie --forget allein.',
  'search.title': 'Bilder',
  'search.intro':
    'Die letzten Bilder und Bildschirme, die Sie angesehen haben. Sie bleiben nur im Arbeitsspeicher und sind fort, wenn Descry endet.',
  'search.field': 'Bilder durchsuchen',
  'search.hint': 'Wörter auf einem Bild, was es zeigt, oder wann: „Fehlerdialog von gestern“.',
  'search.go': 'Suchen',
  'search.clear': 'Alle zeigen',
  'search.working': 'Es wird gesucht …',
  'search.results': 'Gefundene Bilder',
  'search.all': 'Alle gemerkten Bilder',
  'search.empty':
    'Kein Bild ist gemerkt. Lassen Sie ein Bild oder den Bildschirm beschreiben; dann ist es hier zu finden.',
  'search.open': '{name} öffnen',
  'search.opening': 'Öffnen',
  'search.forget': 'Alle Bilder vergessen',
  'search.forget.done':
    '{count, plural, =0 {Es gab kein Bild zu vergessen.} one {Ein Bild ist vergessen.} other {# Bilder sind vergessen.}}',
  'search.problem': 'Die Suche ist nicht gelungen',
  'search.at': 'Angesehen: {at}',
}
