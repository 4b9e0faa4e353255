import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DescryError } from '../contract/errors'

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
  const require = createRequire(join(from, 'assets.js'))
  return {
    starter(name) {
      for (let folder = from; ; folder = dirname(folder)) {
        const path = join(folder, 'models/starter', name)
        if (existsSync(path)) return path
        if (folder === dirname(folder)) throw new DescryError('MODEL_MISSING', `models/starter/${name}`)
      }
    },
    packaged(name, file) {
      try {
        return join(dirname(require.resolve(`${name}/package.json`)), file)
      } catch (error) {
        throw new DescryError('MODEL_MISSING', `${name}/${file}`, { cause: error })
      }
    },
  }
}
