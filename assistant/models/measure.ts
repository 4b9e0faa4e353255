import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { earsMethods } from '../../models/contract/hearing'
import type { InstalledModel } from '../../models/contract/store'
import type { EnginePort, SpeakerPort } from '../ports'

/** Everyday words, long enough that loading and starting do not count. */
const TEXT =
  'The train to the coast leaves at half past nine. Please take all of your belongings with you. The next station is the old harbour, where you can change for the ferry.'

/**
 * How many seconds of speech a recogniser writes in one second on this computer. What is spoken comes from the system's own voice, so
 * that nothing has to be shipped for it; null where no voice can write a file.
 */
export async function measureRecogniser(
  ears: EnginePort,
  findSpeaker: () => Promise<SpeakerPort | null>,
  model: InstalledModel,
  signal: AbortSignal = AbortSignal.timeout(120_000),
): Promise<number | null> {
  const speaker = await findSpeaker()
  if (!speaker?.writeFile) return null
  const folder = await mkdtemp(join(tmpdir(), 'descry-measure-'))
  try {
    const path = join(folder, 'speech.wav')
    await speaker.writeFile(TEXT, path, { rate: 1, language: 'en' }, signal)
    const recogniser = { kind: 'installed', model: model.id } as const
    await ears.call(earsMethods.warm, { recogniser }, { signal })
    const options = { recogniser, language: 'en', translate: false, hints: [] }
    // The first run makes room; the second one is measured.
    await ears.call(earsMethods.transcribe, { path, options }, { signal })
    const began = performance.now()
    const { result } = await ears.call(earsMethods.transcribe, { path, options }, { signal })
    return result.seconds / ((performance.now() - began) / 1000)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
