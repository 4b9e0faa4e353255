import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { modelMethods } from '../contract/models'
import type { Models } from '../models'
import { DescryError } from '../../models/contract/errors'
import type { Handlers } from '../../models/contract/router'

/**
 * A place on this computer as a person typed it: from the root, or from their own folder with `~`. Anything else would depend on where
 * Descry was started. Throws `FILE_NOT_FOUND`.
 */
function typedPath(text: string): string {
  const path = text === '~' || /^~[\\/]/.test(text) ? join(homedir(), text.slice(1)) : text
  if (!isAbsolute(path)) throw new DescryError('FILE_NOT_FOUND', text)
  return path
}

/**
 * The methods of the models page, alike for the desktop's main process and the browser's server. A token comes in and never goes out
 * again.
 *
 * @param chooseFolder has the person choose a folder, where the host has a dialog for it
 */
export function modelHandlers(
  models: Models,
  chooseFolder?: () => Promise<string | null>,
): Handlers<typeof modelMethods> {
  return {
    listModels: () => models.list(),
    addModel: ({ model, ...chosen }) => models.add(model, chosen),
    pauseModel: ({ id }) => {
      models.pause(id)
      return {}
    },
    removeModel: ({ model }) => models.remove(model),
    verifyModels: ({ model }) => models.verify(model),
    importModels: ({ path, ...chosen }) => models.import(typedPath(path), chosen),
    chooseFolder: async () => {
      if (!chooseFolder) throw new DescryError('NOT_ALLOWED', 'models.chooseFolder')
      return { path: await chooseFolder() }
    },
    exportModel: ({ model, path }) => models.export(model, typedPath(path)),
    showHubToken: () => models.hubToken.state(),
    setHubToken: ({ token }) => models.hubToken.set(token),
  }
}
