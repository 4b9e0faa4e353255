import { stat } from 'node:fs/promises'
import type { Language } from '../../models/contract/engines'
import { DescryError, toDescryError } from '../../models/contract/errors'
import type { Scene } from '../../models/contract/scene'
import type { Assistant, Ports } from '../assistant'
import type { FoundPicture, SearchResult } from '../contract/search'
import type { History, RememberedPicture } from '../history'
import type { EnginePort } from '../ports'
import { candidateOf, sentenceOf } from './candidate'
import { createEmbedder, type Embedder } from './embedder'
import { digestOf } from './files'
import type { KeptVectors } from './kept-vectors'
import { modelKey, type ChosenSearchModel } from './model'
import { rank, type Candidate } from './rank'
import { whenFrom } from './when'

export { createKeptVectors, type KeptVectors } from './kept-vectors'
export { MOST_FILES, pictureFiles } from './files'
export { installedSearchModel, suggestedSearchModel, type ChosenSearchModel } from './model'

export interface SearchOptions {
  language: Language
  limit: number
  signal?: AbortSignal
}

export interface FileSearchOptions extends SearchOptions {
  /** Told before each file, from 0. */
  onFile?: (index: number, path: string) => void
  /** A file that can't be searched; the others are. */
  onProblem?: (error: DescryError) => void
}

/** Finds pictures by words. What is not remembered and was not named is not searched. Nothing is sent anywhere. */
export interface Search {
  /** The pictures that are remembered, the last look first. */
  list(language: Language): Promise<FoundPicture[]>
  /** Searches the pictures that are remembered. Rejects with `CANCELLED`. */
  remembered(typed: string, options: SearchOptions): Promise<SearchResult>
  /** Looks at picture files and searches them; of a file with several pages the first. Rejects with `CANCELLED` and `ENGINE_UNAVAILABLE`. */
  files(typed: string, paths: readonly string[], options: FileSearchOptions): Promise<SearchResult>
  /** Forgets all pictures and all that was kept of files. Gives how many pictures there were. Rejects with `WRITE_DENIED`. */
  forget(): Promise<number>
}

export interface SearchPorts {
  eyes: EnginePort
  assistant: Pick<Assistant, 'describe'>
  /** The one that the assistant remembers pictures in. */
  history: History
  names?: Ports['names']
  /** The search model; undefined where there is none. */
  model: () => Promise<ChosenSearchModel | undefined>
  /** The model to add where there is none; null where nobody knows. */
  suggest: (language: Language) => Promise<string | null>
  kept: KeptVectors
  now?: () => number
}

/** What is compared with the words, and what is shown of it. */
type Item = Omit<FoundPicture, 'reasons'>

export function createSearch(ports: SearchPorts): Search {
  const { eyes, assistant, history, model, suggest, kept, now = Date.now } = ports
  /** Vectors of remembered pictures, in memory only: they go when their picture goes. */
  const vectors = new WeakMap<RememberedPicture, { key: string; vector: readonly number[] }>()

  const suggestions = new Map<Language, string>()
  /** Asking starts the store; its answer does not change while Descry runs. */
  const suggestedFor = async (language: Language): Promise<string | null> => {
    const found = suggestions.get(language) ?? (await suggest(language))
    if (found !== null) suggestions.set(language, found)
    return found
  }
  const naming = async (): Promise<(scene: Scene) => Scene> => (await ports.names?.naming()) ?? ((scene) => scene)
  const itemOf = (picture: RememberedPicture, scene: Scene, language: Language): Item => ({
    name: picture.name,
    pictureId: picture.pictureId,
    at: picture.at,
    sentence: sentenceOf(scene, language),
  })

  /** One search: understands what was typed, has candidates made, and orders them. */
  const search = async (
    typed: string,
    { language, limit, signal }: SearchOptions,
    collect: (embedder: Embedder | null, key: string) => Promise<Candidate<Item>[]>,
  ): Promise<SearchResult> => {
    const { words, time, span } = whenFrom(typed, now())
    const chosen = await model()
    stopIfAborted(signal)
    const begun = chosen && words !== '' ? await createEmbedder(eyes, chosen, words, signal) : null
    const embedder = begun instanceof DescryError ? null : begun
    const candidates = await collect(embedder, embedder ? await modelKey(embedder.model.source) : '')
    stopIfAborted(signal)
    const problem = begun instanceof DescryError ? begun : (embedder?.problem() ?? null)
    const used = problem ? null : embedder
    const ranked = rank(candidates, { typed, words, span, limit, ...(used && { vector: used.words }) })
    return {
      found: ranked.map(({ item, reasons }) => ({ ...item, reasons })),
      searched: candidates.length,
      time,
      model: used ? { id: used.model.source.id, name: used.model.name } : null,
      knowsLanguage: !used || used.model.languages.some((known) => known === '*' || known === language),
      suggested: chosen ? null : await suggestedFor(language),
      problem: problem && { code: problem.code, detail: problem.detail },
    }
  }

  const vectorOf = async (
    picture: RememberedPicture,
    embedder: Embedder,
    key: string,
    signal: AbortSignal | undefined,
  ): Promise<readonly number[] | undefined> => {
    const known = vectors.get(picture)
    if (known?.key === key) return known.vector
    const { from, page } = picture
    if (!from) return undefined
    const vector = await embedder.picture({ ...from, page }, signal)
    if (vector) vectors.set(picture, { key, vector })
    return vector
  }

  /** Looks at one file. What it holds is known by its digest, where that may be kept. */
  const look = async (
    path: string,
    embedder: Embedder | null,
    key: string,
    { language, signal }: FileSearchOptions,
    named: (scene: Scene) => Scene,
  ): Promise<Candidate<Item>> => {
    const { pictureId } = await assistant.describe(
      { kind: 'path', path },
      // Only this computer looks, whatever else was set up: many files at once were never agreed to.
      { language, length: 'brief', caption: false, here: true, ...(signal && { signal }) },
    )
    const picture = history.get(pictureId)
    const scene = named(picture.scene)
    const at = Math.round((await stat(path)).mtimeMs)
    const item: Item = { name: path, at, sentence: sentenceOf(scene, language) }
    const candidate = candidateOf(item, { ...picture, name: path, at }, scene, language)
    if (!embedder) return candidate
    const digest = await digestOf(path, signal)
    const before = await kept.get(key, digest)
    if (before) return { ...candidate, vector: before }
    const vector = await embedder.picture({ source: { kind: 'path', path } }, signal)
    // A file that changed meanwhile is not what the digest says.
    if (vector && (await digestOf(path, signal)) === digest) kept.add(key, digest, vector)
    return { ...candidate, vector }
  }

  return {
    async list(language) {
      const named = await naming()
      return history.list().map((picture) => ({ ...itemOf(picture, named(picture.scene), language), reasons: [] }))
    },

    remembered: (typed, options) =>
      search(typed, options, async (embedder, key) => {
        const named = await naming()
        const candidates: Candidate<Item>[] = []
        for (const picture of history.list()) {
          stopIfAborted(options.signal)
          const scene = named(picture.scene)
          const item = itemOf(picture, scene, options.language)
          const vector = embedder ? await vectorOf(picture, embedder, key, options.signal) : undefined
          candidates.push({ ...candidateOf(item, picture, scene, options.language), vector })
        }
        // Pictures may have been forgotten while a model looked.
        const there = new Set(history.list().map(({ pictureId }) => pictureId))
        return candidates.filter(({ item }) => there.has(item.pictureId ?? ''))
      }),

    async files(typed, paths, options) {
      const { signal, onFile, onProblem } = options
      try {
        return await search(typed, options, async (embedder, key) => {
          const named = await naming()
          const candidates: Candidate<Item>[] = []
          for (const [index, path] of paths.entries()) {
            stopIfAborted(signal)
            onFile?.(index, path)
            try {
              candidates.push(await look(path, embedder, key, options, named))
            } catch (thrown) {
              stopIfAborted(signal)
              const error = fileProblem(thrown, path)
              if (error.code === 'CANCELLED' || error.code === 'ENGINE_UNAVAILABLE') throw error
              onProblem?.(error)
            }
          }
          return candidates
        })
      } finally {
        // What was done of a search that was stopped need not be done again.
        await kept.save().catch((thrown: unknown) => onProblem?.(toDescryError(thrown)))
      }
    },

    async forget() {
      const forgotten = history.forget()
      await kept.forget()
      return forgotten
    },
  }
}

/** A file may go while others are looked at. */
function fileProblem(thrown: unknown, path: string): DescryError {
  const code = thrown instanceof DescryError ? '' : (thrown as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return new DescryError('FILE_NOT_FOUND', path, { cause: thrown })
  return toDescryError(thrown)
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DescryError('CANCELLED')
}
