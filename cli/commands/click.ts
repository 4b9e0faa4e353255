import { DescryError } from '../../models/contract/errors'
import { createFileStore, loadSettings } from '../../assistant/settings'
import { readDecision } from '../prompt'
import type { Register } from '../program'
import { chosenElement } from './names'

/** `descry click ELEMENT` */
export const clickCommand: Register = (program, run) =>
  program
    .command('click')
    .description('Click an element of the screen. Says what it will click, and does so only when you press Enter.')
    .argument('<element>', 'its name, or words of it')
    .option('--json', 'print what was clicked as JSON')
    .addHelpText('after', '\nExample:\n  descry click Save')
    .action(
      run(async (context, wanted: string) => {
        const { assistant, language, output, places, signal, translator } = context
        const settings = await loadSettings(createFileStore(places.settings))
        if (!settings.get().clicking) throw new DescryError('CLICKING_OFF')
        const desk = context.elements(settings)
        const { pictureId, elements } = await assistant.describe(
          { kind: 'capture', what: 'screen' },
          { language, signal, length: 'brief', caption: false, here: true },
        )
        const { clickId, question, careful } = await desk.planClick(
          pictureId,
          chosenElement(elements, wanted, { translator }),
        )
        output.note(question)
        if (!(await readDecision(signal))) {
          output.line(translator.say('click.cancelled'))
          output.result({ clicked: false, careful })
          return 0
        }
        const said = await desk.click(clickId, signal)
        output.line(said)
        output.result({ clicked: true, careful, said })
        return 0
      }),
    )
