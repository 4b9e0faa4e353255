import { InvalidArgumentError, Option } from 'commander'
import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { length } from '../assistant/contract/descriptions'
import { captionerLimits, type CaptionerLimits, type CaptionerSource } from '../models/contract/captioning'
import { language } from '../models/contract/engines'
import { spokenLanguage, type RecogniserSource } from '../models/contract/hearing'

/** Commands for which `--language` is the language that is spoken. */
export const LISTENING: ReadonlySet<string> = new Set(['captions', 'transcribe'])

/** Names of recognisers in the catalogue; anything else is a path. */
const SPEECH_MODEL = /^(whisper|moonshine)-[a-z0-9.-]+$/

export const lengthOption = (): Option =>
  new Option('--length <length>', 'how much to say').choices(length.options).default('normal')

export const pageOption = (): Option =>
  new Option('--page <number>', 'page of a PDF or TIFF').argParser((text: string) => {
    const page = Number(text)
    if (!Number.isInteger(page) || page < 1) throw new InvalidArgumentError('It is a whole number from 1.')
    return page
  })

export const portOption = (): Option =>
  new Option('--port <number>', 'port on this computer; any free one when left out').argParser((text: string) => {
    const port = Number(text)
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new InvalidArgumentError('It is a number from 0 to 65535.')
    return port
  })

/**
 * One option for all commands: what Descry writes in. For commands that listen it is the language that is spoken, which may be
 * any that the recogniser knows; their messages are then in the system's language.
 */
export const languageOption = (words: readonly string[]): Option => {
  const listens = words.some((word) => LISTENING.has(word))
  return new Option(
    '--language <language>',
    'language of descriptions and messages (en, de); for commands that listen: the spoken language (such as en or fr)',
  ).argParser((text: string) => {
    const known = listens ? spokenLanguage : language
    if (known.safeParse(text).success) return text
    throw new InvalidArgumentError(listens ? 'It is a code such as en or fr.' : 'Allowed choices are en, de.')
  })
}

/** A recogniser by the name of an installed model, or by where it is: a folder in the layout of Transformers.js, or a ggml file. */
function recogniserAt(text: string): RecogniserSource {
  const path = resolve(text)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found && SPEECH_MODEL.test(text)) return { kind: 'installed', model: text }
  if (!found) throw new InvalidArgumentError('There is nothing at this path.')
  return { kind: found.isDirectory() ? 'folder' : 'ggml', path }
}

export const recogniserOption = (): Option =>
  new Option(
    '--recogniser <name or path>',
    'speech recogniser to use: an installed model, a folder with a Whisper or Moonshine model, or a ggml file',
  ).argParser(recogniserAt)

export const fasterOption = (): Option =>
  new Option(
    '--faster <name or path>',
    'recogniser that takes over when captions fall behind; may be given several times, the best first',
  ).argParser((text: string, before: RecogniserSource[] = []): RecogniserSource[] => [...before, recogniserAt(text)])

/** A captioning model by its folder. For developers: people choose among the models that are installed. */
export const captionerOption = (): Option =>
  new Option('--captioner <folder>', 'folder with a captioning model, in the layout of Transformers.js')
    .argParser((text: string): CaptionerSource => {
      const folder = resolve(text)
      if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
        throw new InvalidArgumentError('There is no folder at this path.')
      return { id: basename(folder), folder }
    })
    .hideHelp()

/** What the model may cost, as JSON. */
export const captionerLimitsOption = (): Option =>
  new Option('--captioner-limits <json>', 'limits of the captioning model: longestEdge, tokens, seconds, threads')
    .argParser((text: string): CaptionerLimits => {
      try {
        return captionerLimits.parse(JSON.parse(text))
      } catch {
        throw new InvalidArgumentError('It is JSON with longestEdge, tokens, seconds and threads.')
      }
    })
    .hideHelp()

export const twiceOption = (): Option =>
  new Option('--twice', 'let the captioning model look twice, and tell where it contradicts itself').hideHelp()
