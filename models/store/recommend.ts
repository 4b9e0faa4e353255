import type { Recommendation } from '../contract/store'
import type { CatalogueEntry } from './catalog'
import { estimateMemory, knownSize } from './catalog/sizes'

export interface Computer {
  /** All of its memory, in bytes. */
  memoryBytes: number
  cores: number
  /** ISO 639 codes of the languages that the person needs. */
  languages: readonly string[]
}

type Choice = Pick<Recommendation, 'set' | 'reason'> & { model: string }

/** Computers that are sold with 8 GB tell a little less, because graphics take some of it. */
const GB = 0.93 * 2 ** 30
/** A model may take so much of the memory: the system, a browser and a screen reader need theirs. */
const SHARE = 0.5

/**
 * The set of models that fits a computer, and what else is worth a look, each with the reason. Rules follow the sizes and advice in the
 * catalogue; a model whose estimated memory is more than half of the computer's is never recommended.
 */
export function recommendModels(
  entries: readonly CatalogueEntry[],
  computer: Computer,
): Omit<Recommendation, 'installed'>[] {
  const { memoryBytes, cores } = computer
  const only = computer.languages.length > 0 && computer.languages.every((language) => language === 'en')
  const choices: Choice[] = [
    { model: 'florence-2-base-ft', set: true, reason: 'only-choice' },
    ...questions(memoryBytes),
    speech(memoryBytes, cores, only),
    ...(only ? [] : [{ model: 'whisper-base-timestamped', set: false, reason: 'many-languages' } as const]),
    { model: 'granite-docling-258m', set: false, reason: 'only-choice' },
    only
      ? { model: 'clip-vit-base-patch32', set: false, reason: 'small-english' }
      : { model: 'siglip2-base', set: false, reason: 'many-languages' },
    { model: 'ast-audioset', set: false, reason: 'only-choice' },
    { model: 'pyannote-segmentation', set: false, reason: 'needs-other' },
    { model: 'wespeaker-resnet34', set: false, reason: 'needs-other' },
    ...(computer.languages.includes('en') ? [{ model: 'kokoro-82m', set: false, reason: 'only-choice' } as const] : []),
  ]
  return choices.flatMap(({ model, set, reason }) => {
    const entry = entries.find(({ id }) => id === model)
    if (!entry) return []
    const needed = estimateMemory(entry)
    if (needed !== null && needed > memoryBytes * SHARE) return []
    if (entry.computer.memory !== undefined && memoryBytes < (entry.computer.memory / 2 ** 30) * GB) return []
    const { bytes, approximate } = knownSize(entry)
    return [{ model, job: entry.job, set, reason, downloadBytes: bytes, approximate, memoryBytes: needed }]
  })
}

/** Those whose licence has to be accepted are never chosen for a person. */
function questions(memoryBytes: number): Choice[] {
  if (memoryBytes >= 8 * GB) return [{ model: 'qwen3.5-0.8b', set: true, reason: 'much-memory' }]
  if (memoryBytes >= 4 * GB) return [{ model: 'smolvlm-500m', set: true, reason: 'enough-memory' }]
  return [{ model: 'smolvlm-256m', set: true, reason: 'little-memory' }]
}

function speech(memoryBytes: number, cores: number, onlyEnglish: boolean): Choice {
  if (memoryBytes >= 16 * GB && cores >= 8) return { model: 'whisper-large-v3-turbo', set: true, reason: 'many-cores' }
  if (onlyEnglish)
    return { model: cores >= 4 ? 'moonshine-base' : 'moonshine-tiny', set: true, reason: 'english-quick' }
  if (memoryBytes >= 4 * GB && cores >= 6) return { model: 'whisper-small', set: true, reason: 'many-cores' }
  if (memoryBytes < 2 * GB) return { model: 'whisper-tiny', set: true, reason: 'little-memory' }
  return { model: 'whisper-base', set: true, reason: cores >= 4 ? 'many-languages' : 'few-cores' }
}
