import { InvalidArgumentError, Option } from 'commander'
import {
  LONGEST_SEARCH,
  MOST_FOUND,
  foundText,
  searchNotes,
  type FoundPicture,
  type SearchResult,
} from '../../assistant/contract'
import { MOST_FILES, pictureFiles } from '../../assistant/search'
import { createFileStore, loadSettings } from '../../assistant/settings'
import { DescryError } from '../../models/contract/errors'
import type { Context } from '../context'
import { errorResult } from '../output'
import type { Register } from '../program'

interface FindOptions {
  limit: number
  remember?: boolean
  forget?: boolean
}

/** `descry search "WORDS" FILE|FOLDER…` */
export const searchCommand: Register = (program, run) =>
  program
    .command('search')
    .description('Find picture files by words: on them, about them, and with a model for searching by what they show.')
    .argument('[words]', 'in quotation marks where there are several; “… from yesterday” means when a file was changed')
    .argument('[paths...]', 'picture files, and folders with all that is in them; of a PDF the first page is searched')
    .addOption(limitOption())
    .option(
      '--remember',
      'keep what the model makes of pictures from now on, for faster searches; no words, no pictures',
    )
    .option('--forget', 'remove what was kept, and keep no more')
    .option('--json', 'print what was found as JSON')
    .addHelpText('after', '\nExample:\n  descry search "error dialog" ~/Pictures')
    .action(
      run(async (context, words: string | undefined, paths: string[], options: FindOptions) => {
        const { output, translator } = context
        if (options.forget) return forget(context, words, options)
        if (words === undefined || words.trim() === '')
          throw new DescryError('USAGE', translator.say('search.usage.words'))
        if (words.length > LONGEST_SEARCH)
          throw new DescryError('USAGE', translator.say('search.usage.long', { most: LONGEST_SEARCH }))
        if (paths.length === 0) throw new DescryError('USAGE', translator.say('search.usage.paths'))
        if (options.remember) {
          await (await settingsOf(context)).change({ keepEmbeddings: true })
          output.note(translator.say('search.kept'))
        }
        return find(context, words, paths, options.limit)
      }),
    )

const limitOption = (): Option =>
  new Option('--limit <number>', 'the most pictures to name').default(10).argParser((text: string) => {
    const limit = Number(text)
    if (!Number.isInteger(limit) || limit < 1 || limit > MOST_FOUND)
      throw new InvalidArgumentError(`It is a whole number from 1 to ${MOST_FOUND}.`)
    return limit
  })

async function find(context: Context, words: string, named: readonly string[], limit: number): Promise<number> {
  const { language, output, signal, translator } = context
  const { paths, problems, more } = await pictureFiles(named, signal)
  const failed: DescryError[] = []
  const onProblem = (error: DescryError): void => {
    failed.push(error)
    output.error(error)
  }
  problems.forEach(onProblem)
  if (more) output.note(translator.say('search.many', { count: MOST_FILES }))
  const result = await context.search().files(words, paths, {
    language,
    limit,
    signal,
    onFile: (index, name) =>
      output.progress(translator.say('search.progress', { index: index + 1, count: paths.length, name })),
    onProblem,
  })
  tell(context, result)
  output.result({ ...result, problems: failed.map((error) => errorResult(error, translator).error) })
  return Math.max(0, ...failed.map((error) => error.exitStatus))
}

/** What was found on standard output; how it was found beside it. */
function tell({ output, translator }: Context, result: SearchResult): void {
  const { count, notes } = searchNotes(result, 'terminal', translator)
  output.note(count)
  for (const note of notes) output.note(note)
  result.found.forEach((each, index) => {
    for (const line of linesOf(each, index)) output.line(line)
  })

  function linesOf({ name, sentence, reasons }: FoundPicture, index: number): string[] {
    const why = reasons.map((reason) => foundText(reason, translator)).join(' ')
    return [
      translator.say('search.result', { position: index + 1, name }),
      `   ${sentence}`,
      ...(why ? [`   ${why}`] : []),
    ]
  }
}

async function forget(context: Context, words: string | undefined, { remember }: FindOptions): Promise<number> {
  const { output, translator } = context
  if (words !== undefined || remember) throw new DescryError('USAGE', translator.say('search.usage.forget'))
  // First nothing more is kept: a search that runs beside asks before it writes.
  await (await settingsOf(context)).change({ keepEmbeddings: false })
  await context.search().forget()
  output.line(translator.say('search.forgotten'))
  output.result({ forgotten: true })
  return 0
}

/** The person's settings; a change that can't be saved is told. */
const settingsOf = ({ output, places }: Context) =>
  loadSettings(createFileStore(places.settings), { onProblem: (error) => output.error(error) })
