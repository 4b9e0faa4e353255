import { describe, expect, test } from 'vitest'
import type { Length, Sentence } from '../../../../assistant/contract/descriptions'
import { createNarrator, describeScene } from '../../../../assistant/describe'
import type { Language } from '../../../../models/contract/engines'
import type { Scene } from '../../../../models/contract/scene'
import * as scenes from '../../../fixtures/scenes'

const texts = (sentences: readonly Sentence[]): string[] => sentences.map(({ text }) => text)
const described = (scene: Scene, length: Length = 'normal', language: Language = 'en'): string[] =>
  texts(describeScene(scene, { language, length }))

const allScenes = Object.entries(scenes).filter((entry): entry is [string, Scene] => {
  const value = entry[1]
  return typeof value === 'object' && 'lines' in value
})
const lengths: Length[] = ['brief', 'normal', 'detailed']

describe('a settings window', () => {
  test('is told by its title, then its controls with their state, then the text beside them', () => {
    expect(described(scenes.settingsScreen)).toEqual([
      'A screen with the title “Network settings”.',
      'Check boxes: “Enable Wi-Fi”, ticked; “Share this connection”, not ticked.',
      'Switch: “Flight mode”, off.',
      'Edit field: “Computer name”, contains “office-pc”.',
      'Buttons: “Cancel”; “Save”, unavailable.',
      'The other text reads: “You are connected to “Library”.”',
    ])
  })

  test('is one sentence and a count when it should be brief', () => {
    expect(described(scenes.settingsScreen, 'brief')).toEqual([
      'A screen with the title “Network settings”.',
      'It has 2 check boxes, a switch, an edit field, and 2 buttons.',
    ])
  })

  test('is told in German in the words of German screen readers', () => {
    const sentences = described(scenes.settingsScreen, 'normal', 'de')
    expect(sentences[0]).toBe('Ein Bildschirm mit dem Titel „Network settings“.')
    expect(sentences).toContain(
      'Kontrollkästchen: „Enable Wi-Fi“, aktiviert; „Share this connection“, nicht aktiviert.',
    )
    expect(sentences).toContain('Eingabefeld: „Computer name“, enthält „office-pc“.')
  })

  test('has its buttons told however many other kinds of controls there are', () => {
    const crowded: Scene = {
      ...scenes.settingsScreen,
      elements: [
        ...scenes.settingsScreen.elements,
        scenes.element('radio', 'Automatic', [20, 400, 100, 20], { state: { checked: true } }),
        scenes.element('searchbox', 'Find', [20, 430, 100, 20]),
        scenes.element('combobox', 'Zone', [20, 460, 100, 20], { state: { value: 'Europe' } }),
      ],
    }
    const sentences = described(crowded)
    expect(sentences).toContain('Radio button: “Automatic”, selected.')
    expect(sentences).toContain('Buttons: “Cancel”; “Save”, unavailable.')
    expect(sentences).toContain('Also: an edit field, a search field, and a combo box.')
    expect(sentences.length).toBeLessThanOrEqual(7)
  })

  test('has controls without a name counted by their state, after those that have one', () => {
    const tools = scenes.sceneOf('screen', {
      lines: [],
      elements: [
        scenes.element('button', '', [0, 0, 20, 20], { state: { disabled: true } }),
        scenes.element('button', 'Undo', [30, 0, 20, 20], { state: { disabled: true } }),
        scenes.element('button', '', [60, 0, 20, 20]),
        scenes.element('button', '', [90, 0, 20, 20], { confidence: 0.4 }),
      ],
    })
    expect(described(tools)).toContain(
      'Buttons: “Undo”, unavailable; one without a name, unavailable; one without a name.',
    )
    expect(described(tools).join(' ')).not.toContain('Probably')
  })

  test('keeps the buttons that every window has for the detailed description', () => {
    const button = (name: string, meaning: string, x: number) =>
      scenes.element('button', name, [x, 4, 24, 24], { icon: { meaning, confidence: 0.95 } })
    const window = scenes.sceneOf('screen', {
      lines: [],
      elements: [
        button('Minimise', 'minimise', 700),
        button('Close', 'close', 760),
        button('Close', 'close', 100),
        scenes.element('button', 'Save', [700, 400, 80, 30]),
      ],
    })
    expect(described(window)).toContain('Buttons: “Close” and “Save”.')
    expect(described(window, 'brief')).toContain('It has 2 buttons.')
    expect(described(window, 'detailed').join(' ')).toContain('“Minimise”')
  })

  test('doubts an icon once, where it is not sure of the button either', () => {
    const tools = scenes.sceneOf('screen', {
      lines: [],
      elements: [
        scenes.element('button', 'Menu', [0, 0, 20, 20], {
          confidence: 0.5,
          icon: { meaning: 'menu', confidence: 0.6 },
        }),
      ],
    })
    expect(described(tools)).toContain('Probably a button: “Menu”.')
  })

  test('never speaks what stands in a password field', () => {
    const login = scenes.sceneOf('screen', {
      lines: [scenes.line('hunter2', 110, 12)],
      elements: [scenes.element('password', 'Password', [100, 10, 200, 30], { state: { value: 'hunter2' } })],
    })
    for (const length of lengths) {
      const [, ...afterOpening] = described(login, length)
      expect(afterOpening.join(' ')).not.toContain('hunter2')
    }
    expect(described(login)).toContain('Password field: “Password”, contains hidden text.')
  })
})

describe('an open dialog', () => {
  test('is told right after the title, with what it asks and its buttons', () => {
    expect(described(scenes.dialogScreen)).toEqual([
      'A screen with the title “notes.txt - Editor”.',
      'A dialog “Delete file?” is open, with the buttons “Keep” and “Delete”.',
      'The dialog reads: “This can’t be undone.”',
      'The other text reads: “Buy bread”.',
    ])
  })

  test('whose name was said as the title is not named again', () => {
    const scene = structuredClone(scenes.dialogScreen)
    for (const element of scene.elements) if (element.role === 'dialog') element.name = 'notes.txt - Editor'
    expect(described(scene)).toContain('A dialog is open, with the buttons “Keep” and “Delete”.')
  })

  test('is what a brief description is about', () => {
    expect(described(scenes.dialogScreen, 'brief')).toHaveLength(2)
    expect(described(scenes.dialogScreen, 'brief')[1]).toContain('“Delete file?” is open')
  })
})

describe('a table', () => {
  test('is told by its size and the names of its columns, and its text is not read twice', () => {
    const sentences = described(scenes.printersScreen)
    expect(sentences).toContain('A table of 4 rows and 3 columns, headed “Name”, “Address”, and “Status”.')
    expect(sentences.join(' ')).not.toContain('192.168.1.20')
  })

  test('is told row by row in a detailed description, empty cells too', () => {
    const sentences = described(scenes.printersScreen, 'detailed')
    expect(sentences).toContain('Row 1: Name: “Front office”; Address: “192.168.1.20”; Status: “Ready”.')
    expect(sentences).toContain('Row 3: Name: “Attic”; Address: “192.168.1.22”; Status: empty.')
  })
})

describe('a photograph', () => {
  test('is told by what is known of it, and says how to know more', () => {
    expect(described(scenes.photo)).toEqual([
      'A photograph in landscape format, 640 by 480 pixels.',
      'Its main colours are green and light blue.',
      'The text on it reads: “STOP”.',
      'What it shows can be described when a captioning model is installed.',
    ])
  })

  test('without text says so', () => {
    expect(described(scenes.silentPhoto)).toContain('No text was found on it.')
  })

  test('whose text could not be read says that instead', () => {
    const sentences = described({ ...scenes.silentPhoto, textRegions: 2 })
    expect(sentences).toContain('There seems to be some text that could not be read.')
    expect(sentences).not.toContain('No text was found on it.')
  })

  test('with a caption gives it as a model’s opinion and needs no captioner any more', () => {
    const said = ['A red sign stands beside a road.', 'It says “STOP”.', 'Another says “YIELD”.']
    const caption = scenes.captionOf(said, { 'Another says “YIELD”.': 'dropped' })
    const sentences = describeScene({ ...scenes.photo, caption }, { language: 'en', length: 'normal' })
    expect(sentences).toContainEqual({
      text: 'In the opinion of a model: A red sign stands beside a road.',
      source: 'model',
      confidence: 0.7,
    })
    expect(sentences).toContainEqual({ text: 'The model adds: It says “STOP”.', source: 'model', confidence: 0.7 })
    expect(texts(sentences).join(' ')).not.toContain('YIELD')
    expect(texts(sentences).join(' ')).toContain('left out')
    expect(texts(sentences).join(' ')).not.toContain('is installed')
  })

  test.each([
    [640, 480, 'landscape'],
    [480, 640, 'portrait'],
    [500, 505, 'square'],
  ])('of %i by %i pixels is in %s format', (width, height, shape) => {
    const image = { width, height, format: 'jpeg' as const }
    expect(described({ ...scenes.photo, image })[0]).toContain(`${shape} format, ${width} by ${height} pixels`)
  })
})

describe('a blank picture', () => {
  test.each(allScenes)('has one sentence, whatever else is reported about it: %s', (_name, scene) => {
    const blank: Scene = { ...scene, blank: { kind: 'black', colour: '#000000' } }
    for (const length of lengths) {
      const sentences = described(blank, length)
      expect(sentences).toHaveLength(1)
      expect(sentences[0]).toMatch(/^The picture is black all over: .*screen curtain/)
    }
  })

  test.each([
    ['white', '#ffffff', /white all over.*loading/],
    ['uniform', '#00008b', /dark blue all over/],
    ['transparent', '#ffffff', /transparent all over/],
  ] as const)('of the kind %s says so and suggests why', (kind, colour, words) => {
    expect(described({ ...scenes.blankScreen, blank: { kind, colour } })).toEqual([expect.stringMatching(words)])
  })

  test('is told as soon as the overview is there, and nothing follows', () => {
    const narrator = createNarrator({ language: 'en', length: 'detailed' })
    expect(narrator.onOverview(scenes.overviewOf(scenes.blankScreen))).toHaveLength(1)
    expect(narrator.onLines({ headline: true, lines: [scenes.line('ghost', 0, 0)] })).toEqual([])
    expect(narrator.onScene(scenes.settingsScreen)).toEqual([])
  })
})

describe('a page of text', () => {
  test('is told by its heading, its page, its size, and its paragraphs; cut words are whole, addresses exact', () => {
    expect(described(scenes.article)).toEqual([
      'A page of text with the heading “On the keeping of bees”, page 2 of 5.',
      'It has 3 paragraphs, 6 lines and about 38 words, in 2 columns.',
      'It reads: “Bees need water as well as flowers, and they find both by scent.” ' +
        '“A hive of 20,000 bees drinks half a litre a day.” “Write to bees@garden.example for a list.”',
      'One line of text could not be read with certainty.',
    ])
  })

  test('in detail has every sound line, and the doubtful ones as doubtful', () => {
    const sentences = describeScene(scenes.article, { language: 'en', length: 'detailed' })
    const last = sentences.at(-1)
    expect(last).toEqual({ text: 'Hard to read, and perhaps wrong: “smudged wrds”.', source: 'text', confidence: 0.3 })
    expect(texts(sentences)).toContain('“A hive of 20,000 bees drinks half a litre a day.”')
  })

  test.each([
    [90, 'a quarter turn to the right'],
    [180, 'upside down'],
    [270, 'a quarter turn to the left'],
  ] as const)('turned by %i degrees says so in its first sentence', (textRotation, words) => {
    for (const length of lengths) expect(described({ ...scenes.rotatedPage, textRotation }, length)[0]).toContain(words)
  })

  test('in a window has its controls told after the text', () => {
    const elements = [
      scenes.element('button', 'Print', [10, 10, 80, 30]),
      scenes.element('heading', 'Bees', [0, 0, 9, 9]),
    ]
    const sentences = described({ ...scenes.article, elements })
    expect(sentences.at(-1)).toBe('Button: “Print”.')
  })

  test('of program text keeps its lines apart when everything is told', () => {
    expect(described(scenes.darkEditor, 'detailed')).toContain('“function greet(name) {”.')
  })
})

describe('what is not sure', () => {
  test('is said with “probably”', () => {
    expect(described(scenes.darkEditor)).toContain('Probably a tab: “main.ts”, selected.')
    const unsure = { ...scenes.photo, kind: { name: 'photo' as const, confidence: 0.4 } }
    expect(described(unsure)[0]).toMatch(/^Probably a photograph/)
  })

  test('is left out when it is hardly more than a guess', () => {
    const elements = [scenes.element('button', 'Maybe', [0, 0, 50, 20], { confidence: 0.1 })]
    expect(described(scenes.sceneOf('screen', { elements })).join(' ')).not.toContain('Maybe')
  })
})

describe('streaming', () => {
  test('a screen’s first sentence leaves with its title, before everything is known', () => {
    const narrator = createNarrator({ language: 'en', length: 'normal' })
    expect(narrator.onOverview(scenes.overviewOf(scenes.settingsScreen))).toEqual([])
    const title = scenes.settingsScreen.lines[0]!
    expect(texts(narrator.onLines({ headline: true, lines: [title] }))).toEqual([
      'A screen with the title “Network settings”.',
    ])
    expect(narrator.onLines({ headline: false, lines: scenes.settingsScreen.lines.slice(1) })).toEqual([])
    expect(texts(narrator.onScene(scenes.settingsScreen))).toEqual(described(scenes.settingsScreen).slice(1))
  })

  test('a photograph’s first sentence leaves with the overview', () => {
    const narrator = createNarrator({ language: 'en', length: 'normal' })
    expect(texts(narrator.onOverview(scenes.overviewOf(scenes.photo)))).toEqual([
      'A photograph in landscape format, 640 by 480 pixels.',
    ])
  })

  test('a screen without a title begins with its first words', () => {
    const narrator = createNarrator({ language: 'en', length: 'normal' })
    narrator.onOverview(scenes.overviewOf(scenes.printersScreen))
    expect(texts(narrator.onLines({ headline: false, lines: [scenes.line('Good morning', 0, 0)] }))).toEqual([
      'A screen that begins with “Good morning”.',
    ])
  })

  test('a kind that is not sure is not said before everything is known', () => {
    const narrator = createNarrator({ language: 'en', length: 'normal' })
    const overview = { ...scenes.overviewOf(scenes.photo), kind: { name: 'photo' as const, confidence: 0.5 } }
    expect(narrator.onOverview(overview)).toEqual([])
    expect(narrator.onLines({ headline: false, lines: scenes.settingsScreen.lines })).toEqual([])
    expect(texts(narrator.onScene(scenes.settingsScreen))[0]).toBe('A screen with the title “Network settings”.')
  })

  test('the first sentence is not contradicted when the kind changes later', () => {
    const narrator = createNarrator({ language: 'en', length: 'normal' })
    narrator.onOverview(scenes.overviewOf(scenes.photo))
    const rest = texts(narrator.onScene({ ...scenes.photo, kind: { name: 'document', confidence: 0.9 } }))
    expect(rest.join(' ')).not.toMatch(/page of text|paragraph/)
  })

  test.each(allScenes)('gives each sentence once, in whole sentences, at every length: %s', (_name, scene) => {
    for (const language of ['en', 'de'] as const)
      for (const length of lengths) {
        const sentences = describeScene(scene, { language, length })
        expect(new Set(texts(sentences)).size).toBe(sentences.length)
        for (const { text } of sentences) expect(text).toMatch(/[.!?…][“”"’»)]*$/)
        if (length === 'brief') expect(sentences.length).toBeLessThanOrEqual(2)
        if (length === 'normal') expect(sentences.length).toBeLessThanOrEqual(7)
      }
  })
})

describe('text from a picture that means harm', () => {
  test.each(lengths)('is spoken without anything that a terminal or a voice would obey (%s)', (length) => {
    for (const text of described(scenes.hostileScreen, length)) {
      expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      expect(text.length).toBeLessThan(2200)
    }
  })

  test('is quoted as it was printed otherwise, message syntax and Markdown too', () => {
    const all = described(scenes.hostileScreen, 'detailed').join(' ')
    expect(all).toContain('{count, plural, other {#}} <b>**now**</b>')
    expect(all).toContain('") (system "touch x")')
    expect(all).not.toContain('owned')
  })

  test('has an end: what is too much is counted', () => {
    const detailed = described(scenes.hostileScreen, 'detailed')
    expect(detailed.length).toBeLessThan(410)
    expect(detailed.some((text) => /, and 101 more lines\.$/.test(text))).toBe(true)
  })
})
