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
  'error.CAPTIONER_DAMAGED':
    'Das Modell {detail} ist beschädigt oder unvollständig. Wählen Sie ein anderes oder installieren Sie es noch einmal.',
  'error.QUESTIONS_UNSUPPORTED':
    'Das Modell {detail} beschreibt Bilder, beantwortet aber keine Fragen. Wählen Sie ein anderes Modell für Fragen.',
  'error.CAPTIONER_UNSUPPORTED': 'Descry kann das Modell {detail} nicht ausführen. Wählen Sie ein anderes Modell.',
  'error.MODEL_TOO_SLOW':
    'Das Modell {detail} hat nicht rechtzeitig geantwortet und wurde angehalten. Wählen Sie ein kleineres Modell.',
  'error.MODEL_MISSING': 'Ein Teil von Descry fehlt: {detail}. Installieren Sie Descry neu.',
  'error.NOT_INSTALLED': '{detail} ist nicht installiert. Installieren Sie es und versuchen Sie es noch einmal.',
  'error.ENDPOINT_ADDRESS':
    '{detail} ist nicht die Adresse eines Servers. Geben Sie eine ein wie http://localhost:11434/v1 oder https://ai.example.org/v1.',
  'error.ENDPOINT_MISSING':
    'Es ist kein Server eingerichtet. Geben Sie seine Adresse in den Einstellungen ein oder mit „descry endpoint set“.',
  'error.ENDPOINT_NOT_AGREED':
    'An {detail} wurde nichts gesendet, weil Sie dem nicht zugestimmt haben. Prüfen Sie, was gesendet würde, und stimmen Sie in den Einstellungen zu oder mit „descry endpoint set“.',
  'error.ENDPOINT_MODEL_UNSET':
    'Für den Server {detail} ist kein Modell gewählt. Prüfen Sie den Server in den Einstellungen oder mit „descry endpoint test“ und wählen Sie eines.',
  'error.ENDPOINT_UNREACHABLE':
    'Der Server {detail} ist nicht zu erreichen. Prüfen Sie, ob er läuft und ob seine Adresse stimmt.',
  'error.ENDPOINT_CONNECT_TIMEOUT':
    'Der Server {detail} hat die Verbindung nicht rechtzeitig angenommen. Prüfen Sie das Netz und ob der Server läuft.',
  'error.ENDPOINT_ANSWER_TIMEOUT':
    'Der Server {detail} hat nicht rechtzeitig zu antworten begonnen. Vielleicht lädt er sein Modell noch: Versuchen Sie es später noch einmal oder geben Sie ihm in den Einstellungen mehr Zeit.',
  'error.ENDPOINT_RESTING':
    'Der Server {detail} hat eben nicht rechtzeitig geantwortet; darum lässt Descry ihn etwa zwei Minuten in Ruhe. Prüfen Sie ihn in den Einstellungen, um ihn früher zu nutzen.',
  'error.ENDPOINT_STALLED':
    'Der Server {detail} ist mitten in seiner Antwort verstummt. Bitte versuchen Sie es noch einmal.',
  'error.ENDPOINT_CUT':
    'Die Verbindung zum Server {detail} ist mitten in seiner Antwort abgerissen. Bitte versuchen Sie es noch einmal.',
  'error.ENDPOINT_INSECURE':
    'Zum Server {detail} kam keine sichere Verbindung zustande; deshalb wurde nichts gesendet. Prüfen Sie seine Adresse und sein Zertifikat.',
  'error.ENDPOINT_KEY_REFUSED':
    'Der Server {detail} verlangt einen gültigen Schlüssel. Geben Sie den Schlüssel in den Einstellungen noch einmal ein.',
  'error.ENDPOINT_FORBIDDEN':
    'Der Server {detail} erlaubt das mit Ihrem Schlüssel nicht. Fragen Sie, wer ihn betreibt, oder nehmen Sie einen anderen Schlüssel.',
  'error.ENDPOINT_MODEL_MISSING':
    'Der Server hat das Modell {detail} nicht. Prüfen Sie den Server in den Einstellungen und wählen Sie eines, das er hat.',
  'error.ENDPOINT_PATH_MISSING':
    'Unter {detail} gibt es nichts für Descry. Prüfen Sie die Adresse; sie endet oft auf /v1.',
  'error.ENDPOINT_TOO_LARGE':
    'Was gesendet wurde, ist für den Server {detail} zu groß. Wählen Sie in den Einstellungen eine kleinere Größe für Bilder.',
  'error.ENDPOINT_BUSY': 'Der Server hat gerade zu viel zu tun. Warten Sie {detail} und versuchen Sie es noch einmal.',
  'error.ENDPOINT_FAILED': 'Der Server {detail} meldet einen eigenen Fehler. Versuchen Sie es später noch einmal.',
  'error.ENDPOINT_REFUSED':
    'Der Server hat die Anfrage abgelehnt: {detail}. Wählen Sie ein anderes Modell oder fragen Sie, wer den Server betreibt.',
  'error.ENDPOINT_REDIRECT':
    'Der Server will Descry an {detail} weiterreichen; dem haben Sie nicht zugestimmt. Wenn das richtig ist, geben Sie es als Adresse ein.',
  'error.ENDPOINT_HTML':
    'Der Server {detail} hat mit einer Webseite statt mit Daten geantwortet. Prüfen Sie die Adresse; sie endet oft auf /v1.',
  'error.ENDPOINT_BAD_JSON':
    'Die Antwort des Servers {detail} war nicht zu verstehen. Prüfen Sie, ob er das Protokoll spricht, das mit OpenAI verträglich ist.',
  'error.ENDPOINT_BAD_STREAM':
    'Die Antwort des Servers {detail} kam verstümmelt an. Bitte versuchen Sie es noch einmal.',
  'error.ENDPOINT_EMPTY':
    'Der Server {detail} hat eine leere Antwort gegeben. Wählen Sie ein anderes Modell oder fragen Sie mit anderen Worten.',
  'error.ENDPOINT_TOO_LONG':
    'Die Antwort des Servers {detail} nahm kein Ende; deshalb hat Descry sie angehalten. Wählen Sie ein anderes Modell oder fragen Sie mit anderen Worten.',
  'error.KEY_UNUSABLE':
    'Das ist kein Schlüssel: Ein Schlüssel hat Buchstaben, Ziffern und Zeichen, aber keine Leerzeichen. Geben Sie ihn noch einmal ein.',
  'error.KEY_STORE_FAILED':
    'Der Schlüsselspeicher des Systems hat nicht getan, was verlangt war: {detail}. Entsperren Sie ihn und versuchen Sie es noch einmal.',
  'error.MODEL_UNKNOWN': 'Im Katalog gibt es kein Modell {detail}. „descry models list“ zeigt alle.',
  'error.MODEL_TOO_LARGE':
    'Dieses Modell braucht mehr Arbeitsspeicher, als dieser Computer hat (gebraucht / vorhanden: {detail}). Wählen Sie ein kleineres.',
  'error.MODEL_DAMAGED':
    'Dateien eines Modells sind beschädigt oder fehlen: {detail}. Reparieren Sie das Modell unter „Modelle“.',
  'error.MODEL_BUSY':
    'Ein anderes Descry arbeitet gerade an {detail}. Warten Sie, bis es fertig ist, und versuchen Sie es noch einmal.',
  'error.MODEL_LEAVING':
    '{detail} wird entfernt, sobald es nicht mehr benutzt wird. Schließen Sie die Untertitel oder beenden Sie Descry und versuchen Sie es dann noch einmal.',
  'error.LICENCE_NOT_ACCEPTED': 'Die Lizenz dieses Modells muss erst gelesen und angenommen werden: {detail}.',
  'error.SPACE_MISSING':
    'Auf dem Datenträger ist zu wenig Platz frei (gebraucht / frei: {detail}). Schaffen Sie Platz und machen Sie dann weiter.',
  'error.OFFLINE':
    'Descry ist auf „offline“ gestellt und lädt deshalb nichts herunter. Schalten Sie das unter „Modelle“ aus oder importieren Sie das Modell aus einem Ordner.',
  'error.HUB_UNREACHABLE':
    'Die Modellsammlung im Internet ist nicht erreichbar ({detail}). Prüfen Sie die Verbindung und versuchen Sie es noch einmal; was geladen wurde, bleibt erhalten.',
  'error.HUB_BUSY':
    'Die Modellsammlung im Internet bittet, {detail} Sekunden zu warten. Machen Sie später weiter; was geladen wurde, bleibt erhalten.',
  'error.HUB_REFUSED':
    'Die Modellsammlung gibt {detail} nicht allen. Nehmen Sie auf ihrer Seite die Bedingungen an und geben Sie Descry ein gültiges Zugangstoken: auf der Seite „Modelle“ oder mit „descry models token set“.',
  'error.HUB_MISSING':
    'Die Modellsammlung hat {detail} nicht. Wählen Sie ein anderes Modell oder importieren Sie es aus einem Ordner.',
  'error.HUB_UNTRUSTED':
    'Was die Modellsammlung geschickt hat, ist nicht vertrauenswürdig ({detail}). Nichts davon wurde installiert.',
  'error.DOWNLOAD_DAMAGED':
    'Diese Dateien kamen beschädigt an und wurden beiseitegelegt: {detail}. Versuchen Sie es noch einmal; die anderen Dateien bleiben erhalten.',
  'error.CLOCK_WRONG':
    'Das Zertifikat der Modellsammlung gilt nicht am Datum dieses Computers, {detail}. Stellen Sie Datum und Uhrzeit und versuchen Sie es noch einmal.',
  'error.IMPORT_NOTHING':
    'In {detail} ist kein Modell aus dem Katalog. Wählen Sie den Ordner, in dem seine config.json liegt, oder nennen Sie das Modell.',
  'error.IMPORT_INCOMPLETE':
    'Dateien des Modells fehlen: {detail}. Kopieren Sie den ganzen Ordner und versuchen Sie es noch einmal.',
  'error.IMPORT_PRECISION':
    'Der Ordner hat dieses Modell in einer anderen Genauigkeit. Descry braucht diese Dateien: {detail}. Besorgen Sie sie und versuchen Sie es noch einmal.',
  'error.IMPORT_DAMAGED':
    'Diese Dateien sind beschädigt oder gehören zu einem anderen Modell: {detail}. Kopieren Sie sie noch einmal.',
  'error.FILE_EXISTS': '{detail} gibt es schon. Wählen Sie einen anderen Namen oder Ort.',
  'error.ARCHIVE_UNSAFE':
    'Die ZIP-Datei ist beschädigt, oder Descry vertraut ihr nicht: {detail}. Erstellen oder kopieren Sie sie noch einmal.',

  'error.NAME_EMPTY': 'Ein Name braucht Buchstaben oder Ziffern. Geben Sie einen Namen für das Element ein.',
  'error.NAME_UNSURE':
    'Descry könnte dieses Element beim nächsten Mal nicht von anderen unterscheiden und hat deshalb keinen Namen gespeichert. Wählen Sie ein Element mit eigenem Bild oder Text.',
  'error.NAME_MISSING': 'Den Namen {detail} gibt es nicht mehr. „descry names list“ zeigt alle.',
  'error.NAMES_FULL': 'Descry speichert höchstens {detail} Namen. Löschen Sie zuerst einige.',
  'error.CLICKING_OFF':
    'Das Klicken ist ausgeschaltet. Schalten Sie zuerst „Elemente für mich anklicken“ in den Einstellungen ein.',
  'error.CLICKING_UNAVAILABLE': 'Descry kann hier nicht klicken: {detail}.',
  'error.ELEMENT_GONE':
    'Es wurde nichts angeklickt: Descry hat noch einmal nachgesehen und {detail} nicht sicher wiedergefunden. Lassen Sie den Bildschirm neu beschreiben und wählen Sie es noch einmal.',
  'error.CLICK_NOT_CONFIRMED':
    'Es wurde nichts angeklickt, weil es nicht rechtzeitig bestätigt wurde. Wählen Sie das Element noch einmal.',
  'error.DISK_FULL':
    'Der Datenträger ist voll, darum konnte {detail} nicht gespeichert werden. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  'error.WRITE_DENIED': '{detail} lässt sich nicht schreiben. Wählen Sie einen Ordner, in den Sie schreiben dürfen.',
  'error.PORT_IN_USE':
    'Der Anschluss {detail} wird schon von einem anderen Programm benutzt. Wählen Sie mit --port einen anderen.',
  'error.INTERNAL':
    'In Descry ist etwas schiefgegangen: {detail}. Was Sie geöffnet haben, ist unverändert; bitte versuchen Sie es noch einmal.',
}
