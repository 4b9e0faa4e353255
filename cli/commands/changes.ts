import { pictureFrom } from '../input'
import type { Register } from '../program'

/** `descry changes BEFORE AFTER` */
export const changesCommand: Register = (program, run) =>
  program
    .command('changes')
    .description('Tell what changed between two pictures of the same window.')
    .argument('<before>', 'the earlier picture')
    .argument('<after>', 'the later picture, or - for standard input')
    .option('--speak', 'speak it too')
    .option('--json', 'print the sentences as JSON')
    .addHelpText('after', '\nExample:\n  descry changes before.png after.png')
    .action(
      run(async (context, before: string, after: string, { speak }: { speak?: boolean }) => {
        const { assistant, language, output, signal } = context
        const ids: string[] = []
        for (const image of [before, after]) {
          const { picture, bytes } = await pictureFrom(image, signal)
          const options = { language, signal, length: 'brief' as const, ...(bytes && { bytes }) }
          ids.push((await assistant.describe(picture, options)).pictureId)
        }
        const sentences = await assistant.changes(ids[0] as string, ids[1] as string, { language })
        for (const { text } of sentences) output.line(text)
        output.result({ before, after, sentences })
        if (speak) await (await context.voice()).say(sentences.map(({ text }) => text).join(' '), { signal })
        return 0
      }),
    )
