import { InvalidArgumentError } from 'commander'
import { DescryError } from '../../models/contract/errors'
import type { Register } from '../program'

function rateFrom(text: string): number {
  const rate = Number(text)
  if (!(rate >= 0.5 && rate <= 4)) throw new InvalidArgumentError('It is a number from 0.5 to 4.')
  return rate
}

/** `descry say TEXT` */
export const sayCommand: Register = (program, run) =>
  program
    .command('say')
    .description('Speak a text with the computer’s own voice.')
    .argument('<text>', 'what to say, in quotation marks')
    .option('--out <file.wav>', 'write the sound to a file instead')
    .option('--rate <number>', 'speed; 1 is the voice’s own', rateFrom, 1)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  descry say "Dinner is ready" --out dinner.wav')
    .action(
      run(async (context, text: string, { out, rate }: { out?: string; rate: number }) => {
        const { language, output, signal } = context
        const speaker = await context.speaker()
        if (out === undefined) {
          await (await context.voice(rate)).say(text, { signal })
        } else {
          if (!speaker.writeFile)
            throw new DescryError(
              'VOICE_UNAVAILABLE',
              context.translator.say('terminal.say.noFile', { voice: speaker.name }),
            )
          await speaker.writeFile(text, out, { rate, language }, signal)
          output.note(context.translator.say('terminal.say.written', { file: out }))
        }
        output.result({ text, voice: speaker.name, ...(out !== undefined && { file: out }) })
        return 0
      }),
    )
