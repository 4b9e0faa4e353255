import { pictureFrom } from '../input'
import { pageOption } from '../options'
import type { Register } from '../program'

/** `descry read FILE` */
export const readCommand: Register = (program, run) =>
  program
    .command('read')
    .description('Read all text on a picture or page, in reading order.')
    .argument('<file>', 'a picture or PDF, or - for standard input')
    .addOption(pageOption())
    .option('--json', 'print the text, its lines with places, and the tables as JSON')
    .addHelpText('after', '\nExample:\n  descry read letter.pdf --page 2')
    .action(
      run(async (context, file: string, options: { page?: number }) => {
        const { assistant, language, output, signal } = context
        const { picture, bytes } = await pictureFrom(file, signal)
        const reading = await assistant.read(picture, {
          language,
          signal,
          ...(bytes && { bytes }),
          ...(options.page && { page: options.page }),
        })
        if (reading.text === '') output.note(context.translator.say('terminal.read.nothing'))
        else output.line(reading.text)
        output.result(reading)
        return 0
      }),
    )
