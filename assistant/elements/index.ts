import { DescryError } from '../../models/contract/errors'
import type { Scene } from '../../models/contract/scene'
import type { ClickPlan, DescribedPicture, OwnName } from '../contract'
import { elementsOf } from '../create'
import type { History } from '../history'
import type { OwnNames } from '../names'
import { createClicking, type ClickingOptions } from './clicking'

type Elements = DescribedPicture['elements']

/** What a person does with the elements of pictures that are remembered. Elements are meant by their index in the picture's list. */
export interface ElementDesk {
  /** The elements of a picture with the names they have now. Rejects with `PICTURE_FORGOTTEN`, as all that name a picture do. */
  elements(pictureId: string): Promise<Elements>
  /** Gives an element a name of the person's own. Rejects as {@link OwnNames.set} does. */
  name(pictureId: string, index: number, ownName: string): Promise<Elements>
  /** Takes that name away. Rejects with `NAME_MISSING` where it has none. */
  unname(pictureId: string, index: number): Promise<Elements>
  names(): Promise<OwnName[]>
  renameName(id: string, ownName: string): Promise<OwnName[]>
  removeName(id: string | 'all'): Promise<OwnName[]>
  planClick(pictureId: string, index: number): Promise<ClickPlan>
  click(clickId: string, signal?: AbortSignal): Promise<string>
}

export interface ElementDeskOptions extends Omit<ClickingOptions, 'names'> {
  /** The one that the assistant remembers pictures in. */
  history: History
  names: OwnNames
}

export function createElementDesk(options: ElementDeskOptions): ElementDesk {
  const { history, names } = options
  const clicking = createClicking(options)
  const named = async (pictureId: string): Promise<Scene> => (await names.naming())(history.get(pictureId).scene)
  const elements = async (pictureId: string): Promise<Elements> => elementsOf(await named(pictureId))

  return {
    elements,
    async name(pictureId, index, ownName) {
      await names.set(history.get(pictureId).scene, index, ownName)
      return elements(pictureId)
    },
    async unname(pictureId, index) {
      const owner = await names.ownerOf(history.get(pictureId).scene, index)
      if (!owner) throw new DescryError('NAME_MISSING')
      await names.remove(owner.id)
      return elements(pictureId)
    },
    names: () => names.list(),
    async renameName(id, ownName) {
      await names.rename(id, ownName)
      return names.list()
    },
    async removeName(id) {
      await names.remove(id)
      return names.list()
    },
    planClick: async (pictureId, index) => clicking.plan(await named(pictureId), index),
    click: (clickId, signal) => clicking.click(clickId, signal),
  }
}
