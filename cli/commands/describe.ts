import type { Command } from 'commander'
import { toDescryError } from '../../models/contract/errors'
import { pictureFrom } from '../input'
import { errorResult } from '../output'
import { captionerLimitsOption, captionerOption, lengthOption, pageOption, twiceOption } from '../options'
import type { Register } from '../program'
import { describedJson, describeOnTerminal, type DescribeOptions } from './look'

/** `descry describe IMAGE…` */
export const describeCommand: Register = (program, run): Command =>
  program
    .command('describe')
    .description('Describe pictures: screenshots, pages, photographs, drawings.')
    .argument('<image...>', 'picture files (PNG, JPEG, WebP, AVIF, GIF, BMP, TIFF, SVG, PDF), or - for standard input')
    .addOption(lengthOption())
    .addOption(pageOption())
    .option('--speak', 'speak the description too')
    .addOption(captionerOption())
    .addOption(captionerLimitsOption())
    .addOption(twiceOption())
    .option('--json', 'print JSON; an array where several pictures are named')
    .addHelpText('after', '\nExample:\n  descry describe screenshot.png --length brief')
    .action(
      run(async (context, images: string[], options: DescribeOptions) => {
        const { output, signal, translator } = context
        const results: unknown[] = []
        let worst = 0
        for (const [index, name] of images.entries()) {
          if (signal.aborted) break
          if (images.length > 1) {
            output.progress(translator.say('terminal.progress', { index: index + 1, count: images.length, name }))
          }
          try {
            const input = await pictureFrom(name, signal)
            if (images.length > 1) output.line(index > 0 ? `\n${name}:` : `${name}:`)
            results.push(describedJson(await describeOnTerminal(context, input, options)))
          } catch (thrown) {
            const error = toDescryError(thrown)
            // With one picture its failure is the command's; with several the others go on.
            if (images.length === 1 || signal.aborted) throw error
            output.error(error)
            results.push({ image: { path: name }, ...errorResult(error, translator) })
            worst = Math.max(worst, error.exitStatus)
          }
        }
        output.result(images.length === 1 ? results[0] : results)
        return worst
      }),
    )
