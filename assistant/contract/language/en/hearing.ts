/** What is said of hearing wherever it runs. */
export const hearing = {
  'hearing.source.microphone': 'Microphone',
  'hearing.source.system': 'This computer',
  'hearing.silent':
    'No sound is arriving from the {source, select, microphone {microphone. Check that it is plugged in and not muted.} other {computer. Play something, or check that the sound is not muted.}}',
  'hearing.demonstration':
    'Demonstration recogniser: many of these words are wrong. Do not rely on them. Choose a real recogniser in the settings, or with --recogniser.',
  'hearing.live.title': 'Captions, {when}',
  'hearing.listening': 'Listening. Press Ctrl+C to stop.',
  'hearing.goesOn': 'Going on at {at}, where it was interrupted.',
  'hearing.written': 'The transcript was written to {file}.',
  'hearing.nothing': 'Nothing was said in {file} that could be understood.',
  'hearing.progress': '{done} of {of}{known, select, yes {, about {left} left} other {}}',
  'hearing.recovered':
    '{count, plural, one {One recording was} other {# recordings were}} kept after Descry was interrupted. Open Transcripts to go on.',
} as const
