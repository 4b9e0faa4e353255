import { pictureFrom } from '../input'
import { pageOption } from '../options'
import type { Register } from '../program'

/** `descry ask IMAGE "QUESTION"` */
export const askCommand: Register = (program, run) =>
  program
    .command('ask')
    .description('Ask about a picture. Descry says so when it does not know.')
    .argument('<image>', 'a picture file, or - for standard input')
    .argument('<question>', 'the question, in quotation marks')
    .addOption(pageOption())
    .option('--speak', 'speak the answer too')
    .option('--json', 'print the answer, how sure it is and what it stands on as JSON')
    .addHelpText('after', '\nExample:\n  descry ask settings.png "Is Enable Wi-Fi ticked?"')
    .action(
      run(async (context, image: string, question: string, options: { page?: number; speak?: boolean }) => {
        const { assistant, language, output, signal } = context
        const { picture, bytes } = await pictureFrom(image, signal)
        const { pictureId } = await assistant.describe(picture, {
          language,
          signal,
          length: 'brief',
          // It is only looked at; the question itself may go to a server.
          here: true,
          ...(bytes && { bytes }),
          ...(options.page && { page: options.page }),
        })
        const said: string[] = []
        const answer = await assistant.ask(pictureId, question, {
          language,
          signal,
          sentence: ({ text }) => {
            said.push(text)
            output.line(text)
          },
        })
        output.result(answer)
        if (options.speak) await (await context.voice()).say(said.join(' '), { signal })
        return 0
      }),
    )
