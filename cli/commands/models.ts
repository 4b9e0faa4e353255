import { InvalidArgumentError, Option, type Command } from 'commander'
import { resolve } from 'node:path'
import {
  downloadText,
  languagesText,
  modelJob,
  percent,
  progressText,
  reasonText,
  sizeText,
  stateText,
  type ListedModel,
  type StoreProgress,
} from '../../assistant/contract'
import {
  addModel,
  cancelled,
  exportModel,
  importModels,
  noteSpeed,
  removeModel,
  verifyModels,
  type ModelPorts,
  type WorkOptions,
} from '../../assistant/models'
import { USUAL_HUB } from '../../models/contract/hub'
import { createFileStore, loadSettings } from '../../assistant/settings'
import { DescryError } from '../../models/contract/errors'
import { storeMethods, type InstalledModel } from '../../models/contract/store'
import type { Context } from '../context'
import { modelPorts } from '../models'
import type { Register, Run } from '../program'
import { tokenCommand } from './models-token'

/** `descry models …` */
export const modelsCommand: Register = (program, run) => {
  const models = program
    .command('models')
    .description('Look after the models that describe, answer, write and speak.')
    .addHelpText('after', '\nExample:\n  descry models recommend\n  descry models add whisper-base')
  for (const add of [list, recommend, addOne, remove, verify, importFrom, exportTo])
    add(models, run).option('--json', 'print JSON').helpOption('--help', 'show how this is used')
  tokenCommand(models, run).helpOption('--help', 'show how this is used')
  return models
}

type AddSubcommand = (models: Command, run: Run) => Command

/** Where the hub was not asked for another one, pages about a model are there. */
const page = (hub: string): string => `${(process.env.HF_ENDPOINT || USUAL_HUB).replace(/\/$/, '')}/${hub}`

const portsOf = async (context: Context): Promise<ModelPorts> =>
  modelPorts(context, await loadSettings(createFileStore(context.places.settings)))

const list: AddSubcommand = (models, run) =>
  models
    .command('list')
    .description('Show all models of the catalogue, and which of them are installed.')
    .option('--installed', 'only what is on this computer')
    .action(
      run(async ({ store, output, translator }, { installed = false }: { installed?: boolean }) => {
        const { result } = await store.call(storeMethods.list, {})
        const shown = result.models.filter(({ state }) => !installed || state !== 'absent')
        output.result({ folder: result.folder, freeBytes: result.freeBytes, models: shown })
        for (const job of modelJob.options) {
          const ofJob = shown.filter((model) => model.job === job)
          if (ofJob.length === 0) continue
          output.line(translator.say(`models.job.${job}`))
          for (const model of ofJob) output.line(lineOf(model, translator))
        }
        if (result.freeBytes !== null) {
          const free = sizeText(result.freeBytes, translator)
          output.line(translator.say('models.free', { free, folder: result.folder }))
        }
        return 0
      }),
    )

function lineOf(model: ListedModel, t: Context['translator']): string {
  const facts = [
    stateText(model, t),
    ...(model.inUse ? [t.say('models.inUse')] : []),
    model.state === 'installed' ? sizeText(model.doneBytes, t) : downloadText(model, t),
    languagesText(model.languages, t),
    model.licence.name,
    ...(model.speed ? [t.say('models.speed.measured', { times: model.speed.realTime.toFixed(1) })] : []),
  ]
  return `  ${model.id}: ${facts.join('; ')}\n    ${model.purpose[t.language]}`
}

const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('It is a whole number from 1.')
  return value
}

interface RecommendOptions {
  languages?: string[]
  memory?: number
  cores?: number
}

const recommend: AddSubcommand = (models, run) =>
  models
    .command('recommend')
    .description('Say which models suit this computer, and why.')
    .addOption(
      new Option('--languages <codes>', 'languages that you need, such as en,de').argParser((text: string) => {
        const codes = text.split(',').map((code) => code.trim().toLowerCase())
        if (codes.every((code) => /^[a-z]{2,3}$/.test(code))) return codes
        throw new InvalidArgumentError('They are codes such as en,de.')
      }),
    )
    .addOption(new Option('--memory <gigabytes>', 'for a computer with so much memory').argParser(wholeNumber))
    .addOption(new Option('--cores <number>', 'for a computer with so many cores').argParser(wholeNumber))
    .action(
      run(async ({ store, output, translator, language }, { languages, memory, cores }: RecommendOptions) => {
        const { result } = await store.call(storeMethods.recommend, {
          languages: languages ?? [language],
          ...(memory !== undefined && { memoryBytes: memory * 2 ** 30 }),
          ...(cores !== undefined && { cores }),
        })
        output.result(result)
        const size = sizeText(result.memoryBytes, translator)
        output.line(translator.say('models.terminal.recommend', { memory: size, cores: result.cores }))
        for (const set of [true, false]) {
          output.line(translator.say(set ? 'models.recommended.set' : 'models.recommended.also'))
          for (const choice of result.models.filter((each) => each.set === set)) {
            const state = choice.installed ? translator.say('models.state.installed') : downloadText(choice, translator)
            const job = translator.say(`models.job.${choice.job}`)
            output.line(`  ${choice.model}: ${job}; ${state}\n    ${reasonText(choice, translator)}`)
          }
        }
        const first = result.models.find(({ set, installed }) => set && !installed)
        if (first) output.line(translator.say('models.terminal.recommend.add', { model: first.model }))
        return 0
      }),
    )

const anyway = (): Option => new Option('--anyway', 'although the model needs more memory than this computer has')
const acceptLicence = (): Option => new Option('--accept-licence', 'accept the licence of the model')

interface AddOptions {
  acceptLicence?: boolean
  anyway?: boolean
}

const addOne: AddSubcommand = (models, run) =>
  models
    .command('add')
    .description('Download a model, go on with a download, or repair a model.')
    .argument('<model>', 'its short name, as “descry models list” shows it')
    .addOption(acceptLicence())
    .addOption(anyway())
    .action(
      run(async (context, model: string, options: AddOptions) => {
        const { output, translator } = context
        const ports = await portsOf(context)
        const chosenBefore = ports.settings.get().captions.recogniser
        const chosen = { acceptLicence: options.acceptLicence ?? false, anyway: options.anyway ?? false }
        try {
          const installed = await addModel(ports, model, chosen, teller(context, model))
          output.result(installed)
          output.line(translator.say('models.said.done', { name: installed.name }))
          tellChosen(context, ports, chosenBefore, installed.name)
          await timed(context, ports, [installed])
          return 0
        } catch (error) {
          if (cancelled(error)) output.note(translator.say('models.terminal.paused'))
          await explainLicence(context, error, model)
          throw error
        }
      }),
    )

/** A recogniser that is the first real one is used from now on; that is not done silently. */
function tellChosen({ output, translator }: Context, { settings }: ModelPorts, before: unknown, name: string): void {
  if (JSON.stringify(settings.get().captions.recogniser) !== JSON.stringify(before))
    output.note(translator.say('models.said.chosen', { name }))
}

async function explainLicence({ store, output, translator }: Context, error: unknown, model?: string): Promise<void> {
  if (!(error instanceof DescryError) || error.code !== 'LICENCE_NOT_ACCEPTED') return
  const { result } = await store.call(storeMethods.list, {})
  const entry = result.models.find(({ id }) => id === model)
  if (entry?.licence.note) output.note(entry.licence.note[translator.language])
  if (entry) output.note(translator.say('models.terminal.licence', { page: page(entry.hub) }))
}

const remove: AddSubcommand = (models, run) =>
  models
    .command('remove')
    .description('Delete a model, or what an interrupted download left.')
    .argument('<model>', 'its short name')
    .action(
      run(async (context, model: string) => {
        const { output, translator } = context
        const result = await removeModel(await portsOf(context), model)
        output.result({ model, ...result })
        output.line(translator.say(result.later ? 'models.said.leaving' : 'models.said.removed', { name: model }))
        return 0
      }),
    )

const verify: AddSubcommand = (models, run) =>
  models
    .command('verify')
    .description('Read every file of a model, or of all, and compare it with what was downloaded.')
    .argument('[model]', 'its short name; all installed models when left out')
    .action(
      run(async (context, model: string | undefined) => {
        const { output, translator } = context
        const results = await verifyModels(await portsOf(context), model, teller(context, model ?? ''))
        output.result({ models: results })
        const broken = results.flatMap((one) => [...one.damaged, ...one.missing].map((path) => `${one.model}: ${path}`))
        if (broken.length === 0) output.line(translator.say('models.said.whole', { count: results.length }))
        else output.line(translator.say('models.said.damaged', { count: broken.length, files: broken.join(', ') }))
        return broken.length === 0 ? 0 : 4
      }),
    )

const importFrom: AddSubcommand = (models, run) =>
  models
    .command('import')
    .description('Take models from a folder, a USB stick or a zip file.')
    .argument('<path>', 'the folder or the zip file')
    .option('--model <name>', 'which model it is, where the files do not tell')
    .addOption(acceptLicence())
    .addOption(anyway())
    .action(
      run(async (context, path: string, options: AddOptions & { model?: string }) => {
        const { output, translator } = context
        const ports = await portsOf(context)
        const before = ports.settings.get().captions.recogniser
        const chosen = {
          model: options.model,
          acceptLicence: options.acceptLicence ?? false,
          anyway: options.anyway ?? false,
        }
        const installed = await importModels(ports, resolve(path), chosen, teller(context, options.model ?? ''))
        output.result({ models: installed })
        const names = installed.map(({ name }) => name).join(', ')
        output.line(translator.say('models.said.imported', { count: installed.length, names }))
        tellChosen(context, ports, before, names)
        await timed(context, ports, installed)
        return 0
      }),
    )

const exportTo: AddSubcommand = (models, run) =>
  models
    .command('export')
    .description('Copy an installed model for another computer.')
    .argument('<model>', 'its short name')
    .argument('<path>', 'a folder, or a file whose name ends with .zip')
    .action(
      run(async (context, model: string, path: string) => {
        const { output, translator } = context
        const result = await exportModel(await portsOf(context), model, resolve(path), teller(context, model))
        output.result({ model, ...result })
        output.line(translator.say('models.said.exported', { name: model, path: result.path }))
        return 0
      }),
    )

/** A recogniser is timed once, on the voice of the system: that takes a few seconds, which are explained. */
async function timed(
  { output, signal, translator }: Context,
  ports: ModelPorts,
  models: readonly InstalledModel[],
): Promise<void> {
  const recognisers = models.filter(({ job }) => job === 'speech')
  if (recognisers.length > 0) output.progress(translator.say('models.terminal.measuring'))
  for (const model of recognisers) await noteSpeed(ports, model, signal)
}

/** Where standard error is no terminal, a line is written at each of these steps, in percent. */
const STEP = 25

/** Shows progress in words: in place on a terminal, and as a line now and then where somebody collects it. */
function teller({ output, signal, translator }: Context, name: string): WorkOptions {
  let told = -1
  return {
    signal,
    onProgress(progress: StoreProgress) {
      const text = translator.say('models.said.progress', {
        name: progress.model || name,
        progress: progressText(progress, translator),
      })
      if (process.stderr.isTTY) return output.progress(text)
      const step = Math.floor((percent(progress) ?? -1) / STEP)
      if (step <= told) return
      told = step
      output.note(text)
    },
  }
}
