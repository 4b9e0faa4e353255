import type { PreTrainedModel } from '@huggingface/transformers'
import type { DescryError } from '../../contract/errors'
import type { Library } from '../../loading/library'
import { closeSessions, openSessions, requireNames, type ModelClass } from '../../loading/sessions'

export interface OpenOptions {
  threads: number
  /** Makes the error for files that are missing or malformed. */
  damaged: (cause: unknown) => DescryError
}

/** Opens a model of one network by its path. Rejects with the error of damage. */
export async function openOne<Model extends PreTrainedModel>(
  library: Library,
  Model: ModelClass<Model>,
  settings: object,
  {
    path,
    input,
    output,
    threads,
    damaged,
  }: OpenOptions & { path: string; input: string; /** Where it has one name only. */ output?: string },
): Promise<Model> {
  const sessions = await openSessions({ model: path }, threads).catch((error: unknown) =>
    Promise.reject(damaged(error)),
  )
  try {
    requireNames(sessions.model.inputNames, [input])
    if (output !== undefined) requireNames(sessions.model.outputNames, [output])
    return new Model(new library.PretrainedConfig(settings), sessions, {})
  } catch (error) {
    await closeSessions(sessions)
    throw damaged(error)
  }
}
