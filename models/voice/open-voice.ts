import { basename } from 'node:path'
import { DescryError } from '../contract/errors'
import type { VoiceSource } from '../contract/voice'
import { openKokoro } from './kokoro'
import type { VoiceModel } from './voice-model'

/** A model's folder, until it is released. */
interface Folder {
  id: string
  path: string
  release(): void
}

/**
 * The folder of a voice. The store gives one only where every file is there, and nobody removes it until it is released.
 * @param models folder of the installed models
 */
export async function voiceFolder(source: VoiceSource, models: string | undefined): Promise<Folder> {
  if (source.kind === 'folder') return { id: basename(source.path), path: source.path, release: () => {} }
  if (models === undefined) throw new DescryError('NOT_INSTALLED', source.model)
  const { useInstalled } = await import('../store/installed')
  const { model, release } = await useInstalled(models, source.model)
  if (model.family === 'kokoro') return { id: model.name, path: model.folder, release }
  release()
  throw new DescryError('MODEL_UNKNOWN', model.name)
}

/** Opens the voice that a person chose. Rejects with the errors of the store and with `MODEL_DAMAGED`. */
export async function openVoice(source: VoiceSource, models: string | undefined): Promise<VoiceModel> {
  const { id, path, release } = await voiceFolder(source, models)
  try {
    const model = await openKokoro(id, path)
    return {
      ...model,
      async close() {
        await model.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}
