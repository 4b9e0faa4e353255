import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the kits, icon families and type faces lie once `npm install` ran in the folder above. */
export const modulesFolder = fileURLToPath(new URL('../node_modules', import.meta.url))

export const isInstalled = (name) => existsSync(join(modulesFolder, name, 'package.json'))
