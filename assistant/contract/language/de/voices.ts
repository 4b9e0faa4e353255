import type { voices as english } from '../en/voices'

export const voices: Record<keyof typeof english, string> = {
  'voice.speaker': '{name}, {accent, select, british {britisches Englisch} other {amerikanisches Englisch}}',
  'voice.system': 'Stimme des Systems',
  'voice.system.named': 'Stimme des Systems ({name})',
  'voice.choice': 'Descrys Stimme',
  'voice.choice.hint': '{model} spricht Englisch; alles andere spricht die Stimme des Systems.',
  'voice.problem': '{model} kann hier nicht sprechen, darum spricht die Stimme des Systems. {reason}',
  'voice.needsSpelling':
    '{model} braucht das Programm espeak-ng, das weiß, wie Wörter ausgesprochen werden. Installieren Sie espeak-ng; bis dahin spricht die Stimme des Systems.',
  'voice.fellBack': 'Die Stimme des Systems spricht weiter, weil die gewählte Stimme ausgefallen ist. {reason}',
  'voice.unknown': 'Es gibt keine Stimme „{name}“. Vorhanden sind: {voices}.',
  'voice.none': 'Es ist keine neuronale Stimme installiert. „descry models add kokoro-82m“ holt eine.',
}
