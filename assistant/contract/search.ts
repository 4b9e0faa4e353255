import { z } from 'zod'
import { defineMethod } from '../../models/contract/method'
import { modelId } from '../../models/contract/store'

/** The longest search, in characters. */
export const LONGEST_SEARCH = 300
/** The most pictures that a search gives. */
export const MOST_FOUND = 100

/** Why a picture was found. */
export const foundReason = z.discriminatedUnion('kind', [
  /**
   * Words that stand on the picture, in the description or the answers about it, or in its name. `whole`: as they were typed, all in
   * one; `all`: each of them; `some`: only those that are named here.
   */
  z.object({
    kind: z.enum(['read', 'said', 'name']),
    how: z.enum(['whole', 'all', 'some']),
    words: z.array(z.string()).min(1),
  }),
  /**
   * A model finds the picture like the words. `place`: 1 for the picture that is most alike, of `of`. `cosine` orders pictures of one
   * search; it is no probability, and those of two models or two searches can't be compared.
   */
  z.object({
    kind: z.literal('alike'),
    place: z.number().int().positive(),
    of: z.number().int().positive(),
    cosine: z.number(),
  }),
])
export type FoundReason = z.infer<typeof foundReason>

/** A picture that was found, or that is remembered. */
export const foundPicture = z.object({
  /** The path of a file, or the name that people know the picture by. */
  name: z.string(),
  /** Of a picture that is remembered, to open it again. */
  pictureId: z.string().optional(),
  /** When it was looked at, or for files: when it was last changed; in milliseconds since 1970. */
  at: z.number().nullable(),
  /** What it is, in one sentence. */
  sentence: z.string(),
  /** Strongest first; empty in a list that is no search. */
  reasons: z.array(foundReason),
})
export type FoundPicture = z.infer<typeof foundPicture>

export const searchResult = z.object({
  /** Best first. */
  found: z.array(foundPicture),
  /** How many pictures were searched. */
  searched: z.number().int().nonnegative(),
  /** The words that were taken as a time, such as “yesterday”; null where there were none. */
  time: z.string().nullable(),
  /** The model that pictures were compared by; null: only words were searched. */
  model: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Whether that model knows the language of the interface. */
  knowsLanguage: z.boolean(),
  /** A model to add, where none is there and the store names one. */
  suggested: modelId.nullable(),
  /** Why a model that is there could not be used. */
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
})
export type SearchResult = z.infer<typeof searchResult>

export const searchMethods = {
  /** The pictures that are remembered, newest first. */
  listPictures: defineMethod({
    name: 'pictures.list',
    params: z.strictObject({}),
    result: z.object({ pictures: z.array(foundPicture) }),
  }),
  /** Searches the pictures that are remembered, and nothing else. */
  searchPictures: defineMethod({
    name: 'pictures.search',
    params: z.strictObject({
      words: z.string().trim().min(1).max(LONGEST_SEARCH),
      limit: z.number().int().min(1).max(MOST_FOUND).default(20),
    }),
    result: searchResult,
    cancellable: true,
  }),
  /** Forgets all pictures, their questions and answers, and what a search kept of picture files. */
  forgetPictures: defineMethod({
    name: 'pictures.forget',
    params: z.strictObject({}),
    result: z.object({ forgotten: z.number().int().nonnegative() }),
  }),
}
export type SearchContract = typeof searchMethods
