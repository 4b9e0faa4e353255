import { DescryError } from '../../contract/errors'
import { offlineLibrary } from '../../loading/library'
import { openVoiceEmbedding } from './embedding'
import type { SpeakerModels } from './find'
import { openSegmentation } from './segmentation'

export { findSpeakers, type SpeakerModels } from './find'

export interface NamedFolder {
  folder: string
  /** What the model is called in errors. */
  name: string
}

/** Opens what tells speakers apart, in the layout of Transformers.js. Rejects with `MODEL_DAMAGED` and the model's name. */
export async function openSpeakerModels(
  { segmentation, embedding }: { segmentation: NamedFolder; embedding: NamedFolder },
  threads: number,
): Promise<SpeakerModels> {
  const library = await offlineLibrary()
  const options = ({ name }: NamedFolder) => ({
    threads,
    damaged: (cause: unknown) =>
      cause instanceof DescryError ? cause : new DescryError('MODEL_DAMAGED', name, { cause }),
  })
  const segments = await openSegmentation(library, segmentation.folder, options(segmentation))
  try {
    const voices = await openVoiceEmbedding(library, embedding.folder, options(embedding))
    return {
      segmentation: segments,
      embedding: voices,
      async close() {
        await segments.close()
        await voices.close()
      },
    }
  } catch (error) {
    await segments.close()
    throw error
  }
}
