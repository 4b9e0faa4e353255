import { availableParallelism } from 'node:os'
import { DescryError } from '../contract/errors'
import type { Handlers } from '../contract/router'
import type { soundsMethods } from '../contract/sounds'
import { openSoundTagger, type SoundTagger } from '../speech/sound-events'
import { samplesOf } from '../speech/sound-buffer'
import { useInstalled } from '../store/installed'
import { installedSoundModel } from './sound-tagging'

const NOTHING = new Uint8Array()
/** Half of the computer at most: it has time, and words come first. */
const threads = Math.max(1, Math.min(2, Math.floor(availableParallelism() / 2)))
/** Eleven seconds of PCM. */
const LARGEST = 11 * 16_000 * 2

/** The methods of the engine that names sounds. @param models the store's folder */
export function soundsHandlers(models: string): {
  handlers: Omit<Handlers<typeof soundsMethods>, 'status'>
  loaded: () => string[]
} {
  let tagger: Promise<SoundTagger> | undefined
  let loaded: string[] = []
  const open = async (): Promise<SoundTagger> => {
    const id = await installedSoundModel(models)
    if (id === undefined) throw new DescryError('NOT_INSTALLED', 'Audio Spectrogram Transformer')
    const { model, release } = await useInstalled(models, id)
    try {
      const opened = await openSoundTagger(model.folder, { name: model.name, threads })
      loaded = [model.id]
      return opened
    } catch (error) {
      release()
      throw error
    }
  }
  // One piece after the other: the next one would only wait inside the network.
  let turn: Promise<unknown> = Promise.resolve()
  return {
    handlers: {
      tag: async (_, { binary = NOTHING, signal }) => {
        if (binary.byteLength > LARGEST) throw new DescryError('BAD_REQUEST', 'more than eleven seconds of sound')
        const samples = Float32Array.from(samplesOf(binary), (value) => value / 32768)
        const before = turn
        const scores = (async () => {
          await before.catch(() => {})
          signal.throwIfAborted()
          tagger ??= open()
          tagger.catch(() => (tagger = undefined))
          return (await tagger).tag(samples)
        })()
        turn = scores
        return { scores: await scores }
      },
    },
    loaded: () => loaded,
  }
}
