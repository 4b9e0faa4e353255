import { InvalidArgumentError } from 'commander'
import { speakerNamed } from '../../assistant/contract'
import { voiceProblem } from '../../assistant/host'
import { DescryError } from '../../models/contract/errors'
import type { Context } from '../context'
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
    .option(
      '--voice <name>',
      'who speaks: “system”, or a name that “descry voices” shows; as the settings say unless given',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  descry say "Dinner is ready" --out dinner.wav\n  descry say "Dinner is ready" --voice heart',
    )
    .action(
      run(async (context, text: string, { out, rate, voice }: { out?: string; rate: number; voice?: string }) => {
        const { language, output, signal } = context
        const speaker = await context.speaker(voice === undefined ? undefined : await chosenVoice(context, voice))
        if (out === undefined) {
          await (await context.voice(rate, speaker)).say(text, { signal })
        } else {
          await speaker.writeFile?.(text, out, { rate, language }, signal)
          output.note(context.translator.say('terminal.say.written', { file: out }))
        }
        output.result({ text, voice: speaker.name, ...(out !== undefined && { file: out }) })
        return 0
      }),
    )

/** The voice that was typed. Throws a sentence with the voices that are there. */
async function chosenVoice(context: Context, typed: string): Promise<'system' | string> {
  const { translator } = context
  if (typed.toLowerCase() === 'system') return 'system'
  const installed = await (await context.speaker()).voices()
  if (installed?.problem) {
    context.output.note(voiceProblem(installed, translator) ?? '')
    throw installed.problem
  }
  const found = speakerNamed(typed, installed?.speakers ?? [])
  if (found !== undefined) return found
  const names = ['system', ...(installed?.speakers ?? []).map((id) => id.slice(id.indexOf('_') + 1))].join(', ')
  const none = installed ? '' : ` ${translator.say('voice.none')}`
  throw new DescryError('USAGE', `${translator.say('voice.unknown', { name: typed, voices: names })}${none}`)
}
