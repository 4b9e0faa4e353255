import { describe, expect, test } from 'vitest'
import { createAssistant } from '../../../assistant/create'
import type { Sentence, Stage } from '../../../assistant/contract'
import { describedPicture } from '../../../assistant/contract/methods'
import { DescryError } from '../../../models/contract/errors'
import { FakeEyes } from '../../fixtures/fake-eyes'
import { article, blankScreen, hostileScreen, photo, printersScreen, settingsScreen } from '../../fixtures/scenes'

const usual = { language: 'en', length: 'normal' } as const
const path = { kind: 'path', path: '/pictures/settings.png' } as const
const bytes = new Uint8Array([1, 2, 3])

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (error instanceof DescryError ? error.code : `not a DescryError: ${String(error)}`),
  )

describe('describing', () => {
  test('gives what the contract says, with the sentences joined and the timings measured', async () => {
    const assistant = createAssistant({ eyes: new FakeEyes(settingsScreen) })
    const described = await assistant.describe(path, usual)
    expect(describedPicture.parse(described)).toEqual(described)
    expect(described).toMatchObject({
      image: { path: '/pictures/settings.png', width: 800, height: 600 },
      blank: false,
      model: { id: 'starter-screen', starter: true },
    })
    expect(described.description).toBe(described.sentences.map(({ text }) => text).join(' '))
    expect(described.elements).toHaveLength(settingsScreen.elements.length)
    expect(described.elements[0]).not.toHaveProperty('fill')
    expect(described.timings.firstSentenceMs).toBeLessThanOrEqual(described.timings.totalMs)
  })

  test('tells what happens, and each sentence as soon as it is true', async () => {
    const told: (Stage | string)[] = []
    await createAssistant({ eyes: new FakeEyes(settingsScreen) }).describe(path, {
      ...usual,
      stage: (stage) => told.push(stage),
      sentence: ({ text }) => told.push(text),
    })
    expect(told.slice(0, 4)).toEqual(['opening', 'looking', 'reading', 'A screen with the title “Network settings”.'])
    expect(told.at(-1)).toBe('done')
  })

  test('the first sentence leaves before the engine is done', async () => {
    const eyes = new FakeEyes(photo)
    let release = (): void => {}
    eyes.gate = new Promise((resolve) => (release = resolve))
    const sentences: Sentence[] = []
    const first = new Promise<void>((resolve) => {
      const done = createAssistant({ eyes }).describe(path, {
        ...usual,
        sentence: (sentence) => {
          sentences.push(sentence)
          resolve()
        },
      })
      void done.catch(() => {})
    })
    await first
    expect(sentences.map(({ text }) => text)).toEqual(['A photograph in landscape format, 640 by 480 pixels.'])
    release()
  })

  test('a blank picture says so and has nothing on it', async () => {
    const assistant = createAssistant({ eyes: new FakeEyes({ ...settingsScreen, blank: blankScreen.blank }) })
    const described = await assistant.describe(path, usual)
    expect(described.blank).toBe(true)
    expect(described.sentences).toHaveLength(1)
    expect(described.text.lines).toEqual([])
    expect(described.elements).toEqual([])
    expect(described.reading.text).toBe('')
  })

  test('nothing that came off a picture can steer what prints it', async () => {
    const described = await createAssistant({ eyes: new FakeEyes(hostileScreen) }).describe(path, usual)
    expect(JSON.stringify(described)).not.toMatch(/\\u001b|\\u0000|\u202e/)
  })

  test('pages are named where there are several', async () => {
    const eyes = new FakeEyes(article)
    const described = await createAssistant({ eyes }).describe(
      { kind: 'path', path: 'bees.pdf' },
      { ...usual, page: 2 },
    )
    expect(described).toMatchObject({ page: 2, pages: 5 })
    expect(eyes.looks()[0]?.params).toMatchObject({ page: 2, language: 'en' })
  })
})

describe('where the picture comes from', () => {
  test('bytes travel with the call, by the name people know', async () => {
    const eyes = new FakeEyes(photo)
    const described = await createAssistant({ eyes }).describe({ kind: 'bytes', name: 'sign.jpg' }, { ...usual, bytes })
    expect(eyes.looks()[0]).toMatchObject({ params: { source: { kind: 'bytes', name: 'sign.jpg' } }, binary: bytes })
    expect(described.image.path).toBe('sign.jpg')
  })

  test('a capture is asked for by what and where, and named by what it shows', async () => {
    const asked: unknown[] = []
    const stages: Stage[] = []
    const assistant = createAssistant({
      eyes: new FakeEyes(settingsScreen),
      capture: {
        capture: async (request) => {
          asked.push(request)
          return { bytes, name: 'Screen' }
        },
      },
    })
    const described = await assistant.describe(
      { kind: 'capture', what: 'area', area: [1, 2, 30, 40] },
      { ...usual, stage: (stage) => stages.push(stage) },
    )
    expect(asked).toEqual([{ what: 'area', area: [1, 2, 30, 40] }])
    expect(described.image.path).toBe('Screen')
    expect(stages[0]).toBe('capturing')
  })

  test('without a port for it, there is no capture and nothing on the clipboard', async () => {
    const assistant = createAssistant({ eyes: new FakeEyes(photo) })
    expect(await codeOf(assistant.describe({ kind: 'capture', what: 'screen' }, usual))).toBe('CAPTURE_UNAVAILABLE')
    expect(await codeOf(assistant.describe({ kind: 'clipboard' }, usual))).toBe('CLIPBOARD_EMPTY')
    expect(await codeOf(assistant.describe({ kind: 'bytes', name: 'x.png' }, usual))).toBe('FILE_EMPTY')
  })

  test('the clipboard’s own error keeps its code', async () => {
    const readPicture = (): Promise<never> => Promise.reject(new DescryError('NOT_INSTALLED', 'xclip'))
    const assistant = createAssistant({ eyes: new FakeEyes(photo), clipboard: { readPicture } })
    expect(await codeOf(assistant.describe({ kind: 'clipboard' }, usual))).toBe('NOT_INSTALLED')
  })
})

describe('what was described before', () => {
  test('is told again, longer or in another language, without a second look', async () => {
    const eyes = new FakeEyes(printersScreen)
    const assistant = createAssistant({ eyes })
    const { pictureId } = await assistant.describe(path, usual)
    const again = await assistant.describe({ kind: 'opened', pictureId }, { language: 'de', length: 'detailed' })
    expect(again.pictureId).toBe(pictureId)
    expect(again.description).toContain('Zeile 1: Name: „Front office“')
    expect((await assistant.read({ kind: 'opened', pictureId }, { language: 'en' })).tables).toHaveLength(1)
    expect(eyes.looks()).toHaveLength(1)
  })

  test('is looked at again for another page', async () => {
    const eyes = new FakeEyes(article)
    const assistant = createAssistant({ eyes })
    const { pictureId } = await assistant.describe({ kind: 'bytes', name: 'bees.pdf' }, { ...usual, page: 2, bytes })
    await assistant.describe({ kind: 'opened', pictureId }, { ...usual, page: 2 })
    expect(eyes.looks()).toHaveLength(1)
    await assistant.describe({ kind: 'opened', pictureId }, { ...usual, page: 3 })
    expect(eyes.looks()).toHaveLength(2)
    expect(eyes.looks()[1]).toMatchObject({ params: { page: 3 }, binary: bytes })
  })

  test('can be shown, from the same bytes', async () => {
    const eyes = new FakeEyes(photo)
    const assistant = createAssistant({ eyes })
    const { pictureId } = await assistant.describe({ kind: 'bytes', name: 'sign.jpg' }, { ...usual, bytes })
    expect(await assistant.preview(pictureId, 100, 100)).toEqual({
      width: 10,
      height: 5,
      png: new Uint8Array([137, 80]),
    })
    expect(eyes.calls.at(-1)).toMatchObject({ method: 'eyes.preview', binary: bytes })
  })

  test('is forgotten in the end, and that has its own code', async () => {
    const assistant = createAssistant({ eyes: new FakeEyes(photo) })
    const { pictureId } = await assistant.describe(path, usual)
    for (let index = 0; index < 20; index++) await assistant.describe(path, usual)
    expect(await codeOf(assistant.ask(pictureId, 'What is this?', { language: 'en' }))).toBe('PICTURE_FORGOTTEN')
    expect(await codeOf(assistant.preview('unknown', 10, 10))).toBe('PICTURE_FORGOTTEN')
  })
})

describe('asking', () => {
  test('answers from what was recognised, without a second look', async () => {
    const eyes = new FakeEyes(printersScreen)
    const assistant = createAssistant({ eyes })
    const { pictureId } = await assistant.describe(path, usual)
    const sentences: Sentence[] = []
    const question = 'What is the address of Basement?'
    const answer = await assistant.ask(pictureId, question, { language: 'en', sentence: (s) => sentences.push(s) })
    expect(answer).toMatchObject({ question, answered: true })
    expect(answer.answer).toContain('192.168.1.21')
    expect(sentences.map(({ text }) => text)).toEqual([answer.answer])
    expect(eyes.looks()).toHaveLength(1)
  })
})

describe('reading', () => {
  test('gives the text in order, the lines and the tables', async () => {
    const reading = await createAssistant({ eyes: new FakeEyes(printersScreen) }).read(path, { language: 'en' })
    expect(reading.text).toContain('Front office\t192.168.1.20\tReady')
    expect(reading.tables[0]?.header).toBe(true)
    expect(reading.lines[0]).toEqual({ text: 'Printers', box: [20, 10, 72, 20], confidence: 0.97 })
  })
})

describe('stopping and failing', () => {
  test('a description that is stopped ends as cancelled and says no more', async () => {
    const eyes = new FakeEyes(photo)
    eyes.gate = new Promise(() => {})
    const controller = new AbortController()
    const sentences: Sentence[] = []
    const describing = createAssistant({ eyes }).describe(path, {
      ...usual,
      signal: controller.signal,
      sentence: (sentence) => {
        sentences.push(sentence)
        controller.abort()
      },
    })
    expect(await codeOf(describing)).toBe('CANCELLED')
    expect(sentences).toHaveLength(1)
  })

  test('a capture that hangs is stopped all the same', async () => {
    const controller = new AbortController()
    const capture = { capture: (): Promise<never> => new Promise(() => {}) }
    const assistant = createAssistant({ eyes: new FakeEyes(photo), capture })
    const describing = assistant.describe({ kind: 'capture', what: 'screen' }, { ...usual, signal: controller.signal })
    controller.abort()
    expect(await codeOf(describing)).toBe('CANCELLED')
  })

  test('an engine that stopped passes through, and the next call works', async () => {
    const eyes = new FakeEyes(photo)
    const assistant = createAssistant({ eyes })
    eyes.failWith = 'ENGINE_RESTARTED'
    expect(await codeOf(assistant.describe(path, usual))).toBe('ENGINE_RESTARTED')
    eyes.failWith = null
    expect(await codeOf(assistant.describe(path, usual))).toBe('resolved')
  })

  test('whatever a port throws has a code', async () => {
    const capture = { capture: (): Promise<never> => Promise.reject(new TypeError('x is not a function')) }
    const assistant = createAssistant({ eyes: new FakeEyes(photo), capture })
    expect(await codeOf(assistant.describe({ kind: 'capture', what: 'screen' }, usual))).toBe('INTERNAL')
  })

  test('two descriptions at the same time keep their sentences apart', async () => {
    const eyes = new FakeEyes(settingsScreen)
    const assistant = createAssistant({ eyes })
    const [one, other] = await Promise.all([
      assistant.describe(path, usual),
      assistant.describe(path, { ...usual, length: 'brief' }),
    ])
    expect(one?.pictureId).not.toBe(other?.pictureId)
    expect(one?.sentences.length).toBe(6)
    expect(other?.sentences.length).toBe(2)
  })
})
