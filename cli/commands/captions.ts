import { Option } from 'commander'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSession, hearingOptionsFrom, type Session } from '../../assistant/captions'
import { captionSettings, type CaptionLine, type SoundSource } from '../../assistant/contract'
import { fasterRecognisers } from '../../assistant/models'
import { createFileStore, loadSettings } from '../../assistant/settings'
import { findSound } from '../../assistant/sound'
import { earsMethods, SAMPLE_RATE, type RecogniserSource, type SoundLabel } from '../../models/contract/hearing'
import { DescryError } from '../../models/contract/errors'
import type { Context } from '../context'
import { fasterOption, recogniserOption } from '../options'
import type { Register } from '../program'
import { beginTranscript } from '../transcripts'

interface CaptionsOptions {
  mic?: boolean
  system?: boolean
  file?: string
  realtime?: boolean
  json?: boolean
  sound: boolean
  sounds: boolean
  save: boolean
  translate?: boolean
  recogniser?: RecogniserSource
  faster?: RecogniserSource[]
}

/** Seconds of a file that are fetched from the engine at once. */
const EXCERPT = 20
/** Seconds that are sent at once. */
const STEP = 0.1
/** A file is sent no further ahead of its captions than this, in seconds. */
const AHEAD = 10

/** `descry captions`: live captions in the terminal, until it is stopped or the file ends. */
export const captionsCommand: Register = (program, run) =>
  program
    .command('captions')
    .description('Write what is said, as it is said.')
    .option('--mic', 'listen to the microphone (the default)')
    .option('--system', 'listen to the sound of this computer')
    .addOption(new Option('--file <file>', 'listen to a sound or video file').conflicts(['mic', 'system']))
    .option('--realtime', 'with --file: as fast as it would be heard')
    .option('--translate', 'write English, whatever is spoken')
    .addOption(recogniserOption())
    .addOption(fasterOption())
    .option('--no-sound', 'do not keep the sound with the transcript')
    .option('--no-sounds', 'do not name sounds that are no speech, such as a doorbell')
    .option('--no-save', 'keep no transcript')
    .option('--json', 'print one JSON object a line, whenever a line of captions changes')
    .addHelpText('after', '\nExample:\n  descry captions --mic --system')
    .action(
      run(async (context, options: CaptionsOptions) => {
        const { ears, output, signal, translator } = context
        const kept = (await loadSettings(createFileStore(context.places.settings))).get()
        const settings = captionSettings.parse({
          ...kept.captions,
          ...(context.spokenLanguage && { spokenLanguage: context.spokenLanguage }),
          ...(options.translate && { translate: true }),
          ...(options.recogniser && { recogniser: options.recogniser }),
          ...(options.faster && { faster: options.faster }),
          ...(!options.sounds && { soundEvents: false }),
        })
        const faster = await fasterRecognisers({
          store: context.store,
          settings: { get: () => ({ ...kept, captions: settings }) },
        }).catch(() => settings.faster)
        const keepsSound = options.sound && settings.keepSound && options.file === undefined
        const transcript = await beginTranscript(context, {
          save: options.save && options.file === undefined,
          keepsSound,
        })
        const show = createPrinter(context, (options.mic ?? false) && (options.system ?? false))
        let failed: DescryError | undefined
        const stopped = new AbortController()
        let told = false
        let toldFaster = false
        const session = createSession(
          {
            ears,
            options: () => hearingOptionsFrom(settings),
            faster: () => faster,
            soundNames: () =>
              settings.soundEvents ? (label: SoundLabel) => translator.say(`hearing.sound.${label}`) : null,
            keywords: () => settings.keywords,
            transcript,
            keepsSound,
            live: options.file === undefined,
          },
          {
            line: show,
            session: ({ recogniser, state, steppedDown }) => {
              if (steppedDown && !toldFaster) {
                toldFaster = true
                output.note(translator.say('captions.status.faster', { name: recogniser?.name ?? '' }))
              }
              if (told || !recogniser) return
              told = true
              if (recogniser.demonstration) output.note(translator.say('hearing.demonstration'))
              if (state === 'listening' && !options.file) output.note(translator.say('hearing.listening'))
            },
            keyword: () => process.stderr.isTTY && process.stderr.write('\u0007'),
            problem: (error) => output.error(error),
            failed: (error) => {
              failed = error
              stopped.abort()
            },
          },
        )
        const until = AbortSignal.any([signal, stopped.signal])
        try {
          if (options.file !== undefined)
            await listenToFile(context, session, options.file, options.realtime ?? false, until)
          else await listenToDevices(context, session, options, until)
        } finally {
          await session.stop()
        }
        if (failed) throw failed
        return 0
      }),
    )

/** Prints lines when they are final; what is not sure yet shows on a terminal, below them. */
function createPrinter({ output, translator }: Context, labelled: boolean): (line: CaptionLine) => void {
  const label = (source: SoundSource): string => (labelled ? `${translator.say(`hearing.source.${source}`)}: ` : '')
  return (line) => {
    if (output.json) process.stdout.write(`${JSON.stringify(line)}\n`)
    else if (!line.final) output.progress(label(line.source) + [line.committed, line.tail].join(' ').trim())
    else if (line.committed !== '') output.line(label(line.source) + line.committed)
  }
}

async function listenToDevices(
  { output, translator }: Context,
  session: Session,
  { mic, system }: CaptionsOptions,
  signal: AbortSignal,
): Promise<void> {
  const sound = await findSound()
  const sources: SoundSource[] = system ? (mic ? ['microphone', 'system'] : ['system']) : ['microphone']
  let last: unknown
  const capturing = sources.map(async (source) => {
    session.add(source)
    try {
      await sound.capture(source, (pcm) => session.push(source, pcm), signal)
    } catch (error) {
      last = error
      await session.report(source, 'lost')
      if (sources.length > 1 && error instanceof DescryError) output.error(error)
    }
  })
  const silence = watchForSilence(session, (source) => output.note(translator.say('hearing.silent', { source })))
  await Promise.all(capturing)
  silence.stop()
  // One of two may be missing; without any there is nothing to listen to.
  if (last !== undefined && !signal.aborted && sources.length === 1) throw last
}

/** Says once for each stretch that no sound arrives. */
function watchForSilence(session: Session, tell: (source: SoundSource) => void): { stop: () => void } {
  const silent = new Set<SoundSource>()
  const timer = setInterval(() => {
    for (const { source, state } of session.describe().sources) {
      if (state !== 'silent') silent.delete(source)
      else if (!silent.has(source)) {
        silent.add(source)
        tell(source)
      }
    }
  }, 1000)
  return { stop: () => clearInterval(timer) }
}

async function listenToFile(
  { ears }: Context,
  session: Session,
  path: string,
  realtime: boolean,
  signal: AbortSignal,
): Promise<void> {
  session.add('system')
  const began = performance.now()
  const stepBytes = STEP * SAMPLE_RATE * 2
  for (let from = 0; !signal.aborted; from += EXCERPT) {
    const { result, binary } = await ears.call(earsMethods.excerpt, { path, from, seconds: EXCERPT }, { signal })
    const pcm = binary ?? new Uint8Array()
    for (let at = 0; at < pcm.byteLength && !signal.aborted; at += stepBytes) {
      session.push('system', pcm.subarray(at, at + stepBytes))
      const place = from + (at + stepBytes) / 2 / SAMPLE_RATE
      if (realtime) await sleep(Math.max(0, began + place * 1000 - performance.now()))
      else while (session.describe().behind > AHEAD && !signal.aborted) await sleep(100)
    }
    if (result.seconds < EXCERPT) return
  }
}
