import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAssistant } from '../../../../assistant/create'
import { createHistory, type History } from '../../../../assistant/history'
import type { EnginePort } from '../../../../assistant/ports'
import { createKeptVectors, createSearch, pictureFiles, type Search } from '../../../../assistant/search'
import type { CallOptions } from '../../../../models/contract/client'
import { DescryError, type ErrorCode } from '../../../../models/contract/errors'
import type { Answer, Method, ParamsOf } from '../../../../models/contract/method'
import { FakeEyes } from '../../../fixtures/fake-eyes'
import { captionOf, dialogScreen, photo, settingsScreen, silentPhoto } from '../../../fixtures/scenes'

/** Eyes that also embed: each picture lies where its name says, and the words lie beside those that are called near. */
class SearchEyes implements EnginePort {
  readonly eyes = new FakeEyes(settingsScreen)
  embedded: string[] = []
  failTexts: ErrorCode | null = null
  failPictures: ErrorCode | null = null
  onPicture: () => void = () => {}

  async call<M extends Method>(method: M, params: ParamsOf<M>, options: CallOptions<M> = {}): Promise<Answer<M>> {
    if (method.name !== 'eyes.embed') return this.eyes.call(method, params, options)
    if (options.signal?.aborted) throw new DescryError('CANCELLED')
    const { what } = method.params.parse(params) as {
      what: { kind: 'texts' } | { kind: 'picture'; source: { path?: string; name?: string } }
    }
    if (what.kind === 'texts') {
      if (this.failTexts) throw new DescryError(this.failTexts, 'clip')
      return { result: { vectors: [[1, 0]] } } as Answer<M>
    }
    const name = what.source.path ?? what.source.name ?? ''
    this.embedded.push(name)
    this.onPicture()
    if (options.signal?.aborted) throw new DescryError('CANCELLED')
    if (this.failPictures) throw new DescryError(this.failPictures, 'clip')
    return { result: { vectors: [name.includes('near') ? [0.8, 0.6] : [0, 1]] } } as Answer<M>
  }
}

let folder: string
let eyes: SearchEyes
let history: History
let model: boolean
let allowed: boolean
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descry-search-'))
  eyes = new SearchEyes()
  history = createHistory()
  model = true
  allowed = true
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const keptPath = (): string => join(folder, 'data', 'embeddings.json')
const open = (): Search =>
  createSearch({
    eyes,
    assistant: createAssistant({ eyes }, history),
    history,
    model: async () =>
      model
        ? { source: { id: 'clip', family: 'clip', folder: join(folder, 'model') }, name: 'CLIP', languages: ['en'] }
        : undefined,
    suggest: async () => 'clip-vit-base-patch32',
    kept: createKeptVectors(keptPath(), () => allowed),
  })
const remember = (name: string, scene = settingsScreen) =>
  history.add({ name, scene, page: undefined, from: { source: { kind: 'bytes', name }, bytes: new Uint8Array([1]) } })
const options = { language: 'en' as const, limit: 10 }

describe('pictures that are remembered', () => {
  test('are found by what was read, before those that a model finds alike', async () => {
    remember('near.png', silentPhoto)
    remember('dialog.png', dialogScreen)
    remember('far.png', silentPhoto)
    const { found, searched, model: used, suggested } = await open().remembered('Delete file', options)
    expect(found.map(({ name }) => name)).toEqual(['dialog.png', 'near.png', 'far.png'])
    expect(found[0]?.sentence).toBe('A screen with the title “notes.txt - Editor”.')
    expect(found[0]?.reasons[0]).toEqual({ kind: 'read', how: 'whole', words: ['Delete file'] })
    expect(found[1]?.reasons).toEqual([{ kind: 'alike', place: 1, of: 3, cosine: 0.8 }])
    expect([searched, used, suggested]).toEqual([3, { id: 'clip', name: 'CLIP' }, null])
    expect(found.every(({ pictureId, at }) => pictureId !== undefined && Date.now() - (at ?? 0) < 60_000)).toBe(true)
  })

  test('are found by words alone where no model is there, and a model is named', async () => {
    model = false
    remember('near.png', silentPhoto)
    const { pictureId } = remember('settings.png')
    const result = await open().remembered('Wi-Fi', options)
    expect(result.found.map((each) => each.pictureId)).toEqual([pictureId])
    expect([result.model, result.suggested, result.problem]).toEqual([null, 'clip-vit-base-patch32', null])
    expect(eyes.embedded).toEqual([])
  })

  test('are found by what a model said of them and by answers about them, as long as nothing contradicts that', async () => {
    model = false
    const caption = captionOf(['A dog runs.', 'A sign says EXIT.'], { 'A sign says EXIT.': 'dropped' })
    remember('dog.jpg', { ...photo, caption })
    const asked = remember('asked.png', silentPhoto)
    history.addExchange(asked.pictureId, {
      question: 'Who is it?',
      answer: 'A lighthouse keeper.',
      answered: true,
      confidence: 'low',
      evidence: [],
    })
    const search = open()
    const names = async (words: string) => (await search.remembered(words, options)).found.map(({ name }) => name)
    expect(await names('runs')).toEqual(['dog.jpg'])
    expect(await names('lighthouse')).toEqual(['asked.png'])
    expect(await names('EXIT')).toEqual([])
    // What Descry says to everybody is not about a picture.
    expect(await names('captioning model')).toEqual([])
  })

  test('are embedded once each, and not again for the next words', async () => {
    remember('near.png')
    remember('far.png')
    const search = open()
    await search.remembered('dog', options)
    await search.remembered('cat', options)
    expect(eyes.embedded).toEqual(['far.png', 'near.png'])
    // Nothing of them was written.
    await expect(createKeptVectors(keptPath(), () => true).get('m', '0'.repeat(64))).resolves.toBeUndefined()
    expect(await pictureFiles([keptPath()])).toMatchObject({ problems: [{ code: 'FILE_NOT_FOUND' }] })
  })

  test('two searches at once each get their own answer', async () => {
    remember('near.png', silentPhoto)
    remember('dialog.png', dialogScreen)
    const search = open()
    const [one, other] = await Promise.all([
      search.remembered('"Keep"', options),
      search.remembered('beach', { ...options, limit: 1 }),
    ])
    expect(one.found.map(({ name }) => name)).toEqual(['dialog.png'])
    expect(other.found.map(({ name }) => name)).toEqual(['near.png'])
  })

  test('are gone from a search that runs while they are forgotten', async () => {
    remember('near.png')
    const search = open()
    let forgotten: Promise<number> | undefined
    eyes.onPicture = () => void (forgotten ??= search.forget())
    expect((await search.remembered('Wi-Fi', options)).found).toEqual([])
    expect(await forgotten).toBe(1)
    expect(await search.list('en')).toEqual([])
  })

  test('a search that is stopped ends as stopped', async () => {
    remember('near.png')
    remember('far.png')
    const stop = new AbortController()
    eyes.onPicture = () => stop.abort()
    await expect(open().remembered('dog', { ...options, signal: stop.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
    expect(eyes.embedded).toHaveLength(1)
  })

  test.each(['CAPTIONER_DAMAGED', 'MODEL_QUARANTINED'] as const)(
    'a model that fails (%s) is told, and words are still found',
    async (code) => {
      remember('near.png', silentPhoto)
      remember('settings.png')
      for (const where of ['failTexts', 'failPictures'] as const) {
        eyes.failTexts = null
        eyes[where] = code
        const result = await open().remembered('Wi-Fi', options)
        expect(result.found.map(({ name }) => name)).toEqual(['settings.png'])
        expect([result.model, result.problem?.code]).toEqual([null, code])
      }
    },
  )

  test('one picture that the model can’t see takes nothing from the others', async () => {
    remember('settings.png')
    eyes.failPictures = 'PICTURE_DAMAGED'
    const result = await open().remembered('Wi-Fi', options)
    expect([result.found.length, result.problem, result.model?.id]).toEqual([1, null, 'clip'])
  })
})

describe('picture files', () => {
  const put = async (name: string, content = name): Promise<string> => {
    await mkdir(join(folder, 'pictures', 'more'), { recursive: true })
    await writeFile(join(folder, 'pictures', name), content)
    return join(folder, 'pictures', name)
  }
  const files = async (search: Search, words: string, extra: object = {}) => {
    const { paths } = await pictureFiles([join(folder, 'pictures')])
    const problems: DescryError[] = []
    const onProblem = (error: DescryError): void => void problems.push(error)
    return { ...(await search.files(words, paths, { ...options, onProblem, ...extra })), problems }
  }

  test('are collected from folders within, each once; hidden files, links and other files are not', async () => {
    const [a, b] = [await put('b.png'), await put('more/a.JPG')]
    for (const name of ['.hidden.png', 'notes.txt']) await put(name)
    await symlink(join(folder, 'pictures'), join(folder, 'pictures', 'more', 'round'))
    const found = await pictureFiles([join(folder, 'pictures'), a, join(folder, 'gone')])
    expect(found).toMatchObject({ paths: [a, b], more: false, problems: [{ code: 'FILE_NOT_FOUND' }] })
    expect(await pictureFiles([join(folder, 'pictures')], undefined, 1)).toMatchObject({ paths: [a], more: true })
  })

  test('are embedded once for all time where that may be kept, whatever they are called then', async () => {
    const near = await put('near.png')
    await put('far.png')
    expect((await files(open(), 'dog')).found.map(({ name }) => name)).toEqual([near, join(folder, 'pictures/far.png')])
    expect(eyes.embedded).toHaveLength(2)
    await copyFile(near, join(folder, 'pictures', 'renamed.png'))
    const again = await files(open(), 'dog')
    expect(eyes.embedded).toHaveLength(2)
    expect(again.found.slice(0, 2).map(({ reasons }) => reasons.at(-1))).toMatchObject([{ place: 1 }, { place: 2 }])
  })

  test('are embedded anew when they changed, when the model did, and when all was forgotten', async () => {
    await put('near.png')
    await files(open(), 'dog')
    await put('near.png', 'other content')
    await files(open(), 'dog')
    expect(eyes.embedded).toHaveLength(2)
    await mkdir(join(folder, 'model', 'onnx'), { recursive: true })
    await writeFile(join(folder, 'model', 'onnx', 'vision_model.onnx'), 'another version')
    await files(open(), 'dog')
    expect(eyes.embedded).toHaveLength(3)
    await open().forget()
    await files(open(), 'dog')
    expect(eyes.embedded).toHaveLength(4)
  })

  test('leave nothing behind where nothing may be kept', async () => {
    allowed = false
    await put('near.png')
    await files(open(), 'dog')
    expect(await pictureFiles([keptPath()])).toMatchObject({ problems: [{ code: 'FILE_NOT_FOUND' }] })
  })

  test('that can’t be opened are told, and the others are searched', async () => {
    await put('a.png')
    const { paths } = await pictureFiles([join(folder, 'pictures')])
    const problems: string[] = []
    const result = await open().files('Wi-Fi', [...paths, join(folder, 'gone.png')], {
      ...options,
      onProblem: ({ code }) => problems.push(code),
    })
    expect([result.searched, result.found.length, problems]).toEqual([1, 1, ['FILE_NOT_FOUND']])
    eyes.eyes.failWith = 'PICTURE_DAMAGED'
    expect((await files(open(), 'Wi-Fi')).problems.map(({ code }) => code)).toEqual(['PICTURE_DAMAGED'])
  })

  test('a search that is stopped keeps what it has done', async () => {
    await put('a.png')
    await put('b.png')
    const stop = new AbortController()
    const onFile = (index: number): void => {
      if (index === 1) stop.abort()
    }
    await expect(files(open(), 'dog', { signal: stop.signal, onFile })).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(eyes.embedded).toHaveLength(1)
    await files(open(), 'dog')
    expect(eyes.embedded).toHaveLength(2)
  })

  test('are searched only here, whatever server was set up', async () => {
    await put('a.png')
    const asked: unknown[] = []
    const assistant = createAssistant({ eyes }, history)
    const search = createSearch({
      eyes,
      assistant: {
        describe: (picture, how) => {
          asked.push([how.here, how.caption])
          return assistant.describe(picture, how)
        },
      },
      history,
      model: async () => undefined,
      suggest: async () => null,
      kept: createKeptVectors(keptPath(), () => true),
    })
    await files(search, 'dog')
    expect(asked).toEqual([[true, false]])
  })
})
