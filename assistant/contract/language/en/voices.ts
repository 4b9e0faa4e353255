/** About Descry's own voices. */
export const voices = {
  'voice.speaker': '{name}, {accent, select, british {British English} other {American English}}',
  'voice.system': 'Voice of the system',
  'voice.system.named': 'Voice of the system ({name})',
  'voice.choice': 'Descry’s voice',
  'voice.choice.hint': '{model} speaks English; everything else is spoken by the voice of the system.',
  'voice.problem': '{model} can’t speak here, so the voice of the system does. {reason}',
  'voice.needsSpelling':
    '{model} needs the program espeak-ng, which tells how words are pronounced. Install espeak-ng; until then the voice of the system speaks.',
  'voice.fellBack': 'The voice of the system goes on, because the chosen voice stopped. {reason}',
  'voice.unknown': 'There is no voice “{name}”. These are there: {voices}.',
  'voice.none': 'No neural voice is installed. “descry models add kokoro-82m” gets one.',
}
