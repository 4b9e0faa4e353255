import { earsMethods } from '../contract/hearing'
import { eyesMethods } from '../contract/engines'
import type { Contract } from '../contract/method'
import { serveContract, type Handlers } from '../contract/router'
import { streamTransport } from '../contract/streams'
import { soundsMethods } from '../contract/sounds'
import { storeMethods } from '../contract/store'
import type { Transport } from '../contract/transport'
import { voiceMethods } from '../contract/voice'

/**
 * The engine process: `node engine.js eyes`, `ears`, `sounds`, `voice` or `store`, with the folder of the installed models. Frames travel
 * over standard input and output; everything for people goes to standard error. It ends when its parent closes the pipe, so that no
 * engine outlives its host.
 */
async function main(): Promise<void> {
  const sense = process.argv[2]
  const start = senses[sense as keyof typeof senses] as Start | undefined
  if (!start) throw new Error(`there is no engine “${sense}”`)

  const frames = process.stdout.write.bind(process.stdout)
  const sink = {
    write: (chunk: Uint8Array) => frames(chunk),
    end: () => process.exit(0),
    on: (event: 'error', listener: (error: Error) => void) => process.stdout.on(event, listener),
  }
  // A library that prints must not break the frames: what goes to standard output is sent to standard error instead.
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write

  await start(() => streamTransport(process.stdin, sink), process.argv[3])
  process.stdin.on('end', () => process.exit(0))
}

/** Called only when somebody answers: what arrives before would be lost, and waits in the pipe instead. */
type OpenTransport = () => Transport
type Start = (open: OpenTransport, models: string | undefined) => Promise<void>

/** What a sense needs is loaded only where it runs. */
const senses = {
  async eyes(open: OpenTransport, models: string | undefined) {
    const { createVision } = await import('../vision')
    const { eyesHandlers } = await import('./eyes')
    const vision = createVision(models)
    serve(open(), eyesMethods, { ...eyesHandlers(vision), status: () => statusOf('eyes', vision.loaded()) })
  },
  async ears(open: OpenTransport, models: string | undefined) {
    const { createHearing } = await import('../speech')
    const { earsHandlers } = await import('./ears')
    const { openRecogniser } = await import('../speech/open-recogniser')
    const { createRecogniserKeeper } = await import('../speech/recogniser-keeper')
    const { createSoundTagging } = await import('./sound-tagging')
    const { openInstalledSpeakerModels } = await import('./speaker-models')
    const entry = process.argv[1]
    const hearing = createHearing(
      createRecogniserKeeper((source) => openRecogniser(source, models)),
      undefined,
      models === undefined
        ? {}
        : {
            ...(entry !== undefined && { tagging: createSoundTagging(entry, models) }),
            openSpeakers: () => openInstalledSpeakerModels(models),
          },
    )
    serve(open(), earsMethods, { ...earsHandlers(hearing), status: () => statusOf('ears', hearing.loaded()) })
  },
  async voice(open: OpenTransport, models: string | undefined) {
    const { createSpeaking } = await import('../voice')
    const { voiceHandlers } = await import('./voice')
    const speaking = createSpeaking(models)
    serve(open(), voiceMethods, { ...voiceHandlers(speaking), status: () => statusOf('voice', speaking.loaded()) })
  },
  async sounds(open: OpenTransport, models: string | undefined) {
    const { soundsHandlers } = await import('./sounds')
    if (models === undefined) throw new Error('the folder of the models is not named')
    const { handlers, loaded } = soundsHandlers(models)
    serve(open(), soundsMethods, { ...handlers, status: () => statusOf('sounds', loaded()) })
  },
  async store(open: OpenTransport, models: string | undefined) {
    const { createStore } = await import('../store')
    const { storeHandlers } = await import('./store')
    if (models === undefined) throw new Error('the folder of the models is not named')
    const store = createStore({ folder: models, endpoint: process.env['HF_ENDPOINT'] || undefined })
    serve(open(), storeMethods, { ...storeHandlers(store), status: () => statusOf('store', []) })
  },
}

const statusOf = <S extends keyof typeof senses>(sense: S, loaded: string[]) => ({
  sense,
  pid: process.pid,
  rssBytes: process.memoryUsage.rss(),
  loaded,
})

function serve<C extends Contract>(transport: Transport, contract: C, handlers: Handlers<C>): void {
  serveContract(transport, contract, handlers, {
    onInternalError: (error, method) =>
      process.stderr.write(`${method}: ${(error.cause as Error)?.stack ?? error.message}\n`),
  })
}

await main()
