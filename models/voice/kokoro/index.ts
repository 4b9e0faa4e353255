import type { PreTrainedModel, PreTrainedTokenizer, Tensor } from '@huggingface/transformers'
import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { DescryError } from '../../contract/errors'
import { anyObject, FASTEST_FIRST, modelFolder } from '../../loading/folder'
import { offlineLibrary } from '../../loading/library'
import { closeSessions, openSessions, requireNames } from '../../loading/sessions'
import { findEspeak, spell, type Accent } from '../spelling'
import type { VoiceModel } from '../voice-model'
import { runsOf } from './runs'
import { readStyles, type Styles } from './speakers'

export { listSpeakers } from './speakers'

const SAMPLE_RATE = 24_000
/** 510 symbols at a quarter of the usual speed take less. More is nonsense, and would fill the memory. */
const MOST_SECONDS = 300
const THREADS = Math.min(4, availableParallelism())

const config = z.looseObject({ model_type: z.literal('style_text_to_speech_2') })
const tokenizerFile = z.looseObject({
  model: z.looseObject({ vocab: z.record(z.string().max(8), z.number().int().nonnegative().max(100_000)) }),
})

/**
 * Opens a Kokoro-82M from a folder in the layout of Transformers.js: `config.json`, `tokenizer.json`, `onnx/model….onnx` and a file for
 * each speaker in `voices`. Nothing is ever fetched. Rejects with `MODEL_DAMAGED` where something is missing or malformed.
 */
export async function openKokoro(id: string, folder: string): Promise<VoiceModel> {
  const damaged = (cause: unknown): DescryError =>
    cause instanceof DescryError ? cause : new DescryError('MODEL_DAMAGED', id, { cause })
  const files = modelFolder(folder, damaged)
  const settings = await files.json('config.json', config)
  const alphabet = await files.json('tokenizer.json', tokenizerFile)
  const library = await offlineLibrary()
  const parts = await open().catch((error: unknown) => Promise.reject(damaged(error)))
  const known = new Set(Object.keys(alphabet.model.vocab))
  const styles = new Map<string, Promise<Styles>>()

  async function open(): Promise<{ tokenizer: PreTrainedTokenizer; model: PreTrainedModel }> {
    const tokenizer = new library.PreTrainedTokenizer(alphabet, await files.json('tokenizer_config.json', anyObject))
    const sessions = await openSessions({ model: files.network('model', FASTEST_FIRST) }, THREADS)
    try {
      requireNames(sessions.model.inputNames, ['input_ids', 'style', 'speed'])
      requireNames(sessions.model.outputNames, ['waveform'])
      const model = new library.StyleTextToSpeech2Model(new library.PretrainedConfig(settings), sessions, {})
      return { tokenizer, model }
    } catch (error) {
      await closeSessions(sessions)
      throw error
    }
  }

  const stylesOf = (speaker: string): Promise<Styles> => {
    const reading = styles.get(speaker) ?? readStyles(folder, speaker)
    styles.set(speaker, reading)
    reading.catch(() => styles.delete(speaker))
    return reading
  }

  /** One run of the network. */
  const sound = async (symbols: string, style: Styles, rate: number): Promise<Float32Array> => {
    const { input_ids } = parts.tokenizer(symbols, { truncation: true }) as { input_ids: Tensor }
    const count = Math.max((input_ids.dims.at(-1) ?? 0) - 2, 0)
    const { waveform } = (await parts.model({
      input_ids,
      style: new library.Tensor('float32', style.for(count), [1, 256]),
      speed: new library.Tensor('float32', new Float32Array([rate]), [1]),
    } as never)) as { waveform?: Tensor }
    return samplesOf(waveform)
  }

  return {
    id,
    sampleRate: SAMPLE_RATE,
    async speak(text, speaker, rate, signal) {
      const espeak = await findEspeak()
      if (!espeak) throw new DescryError('NOT_INSTALLED', 'espeak-ng')
      const symbols = [...(await spell(text, accentOf(speaker), espeak, signal))].filter((symbol) => known.has(symbol))
      const samples: Float32Array[] = []
      try {
        const style = await stylesOf(speaker)
        for (const run of runsOf(symbols.join(''))) {
          if (signal.aborted) throw new DescryError('CANCELLED')
          samples.push(await sound(run, style, rate))
        }
      } catch (error) {
        throw damaged(error)
      }
      return samples
    },
    close: async () => void (await parts.model.dispose()),
  }
}

const accentOf = (speaker: string): Accent => (speaker.startsWith('b') ? 'british' : 'american')

function samplesOf(waveform: Tensor | undefined): Float32Array {
  if (!waveform) throw new Error('the network gave no sound')
  const samples = waveform.to('float32').data as Float32Array
  if (samples.length > MOST_SECONDS * SAMPLE_RATE) throw new Error(`the network gave ${samples.length} samples`)
  if (!samples.every(Number.isFinite)) throw new Error('the network gave numbers that are none')
  return samples
}
