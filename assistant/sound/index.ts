import { DescryError } from '../../models/contract/errors'
import type { SoundPort } from '../ports'
import { findProgram } from '../system/program'
import { pulseSound } from './pulse'
import { soxSound } from './sox'

export interface FindSoundOptions {
  env?: NodeJS.ProcessEnv
}

/**
 * What the host can capture by itself: on Linux the microphone and the computer's own sound, through PulseAudio's tools, which
 * PipeWire answers too; elsewhere the microphone, where sox is installed. Pages capture on their own.
 */
export async function findSound({ env = process.env }: FindSoundOptions = {}): Promise<SoundPort> {
  const [parec, pactl, rec] = await Promise.all(['parec', 'pactl', 'rec'].map((name) => findProgram(name, env)))
  if (parec && pactl) return pulseSound({ parec, pactl }, env)
  if (rec) return soxSound(rec, env)
  return nothing
}

const nothing: SoundPort = {
  sources: () => Promise.resolve([]),
  capture: () => Promise.reject(new DescryError('MICROPHONE_MISSING')),
}
