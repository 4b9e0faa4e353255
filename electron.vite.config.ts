import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { resolve } from 'node:path'

const at = (path: string): string => resolve(import.meta.dirname, path)

/**
 * One build for all hosts: `out/main` holds the desktop's main process, the terminal program and the engines' entry
 * (the last two run on plain Node, so the target is the oldest Node we support); `out/renderer` is the same page for desktop and browser.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node20.19',
      sourcemap: true,
      rollupOptions: {
        input: {
          desktop: at('electron/main/index.ts'),
          descry: at('cli/index.ts'),
          engine: at('models/engine/index.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { window: at('electron/preload/index.ts') },
        // A sandboxed preload script has to be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      rollupOptions: { input: { index: at('renderer/index.html') } },
    },
  },
})
