/** Loads a TypeScript module of the project with Vite, from the source as it is. */
import { createServer, createServerModuleRunner } from 'vite'
import { root } from './paths.mjs'

/** @returns the module. The process must be ended by the caller: parts of the module are loaded when they are needed. */
export async function importTypeScript(file) {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null, hmr: false },
    optimizeDeps: { noDiscovery: true },
  })
  return createServerModuleRunner(server.environments.ssr).import(file)
}
