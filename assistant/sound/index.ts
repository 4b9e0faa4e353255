import { DescryError } from '../../models/contract/errors'
import type { SoundPort } from '../ports'
import { findProgram } from '../system/program'
import { pulseSound, type PulseSound } from './pulse'
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
  const withoutServer = rec ? soxSound(rec, env) : nothing
  return parec && pactl ? withFallback(pulseSound({ parec, pactl }, env), withoutServer) : withoutServer
}

/**
 * Asks the sound server where one answers, at each capture anew, for it may be started later. The other way is never taken beside a
 * server: it could record from an output and call it the microphone.
 */
function withFallback(pulse: PulseSound, other: SoundPort): SoundPort {
  const reachable = async (): Promise<SoundPort> => ((await pulse.answers()) ? pulse : other)
  return {
    sources: async () => (await reachable()).sources(),
    capture: async (...capturing) => (await reachable()).capture(...capturing),
  }
}

const nothing: SoundPort = {
  sources: () => Promise.resolve([]),
  capture: () => Promise.reject(new DescryError('MICROPHONE_MISSING')),
}
