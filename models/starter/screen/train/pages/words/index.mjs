import { english } from './english.mjs'
import { european } from './european.mjs'
import { world } from './world.mjs'

/** The order in which every language lists its commands; the icon of a command has the same key. */
export const commandKeys =
  'save open new delete edit search settings close cancel ok apply back next share print download upload copy paste cut undo redo send reply help refresh add play filter home profile signin signout view more'.split(
    ' ',
  )

const split = (text) => text.split('|')

function language([code, { fonts, dir = 'ltr', commands, labels, nav, names, files, sentences }]) {
  const listed = split(commands)
  if (listed.length !== commandKeys.length) throw new Error(`${code}: ${listed.length} commands`)
  return {
    code,
    dir,
    fonts,
    commands: Object.fromEntries(commandKeys.map((key, i) => [key, listed[i]])),
    labels: split(labels),
    nav: split(nav),
    names: split(names),
    files: split(files),
    sentences: split(sentences),
  }
}

export const languages = [...Object.entries(english), ...Object.entries(european), ...Object.entries(world)].map(
  language,
)

export const languageOf = (code) => languages.find((language) => language.code === code)

/** English is on half of the pages; the rest share the other half. */
export function chooseLanguage(random) {
  const rest = languages.filter(({ code }) => code !== 'en')
  return random.chance(0.5) ? languageOf('en') : random.pick(rest)
}

/** Ready-made texts of one language, chosen by `random`. */
export function wordsOf(language, random) {
  const words = {
    language,
    command: (key) => language.commands[key] ?? random.pick(Object.values(language.commands)),
    anyCommand: () => {
      const key = random.pick(commandKeys)
      return { key, text: language.commands[key] }
    },
    commands: (count) => random.some(commandKeys, count).map((key) => ({ key, text: language.commands[key] })),
    label: () => random.pick(language.labels),
    labels: (count) => random.some(language.labels, count),
    nav: () => random.pick(language.nav),
    navs: (count) => random.some(language.nav, count),
    name: () => random.pick(language.names),
    file: () => `${random.pick(language.files)}${random.chance(0.3) ? ` ${random.int(2, 40)}` : ''}`,
    fileName: () =>
      `${random.pick(language.files)}${random.chance(0.3) ? ` ${random.int(2, 40)}` : ''}.${random.pick('txt pdf docx xlsx png jpg mp3 mp4 zip csv md html odt svg json py'.split(' '))}`,
    sentence: () => random.pick(language.sentences),
    paragraph: (from = 2, to = 6) =>
      Array.from({ length: random.int(from, to) }, () => random.pick(language.sentences)).join(' '),
    title: () => (random.chance(0.6) ? random.pick(language.nav) : random.pick(language.labels)),
    number: () => (random.chance(0.5) ? `${random.int(0, 999)}` : `${random.int(1, 99)}.${random.int(10, 99)}`),
    amount: () =>
      `${random.pick(['€', '$', '£', ''])}${random.int(1, 9999)}.${String(random.int(0, 99)).padStart(2, '0')}`,
    size: () => `${random.int(1, 999)} ${random.pick(['KB', 'MB', 'GB', 'kB', 'MiB'])}`,
    date: () =>
      random.pick([
        () => `${random.int(1, 28)}.${random.int(1, 12)}.20${random.int(10, 29)}`,
        () =>
          `20${random.int(10, 29)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`,
        () => `${random.int(1, 12)}/${random.int(1, 28)}/20${random.int(10, 29)}`,
      ])(),
    time: () => `${random.int(0, 23)}:${String(random.int(0, 59)).padStart(2, '0')}`,
    email: () =>
      `${random.pick(['mara', 'jonas', 'li', 'info', 'k.weber', 'sofia', 'omar', 'team'])}@${random.pick(['example.org', 'example.com', 'mail.example'])}`,
  }
  return words
}
