import type { ErrorCode } from '../../../../models/contract/errors'

export const errors: Record<`error.${ErrorCode}`, string> = {
  'error.USAGE': '{detail} Mit --help zeigt der Befehl, wie er benutzt wird.',
  'error.BAD_REQUEST':
    'Descry hat eine Nachricht bekommen, die es nicht versteht: {detail}. Bitte bringen Sie ganz Descry auf den gleichen Stand.',
  'error.UNKNOWN_METHOD':
    'Dieser Teil von Descry kann „{detail}“ nicht. Bitte bringen Sie ganz Descry auf den gleichen Stand.',
  'error.CANCELLED': 'Angehalten, wie gewünscht.',
  'error.NOT_ALLOWED': 'Descry darf {detail} nicht öffnen. Wählen Sie die Datei noch einmal in Descry aus.',
  'error.FILE_NOT_FOUND': 'Es gibt keine Datei {detail}. Prüfen Sie Namen und Ordner.',
  'error.FILE_IS_DIRECTORY': '{detail} ist ein Ordner. Nennen Sie eine Datei darin.',
  'error.FILE_EMPTY': '{detail} ist leer. Wählen Sie eine Datei, in der etwas ist.',
  'error.FILE_UNREADABLE': '{detail} lässt sich nicht lesen. Prüfen Sie, ob Sie die Datei öffnen dürfen.',
  'error.FILE_TOO_LARGE': '{detail} ist zu groß. Descry öffnet Dateien bis 256 MB.',
  'error.PICTURE_UNSUPPORTED':
    '{detail} ist kein Bild, das Descry öffnen kann. Nehmen Sie PNG, JPEG, WebP, AVIF, GIF, BMP, TIFF, SVG oder PDF.',
  'error.PICTURE_DAMAGED': '{detail} ist beschädigt oder unvollständig. Speichern oder laden Sie das Bild noch einmal.',
  'error.PICTURE_TOO_LARGE':
    '{detail} hat zu viele Bildpunkte. Descry öffnet Bilder bis 100 Millionen Bildpunkte; speichern Sie eine kleinere Kopie.',
  'error.PDF_DAMAGED': '{detail} ist eine beschädigte PDF-Datei. Speichern oder laden Sie sie noch einmal.',
  'error.PDF_ENCRYPTED':
    '{detail} ist mit einem Kennwort geschützt. Speichern Sie eine Kopie ohne Kennwort und öffnen Sie diese.',
  'error.PDF_PAGE_MISSING': 'Die Datei hat keine Seite {detail}. Wählen Sie eine vorhandene Seite.',
  'error.PICTURE_FORGOTTEN':
    'Descry hat dieses Bild nicht mehr im Speicher. Öffnen Sie es noch einmal und fragen Sie erneut.',
  'error.CAPTURE_UNAVAILABLE':
    'Descry kann hier kein Bild vom Bildschirm machen: {detail}. Speichern Sie ein Bildschirmfoto mit Ihrem System und öffnen Sie dieses.',
  'error.CAPTURE_DENIED':
    'Das System hat kein Bild vom Bildschirm erlaubt. Erlauben Sie Descry die Bildschirmaufnahme in den Systemeinstellungen.',
  'error.SCREEN_LOCKED':
    'Der Bildschirm ist gesperrt, darum sieht Descry nicht hin. Entsperren Sie ihn und versuchen Sie es noch einmal.',
  'error.PASSWORD_PROMPT':
    'Es wird ein Passwort verlangt; deshalb sieht Descry den Bildschirm nicht an. Beantworten Sie das zuerst und versuchen Sie es dann noch einmal.',
  'error.CLIPBOARD_EMPTY':
    'In der Zwischenablage ist kein Bild. Kopieren Sie ein Bild und versuchen Sie es noch einmal.',
  'error.AREA_OUTSIDE':
    'Der Bereich {detail} liegt außerhalb des Bildschirms. Wählen Sie einen Bereich auf dem Bildschirm.',
  'error.SOUND_UNSUPPORTED':
    '{detail} ist keine Ton- oder Videodatei, die Descry öffnen kann. Nehmen Sie WAV, MP3, M4A, FLAC, OGG, Opus, WebM, MP4 oder MKV.',
  'error.SOUND_DAMAGED': '{detail} ist beschädigt oder unvollständig. Speichern oder laden Sie die Datei noch einmal.',
  'error.SOUND_MISSING': 'In {detail} ist kein Ton. Wählen Sie eine Datei, die welchen hat.',
  'error.MICROPHONE_MISSING':
    'Es wurde kein Mikrofon gefunden. Schließen Sie eines an und versuchen Sie es noch einmal.',
  'error.MICROPHONE_DENIED':
    'Das System hat das Mikrofon nicht erlaubt. Erlauben Sie es Descry in den Datenschutz-Einstellungen des Systems.',
  'error.SYSTEM_SOUND_UNAVAILABLE':
    'Der Ton dieses Computers lässt sich hier nicht aufnehmen: {detail}. Untertitel vom Mikrofon gehen trotzdem.',
  'error.SOUND_DEVICE_LOST':
    'Das Tongerät {detail} wurde getrennt. Schließen Sie es wieder an oder wählen Sie ein anderes.',
  'error.RECOGNISER_DAMAGED':
    'Die Spracherkennung {detail} ist beschädigt oder unvollständig. Wählen Sie eine andere oder installieren Sie sie neu.',
  'error.RECOGNISER_UNSUPPORTED': 'Die Spracherkennung kann das nicht: {detail}. Wählen Sie eine andere.',
  'error.LANGUAGE_UNKNOWN': 'Die Spracherkennung kennt die Sprache {detail} nicht. Wählen Sie eine andere Sprache.',
  'error.TRANSCRIPT_MISSING': 'Die Mitschrift {detail} gibt es nicht mehr.',
  'error.VOICE_UNAVAILABLE': 'Auf diesem Computer wurde keine Stimme gefunden. {detail}',
  'error.VOICE_FAILED': 'Die Stimme arbeitet nicht mehr: {detail}. Wählen Sie in den Einstellungen eine andere.',
  'error.ENGINE_UNAVAILABLE': 'Ein Teil von Descry ließ sich nicht starten: {detail}. Rufen Sie „descry doctor“ auf.',
  'error.ENGINE_RESTARTED':
    'Ein Teil von Descry ist stehen geblieben und wurde neu gestartet. Bitte versuchen Sie es noch einmal.',
  'error.CONNECTION_LOST':
    'Die Verbindung zu Descry ist abgerissen. Sie wird wieder aufgebaut, sobald Descry antwortet; versuchen Sie es dann noch einmal.',
  'error.MODEL_QUARANTINED':
    'Das Modell {detail} hat Descry mehrmals angehalten und wurde abgeschaltet. Wählen Sie ein anderes oder entfernen Sie es.',
  'error.MODEL_MISSING': 'Ein Teil von Descry fehlt: {detail}. Installieren Sie Descry neu.',
  'error.NOT_INSTALLED': '{detail} ist nicht installiert. Installieren Sie es und versuchen Sie es noch einmal.',
  'error.DISK_FULL':
    'Der Datenträger ist voll, darum konnte {detail} nicht gespeichert werden. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  'error.WRITE_DENIED': '{detail} lässt sich nicht schreiben. Wählen Sie einen Ordner, in den Sie schreiben dürfen.',
  'error.PORT_IN_USE':
    'Der Anschluss {detail} wird schon von einem anderen Programm benutzt. Wählen Sie mit --port einen anderen.',
  'error.INTERNAL':
    'In Descry ist etwas schiefgegangen: {detail}. Was Sie geöffnet haben, ist unverändert; bitte versuchen Sie es noch einmal.',
}
