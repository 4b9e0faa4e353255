import { InvalidArgumentError, Option } from 'commander'
import {
  elementFilters,
  elementLabel,
  elementMore,
  elementsIn,
  elementTypeOf,
  type ElementFilter,
} from '../../assistant/contract/elements'
import { roles, type Role } from '../../models/contract/scene'
import { pictureFrom } from '../input'
import { pageOption } from '../options'
import type { Register } from '../program'

/** A type of the list (`buttons`) or one role (`button`). */
type Wanted = ElementFilter | Role

const known = new Set<string>([...elementFilters, ...roles])

const typeOption = (): Option =>
  new Option(
    '--type <types>',
    `only elements of these types, separated by commas: ${elementFilters.join(', ')}, or roles such as button, link, checkbox`,
  ).argParser((text: string): Wanted[] => {
    const wanted = text.split(',').map((part) => part.trim().toLowerCase())
    const strange = wanted.find((each) => !known.has(each))
    if (strange !== undefined) throw new InvalidArgumentError(`“${strange}” is neither a type nor a role.`)
    return wanted as Wanted[]
  })

interface ElementsOptions {
  type?: Wanted[]
  find?: string
  page?: number
  more?: boolean
}

/** `descry elements IMAGE` */
export const elementsCommand: Register = (program, run) =>
  program
    .command('elements')
    .description('List the elements of a screen as a screen reader says them: name, role, state.')
    .argument('<image>', 'a picture file, or - for standard input')
    .addOption(typeOption())
    .option('--find <name>', 'only elements whose name holds these words')
    .option('--more', 'say where each is and what is beside it')
    .addOption(pageOption())
    .option('--json', 'print the elements as JSON')
    .addHelpText('after', '\nExample:\n  descry elements settings.png --type buttons,links')
    .action(
      run(async (context, image: string, { type = ['all'], find, page, more }: ElementsOptions) => {
        const { assistant, language, output, signal, translator } = context
        const { picture, bytes } = await pictureFrom(image, signal)
        const looked = await assistant.describe(picture, {
          language,
          signal,
          length: 'brief',
          caption: false,
          here: true,
          ...(bytes && { bytes }),
          ...(page && { page }),
        })
        const wanted = new Set<Wanted>(type)
        const found = elementsIn(looked.elements, 'all', find).filter(
          ({ element: { role } }) => wanted.has('all') || wanted.has(role) || wanted.has(elementTypeOf(role)),
        )
        const about = (index: number): string => elementMore(looked.elements, index, looked.image, translator)
        for (const { element, index } of found)
          output.line(`${index + 1}. ${elementLabel(element, translator)}${more ? `. ${about(index)}` : ''}`)
        if (found.length === 0) {
          const none = looked.elements.length === 0 ? 'window.browse.elements.none' : 'elements.none.found'
          output.note(translator.say(none))
        }
        output.result({
          image: looked.image,
          elements: found.map(({ element, index }) => ({ number: index + 1, ...element })),
        })
        return 0
      }),
    )
