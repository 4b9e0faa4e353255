import type { FoundReason } from '../contract/search'
import { nearest } from './nearest'
import type { Span } from './when'
import { match, queryFrom, type Match, type Query } from './words'

/** A picture that may be found, and all that is known of it. */
export interface Candidate<T> {
  item: T
  name: string
  /** When it was looked at or changed, in milliseconds since 1970. */
  at: number | null
  /** Text that was read on it. */
  read: readonly string[]
  /** What Descry or a model said of it. */
  said: readonly string[]
  /** Where a model put it; undefined where no model looked. */
  vector?: readonly number[] | undefined
}

export interface Ranked<T> {
  item: T
  reasons: FoundReason[]
}

export interface RankOptions {
  /** What was typed, and what is left of it without its time. */
  typed: string
  words: string
  span: Span | null
  /** Where a model put the words; undefined where there is none. */
  vector?: readonly number[] | undefined
  limit: number
}

type Texts = Record<'read' | 'said' | 'name', Match>

/** What was said of a picture repeats much of what was read; only what it adds is told. */
function reasonsOf({ read, said, name }: Texts): FoundReason[] {
  const stronger = read?.how === 'whole' || (read?.how === 'all' && said?.how !== 'whole')
  const adds = said && !stronger && said.words.some((word) => !read?.words.includes(word))
  const told = { read, said: adds ? said : null, name }
  return (['read', 'said', 'name'] as const).flatMap((kind): FoundReason[] => {
    const words = told[kind]
    return words ? [{ kind, how: words.how, words: [...words.words] }] : []
  })
}

/** The file's own name: words of the folders above it name many pictures. */
const baseName = (name: string): string => (name.split(/[\\/]/u).at(-1) ?? name).replace(/\.\w{1,5}$/u, '')

const textsOf = (query: Query, { read, said, name }: Candidate<unknown>): Texts => ({
  read: match(query, read),
  said: match(query, said),
  name: match(query, [baseName(name)]),
})

/**
 * How strong words are: what was read is exact and comes first, whole before all; then what was said and names. Some of the words are
 * no more than a hint, and a model, where there is one, knows better.
 */
function strengthOf({ read, said, name }: Texts): number {
  if (read?.how === 'whole') return 4
  if (read?.how === 'all') return 3
  return [said, name].some((each) => each && each.how !== 'some') ? 2 : 0
}

const hintOf = ({ read, said, name }: Texts): number =>
  Math.max(2 * (read?.words.length ?? 0), said?.words.length ?? 0, name?.words.length ?? 0)

/**
 * The pictures that fit, best first, each with its reasons. Pictures that have the words come first. The others follow as alike as a
 * model finds them; without one, those that have some of the words. How alike a model finds pictures only orders them: no limit says
 * from where on a picture shows what was looked for.
 */
export function rank<T>(candidates: readonly Candidate<T>[], options: RankOptions): Ranked<T>[] {
  const { typed, words, span, vector, limit } = options
  const [query, whole] = [queryFrom(words), queryFrom(typed)]
  const inTime = ({ at }: Candidate<T>): boolean => !span || (at !== null && at >= span.from && at < span.to)
  // Somebody may look for the word “yesterday” itself.
  const there = candidates.filter((each) => inTime(each) || match(whole, each.read)?.how === 'whole')
  const embedded = there.flatMap((item) => (item.vector ? [{ item, vector: item.vector }] : []))
  const alike = vector ? nearest(vector, embedded) : []
  const places = new Map(alike.map(({ item, similarity }, index) => [item, { place: index + 1, cosine: similarity }]))
  return (
    there
      .map((candidate) => {
        const texts = textsOf(query, candidate)
        return { candidate, texts, strength: strengthOf(texts), hint: hintOf(texts), alike: places.get(candidate) }
      })
      // What stands in quotation marks must be there; being alike is not enough.
      .filter(
        (each) =>
          each.strength > 0 || each.hint > 0 || query.words.length === 0 || (each.alike && query.quoted.length === 0),
      )
      .sort(
        (a, b) =>
          b.strength - a.strength ||
          (a.alike?.place ?? Infinity) - (b.alike?.place ?? Infinity) ||
          b.hint - a.hint ||
          (b.candidate.at ?? 0) - (a.candidate.at ?? 0),
      )
      .slice(0, limit)
      .map(({ candidate, texts, alike: found }) => ({
        item: candidate.item,
        reasons: [...reasonsOf(texts), ...(found ? [{ kind: 'alike' as const, ...found, of: alike.length }] : [])],
      }))
  )
}
