import type { terminal as english } from '../en/terminal'

export const terminal: Record<keyof typeof english, string> = {
  'terminal.progress': 'Bild {index} von {count}: {name} …',
  'terminal.read.nothing': 'Auf diesem Bild wurde kein Text gefunden.',
  'terminal.say.written': 'Der Ton steht in {file}.',
  'terminal.say.noFile': 'Die Stimme {voice} kann keine Datei schreiben. Installieren Sie espeak-ng.',
  'terminal.voice.install': 'Installieren Sie espeak-ng und versuchen Sie es noch einmal.',
  'terminal.serve.open': 'Öffnen Sie diese Adresse im Browser auf diesem Computer: {url}',
  'terminal.serve.opened': 'Descry ist in Ihrem Browser geöffnet: {url}',
  'terminal.serve.stop': 'Mit Strg+C hier beenden.',
  'terminal.doctor.mark': '{mark, select, ok {[geht]} missing {[fehlt]} other {[nicht da]}}',
  'terminal.doctor.engine': 'Die Maschine startet, in {ms} ms.',
  'terminal.doctor.reading': 'Die Lesemodelle laden, in {ms} ms: {models}.',
  'terminal.doctor.hearing':
    'Die Spracherkennung {name} lädt, in {ms} ms.{kind, select, demonstration { Sie ist zur Vorführung: Wählen Sie für richtige Untertitel eine andere.} other {}}',
  'terminal.doctor.sound': 'Das Terminal kann aufnehmen: {names}.',
  'terminal.doctor.noSound':
    'Das Terminal kann hier keinen Ton aufnehmen; die Seite kann es. Installieren Sie pulseaudio-utils oder sox für Untertitel im Terminal.',
  'terminal.doctor.voice': 'Descry kann sprechen, mit {voice}.',
  'terminal.doctor.noVoice':
    'Es wurde keine Stimme gefunden. Installieren Sie espeak-ng, um Descry ohne Screenreader zu hören.',
  'terminal.doctor.capture': 'Descry kann ein Bild vom Bildschirm machen, mit {tools}.',
  'terminal.doctor.noCapture':
    'Es wurde kein Programm für Bildschirmfotos gefunden. Installieren Sie scrot (X11) oder grim (Wayland).',
  'terminal.doctor.clipboard': 'Descry kann Bilder aus der Zwischenablage lesen, mit {tools}.',
  'terminal.doctor.noClipboard':
    'Es wurde kein Programm für die Zwischenablage gefunden. Installieren Sie xclip (X11) oder wl-clipboard (Wayland).',
  'terminal.doctor.window': 'Das Programmfenster ist installiert.',
  'terminal.doctor.noWindow':
    'Das Programmfenster ist nicht installiert; „npm start“ holt es und nimmt bis dahin den Browser.',
  'terminal.doctor.disk': '{megabytes} MB sind auf dem Datenträger frei.',
  'terminal.doctor.settings': 'Die Einstellungen stehen in {path}.',
}
