import type { VoiceList } from '../contract/methods'
import type { Translator } from '../contract/language'
import { installedVoice, type InstalledCaptionerPorts } from '../models'
import type { EnginePort, SpeakerPort } from '../ports'
import type { SettingsKeeper } from '../settings'
import { findPlayers, neuralSpeaker, type NeuralSpeaker, type NeuralVoices } from '../voice'
import type { DescryError } from '../../models/contract/errors'

export interface OwnVoicePorts extends Pick<InstalledCaptionerPorts, 'store' | 'hasModels'> {
  /** The engine `voice`. */
  engine: EnginePort
  settings: Pick<SettingsKeeper, 'get'>
  /** The system's voice; null where it has none. */
  system: SpeakerPort | null
  /** Told once when the chosen voice fails and the system's goes on. */
  onProblem?: (error: DescryError) => void
}

/** Descry's own voice as the settings choose it: an installed neural voice over the voice of the system. Null where there is neither. */
export function ownSpeaker(ports: OwnVoicePorts): NeuralSpeaker | null {
  const { engine, settings, system, hasModels, onProblem } = ports
  if (!system && !hasModels()) return null
  let players: ReturnType<typeof findPlayers> | undefined
  return neuralSpeaker({
    engine,
    system,
    installed: installedVoice(ports),
    chosen: () => {
      const { speaker } = settings.get()
      return speaker === 'system' ? null : speaker
    },
    players: () => (players ??= findPlayers()),
    ...(onProblem && { onProblem }),
  })
}

/** What a page shows of the voices that can be chosen. */
export async function listVoices(
  speaker: NeuralSpeaker | null,
  system: SpeakerPort | null,
  translator: Translator,
): Promise<VoiceList> {
  const found = (await speaker?.voices()) ?? null
  return {
    system: system?.name ?? null,
    installed: found && { name: found.name, speakers: found.speakers, problem: voiceProblem(found, translator) },
  }
}

/** Why an installed voice can't speak here, in words; null where it can. */
export function voiceProblem({ name, problem }: NeuralVoices, translator: Translator): string | null {
  if (!problem) return null
  if (problem.code === 'NOT_INSTALLED' && problem.detail === 'espeak-ng')
    return translator.say('voice.needsSpelling', { model: name })
  return translator.say('voice.problem', { model: name, reason: translator.error(problem) })
}

/** What is said once when the chosen voice fails. */
export const fellBack = (error: DescryError, translator: Translator): string =>
  translator.say('voice.fellBack', { reason: translator.error(error) })
