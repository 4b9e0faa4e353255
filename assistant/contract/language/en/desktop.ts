/** The desktop outside the window: the tray, the layer of keys, choosing an area. Messages are in ICU message syntax. */
export const desktop = {
  'desktop.capture.screen': 'the screen',
  'desktop.capture.area': 'the chosen area',
  'desktop.capture.clipboard': 'the picture from the clipboard',

  'desktop.layer.open': 'Press a letter. H for help.',
  'desktop.layer.closed': 'Closed.',
  'desktop.layer.refused': 'The system refused these keys: {keys}. Use Descry’s menu in the tray for them.',
  'desktop.layer.help':
    'Press {shortcut}, then a letter. S: screen. W: window. A: area. C: clipboard. L: captions. Q: ask a question. R: repeat. X: stop. D: read as a document. H: this help. Escape closes.',
  'desktop.captions': '{now, select, started {Captions are on.} other {Captions are off.}}',
  'desktop.shortcut.refused':
    'The system refused the key {shortcut}; another program may be using it. Choose another in the settings.',

  'desktop.area.keys':
    'Choose an area. Arrow keys move it, Shift and arrow keys resize it, Enter takes it, Escape gives up.',
  'desktop.area.at': '{width, number} by {height, number}, {x, number} from the left, {y, number} from the top.',

  'desktop.tray.open': 'Open Descry',
  'desktop.tray.key': 'Key in every program: {shortcut}',
  'desktop.tray.nokey': 'No key works in every program',
  'desktop.tray.screen': 'Describe the screen',
  'desktop.tray.window': 'Describe the window in front',
  'desktop.tray.area': 'Describe an area …',
  'desktop.tray.clipboard': 'Describe the picture on the clipboard',
  'desktop.tray.captions': 'Captions on or off',
  'desktop.tray.question': 'Ask a question …',
  'desktop.tray.document': 'Read as a document',
  'desktop.tray.repeat': 'Say the last thing again',
  'desktop.tray.stop': 'Stop',
  'desktop.tray.quit': 'Quit',
} as const
