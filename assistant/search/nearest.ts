/** A thing that can be found, and its vector. */
export interface Embedded<T> {
  item: T
  vector: readonly number[]
}

/** How alike two vectors of length 1 are: from −1, the opposite, to 1, the same. */
export const similarity = (one: readonly number[], other: readonly number[]): number =>
  one.length === other.length ? one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0) : -1

/** What is most like a query, best first. What lies in another model's space is never like it. */
export function nearest<T>(
  query: readonly number[],
  all: readonly Embedded<T>[],
  most = Infinity,
): { item: T; similarity: number }[] {
  return all
    .filter(({ vector }) => vector.length === query.length)
    .map(({ item, vector }) => ({ item, similarity: similarity(query, vector) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, most)
}
