import { soundsMethods } from '../contract/sounds'
import type { SoundTagging } from '../speech/sound-events'
import { catalogue } from '../store/catalog'
import { createLockFile } from '../store/lock-file'
import { superviseEngine } from '../supervisor'

/** A run of the largest model takes seconds, and loading it may take a while on a slow disk. */
const SILENCE_MS = 120_000

/** The installed model for naming sounds, by the name of the catalogue; also where its files are damaged. */
export async function installedSoundModel(models: string): Promise<string | undefined> {
  const locked = await createLockFile(models).read()
  return catalogue.find(({ id, family }) => family === 'ast' && locked[id] && !locked[id].leaving)?.id
}

/**
 * Names sounds in a process of its own: at the lowest priority, so that it never delays words; when it dies, captions go on; and its
 * memory goes back when captions end.
 *
 * @param entry the engine's entry
 * @param models the store's folder
 */
export function createSoundTagging(entry: string, models: string): SoundTagging {
  let engine: ReturnType<typeof superviseEngine> | undefined
  return {
    installed: async () => (await installedSoundModel(models)) !== undefined,
    async tag(pcm, signal) {
      engine ??= superviseEngine({ sense: 'sounds', entry, models })
      const { result } = await engine.call(soundsMethods.tag, {}, { binary: pcm, signal, silenceMs: SILENCE_MS })
      return result.scores
    },
    rest() {
      void engine?.stop()
      engine = undefined
    },
  }
}
