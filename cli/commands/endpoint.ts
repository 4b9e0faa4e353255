import { InvalidArgumentError, Option, type Command } from 'commander'
import {
  endpointUse,
  pictureSides,
  planWords,
  stateWords,
  type EndpointChange,
  type EndpointState,
  type EndpointUse,
} from '../../assistant/contract'
import type { Endpoint } from '../../assistant/endpoint'
import { DescryError } from '../../models/contract/errors'
import type { Context } from '../context'
import { readLine } from '../prompt'
import type { Register, Run } from '../program'

interface SetOptions {
  for?: EndpointUse[]
  model?: string
  speechModel?: string
  side?: EndpointChange['pictureSide']
  patience?: number
  /** `true`: ask for it; `false`: forget it. */
  key?: boolean
  agree?: boolean
}

/** `descry endpoint show|set|test|remove`: a server of the person's own. */
export const endpointCommand: Register = (program, run) => {
  const endpoint = program
    .command('endpoint')
    .description('Use a server of your own for pictures or speech: Ollama, llama.cpp, vLLM. Off unless you set it up.')
    .addHelpText('after', '\nExample:\n  descry endpoint set http://localhost:11434/v1 --for questions --model llava')
  show(endpoint, run)
  set(endpoint, run)
  test(endpoint, run)
  remove(endpoint, run)
  return endpoint
}

const show = (parent: Command, run: Run): Command =>
  parent
    .command('show')
    .description('Say which server is used, for what, and what is sent to it.')
    .option('--json', 'print it as JSON; the key is never part of it')
    .addHelpText('after', '\nExample:\n  descry endpoint show')
    .action(
      run(async (context) => {
        const state = await (await context.endpoint()).state()
        tell(context, state)
        return 0
      }),
    )

const set = (parent: Command, run: Run): Command =>
  parent
    .command('set')
    .description('Set a server up, or change what is set. Shows what would be sent, and asks.')
    .argument('[address]', 'such as http://localhost:11434/v1')
    .addOption(new Option('--for <uses>', `what to use it for: ${endpointUse.options.join(', ')}`).argParser(usesFrom))
    .option('--model <name>', 'model for pictures, as the server names it')
    .option('--speech-model <name>', 'model for speech')
    .addOption(
      new Option('--side <pixels>', 'longest side of pictures that are sent')
        .choices(pictureSides.map(String))
        .argParser((text) => choose(pictureSides, Number(text), `Allowed choices are ${pictureSides.join(', ')}.`)),
    )
    .addOption(new Option('--patience <seconds>', 'how long to wait for the first word').argParser(patienceFrom))
    .option('--key', 'ask for a key, or take it from standard input; it goes to the key store of the system')
    .option('--no-key', 'forget the key')
    .option('--agree', 'agree to what is shown')
    .option('--json', 'print what is set as JSON')
    .addHelpText('after', '\nExample:\n  descry endpoint set http://localhost:11434/v1 --for questions --model llava')
    .action(
      run(async (context, address: string | undefined, options: SetOptions) => {
        const endpoint = await context.endpoint()
        const before = await endpoint.state()
        if (address === undefined && !before.plan) throw new DescryError('ENDPOINT_MISSING')
        // A server that is set up for nothing would be of no use.
        const uses = options.for ?? (before.settings.uses.length === 0 ? (['questions'] as const) : undefined)
        await endpoint.set({
          ...(address !== undefined && { address }),
          ...(uses && { uses: [...uses] }),
          ...(options.model !== undefined && { chatModel: options.model }),
          ...(options.speechModel !== undefined && { speechModel: options.speechModel }),
          ...(options.side !== undefined && { pictureSide: options.side }),
          ...(options.patience !== undefined && { patience: options.patience }),
        })
        if (options.key === false) await endpoint.setKey(null)
        if (options.key === true) await takeKey(context, endpoint)
        await agree(context, endpoint, options.agree ?? false)
        const state = await endpoint.state()
        context.output.result(state)
        return state.agreed ? 0 : 3
      }),
    )

const test = (parent: Command, run: Run): Command =>
  parent
    .command('test')
    .description('Ask the server for its models.')
    .option('--json', 'print the names of its models as JSON')
    .addHelpText('after', '\nExample:\n  descry endpoint test')
    .action(
      run(async (context) => {
        const { output, signal, translator } = context
        const found = await (await context.endpoint()).test(signal)
        output.note(translator.say('endpoint.terminal.models', { host: found.host, ms: String(found.ms) }))
        for (const name of found.models) output.line(name)
        output.result(found)
        return 0
      }),
    )

const remove = (parent: Command, run: Run): Command =>
  parent
    .command('remove')
    .description('Use no server any more, and forget its key.')
    .option('--json', 'print what is set as JSON')
    .addHelpText('after', '\nExample:\n  descry endpoint remove')
    .action(
      run(async (context) => {
        const state = await (await context.endpoint()).set({ address: null })
        context.output.line(context.translator.say('endpoint.removed'))
        context.output.result(state)
        return 0
      }),
    )

function tell({ output, translator }: Context, state: EndpointState): void {
  output.line(stateWords(state, translator))
  if (state.plan) {
    tellPlan(state, translator, output)
    const key = state.key === 'this-run' ? 'run' : state.key
    output.line(translator.say('endpoint.key.state', { state: key }))
    if (lacksModel(state)) output.note(translator.say('endpoint.terminal.model'))
  }
  output.result(state)
}

function tellPlan(
  { plan, settings }: EndpointState,
  translator: Context['translator'],
  output: Context['output'],
): void {
  if (!plan) return
  const words = planWords(plan, settings.pictureSide, translator)
  for (const line of [words.title, words.address, ...words.facts, ...words.sends]) output.line(line)
  // Said even where only the JSON is wanted.
  if (words.warning !== null) output.note(words.warning)
}

const lacksModel = ({ settings: { uses, chatModel, speechModel } }: EndpointState): boolean =>
  uses.some((use) => (use === 'transcription' ? speechModel : chatModel) === '')

/** Shows what would be sent where, and asks; without a terminal to ask at, it is said how to agree. */
async function agree(context: Context, endpoint: Endpoint, agreed: boolean): Promise<void> {
  const { output, signal, translator } = context
  const state = await endpoint.state()
  const { plan, settings } = state
  if (!plan) return
  tellPlan(state, translator, output)
  if (!state.agreed) {
    const yes = agreed || (process.stdin.isTTY && !output.json && (await askedYes(context, signal)))
    if (!yes) {
      const options = `--for ${settings.uses.join(',')}`
      output.note(translator.say('endpoint.refused', { host: plan.host }))
      return output.note(translator.say('endpoint.terminal.how', { address: plan.address, options }))
    }
    await endpoint.agree({ address: plan.address, uses: settings.uses })
    output.note(translator.say('endpoint.agreed', { host: plan.host }))
  }
  if (lacksModel(state)) output.note(translator.say('endpoint.terminal.model'))
}

async function askedYes({ translator }: Context, signal: AbortSignal): Promise<boolean> {
  const answer = await readLine(translator.say('endpoint.terminal.ask'), signal)
  return ['yes', 'ja'].includes(answer.trim().toLowerCase())
}

/** The key comes unseen from the terminal or by standard input; never as an argument, which everybody could read. */
async function takeKey({ output, signal, translator }: Context, endpoint: Endpoint): Promise<void> {
  const { keyStore } = await endpoint.state()
  if (keyStore === null) return output.note(translator.say('endpoint.terminal.keyRun'))
  await endpoint.setKey(await readLine(translator.say('endpoint.terminal.key'), signal, { hidden: true }))
  output.note(translator.say('endpoint.key.saved'))
}

function usesFrom(text: string): EndpointUse[] {
  const words = text.split(',').map((word) => word.trim())
  const parsed = endpointUse.array().safeParse(words.filter((word) => word !== ''))
  if (!parsed.success) throw new InvalidArgumentError(`Allowed choices are ${endpointUse.options.join(', ')}.`)
  return [...new Set(parsed.data)]
}

function patienceFrom(text: string): number {
  const seconds = Number(text)
  if (!Number.isInteger(seconds) || seconds < 5 || seconds > 600)
    throw new InvalidArgumentError('It is a whole number from 5 to 600.')
  return seconds
}

function choose<T>(options: readonly T[], wanted: unknown, otherwise: string): T {
  const found = options.find((option) => option === wanted)
  if (found === undefined) throw new InvalidArgumentError(otherwise)
  return found
}
