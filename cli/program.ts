import { Command, CommanderError } from 'commander'
import { version } from '../package.json'
import { DescryError, toDescryError } from '../models/contract/errors'
import { askCommand } from './commands/ask'
import { changesCommand } from './commands/changes'
import { captionsCommand } from './commands/captions'
import { clipboardCommand, screenCommand } from './commands/capture'
import { clickCommand } from './commands/click'
import { describeCommand } from './commands/describe'
import { doctorCommand } from './commands/doctor'
import { elementsCommand } from './commands/elements'
import { endpointCommand } from './commands/endpoint'
import { modelsCommand } from './commands/models'
import { namesCommand } from './commands/names'
import { readCommand } from './commands/read'
import { sayCommand } from './commands/say'
import { searchCommand } from './commands/search'
import { serveCommand } from './commands/serve'
import { transcribeCommand } from './commands/transcribe'
import { voicesCommand } from './commands/voices'
import { createContext, type Context, type GlobalOptions } from './context'
import { LISTENING, languageOption } from './options'
import { errorResult } from './output'

/** A command's work: gives its exit status. */
type Work<Args extends unknown[]> = (context: Context, ...args: Args) => Promise<number>
/** Makes commander's action of a command's work: with a context, and with errors told as they should be. */
export type Run = <Args extends unknown[]>(work: Work<Args>) => (...args: [...Args, unknown]) => Promise<void>
/** Adds one command to the program. */
export type Register = (program: Command, run: Run) => Command

const commands: Register[] = [
  describeCommand,
  readCommand,
  askCommand,
  changesCommand,
  searchCommand,
  elementsCommand,
  namesCommand,
  clickCommand,
  screenCommand,
  clipboardCommand,
  captionsCommand,
  transcribeCommand,
  sayCommand,
  voicesCommand,
  serveCommand,
  endpointCommand,
  modelsCommand,
  doctorCommand,
]

interface RawOptions extends Omit<GlobalOptions, 'language' | 'spokenLanguage'> {
  language?: string
}

function understood(command: string, { language, ...rest }: RawOptions): GlobalOptions {
  if (language === undefined) return rest
  return LISTENING.has(command)
    ? { ...rest, spokenLanguage: language }
    : { ...rest, language: language as GlobalOptions['language'] }
}

/** Runs the program with the words of a command line; gives its exit status. Never rejects. */
export async function runProgram(words: readonly string[], signal: AbortSignal): Promise<number> {
  let status = 0
  const run: Run =
    (work) =>
    async (...args) => {
      const command = args.at(-1) as Command
      const context = createContext(understood(command.name(), command.optsWithGlobals<RawOptions>()), signal)
      try {
        // Commander hands over the arguments and options, and the command itself last.
        status = await work(context, ...(args.slice(0, -1) as never))
      } catch (thrown) {
        const error = signal.aborted ? new DescryError('CANCELLED', '', { cause: thrown }) : toDescryError(thrown)
        context.output.error(error)
        context.output.result(errorResult(error, context.translator))
        status = signal.aborted ? 130 : error.exitStatus
      } finally {
        await context.close()
      }
    }

  const program = new Command('descry')
    .description(
      'Describes pictures and screens, reads them, and answers questions about them. Everything runs on this computer.',
    )
    .version(version, '--version', 'print the version')
    .addOption(languageOption(words))
    .option('--verbose', 'show the technical details of an error')
    .helpOption('--help', 'show how this is used')
    .helpCommand(false)
    .showHelpAfterError(false)
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .addHelpText('after', '\nExample:\n  descry describe screenshot.png')
  for (const register of commands)
    register(program, run).copyInheritedSettings(program).helpOption('--help', 'show how this is used')

  try {
    await program.parseAsync([...words], { from: 'user' })
    return status
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0
    return tellUsage(thrown, words, program)
  }
}

/** Wrong usage, told like every other error; with `--json` among the words, for programs too. */
async function tellUsage(thrown: unknown, words: readonly string[], program: Command): Promise<number> {
  const message = thrown instanceof Error ? thrown.message.replace(/^error:\s*/, '') : String(thrown)
  const missing = words.length === 0
  const sentence = missing
    ? 'No command was named.'
    : `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.?$/, '.')}`
  const context = createContext(
    { json: words.includes('--json'), verbose: words.includes('--verbose') },
    new AbortController().signal,
  )
  if (missing) context.output.note(program.helpInformation())
  const error = new DescryError('USAGE', sentence, { cause: thrown })
  context.output.error(error)
  context.output.result(errorResult(error, context.translator))
  return error.exitStatus
}
