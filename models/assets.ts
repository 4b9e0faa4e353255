import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DescryError } from './contract/errors'

/** Where the files of the models are. */
export interface Assets {
  /** Absolute path of a file in `models/starter`. */
  starter(name: string): string
  /** Absolute path of a file in an installed package. */
  packaged(name: string, file: string): string
}

/**
 * Finds the files by walking up from this module: the same code runs from its source, from the build and from a packaged app.
 * Its functions throw `MODEL_MISSING` with the file's name.
 */
export function findAssets(from = import.meta.dirname): Assets {
  const above = (path: string, name: string): string => {
    for (let folder = from; ; folder = dirname(folder)) {
      const found = join(folder, path)
      if (existsSync(found)) return found
      if (folder === dirname(folder)) throw new DescryError('MODEL_MISSING', name)
    }
  }
  return {
    starter: (name) => above(join('models/starter', name), `models/starter/${name}`),
    packaged: (name, file) => above(join('node_modules', name, file), `${name}/${file}`),
  }
}
