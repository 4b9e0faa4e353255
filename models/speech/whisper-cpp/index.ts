import { basename, resolve } from 'node:path'
import { DescryError } from '../../contract/errors'
import type { RecogniserInfo } from '../../contract/hearing'
import type { Recogniser } from '../recogniser'
import { whisperProgram, type BuildOptions } from './build'
import { languagesOf, whisperCode } from './languages'
import { readWhisperModel } from './model-file'
import { removeLeftSound, runWhisper } from './run'

export interface WhisperCppOptions extends Omit<BuildOptions, 'onBuild'> {
  /** Threads of one decoding. */
  threads: number
  /** Called when the program is built first, so that somebody can say why it takes longer this once. */
  onStage?: (stage: 'building') => void
}

/** Whisper looks at this many seconds at once. */
const WINDOW_SECONDS = 30

/**
 * Opens a ggml file of Whisper, which whisper.cpp runs: in a new process for each piece of sound, so a crash in it ends one
 * decoding only. The program is built on the first call ({@link whisperProgram}).
 *
 * Rejects with `RECOGNISER_DAMAGED` or `RECOGNISER_UNSUPPORTED` for another file, as a file that can't be read, and as
 * {@link whisperProgram} does.
 */
export async function openWhisperCpp(modelPath: string, options: WhisperCppOptions): Promise<Recogniser> {
  const { threads, onStage, ...build } = options
  const model = resolve(modelPath)
  const found = await readWhisperModel(model)
  const program = await whisperProgram({ ...build, ...(onStage && { onBuild: () => onStage('building') }) })
  await removeLeftSound()

  const info: RecogniserInfo = {
    name: basename(model).replace(/\.(bin|ggml)$/i, ''),
    demonstration: false,
    languages: languagesOf(found.languages),
    translates: found.translates,
    timesWords: true,
    takesHints: true,
  }
  const closing = new AbortController()
  const running = new Set<Promise<unknown>>()
  return {
    info,
    longest: WINDOW_SECONDS,
    async decode(samples, asked = {}) {
      const { language, translate = false, hints = [], interim = false, timeWords = false, signal } = asked
      if (translate && !info.translates) throw new DescryError('RECOGNISER_UNSUPPORTED', 'translate')
      const code = language === undefined ? undefined : whisperCode(language)
      if (language !== undefined && (code === undefined || !info.languages.includes(language)))
        throw new DescryError('LANGUAGE_UNKNOWN', language)
      const run = runWhisper(samples, {
        program,
        model,
        threads,
        language: code ?? (found.languages === 1 ? 'en' : 'auto'),
        translate,
        hints,
        quick: interim,
        signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
      })
      const settled = run.catch(() => {})
      running.add(settled)
      void settled.then(() => running.delete(settled))
      const decoded = await run
      return timeWords ? decoded : { ...decoded, words: [] }
    },
    async close() {
      closing.abort()
      await Promise.all(running)
    },
  }
}
