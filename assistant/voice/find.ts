import type { SpeakerPort } from '../ports'
import { espeakSpeaker } from './espeak'
import { firstThatWorks } from './fallback'
import { festivalSpeaker } from './festival'
import { listMacVoices, macSpeaker } from './mac'
import { findProgram } from '../system/program'
import {
  spawnSpeechDispatcher,
  speechDispatcherAddress,
  speechDispatcherAnswers,
  speechDispatcherSpeaker,
} from './speech-dispatcher'
import { powershellPath, windowsSpeaker } from './windows'

export interface FindSpeakerOptions {
  /** The system to look on; the one that runs unless given. */
  platform?: NodeJS.Platform
  /** Where programs and servers are looked for (`PATH`, `XDG_RUNTIME_DIR`, `SPEECHD_ADDRESS`). */
  env?: NodeJS.ProcessEnv
}

/**
 * The voice of this computer, or null where there is none. macOS: `say`; Windows: System.Speech; elsewhere: speech-dispatcher where
 * a server answers, then espeak-ng, then festival. Where one fails while speaking, the next takes over.
 */
export async function findSpeaker({
  platform = process.platform,
  env = process.env,
}: FindSpeakerOptions = {}): Promise<SpeakerPort | null> {
  if (platform === 'darwin') return macSpeaker('/usr/bin/say', await listMacVoices('/usr/bin/say'))
  if (platform === 'win32') return windowsSpeaker(powershellPath(env), env)
  const [server, programs] = await Promise.all([findSpeechDispatcher(env), findPrograms(env)])
  const voices = [...(server ? [server] : []), ...programs]
  if (voices.length > 0) return firstThatWorks(voices)
  return startSpeechDispatcher(env)
}

async function findSpeechDispatcher(env: NodeJS.ProcessEnv): Promise<SpeakerPort | null> {
  const address = speechDispatcherAddress(env)
  return address && (await speechDispatcherAnswers(address)) ? speechDispatcherSpeaker(address) : null
}

async function findPrograms(env: NodeJS.ProcessEnv): Promise<SpeakerPort[]> {
  const find = (name: string): Promise<string | null> => findProgram(name, env)
  const [espeak, text2wave, pacat, aplay] = await Promise.all(['espeak-ng', 'text2wave', 'pacat', 'aplay'].map(find))
  return [
    ...(espeak ? [espeakSpeaker(espeak)] : []),
    ...(text2wave ? [festivalSpeaker({ text2wave, pacat: pacat ?? null, aplay: aplay ?? null })] : []),
  ]
}

/** Many desktops come with speech-dispatcher and no other voice, and start its server only when somebody wants to speak. */
async function startSpeechDispatcher(env: NodeJS.ProcessEnv): Promise<SpeakerPort | null> {
  const program = await findProgram('speech-dispatcher', env)
  if (!program) return null
  await spawnSpeechDispatcher(program)
  return findSpeechDispatcher(env)
}
