import { availableParallelism } from 'node:os'
import { openSpeakerModels, type SpeakerModels } from '../speech/speakers'
import { useInstalled } from '../store/installed'

/** The catalogue's names of the two models. */
const SEGMENTATION = 'pyannote-segmentation'
const EMBEDDING = 'wespeaker-resnet34'

const threads = Math.min(2, availableParallelism())

/**
 * Opens the installed models that tell speakers apart; they are in use until they are closed. Rejects with `NOT_INSTALLED`,
 * `MODEL_DAMAGED`, `MODEL_LEAVING` or `MODEL_TOO_LARGE`.
 *
 * @param models the store's folder
 */
export async function openInstalledSpeakerModels(models: string): Promise<SpeakerModels> {
  const segmentation = await useInstalled(models, SEGMENTATION)
  const releases = [segmentation.release]
  const release = (): void => {
    for (const one of releases) one()
  }
  try {
    const embedding = await useInstalled(models, EMBEDDING)
    releases.push(embedding.release)
    const opened = await openSpeakerModels({ segmentation: segmentation.model, embedding: embedding.model }, threads)
    return {
      ...opened,
      async close() {
        await opened.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}
