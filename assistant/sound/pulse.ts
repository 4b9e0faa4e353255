import { DescryError } from '../../models/contract/errors'
import type { SoundSource } from '../contract'
import type { SoundPort } from '../ports'
import { startProgram, untilDone } from '../system/program'
import { readPieces } from './pieces'

const FORMAT = ['--raw', '--format=s16le', '--rate=16000', '--channels=1', '--latency-msec=100']
/** How long a question to the sound server may take, in milliseconds. */
const PATIENCE = 3000

/** A sound server's devices, and whether a server answers at all: its tools may be there without one. */
export interface PulseSound extends SoundPort {
  answers(): Promise<boolean>
}

/**
 * Captures with `parec`. The device is always named: left to itself the server would take the microphone where the computer's own
 * sound can't be had, and nobody would notice.
 */
export function pulseSound(programs: { parec: string; pactl: string }, env: NodeJS.ProcessEnv): PulseSound {
  const ask = async (words: string[]): Promise<string> => {
    const program = startProgram(programs.pactl, words, {
      signal: AbortSignal.timeout(PATIENCE),
      output: true,
      env,
      code: 'SYSTEM_SOUND_UNAVAILABLE',
    })
    let answer = ''
    for await (const chunk of program.stdout) answer += String(chunk)
    await program.ended
    return answer
  }
  /** Names of all sources: microphones, and for every output its monitor. */
  const devices = async (): Promise<string[]> =>
    (await ask(['list', 'short', 'sources'])).split('\n').flatMap((line) => line.split('\t')[1] ?? [])
  const defaultDevice = async (what: 'sink' | 'source'): Promise<string> => {
    const info = await ask(['info'])
    return new RegExp(`^Default ${what === 'sink' ? 'Sink' : 'Source'}: (.+)$`, 'm').exec(info)?.[1]?.trim() ?? ''
  }
  const deviceFor = async (source: SoundSource): Promise<string | null> => {
    const known = await devices()
    if (source === 'system') {
      const monitor = `${await defaultDevice('sink')}.monitor`
      return known.includes(monitor) ? monitor : null
    }
    const usual = await defaultDevice('source')
    const microphones = known.filter((name) => !name.endsWith('.monitor'))
    return microphones.includes(usual) ? usual : (microphones[0] ?? null)
  }

  return {
    answers: () =>
      ask(['info']).then(
        () => true,
        () => false,
      ),
    async sources() {
      const found = await Promise.all(
        (['microphone', 'system'] as const).map(async (source) => {
          const device = await deviceFor(source).catch(() => null)
          return device === null ? [] : [source]
        }),
      )
      return found.flat()
    },
    async capture(source, onSound, signal) {
      const device = await deviceFor(source).catch(() => null)
      if (device === null)
        throw source === 'microphone'
          ? new DescryError('MICROPHONE_MISSING')
          : new DescryError('SYSTEM_SOUND_UNAVAILABLE', 'the sound server knows no output to listen to')
      await untilDone(signal, async (own) => {
        const recorder = startProgram(programs.parec, [`--device=${device}`, ...FORMAT], {
          signal: own,
          output: true,
          env,
          code: 'SOUND_DEVICE_LOST',
        })
        // When the device is unplugged the server moves the recording to another one, perhaps to the microphone, without a word.
        const watching = watchDevice(device, devices, own)
        const reading = readPieces(recorder.stdout, onSound)
        const ended = Promise.all([reading, recorder.ended]).then(() => {
          throw new DescryError('SOUND_DEVICE_LOST', device)
        })
        await Promise.race([ended, watching])
      }).catch((thrown: unknown) => {
        if (signal.aborted) return
        throw thrown
      })
    },
  }
}

/** How often the list of devices is looked at, in milliseconds. */
const LOOK_EVERY = 2000

/** Rejects with `SOUND_DEVICE_LOST` when the device is no longer in the list. */
async function watchDevice(device: string, devices: () => Promise<string[]>, signal: AbortSignal): Promise<never> {
  for (;;) {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, LOOK_EVERY)
      const stop = (): void => {
        clearTimeout(timer)
        reject(new DescryError('CANCELLED'))
      }
      signal.addEventListener('abort', stop, { once: true })
    })
    const known = await devices().catch(() => [device])
    if (!known.includes(device)) throw new DescryError('SOUND_DEVICE_LOST', device)
  }
}
