import { DescryError } from '../../models/contract/errors'
import type { SoundPort } from '../ports'
import { startProgram } from '../system/program'
import { readPieces } from './pieces'

const FORMAT = ['-q', '-t', 'raw', '-r', '16000', '-e', 'signed', '-b', '16', '-c', '1', '-L', '-']

/** Captures the microphone with sox's `rec`, on every system that sox runs on. */
export function soxSound(rec: string, env: NodeJS.ProcessEnv): SoundPort {
  return {
    sources: () => Promise.resolve(['microphone']),
    async capture(source, onSound, signal) {
      if (source !== 'microphone')
        throw new DescryError('SYSTEM_SOUND_UNAVAILABLE', 'it needs PulseAudio’s tools or Descry’s window')
      const recorder = startProgram(rec, FORMAT, { signal, output: true, env, code: 'MICROPHONE_MISSING' })
      await readPieces(recorder.stdout, onSound)
      await recorder.ended.catch((thrown: unknown) => {
        if (!signal.aborted) throw thrown
      })
      if (!signal.aborted) throw new DescryError('SOUND_DEVICE_LOST', 'microphone')
    },
  }
}
