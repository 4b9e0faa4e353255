import { Option } from 'commander'
import { createHash } from 'node:crypto'
import { open, readFile, rm, stat, writeFile, type FileHandle } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { hearingOptionsFrom } from '../../assistant/captions'
import {
  captionSettings,
  segment,
  transcriptFormat,
  type Segment,
  type TranscriptFormat,
} from '../../assistant/contract'
import { createFileStore, loadSettings } from '../../assistant/settings'
import { transcribeFile } from '../../assistant/transcripts/job'
import { formatTranscript, type SourceNames } from '../../assistant/transcripts/formats'
import { findTurns, withSpeakers } from '../../assistant/transcripts/speakers'
import { DescryError, toDescryError, type ErrorCode } from '../../models/contract/errors'
import type { HearingOptions, RecogniserInfo, RecogniserSource, SpeakerTurn } from '../../models/contract/hearing'
import type { Context } from '../context'
import { recogniserOption } from '../options'
import type { Register } from '../program'

interface TranscribeOptions {
  format?: TranscriptFormat
  translate?: boolean
  speakers?: boolean
  recogniser?: RecogniserSource
  out?: string
  json?: boolean
}

/** `descry transcribe FILE` */
export const transcribeCommand: Register = (program, run) =>
  program
    .command('transcribe')
    .description('Write down what is said in a sound or video file.')
    .argument('<file>', 'WAV, MP3, M4A, FLAC, OGG, Opus, WebM, MP4 or MKV')
    .addOption(new Option('--format <format>', 'text, subtitles or data').choices(transcriptFormat.options))
    .option('--speakers', 'tell speakers apart (needs the models pyannote-segmentation and wespeaker-resnet34)')
    .option('--translate', 'write English, whatever is spoken')
    .addOption(recogniserOption())
    .option('--out <file>', 'write to this file; a transcription that was interrupted goes on where it was')
    .option('--json', 'print JSON, the same as --format json')
    .addHelpText('after', '\nExample:\n  descry transcribe talk.mp3 --format srt --out talk.srt')
    .action(
      run(async (context, file: string, chosen: TranscribeOptions) => {
        const { output, signal, translator } = context
        const format = chosen.json ? 'json' : (chosen.format ?? 'txt')
        const saved = (await loadSettings(createFileStore(context.places.settings))).get().captions
        const options = hearingOptionsFrom(
          captionSettings.parse({
            ...saved,
            ...(context.spokenLanguage && { spokenLanguage: context.spokenLanguage }),
            ...(chosen.translate && { translate: true }),
            ...(chosen.recogniser && { recogniser: chosen.recogniser }),
          }),
        )
        const path = resolve(file)
        const progress = chosen.out === undefined ? null : await openProgress(chosen.out, path, options)
        const segments: Segment[] = progress?.segments ?? []
        const from = segments.at(-1)?.end ?? 0
        if (from > 0) output.note(translator.say('hearing.goesOn', { at: clock(from) }))
        // Plain text can be shown as it comes; everything else is written when all is known.
        const streams = format === 'txt' && chosen.out === undefined
        const names = {
          microphone: translator.say('hearing.source.microphone'),
          system: translator.say('hearing.source.system'),
          speaker: (number: number) => translator.say('hearing.speaker', { number }),
        }
        const turns = chosen.speakers ? await tellApart(context, path) : []
        const label = createLabel(turns, names)
        const clockStart = performance.now()
        let recogniser: RecogniserInfo | undefined
        let failure: DescryError | undefined
        const spoken = (said: readonly Segment[]): Segment[] =>
          said.flatMap((one) => withSpeakers(one, turns, recogniser?.timesWords ?? false))
        const ears = context.earsWith(await context.endpoint())
        try {
          await transcribeFile(
            ears,
            { path, options, from },
            {
              ready: (info) => {
                if (info.demonstration && !recogniser?.demonstration)
                  output.note(translator.say('hearing.demonstration'))
                recogniser = info
              },
              utterance: async (utterance) => {
                segments.push(utterance)
                if (streams) for (const part of spoken([utterance])) output.line(label(part) + part.text)
                await progress?.keep(utterance)
              },
              progress: (seconds, of) => output.progress(progressLine(context, { from, seconds, of, clockStart })),
            },
            signal,
          )
        } catch (thrown) {
          failure = toDescryError(thrown)
          // What was heard up to now is not lost, whatever stopped it.
          if (segments.length === 0 || failure.code !== 'CANCELLED') {
            await progress?.close(false)
            if (segments.length === 0 || chosen.out === undefined) throw failure
          }
        }
        const text =
          format === 'json'
            ? `${JSON.stringify(asJson(path, recogniser, spoken(segments)), null, 2)}\n`
            : formatTranscript({ segments: spoken(segments) }, format, names)
        if (chosen.out !== undefined) {
          await save(chosen.out, text)
          await progress?.close(failure === undefined)
          output.note(translator.say('hearing.written', { file: chosen.out }))
        } else if (!streams && failure === undefined) process.stdout.write(text)
        if (failure) throw failure
        if (segments.length === 0) output.note(translator.say('hearing.nothing', { file: basename(file) }))
        return 0
      }),
    )

/** What `--json` prints: the recogniser, so that nobody takes a demonstration for more, and every word with its time in seconds. */
function asJson(path: string, recogniser: RecogniserInfo | undefined, segments: readonly Segment[]): object {
  return {
    file: path,
    recogniser: recogniser && { name: recogniser.name, demonstration: recogniser.demonstration },
    language: segments[0]?.language ?? null,
    text: segments.map(({ text }) => text).join(' '),
    segments,
  }
}

/** Who speaks when; nobody, and a note that says why, where that can't be told: the words are written all the same. */
async function tellApart({ ears, output, signal, translator }: Context, path: string): Promise<SpeakerTurn[]> {
  try {
    return await findTurns(
      ears,
      path,
      (seconds, of) =>
        output.progress(
          translator.say('hearing.speakers.progress', { done: clock(seconds), of: of === null ? '?' : clock(of) }),
        ),
      signal,
    )
  } catch (thrown) {
    const error = toDescryError(thrown)
    if (!ABOUT_MODELS.has(error.code)) throw error
    output.note(error.code === 'NOT_INSTALLED' ? translator.say('hearing.speakers.install') : translator.error(error))
    output.note(translator.say('hearing.speakers.without'))
    return []
  }
}

/** Errors of the models that tell speakers apart; every other one is about the file. */
const ABOUT_MODELS: ReadonlySet<ErrorCode> = new Set([
  'NOT_INSTALLED',
  'MODEL_DAMAGED',
  'MODEL_LEAVING',
  'MODEL_TOO_LARGE',
])

/** What a line begins with: who speaks, where there are several and another one than before. */
function createLabel(turns: readonly SpeakerTurn[], names: SourceNames): (segment: Segment) => string {
  const several = new Set(turns.map(({ speaker }) => speaker)).size > 1
  let before: number | undefined
  return ({ speaker }) => {
    if (!several || speaker === undefined || speaker === before) return ''
    before = speaker
    return `${names.speaker(speaker)}: `
  }
}

function progressLine(
  { translator }: Context,
  { from, seconds, of, clockStart }: { from: number; seconds: number; of: number | null; clockStart: number },
): string {
  const took = (performance.now() - clockStart) / 1000
  const left = of !== null && seconds - from > 1 ? ((of - seconds) * took) / (seconds - from) : null
  return translator.say('hearing.progress', {
    done: clock(seconds),
    of: of === null ? '?' : clock(of),
    known: left === null ? 'no' : 'yes',
    left: clock(left ?? 0),
  })
}

const clock = (seconds: number): string => {
  const whole = Math.round(seconds)
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const rest = `${two((whole / 60) % 60)}:${two(whole % 60)}`
  return whole >= 3600 ? `${Math.floor(whole / 3600)}:${rest}` : rest
}

async function save(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: unknown) => {
    throw refused(error, path)
  })
}

function refused(error: unknown, path: string): DescryError {
  const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as NodeJS.ErrnoException).code ?? '')
  return new DescryError(full ? 'DISK_FULL' : 'WRITE_DENIED', full ? 'the transcript' : path, { cause: error })
}

interface Progress {
  segments: Segment[]
  keep(added: Segment): Promise<void>
  /** @param done the transcription is complete, so that nothing has to go on */
  close(done: boolean): Promise<void>
}

/**
 * Keeps utterances beside the file that is written, as they come, so that an interrupted transcription goes on where it was. What
 * another file, or other options, left there does not count.
 */
async function openProgress(out: string, path: string, options: HearingOptions): Promise<Progress> {
  const { size, mtimeMs } = await stat(path).catch(() => {
    throw new DescryError('FILE_NOT_FOUND', path)
  })
  const key = createHash('sha256').update(JSON.stringify({ path, size, mtimeMs, options })).digest('hex')
  const partial = `${out}.partial.jsonl`
  const [first, ...lines] = (await readFile(partial, 'utf8').catch(() => '')).split('\n')
  const segments = first === key ? lines.flatMap((line) => segment.safeParse(parse(line)).data ?? []) : []
  let file: FileHandle
  try {
    file = await open(partial, 'w', 0o600)
    await file.write([key, ...segments.map((kept) => JSON.stringify(kept)), ''].join('\n'))
  } catch (error) {
    throw refused(error, partial)
  }
  return {
    segments,
    async keep(added) {
      try {
        await file.appendFile(`${JSON.stringify(added)}\n`)
        await file.datasync()
      } catch (error) {
        throw refused(error, partial)
      }
    },
    async close(done) {
      await file.close()
      if (done) await rm(partial, { force: true })
    },
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
