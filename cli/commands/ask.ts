import type { PictureAnswer } from '../../assistant/contract'
import { pictureFrom } from '../input'
import { captionerLimitsOption, captionerOption, pageOption, twiceOption } from '../options'
import type { Register } from '../program'

/** `descry ask IMAGE "QUESTION"` */
export const askCommand: Register = (program, run) =>
  program
    .command('ask')
    .description('Ask about a picture. Descry says so when it does not know.')
    .argument('<image>', 'a picture file, or - for standard input')
    .argument('<question...>', 'the question, in quotation marks; further ones may follow it')
    .addOption(pageOption())
    .option('--speak', 'speak the answer too')
    .addOption(captionerOption())
    .addOption(captionerLimitsOption())
    .addOption(twiceOption())
    .option('--json', 'print the answer, how sure it is and what it stands on as JSON')
    .addHelpText('after', '\nExample:\n  descry ask settings.png "Is Enable Wi-Fi ticked?"')
    .action(
      run(async (context, image: string, questions: string[], options: { page?: number; speak?: boolean }) => {
        const { assistant, language, output, signal } = context
        const { picture, bytes } = await pictureFrom(image, signal)
        const { pictureId } = await assistant.describe(picture, {
          language,
          signal,
          length: 'brief',
          // It is only looked at; the question itself may go to a model or a server.
          caption: false,
          here: true,
          ...(bytes && { bytes }),
          ...(options.page && { page: options.page }),
        })
        const answers: PictureAnswer[] = []
        for (const question of questions) {
          const said: string[] = []
          const sentence = ({ text }: { text: string }): void => {
            said.push(text)
            output.line(text)
          }
          answers.push(await assistant.ask(pictureId, question, { language, signal, sentence }))
          if (options.speak) await (await context.voice()).say(said.join(' '), { signal })
        }
        output.result(questions.length === 1 ? answers[0] : answers)
        return 0
      }),
    )
