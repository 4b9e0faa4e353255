import type { Command } from 'commander'
import { elementLabel, elementName, elementsIn, type DescribedPicture, type OwnName } from '../../assistant/contract'
import { DescryError } from '../../models/contract/errors'
import type { Context } from '../context'
import { pictureFrom } from '../input'
import { pageOption } from '../options'
import type { Register, Run } from '../program'

/** `descry names list|set|remove`: a person's own names for elements. */
export const namesCommand: Register = (program, run) => {
  const names = program
    .command('names')
    .description('Give elements names of your own; Descry uses them when it sees the same window again.')
    .addHelpText('after', '\nExample:\n  descry names set meeting.png 7 "Mute microphone"')
  for (const add of [list, set, remove])
    add(names, run).option('--json', 'print JSON').helpOption('--help', 'show how this is used')
  return names
}

type AddSubcommand = (names: Command, run: Run) => Command

const lineOf = ({ ownName, role, name, window }: OwnName, { translator }: Context): string =>
  translator.say('names.line', {
    ownName,
    role: translator.say(`window.role.${role}`),
    named: name === '' ? 'no' : 'yes',
    name,
    titled: window === '' ? 'no' : 'yes',
    window,
  })

const list: AddSubcommand = (names, run) =>
  names
    .command('list')
    .description('Show the names that you gave.')
    .action(
      run(async (context) => {
        const { output, translator } = context
        const all = await context.elements().names()
        for (const each of all) output.line(lineOf(each, context))
        if (all.length === 0) output.note(translator.say('names.none'))
        output.result({ names: all })
        return 0
      }),
    )

const set: AddSubcommand = (names, run) =>
  names
    .command('set')
    .description('Name an element of a picture; an element that has a name is renamed.')
    .argument('<image>', 'a picture file, or - for standard input')
    .argument('<element>', 'its number in “descry elements”, or its name')
    .argument('<name>', 'your own name for it')
    .addOption(pageOption())
    .action(
      run(async (context, image: string, wanted: string, ownName: string, { page }: { page?: number }) => {
        const { assistant, language, output, signal, translator } = context
        const { picture, bytes } = await pictureFrom(image, signal)
        const { pictureId, elements } = await assistant.describe(picture, {
          language,
          signal,
          length: 'brief',
          caption: false,
          here: true,
          ...(bytes && { bytes }),
          ...(page && { page }),
        })
        const index = chosenElement(elements, wanted, context)
        const before = elements[index] as DescribedPicture['elements'][number]
        const named = (await context.elements().name(pictureId, index, ownName))[index] ?? before
        output.line(
          translator.say('names.set', {
            label: elementLabel(before, translator),
            ownName: elementName(named, translator),
          }),
        )
        output.result({ number: index + 1, ...named })
        return 0
      }),
    )

const remove: AddSubcommand = (names, run) =>
  names
    .command('remove')
    .description('Delete a name, or all of them.')
    .argument('[name]', 'the name, or its id')
    .option('--all', 'delete all names')
    .action(
      run(async (context, name: string | undefined, { all = false }: { all?: boolean }) => {
        const { output, translator } = context
        if ((name === undefined) === !all) throw new DescryError('USAGE', 'Give either the name to delete, or --all.')
        const desk = context.elements()
        const there = await desk.names()
        const going = there.filter(({ id, ownName }) => all || id === name || ownName === name)
        if (going.length === 0 && !all) throw new DescryError('NAME_MISSING', name ?? '')
        for (const { id } of all ? [{ id: 'all' }] : going) await desk.removeName(id)
        output.line(
          all
            ? translator.say('names.removed.all', { count: going.length })
            : translator.say('names.removed', { ownName: going[0]?.ownName ?? '' }),
        )
        output.result({ removed: going.map(({ id }) => id) })
        return 0
      }),
    )

/**
 * The index of the element that was meant: by its number in the list, or by its name, or the only one whose name holds these words.
 * Throws `USAGE` where none or several fit.
 */
export function chosenElement(
  elements: DescribedPicture['elements'],
  wanted: string,
  { translator }: Pick<Context, 'translator'>,
): number {
  if (/^\d+$/u.test(wanted) && elements[Number(wanted) - 1]) return Number(wanted) - 1
  const found = elementsIn(elements, 'all', wanted)
  const exact = found.filter(({ element: { name, ownName } }) => name === wanted || ownName === wanted)
  const [first, ...more] = exact.length > 0 ? exact : found
  if (!first || wanted.trim() === '') throw new DescryError('USAGE', translator.say('names.nothing', { name: wanted }))
  if (more.length > 0) throw new DescryError('USAGE', translator.say('names.several', { count: more.length + 1 }))
  return first.index
}
