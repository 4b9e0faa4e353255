import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createFileStore, loadSettings } from '../../assistant/settings'
import { findSound } from '../../assistant/sound'
import { voiceProblem } from '../../assistant/host'
import { eyesMethods } from '../../models/contract/engines'
import { toDescryError } from '../../models/contract/errors'
import { earsMethods } from '../../models/contract/hearing'
import type { Context } from '../context'
import { captureTools } from '../ports/capture'
import { clipboardTools } from '../ports/clipboard'
import type { Register } from '../program'

/** One thing that was looked at. `needed`: Descry does not work without it. */
interface Finding {
  name:
    | 'node'
    | 'engine'
    | 'reading'
    | 'hearing'
    | 'sound'
    | 'voice'
    | 'capture'
    | 'clipboard'
    | 'window'
    | 'disk'
    | 'settings'
  ok: boolean
  needed: boolean
  text: string
}

/** `descry doctor`: what works on this computer, and what to do about what does not. */
export const doctorCommand: Register = (program, run) =>
  program
    .command('doctor')
    .description('Check what works on this computer.')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  descry doctor')
    .action(
      run(async (context) => {
        const findings = [
          node(),
          ...(await engine(context)),
          await hearing(context),
          await sound(context),
          await voice(context),
          await capture(context),
          await clipboard(context),
          desktop(context),
          disk(context),
          settings(context),
        ]
        for (const { ok, needed, text } of findings) {
          const mark = context.translator.say('terminal.doctor.mark', {
            mark: ok ? 'ok' : needed ? 'missing' : 'optional',
          })
          context.output.line(`${mark} ${text}`)
        }
        const healthy = findings.every(({ ok, needed }) => ok || !needed)
        context.output.result({ healthy, findings })
        return healthy ? 0 : 4
      }),
    )

const node = (): Finding => ({ name: 'node', ok: true, needed: true, text: `Node ${process.versions.node}` })

/** Starts the engine and lets it load what reading needs: the two things without which there is no Descry. */
async function engine(context: Context): Promise<Finding[]> {
  const say = context.translator.say
  const findings: Finding[] = []
  const start = performance.now()
  try {
    await context.eyes.call(eyesMethods.status, {})
    const ms = Math.round(performance.now() - start)
    findings.push({ name: 'engine', ok: true, needed: true, text: say('terminal.doctor.engine', { ms }) })
    const loading = performance.now()
    await context.eyes.call(eyesMethods.warm, { language: context.language })
    const { loaded } = (await context.eyes.call(eyesMethods.status, {})).result
    const text = say('terminal.doctor.reading', {
      models: loaded.join(', '),
      ms: Math.round(performance.now() - loading),
    })
    findings.push({ name: 'reading', ok: true, needed: true, text })
  } catch (thrown) {
    const name = findings.length === 0 ? 'engine' : 'reading'
    findings.push({ name, ok: false, needed: true, text: context.translator.error(toDescryError(thrown)) })
  }
  return findings
}

/** The recogniser that the settings name, loaded as captions would load it. */
async function hearing({ ears, places, translator }: Context): Promise<Finding> {
  try {
    const start = performance.now()
    const { captions } = (await loadSettings(createFileStore(places.settings))).get()
    const { result } = await ears.call(earsMethods.warm, { recogniser: captions.recogniser })
    const values = {
      name: result.name,
      ms: Math.round(performance.now() - start),
      kind: result.demonstration ? 'demonstration' : 'real',
    }
    return { name: 'hearing', ok: true, needed: true, text: translator.say('terminal.doctor.hearing', values) }
  } catch (thrown) {
    return { name: 'hearing', ok: false, needed: true, text: translator.error(toDescryError(thrown)) }
  }
}

async function sound({ translator }: Context): Promise<Finding> {
  const sources = await (await findSound()).sources()
  const names = sources.map((source) => translator.say(`hearing.source.${source}`)).join(', ')
  const text = translator.say(sources.length > 0 ? 'terminal.doctor.sound' : 'terminal.doctor.noSound', { names })
  return { name: 'sound', ok: sources.length > 0, needed: false, text }
}

async function voice(context: Context): Promise<Finding> {
  const { translator } = context
  const system = await context.systemSpeaker()
  const installed = system || context.hasModels() ? await (await context.speaker()).voices() : null
  const problem = installed && voiceProblem(installed, translator)
  const names = [...(system ? [system.name] : []), ...(installed && !problem ? [installed.name] : [])]
  const text =
    names.length > 0
      ? translator.say('terminal.doctor.voice', { voice: names.join(', ') })
      : translator.say('terminal.doctor.noVoice')
  return { name: 'voice', ok: names.length > 0, needed: false, text: [text, problem].filter(Boolean).join(' ') }
}

async function capture({ translator }: Context): Promise<Finding> {
  const tools = await captureTools()
  const text =
    tools.length > 0
      ? translator.say('terminal.doctor.capture', { tools: tools.join(', ') })
      : translator.say('terminal.doctor.noCapture')
  return { name: 'capture', ok: tools.length > 0, needed: false, text }
}

async function clipboard({ translator }: Context): Promise<Finding> {
  const tools = await clipboardTools()
  const text =
    tools.length > 0
      ? translator.say('terminal.doctor.clipboard', { tools: tools.join(', ') })
      : translator.say('terminal.doctor.noClipboard')
  return { name: 'clipboard', ok: tools.length > 0, needed: false, text }
}

/** The desktop window comes with Electron's own program, which is fetched at its first start. */
function desktop({ places, translator }: Context): Finding {
  const electron = join(dirname(dirname(dirname(places.engine))), 'node_modules/electron')
  const name = join(electron, 'path.txt')
  const ok = existsSync(name) && existsSync(join(electron, 'dist', readFileSync(name, 'utf8').trim()))
  return {
    name: 'window',
    ok,
    needed: false,
    text: translator.say(ok ? 'terminal.doctor.window' : 'terminal.doctor.noWindow'),
  }
}

const ENOUGH_BYTES = 200e6

/** Free space where settings are kept; on a system where even the person's folder is missing, where programs run. */
function disk({ places, translator }: Context): Finding {
  let folder = dirname(places.settings)
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  const { bavail, bsize } = statfsSync(folder)
  const megabytes = Math.round((bavail * bsize) / 1e6)
  return {
    name: 'disk',
    ok: bavail * bsize > ENOUGH_BYTES,
    needed: false,
    text: translator.say('terminal.doctor.disk', { megabytes }),
  }
}

const settings = ({ places, translator }: Context): Finding => ({
  name: 'settings',
  ok: true,
  needed: false,
  text: translator.say('terminal.doctor.settings', { path: places.settings }),
})
