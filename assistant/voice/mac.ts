import type { ChildProcess } from 'node:child_process'
import { DescryError } from '../../models/contract/errors'
import type { SpeakerPort } from '../ports'
import { plainReason, startProgram } from '../system/program'
import { safeLanguage, safeRate, spokenText } from './spoken-text'
import { readWav, withPrivateFile, writeWav } from './wav'

const NORMAL_WPM = 175

/** What Descry uses of the package `say`: its typings name less than it has. */
interface SayPlatform {
  child: ChildProcess | null
  speak(text: string, voice: string | null, speed: number): void
}
interface SayPackage {
  Say: new (platform: 'darwin') => SayPlatform
}

async function loadSay(): Promise<SayPackage> {
  return (await import('say')).default as unknown as SayPackage
}

/**
 * macOS, with the package `say`. There it is safe, with care for three things: it hands the text over as an argument, so a space
 * stands before it, or a text that begins with `-` would be read as options (`-o file`); it does not notice when its program is
 * missing; and one object knows only its latest child, so each utterance has its own.
 * Files are written without the package, which can only make 32-bit ones that many programs do not open.
 */
export function macSpeaker(program = 'say', voices: readonly MacVoice[] = []): SpeakerPort {
  return {
    name: 'say',

    async speak(text, { rate, language }, signal) {
      const words = spokenText(text)
      if (words === '') return
      const { Say } = await loadSay()
      if (signal.aborted) throw new DescryError('CANCELLED')
      const say = new Say('darwin')
      say.speak(` ${words}`, voiceFor(language, voices), safeRate(rate))
      if (say.child) await childEnded(say.child, signal)
    },

    writeFile: (text, path, { rate, language }, signal) =>
      withPrivateFile('speech.wav', async (file) => {
        const voice = voiceFor(language, voices)
        const args = ['-o', file, '--file-format=WAVE', '--data-format=LEI16@22050', ...(voice ? ['-v', voice] : [])]
        const speed = ['-r', String(Math.round(NORMAL_WPM * safeRate(rate)))]
        await startProgram(program, [...args, ...speed, '-f', '-'], { signal, input: spokenText(text) }).ended
        await writeWav(path, await readWav(file))
      }),
  }
}

/** Waits for a child that the package started. What it complains about without failing (as macOS does about classes) is no error. */
function childEnded(child: ChildProcess, signal: AbortSignal): Promise<void> {
  let complaints = ''
  child.stderr?.on('data', (data: unknown) => (complaints = String(data)))
  child.stdin?.on('error', () => {})
  child.stdin?.end()
  return new Promise((resolve, reject) => {
    const kill = (): void => void child.kill('SIGKILL')
    const settle = (error?: DescryError): void => {
      signal.removeEventListener('abort', kill)
      process.off('exit', kill)
      if (error) reject(error)
      else resolve()
    }
    signal.addEventListener('abort', kill, { once: true })
    process.on('exit', kill)
    child.on('error', (error) => settle(new DescryError('VOICE_FAILED', plainReason(error.message))))
    child.on('exit', (code) => {
      if (signal.aborted) settle(new DescryError('CANCELLED'))
      else if (code === 0) settle()
      else settle(new DescryError('VOICE_FAILED', plainReason(complaints) || `say ended with ${code ?? 'a signal'}`))
    })
  })
}

export interface MacVoice {
  name: string
  /** The language without its region: `en`. */
  language: string
}

/** Null is the voice that the person chose in the system; another is taken only where that one speaks another language. */
function voiceFor(language: string, voices: readonly MacVoice[]): string | null {
  const wanted = safeLanguage(language).slice(0, 2)
  const usual = Intl.DateTimeFormat().resolvedOptions().locale.slice(0, 2)
  return wanted === usual ? null : (voices.find((voice) => voice.language === wanted)?.name ?? null)
}

/** Reads the list that `say -v ?` prints: `Anna                de_DE    # Hallo! …`. Names that could be read as an option are left out. */
export function parseMacVoices(list: string): MacVoice[] {
  return list.split('\n').flatMap((line) => {
    const found = /^([\p{L}\p{N}][\p{L}\p{N} ().'-]*?)\s+([a-z]{2,3})_\w+\s+#/u.exec(line)
    return found?.[1] && found[2] ? [{ name: found[1], language: found[2] }] : []
  })
}

/** The voices of this Mac; none where they can't be listed. */
export async function listMacVoices(program: string): Promise<MacVoice[]> {
  const { stdout, ended } = startProgram(program, ['-v', '?'], {
    signal: AbortSignal.timeout(5000),
    input: '',
    output: true,
  })
  let list = ''
  stdout.setEncoding('utf8').on('data', (text: string) => (list += text))
  return ended.then(
    () => parseMacVoices(list),
    () => [],
  )
}
