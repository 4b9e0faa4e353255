import type { CallOptions } from '../../models/contract/client'
import { DescryError, toDescryError } from '../../models/contract/errors'
import { earsMethods, type RecogniserInfo } from '../../models/contract/hearing'
import type { Answer, Method, ParamsOf } from '../../models/contract/method'
import type { Translator } from '../contract/language'
import type { EnginePort } from '../ports'
import { asWav } from '../transcripts/sound'
import type { Endpoint } from './endpoint'
import { isSilent, quietPlace, utterancesOf } from './pieces'
import { transcribeSound } from './transcribe'

/** Seconds that are sent at once: the most that the engine gives at once, and enough for a sentence to stay whole. */
const PIECE = 60

type Transcribe = typeof earsMethods.transcribe
type Params = ParamsOf<Transcribe>
type Options = CallOptions<Transcribe>

/**
 * The same ears, which have files transcribed by the server that the person set up for it. Where the server does not answer, this
 * computer goes on from the same place, so that nothing is left out and nothing is written twice. Live captions stay here: they
 * can't wait.
 * @param onProblem told, once for a file, why the server does not go on with it
 */
export function earsWithEndpoint(
  ears: EnginePort,
  endpoint: Endpoint,
  onProblem: (error: DescryError) => void,
): EnginePort {
  const transcribe = async (params: Params, options: Options): Promise<Answer<Transcribe>> => {
    const there = createThere(ears, endpoint, params, options)
    try {
      return { result: { seconds: await there.run() } }
    } catch (thrown) {
      const error = toDescryError(thrown)
      // What is wrong with the file is wrong for everybody.
      if (!/^(ENDPOINT|KEY)_/.test(error.code)) throw error
      endpoint.noteFailure(error)
      onProblem(error)
      return ears.call(earsMethods.transcribe, { ...params, from: there.place }, options)
    }
  }
  return {
    async call<M extends Method>(method: M, params: ParamsOf<M>, options: CallOptions<M> = {}): Promise<Answer<M>> {
      const asked = method.name === earsMethods.transcribe.name && endpoint.serverFor('transcription') !== null
      if (!asked) return ears.call(method, params, options)
      const file = params as Params
      // The server is asked for what is said, not for its translation.
      if (file.options.translate) return ears.call(method, params, options)
      return (await transcribe(file, options as unknown as Options)) as unknown as Answer<M>
    },
  }
}

/** What a person is told where this computer goes on with a file by itself. */
export const goesOnHere = (error: DescryError, translator: Translator): string =>
  translator.say('endpoint.transcribed', { problem: translator.error(error) })

function createThere(ears: EnginePort, endpoint: Endpoint, { path, options, from = 0 }: Params, call: Options) {
  const { signal, onEvent } = call
  const language = options.language && options.language !== 'auto' ? options.language : undefined
  const there = {
    /** Up to here everything was told. */
    place: from,
    async run(): Promise<number> {
      const { server, model } = await endpoint.ready('transcription')
      const { host } = server.address
      onEvent?.({ name: 'ready', data: recogniserOf(model, host) })
      for (;;) {
        if (signal?.aborted) throw new DescryError('CANCELLED')
        const excerpt = { path, from: there.place, seconds: PIECE }
        const { binary: pcm = new Uint8Array() } = await ears.call(earsMethods.excerpt, excerpt, {
          ...(signal && { signal }),
        })
        const whole = asWav(pcm)
        const last = whole.seconds < PIECE - 0.01
        const seconds = last ? whole.seconds : quietPlace(pcm)
        const piece = last ? pcm : pcm.subarray(0, Math.round(seconds * 16_000) * 2)
        if (piece.byteLength > 0 && !isSilent(piece)) {
          const sound = { model, wav: asWav(piece).wav, ...(language && { language }) }
          const heard = await transcribeSound(server, sound, signal)
          const said = utterancesOf(
            { ...heard, language: heard.language ?? language ?? null },
            { from: there.place, seconds, host },
          )
          for (const utterance of said) onEvent?.({ name: 'utterance', data: utterance })
        }
        there.place += seconds
        onEvent?.({ name: 'progress', data: { seconds: there.place, of: last ? there.place : null } })
        if (last) return there.place
      }
    },
  }
  return there
}

const recogniserOf = (model: string, host: string): RecogniserInfo => ({
  name: `${model} (${host})`,
  demonstration: false,
  languages: [],
  translates: false,
  timesWords: false,
  takesHints: false,
})
