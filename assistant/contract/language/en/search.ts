/** Finding pictures by words, in the terminal and on the page. */
export const search = {
  'search.quoted': '“{word}”',
  'search.read.all': '{count, plural, one {The word {words} is on it.} other {The words {words} are on it.}}',
  'search.read.some':
    '{count, plural, one {Of your words, only {words} is on it.} other {Of your words, only {words} are on it.}}',
  'search.said.all': 'Its description or an answer says {words}.',
  'search.said.some': 'Of your words, its description or an answer says only {words}.',
  'search.name.all': 'Its name has {words}.',
  'search.name.some': 'Of your words, its name has only {words}.',
  'search.alike.most':
    '{of, plural, one {It was compared with your words.} other {It looks most like your words, of # pictures.}}',
  'search.alike': 'Number {place} of {of} by how much it looks like your words.',
  'search.count':
    '{searched, plural, =0 {There was no picture to search.} one {{count, plural, =0 {The picture does not match.} other {The picture was found.}}} other {{count, plural, =0 {None of {searched} pictures matches.} one {One picture found.} other {{count} pictures found.}}}}',
  'search.time':
    '“{time}” was taken as a time: only pictures of that time were searched. Put words in quotation marks to find them on pictures.',
  'search.model':
    'Words were looked for exactly. The model {name} ordered the pictures by how much they look like your words; it does not know whether any of them shows what you mean.',
  'search.model.language': 'The model {name} does not know this language. Search in English for what pictures show.',
  'search.words': 'Only words were searched: those on pictures, in descriptions and in names.',
  'search.add.page': 'To search for what pictures show, add the model {model} on the page Models.',
  'search.add.terminal': 'To search for what pictures show, add a model: descry models add {model}',
  'search.add.any': 'To search for what pictures show, add a model for searching on the page Models.',
  'search.advice': 'Try fewer words, or a word that stands on the picture.',
  'search.progress': 'Searching picture {index} of {count}: {name} …',
  'search.result': '{position}. {name}',
  'search.many': 'Only the first {count, number} pictures were searched. Name a smaller folder.',
  'search.kept':
    'What a model makes of picture files is kept from now on, for faster searches; their words and the pictures themselves are not. “descry search --forget” removes it.',
  'search.forgotten': 'What was kept of searched pictures is removed, and no more is kept.',
  'search.usage.words': 'Name the words to search for, and picture files or folders.',
  'search.usage.paths': 'Name the picture files or folders to search in.',
  'search.usage.long': 'A search is at most {most, number} characters long.',
  'search.usage.forget': 'Use --forget by itself.',
  'search.title': 'Pictures',
  'search.intro':
    'The last pictures and screens that you looked at. They are kept in memory only, and are gone when Descry ends.',
  'search.field': 'Search pictures',
  'search.hint': 'Words on a picture, what it shows, or when: “error dialog from yesterday”.',
  'search.go': 'Search',
  'search.clear': 'Show all',
  'search.working': 'Searching …',
  'search.results': 'Pictures found',
  'search.all': 'All remembered pictures',
  'search.empty': 'No picture is remembered. Describe a picture or the screen; then it can be found here.',
  'search.open': 'Open {name}',
  'search.opening': 'Open',
  'search.forget': 'Forget all pictures',
  'search.forget.done':
    '{count, plural, =0 {There was no picture to forget.} one {One picture is forgotten.} other {# pictures are forgotten.}}',
  'search.problem': 'The search did not work',
  'search.at': 'Looked at: {at}',
} as const
