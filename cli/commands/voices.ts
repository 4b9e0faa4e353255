import { speakerText } from '../../assistant/contract'
import { voiceProblem } from '../../assistant/host'
import type { Register } from '../program'

/** `descry voices`: what Descry's own voice can be. */
export const voicesCommand: Register = (program, run) =>
  program
    .command('voices')
    .description('Show the voices that Descry can speak with.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  descry voices\n  descry say "Dinner is ready" --voice heart')
    .action(
      run(async (context) => {
        const { output, translator } = context
        const system = await context.systemSpeaker()
        const installed = await (await context.speaker()).voices()
        const speakers = (installed?.speakers ?? []).map((id) => ({ id, text: speakerText(id, translator) }))
        const problem = installed && voiceProblem(installed, translator)
        if (system) output.line(`system  ${translator.say('voice.system.named', { name: system.name })}`)
        for (const { id, text } of problem === null ? speakers : []) output.line(`${id}  ${text}`)
        if (problem !== null) output.line(problem)
        else if (!installed) output.line(translator.say('voice.none'))
        output.result({
          system: system?.name ?? null,
          installed: installed && { name: installed.name, speakers, problem },
        })
        return 0
      }),
    )
