import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { randomModel } from '../../fixtures/recognisers/random-ggml'

const fixtures = resolve(import.meta.dirname, '../../fixtures')

/** Whisper base, as it is published. */
const BASE = { width: 512, heads: 8, layers: 6 } as const

/**
 * A model with the true dimensions of SmolVLM-256M and random weights, made in this folder; undefined where Python's torch and onnx
 * are not installed (Debian: python3-torch, python3-onnx).
 */
export function randomSmolVlm(folder: string): string | undefined {
  return made(join(fixtures, 'vision-language/export.py'), '--random', folder) ? folder : undefined
}

/** The same for Whisper base. */
export function randomWhisper(folder: string): string | undefined {
  return made(join(fixtures, 'recognisers/random-whisper.py'), folder, 'base') ? folder : undefined
}

/** Whisper base for whisper.cpp, in 16 bits, with room for so many tokens: it never ends by itself. */
export function randomWhisperCpp(path: string, tokens: number): string {
  writeFileSync(path, randomModel({ ...BASE, text: 2 * (tokens + 4) }))
  return path
}

function made(recipe: string, ...args: string[]): boolean {
  const { status } = spawnSync('/usr/bin/python3', ['-W', 'ignore', '-B', recipe, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  })
  return status === 0
}
