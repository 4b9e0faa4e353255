import { defineConfig } from 'vitest/config'

const suite = (name: string, include: string[], options: object = {}) => ({
  test: { name, include, environment: 'node', testTimeout: 60_000, hookTimeout: 120_000, ...options },
})

/**
 * A browser or a sound server that gets no processor for seconds misses a moment. What fails twice is broken; the report tells what was
 * tried again.
 */
const onceMore = { fileParallelism: false, retry: 1 }

/** Suites by what they need. The end-to-end suites run the built program, one file at a time: two cores are few. */
export default defineConfig({
  test: {
    projects: [
      suite('unit', ['tests/unit/**/*.test.ts']),
      suite('contract', ['tests/contract/**/*.test.ts']),
      suite('security', ['tests/security/**/*.test.ts'], { fileParallelism: false }),
      suite('cli', ['tests/e2e/cli/**/*.test.ts'], { fileParallelism: false }),
      suite('browser', ['tests/e2e/browser/**/*.test.ts'], onceMore),
      suite('electron', ['tests/e2e/electron/**/*.test.ts'], { fileParallelism: false }),
      suite('screen-reader', ['tests/screen-reader/**/*.test.ts'], onceMore),
    ],
  },
})
