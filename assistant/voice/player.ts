import { DescryError } from '../../models/contract/errors'
import { findProgram, startProgram } from '../system/program'
import { powershellPath } from './windows'
import { withPrivateFile, writeWav } from './wav'

/** Plays 16-bit sound of one channel as it comes. */
export interface Player {
  readonly name: string
  /** Begins to play. Aborting silences it at once. */
  open(sampleRate: number, signal: AbortSignal): Playing
}

export interface Playing {
  /** Resolves when the player takes more. Rejects with `CANCELLED`, or `VOICE_FAILED` when the player fails. */
  write(pcm: Uint8Array): Promise<void>
  /** Resolves when all of it was heard. Rejects as `write` does. */
  end(): Promise<void>
}

/**
 * What the system may hold between two programs, in bytes: when a player fails, so much of what was written last may not have been heard.
 * Linux keeps 208 KiB for the sockets that Node uses as pipes.
 */
export const UNHEARD_BYTES = 256 * 1024

/** Programs that play headerless sound from their standard input, in the order they are tried. */
export const rawPlayers = {
  pacat: (rate: number) => [
    ...['--playback', '--raw', '--format=s16le', `--rate=${rate}`, '--channels=1', '--latency-msec=100'],
    '--client-name=Descry',
  ],
  aplay: (rate: number) => ['-q', '-t', 'raw', '-f', 'S16_LE', '-r', String(rate), '-c', '1', '-'],
} as const

/** The ways of playing sound that this computer has; none where it has none. */
export async function findPlayers({
  platform = process.platform,
  env = process.env,
}: { platform?: NodeJS.Platform; env?: NodeJS.ProcessEnv } = {}): Promise<Player[]> {
  if (platform === 'darwin') return [filePlayer('afplay', '/usr/bin/afplay', (path) => ({ args: [path] }))]
  if (platform === 'win32') return [windowsPlayer(powershellPath(env), env)]
  const found = await Promise.all(
    Object.entries(rawPlayers).map(async ([name, args]) => {
      const path = await findProgram(name, env)
      return path === null ? [] : [pipePlayer(name, path, args)]
    }),
  )
  return found.flat()
}

/** A program that reads sound from its standard input. */
export function pipePlayer(name: string, program: string, args: (rate: number) => readonly string[]): Player {
  return {
    name,
    open(sampleRate, signal) {
      const { stdin, ended } = startProgram(program, args(sampleRate), { signal })
      // A program that ends while there is more to play has failed, whatever it says.
      const gone = ended.then((): never => {
        throw new DescryError('VOICE_FAILED', `${name} ended too early`)
      })
      gone.catch(() => {})
      return {
        write: (pcm) =>
          Promise.race([
            gone,
            // Where it can't be written, the program's end tells why.
            new Promise<void>((resolve) => stdin.write(pcm, (error) => void (error || resolve()))),
          ]),
        async end() {
          stdin.end()
          await ended
        },
      }
    },
  }
}

interface FileCall {
  args: readonly string[]
  env?: NodeJS.ProcessEnv
}

/** A program that plays WAV files: each piece becomes one, in a folder that only this person may enter. */
export function filePlayer(name: string, program: string, call: (path: string) => FileCall): Player {
  return {
    name,
    open(sampleRate, signal) {
      let playing: Promise<unknown> = Promise.resolve()
      return {
        // The next piece is taken while one plays.
        async write(pcm) {
          const before = playing
          await before
          playing = withPrivateFile('speech.wav', async (path) => {
            await writeWav(path, { sampleRate, samples: [pcm] })
            const { args, env } = call(path)
            await startProgram(program, args, { signal, input: '', ...(env && { env }) }).ended
          })
          playing.catch(() => {})
        },
        end: async () => void (await playing),
      }
    },
  }
}

/** The script never varies: the file's name comes in the environment. */
const script = `
$ErrorActionPreference = 'Stop'
(New-Object System.Media.SoundPlayer $env:DESCRY_VOICE_FILE).PlaySync()
`

export function windowsPlayer(program: string, env: NodeJS.ProcessEnv): Player {
  const encoded = Buffer.from(script, 'utf16le').toString('base64')
  const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', encoded]
  return filePlayer('Windows', program, (path) => ({ args, env: { ...env, DESCRY_VOICE_FILE: path } }))
}
