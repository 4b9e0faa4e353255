import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileStore, loadSettings } from '../../assistant/settings'
import { descryMethods } from '../../assistant/contract'
import { createTranslator, type Translator } from '../../assistant/contract/language'
import { earsWithEndpoint, goesOnHere } from '../../assistant/endpoint'
import {
  createBroadcaster,
  createHearingDesk,
  elementHandlers,
  endpointHandlers,
  fellBack,
  hostHandlers,
  listVoices,
  modelHandlers,
  ownSpeaker,
  searchHandlers,
} from '../../assistant/host'
import { createModels } from '../../assistant/models'
import { findSound } from '../../assistant/sound'
import { createVoice } from '../../assistant/voice'
import { DescryError } from '../../models/contract/errors'
import { serveContract } from '../../models/contract/router'
import { portOption } from '../options'
import { modelPorts } from '../models'
import type { Register } from '../program'
import { startBrowserHost, type BrowserHost } from '../serve'
import { openInBrowser } from '../ports/browser'

interface ServeOptions {
  port?: number
  open: boolean
}

/** `descry serve`: the browser host, until it is stopped or nobody has used it for half an hour. */
export const serveCommand: Register = (program, run) =>
  program
    .command('serve')
    .description('Open Descry in the browser on this computer. Nothing is reachable from outside.')
    .addOption(portOption())
    .option('--no-open', 'print the address instead of opening it')
    .addHelpText('after', '\nExample:\n  descry serve --port 4000 --no-open')
    .action(
      run(async (context, { port, open }: ServeOptions) => {
        const { output, places, signal, translator } = context
        const broadcaster = createBroadcaster()
        const settings = await loadSettings(createFileStore(places.settings), {
          onProblem: (error) => broadcaster.send('notice', { message: translator.error(error) }),
        })
        const endpoint = await context.endpoint(settings)
        const system = await context.systemSpeaker()
        const words = (): Translator => createTranslator(settings.get().language)
        const speaker = ownSpeaker({
          engine: context.voiceEngine,
          store: context.store,
          settings,
          hasModels: context.hasModels,
          system,
          onProblem: (error) => broadcaster.send('notice', { message: fellBack(error, words()) }),
        })
        const voice =
          speaker && createVoice({ speaker, rate: () => settings.get().rate, language: () => settings.get().language })
        const handlers = hostHandlers({
          assistant: context.assistantWith(endpoint),
          voice,
          voices: () => listVoices(speaker, system, words()),
          settings,
          broadcaster,
          host: 'browser',
          version: places.version,
          // The page captures the screen and reads the clipboard itself, where the browser asks the person.
          capabilities: { capture: false, clipboard: false, voice: voice?.backend ?? null, masterShortcut: 'none' },
        })
        const hearing = createHearingDesk({
          ears: earsWithEndpoint(context.ears, endpoint, (error) =>
            broadcaster.send('notice', {
              message: goesOnHere(error, createTranslator(settings.get().language)),
            }),
          ),
          sound: await findSound(),
          store: context.store,
          settings,
          broadcaster,
          folder: places.transcripts,
          // The page of a browser knows no paths; files come to it by the picker.
          mayOpen: () => false,
        })
        const models = createModels({ ...modelPorts(context, settings), emit: broadcaster.send })
        let end: () => void = () => {}
        const ended = new Promise<void>((resolve) => (end = resolve))
        const host = await withStateFolder(places.state, (stateFolder) =>
          startBrowserHost({
            ...(port !== undefined && { port }),
            pageFolder: places.page,
            stateFolder,
            serve: (transport) =>
              serveContract(
                transport,
                descryMethods,
                {
                  ...handlers,
                  ...hearing.handlers,
                  ...endpointHandlers(endpoint),
                  ...modelHandlers(models),
                  ...searchHandlers(context.search(settings), settings),
                  // A page of a browser names elements; it never clicks.
                  ...elementHandlers(context.elements()),
                },
                { onInternalError: (error, method) => output.note(`${method}: ${error.message}`) },
              ),
            onIdle: () => end(),
          }),
        )
        signal.addEventListener('abort', () => end(), { once: true })
        if (signal.aborted) end()
        if (!open || !(await openInBrowser(host.url)))
          output.line(translator.say('terminal.serve.open', { url: host.url }))
        else output.line(translator.say('terminal.serve.opened', { url: host.url }))
        output.note(translator.say('terminal.serve.stop'))
        await ended
        voice?.stop()
        await hearing.close()
        await models.close()
        await host.close()
        return 0
      }),
    )

/** Starts with the usual folder for the token, or, where a home can't be written, with one that ends with the host. */
async function withStateFolder(usual: string, start: (folder: string) => Promise<BrowserHost>): Promise<BrowserHost> {
  try {
    return await start(usual)
  } catch (error) {
    if (!(error instanceof DescryError && (error.code === 'WRITE_DENIED' || error.code === 'DISK_FULL'))) throw error
    // Only its owner may enter a folder that mkdtemp makes.
    const folder = await mkdtemp(join(tmpdir(), 'descry-'))
    const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
    try {
      const host = await start(folder)
      return { ...host, close: () => host.close().then(remove) }
    } catch (again) {
      await remove()
      throw again
    }
  }
}
