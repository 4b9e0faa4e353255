/** What the terminal program says besides descriptions and errors. Messages are in ICU message syntax. */
export const terminal = {
  'terminal.progress': 'Picture {index} of {count}: {name} …',
  'terminal.read.nothing': 'No text was found on this picture.',
  'terminal.say.written': 'The sound was written to {file}.',
  'terminal.say.noFile': 'The voice {voice} can’t write a file. Install espeak-ng.',
  'terminal.voice.install': 'Install espeak-ng and try again.',
  'terminal.serve.open': 'Open this address in the browser on this computer: {url}',
  'terminal.serve.opened': 'Descry is open in your browser: {url}',
  'terminal.serve.stop': 'Press Ctrl+C here to end it.',
  'terminal.doctor.mark': '{mark, select, ok {[works]} missing {[missing]} other {[not here]}}',
  'terminal.doctor.engine': 'The engine starts, in {ms} ms.',
  'terminal.doctor.reading': 'The reading models load, in {ms} ms: {models}.',
  'terminal.doctor.hearing':
    'The speech recogniser {name} loads, in {ms} ms.{kind, select, demonstration { It is a demonstration: choose a real one for real captions.} other {}}',
  'terminal.doctor.sound': 'The terminal can capture: {names}.',
  'terminal.doctor.noSound':
    'The terminal can capture no sound here; the page can. Install pulseaudio-utils or sox for captions in the terminal.',
  'terminal.doctor.voice': 'Descry can speak, with {voice}.',
  'terminal.doctor.noVoice': 'No voice was found. Install espeak-ng to hear Descry without a screen reader.',
  'terminal.doctor.capture': 'Descry can take a picture of the screen, with {tools}.',
  'terminal.doctor.noCapture':
    'No program that takes a picture of the screen was found. Install scrot (X11) or grim (Wayland).',
  'terminal.doctor.clipboard': 'Descry can read pictures from the clipboard, with {tools}.',
  'terminal.doctor.noClipboard':
    'No program that reads the clipboard was found. Install xclip (X11) or wl-clipboard (Wayland).',
  'terminal.doctor.window': 'The desktop window is installed.',
  'terminal.doctor.noWindow':
    'The desktop window is not installed; “npm start” fetches it, and uses the browser until then.',
  'terminal.doctor.disk': '{megabytes} MB are free on the disk.',
  'terminal.doctor.settings': 'Settings are kept in {path}.',
} as const
