import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { modulesFolder } from './modules.mjs'

/** Where the bundles of kits made of modules are kept; they are made once. */
const folder = join(modulesFolder, '.kits')

export const bundleUrl = (name) => `/modules/.kits/${name}.js`

/**
 * Makes one script of a kit that comes as many modules. `source` is the entry's text; imports are looked up among the
 * installed packages.
 */
export async function makeBundle(name, source) {
  const outfile = join(folder, `${name}.js`)
  if (existsSync(outfile)) return
  mkdirSync(folder, { recursive: true })
  const { build } = await import('esbuild')
  await build({
    stdin: { contents: source, resolveDir: modulesFolder, sourcefile: `${name}-entry.js` },
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'chrome120',
    outfile,
    logLevel: 'error',
    loader: { '.css': 'empty', '.svg': 'text', '.json': 'json' },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
}
