import type { Element, Scene } from '../../models/contract/scene'
import { DescryError } from '../../models/contract/errors'
import type { OwnName } from '../contract/element-methods'
import type { StorePort } from '../ports'
import { alikeIn, findNamed } from './match'
import { cleanOwnName, MOST_NAMES, namesFrom, type StoredName } from './stored'
import { surroundingsOf, wordsBeside, wordsIn } from './surroundings'

export { SURE, LEAD } from './match'

/** The names that a person gave to elements, kept from one look to the next. */
export interface OwnNames {
  list(): Promise<OwnName[]>
  /** Gives the scene's elements the names that were kept for them; the names as they are at this moment. */
  naming(): Promise<(scene: Scene) => Scene>
  /**
   * Names an element, or renames it where it has a name already. Rejects with `NAME_EMPTY`, with `NAME_UNSURE` where the element could
   * not be found again, and with `DISK_FULL` or `WRITE_DENIED`; what was kept before stays then.
   */
  set(scene: Scene, index: number, ownName: string): Promise<OwnName>
  /** The name that an element of a scene has, if any. */
  ownerOf(scene: Scene, index: number): Promise<OwnName | undefined>
  /** Another name for the same element. Rejects with `NAME_MISSING`, and as `set` does. */
  rename(id: string, ownName: string): Promise<OwnName>
  /** Deletes names, or all of them; from the disk, too. Rejects with `NAME_MISSING`. */
  remove(id: string | 'all'): Promise<void>
}

const listed = ({ id, ownName, name, role, window }: StoredName): OwnName => ({ id, ownName, name, role, window })

export function createOwnNames(store: StorePort): OwnNames {
  let last: Promise<unknown> = Promise.resolve()
  const read = async (): Promise<StoredName[]> => namesFrom(await store.read())
  /** One change after another, each on what is on the disk now: another Descry may have changed it. */
  const change = <T>(make: (names: StoredName[]) => { names: StoredName[]; result: T }): Promise<T> => {
    const done = last.then(async () => {
      const { names, result } = make(await read())
      await store.write({ version: 1, names })
      return result
    })
    last = done.catch(() => undefined)
    return done
  }
  const checked = (typed: string): string => {
    const ownName = cleanOwnName(typed)
    if (ownName === '') throw new DescryError('NAME_EMPTY')
    return ownName
  }
  const known = (names: readonly StoredName[], id: string): StoredName => {
    const found = names.find((each) => each.id === id)
    if (!found) throw new DescryError('NAME_MISSING', id)
    return found
  }

  return {
    list: async () => (await read()).map(listed),
    async naming() {
      const names = await read()
      return (scene) => withOwnNames(scene, names)
    },
    async set(scene, index, typed) {
      const ownName = checked(typed)
      return change((names) => {
        const named = describeElement(scene, index, ownName)
        // What would not be found on this very picture will never be found.
        if (findNamed(named, bare(scene))?.index !== index) throw new DescryError('NAME_UNSURE')
        const before = ownersOf(scene, names).get(index)
        const others = names.filter(({ id }) => id !== before?.id)
        if (others.length >= MOST_NAMES) throw new DescryError('NAMES_FULL', String(MOST_NAMES))
        const kept = { ...named, ...(before && { id: before.id }) }
        return { names: [...others, kept], result: listed(kept) }
      })
    },
    async ownerOf(scene, index) {
      const owner = ownersOf(scene, await read()).get(index)
      return owner && listed(owner)
    },
    async rename(id, typed) {
      const ownName = checked(typed)
      return change((names) => {
        const renamed = { ...known(names, id), ownName }
        return { names: names.map((each) => (each.id === id ? renamed : each)), result: listed(renamed) }
      })
    },
    async remove(id) {
      await change((names) => {
        if (id === 'all') return { names: [], result: undefined }
        known(names, id)
        return { names: names.filter((each) => each.id !== id), result: undefined }
      })
    },
  }
}

/** What is known of an element, for finding it again at another look. */
export function describeElement(scene: Scene, index: number, ownName: string): StoredName {
  const element = scene.elements[index]
  if (!element) throw new DescryError('BAD_REQUEST', 'there is no such element')
  const { title, box: window } = surroundingsOf(scene, element)
  const [x, y, width, height] = element.box
  return {
    id: globalThis.crypto.randomUUID(),
    ownName,
    name: element.name.slice(0, 400),
    drawn: element.icon !== undefined,
    role: element.role,
    window: title.slice(0, 400),
    words: wordsIn(scene, window),
    beside: wordsBeside(scene, element),
    several: alikeIn(scene, { ...element, drawn: element.icon !== undefined }) > 1,
    ...(element.signature && { signature: element.signature }),
    box: [x - window[0], y - window[1], Math.max(1, width), Math.max(1, height)],
    size: [Math.max(1, window[2]), Math.max(1, window[3])],
  }
}

/** Which kept name belongs to which element: the surest first, each element and each name once. */
function ownersOf(scene: Scene, names: readonly StoredName[]): Map<number, StoredName> {
  const plain = bare(scene)
  const found = names
    .flatMap((named) => {
      const match = findNamed(named, plain)
      return match ? [{ named, ...match }] : []
    })
    .sort((a, b) => b.score - a.score)
  const owners = new Map<number, StoredName>()
  for (const { named, index } of found) if (!owners.has(index)) owners.set(index, named)
  return owners
}

function withOwnNames(scene: Scene, names: readonly StoredName[]): Scene {
  if (scene.elements.length === 0) return scene
  const owners = ownersOf(scene, names)
  const elements = bare(scene).elements.map((element, index): Element => {
    const owner = owners.get(index)
    return owner ? { ...element, ownName: owner.ownName } : element
  })
  return { ...scene, elements }
}

/** The scene as it was found. */
const bare = (scene: Scene): Scene => ({
  ...scene,
  elements: scene.elements.map((element) => {
    const found = { ...element }
    delete found.ownName
    return found
  }),
})

/** The scene as it is spoken of: elements are called by the person's own names. */
export const calledByOwnNames = (scene: Scene): Scene => ({
  ...scene,
  elements: scene.elements.map((element) => (element.ownName ? { ...element, name: element.ownName } : element)),
})
