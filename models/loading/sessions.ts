import type { PreTrainedModel } from '@huggingface/transformers'
import type { InferenceSession } from 'onnxruntime-node'

/** How a model of Transformers.js is made from its parts. */
export type ModelClass<Model extends PreTrainedModel = PreTrainedModel> = new (
  config: PreTrainedModel['config'],
  sessions: Record<string, InferenceSession>,
  configs: object,
) => Model

/**
 * Opens networks by their paths, one after another. The library's own way reads every file whole into JavaScript's memory first;
 * here the runtime alone reads them, and finds weights that lie beside them (`.onnx_data`) by itself.
 * Rejects with whatever the runtime says; what was open by then is closed.
 */
export async function openSessions<Name extends string>(
  paths: Readonly<Record<Name, string>>,
  threads: number,
): Promise<Record<Name, InferenceSession>> {
  const ort = await import('onnxruntime-node')
  const options: InferenceSession.SessionOptions = {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // The lengths change with every call: patterns of memory would be kept for each.
    enableMemPattern: false,
    logSeverityLevel: 4,
  }
  const opened: Partial<Record<Name, InferenceSession>> = {}
  try {
    for (const [name, path] of Object.entries(paths) as [Name, string][])
      opened[name] = await ort.InferenceSession.create(path, options)
    return opened as Record<Name, InferenceSession>
  } catch (error) {
    await closeSessions(opened)
    throw error
  }
}

export async function closeSessions(sessions: Partial<Record<string, InferenceSession>>): Promise<void> {
  for (const session of Object.values(sessions)) await session?.release()
}

/** Throws unless the network has all these inputs or outputs. */
export function requireNames(names: readonly string[], wanted: readonly string[]): void {
  const missing = wanted.filter((name) => !names.includes(name))
  if (missing.length > 0) throw new Error(`the network has no ${missing.join(', ')}`)
}
