import type { ElementContract } from '../contract/element-methods'
import type { ElementDesk } from '../elements'
import type { Handlers } from '../../models/contract/router'

/** The methods about elements, alike for the desktop's main process and the browser's server. */
export function elementHandlers(desk: ElementDesk): Handlers<ElementContract> {
  return {
    listElements: async ({ pictureId }) => ({ elements: await desk.elements(pictureId) }),
    nameElement: async ({ pictureId, index, ownName }) => ({ elements: await desk.name(pictureId, index, ownName) }),
    unnameElement: async ({ pictureId, index }) => ({ elements: await desk.unname(pictureId, index) }),
    listNames: async () => ({ names: await desk.names() }),
    renameName: async ({ id, ownName }) => ({ names: await desk.renameName(id, ownName) }),
    removeName: async ({ id }) => ({ names: await desk.removeName(id) }),
    planClick: ({ pictureId, index }) => desk.planClick(pictureId, index),
    click: async ({ clickId }, { signal }) => ({ said: await desk.click(clickId, signal) }),
  }
}
