import type { AppState } from './model'

/** The index of the element that is chosen in the list, if one is. */
export function chosenIndex({ marked, picture }: Pick<AppState, 'marked' | 'picture'>): number | undefined {
  const [kind, index] = marked?.by.split(':') ?? []
  const number = Number(index)
  return kind === 'element' && picture?.described.elements[number] ? number : undefined
}
