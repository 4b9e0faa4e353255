import { wordsOf } from '../ask/match'

/**
 * Beginnings of words that name what can't be taken back: deleting, sending, paying, ending. Programs may speak another language than
 * Descry does, so both languages count everywhere.
 */
const GRAVE = [
  ...[
    'delet',
    'remov',
    'eras',
    'wip',
    'format',
    'discard',
    'destroy',
    'uninstal',
    'reset',
    'overwrit',
    'clear',
    'empty',
    'purg',
  ],
  ...[
    'trash',
    'bin',
    'revok',
    'deactivat',
    'terminat',
    'unsubscrib',
    'pay',
    'buy',
    'purchas',
    'order',
    'checkout',
    'send',
    'submit',
  ],
  ...['publish', 'restart', 'reboot', 'shutdown', 'logout', 'quit', 'leav', 'block'],
  ...[
    'lösch',
    'entfern',
    'vernicht',
    'formatier',
    'verwerf',
    'deinstallier',
    'zurücksetz',
    'überschreib',
    'leer',
    'papierkorb',
  ],
  ...[
    'widerruf',
    'kündig',
    'abbestell',
    'bezahl',
    'zahl',
    'kauf',
    'bestell',
    'sende',
    'absend',
    'verschick',
    'veröffentlich',
  ],
  ...['neustart', 'herunterfahr', 'abmeld', 'beend', 'verlass', 'blockier', 'sperr'],
].map((word) => wordsOf(word)[0] as string)

/** Words of two that are grave together only. */
const GRAVE_PAIRS = /\b(?:shut down|log out|sign out|log off|end call|hang up|neu starten)\b/u

/** Whether a click on something of this name may be impossible to undo. It is asked about in stronger words then. */
export function needsCare(...names: readonly string[]): boolean {
  return names.some((name) => {
    const words = wordsOf(name)
    return GRAVE_PAIRS.test(words.join(' ')) || words.some((word) => GRAVE.some((grave) => word.startsWith(grave)))
  })
}
