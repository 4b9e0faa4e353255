import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { whyNot } from '../../../electron/packaging/before-pack.mjs'

const root = resolve(import.meta.dirname, '../../..')
const config = readFileSync(resolve(root, 'electron-builder.yml'), 'utf8')

test('the Node that goes into the app is one that runs there alone', () => {
  const running = { platform: 'linux', arch: 'x64', shared: false }
  expect(whyNot({ platform: 'linux', arch: 'x64' }, running)).toBeUndefined()
  expect(whyNot({ platform: 'linux', arch: 'arm64' }, running)).toContain('arm64')
  expect(whyNot({ platform: 'win32', arch: 'x64' }, running)).toContain('win32')
  expect(whyNot({ platform: 'linux', arch: 'x64' }, { ...running, shared: true })).toContain('nodejs.org')
})

test('what plain Node has to read lies outside the archive', () => {
  const unpacked = /asarUnpack:\n((?: {2}- .*\n)+)/.exec(config)?.[1] ?? ''
  for (const part of ['out/main/**', 'models/starter/**', 'node_modules/**']) expect(unpacked).toContain(`- ${part}\n`)
})

test('the files that the configuration names exist', () => {
  const named = [...config.matchAll(/(?:icon|beforePack|entitlements\w*): (\S+)/g)].map(([, path]) => path ?? '')
  expect(named.length).toBeGreaterThan(4)
  for (const path of named) expect(existsSync(resolve(root, path)), path).toBe(true)
})
