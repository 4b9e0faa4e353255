/** What is said of hearing wherever it runs. */
export const hearing = {
  'hearing.source.microphone': 'Microphone',
  'hearing.source.system': 'This computer',
  'hearing.silent':
    'No sound is arriving from the {source, select, microphone {microphone. Check that it is plugged in and not muted.} other {computer. Play something, or check that the sound is not muted.}}',
  'hearing.demonstration':
    'Demonstration recogniser: many of these words are wrong. Do not rely on them. Choose a real recogniser in the settings, or with --recogniser.',
  'hearing.listening': 'Listening. Press Ctrl+C to stop.',
  'hearing.recovered':
    '{count, plural, one {One recording was} other {# recordings were}} kept after Descry was interrupted. Open Transcripts to go on.',
} as const
