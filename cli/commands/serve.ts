import { createFileStore, loadSettings } from '../../assistant/settings'
import { createBroadcaster, hostHandlers } from '../../assistant/host'
import { createVoice, findSpeaker } from '../../assistant/voice'
import { portOption } from '../options'
import type { Register } from '../program'
import { startBrowserHost } from '../serve'
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
        const { assistant, output, places, signal, translator } = context
        const broadcaster = createBroadcaster()
        const settings = await loadSettings(createFileStore(places.settings), {
          onProblem: (error) => broadcaster.send('notice', { message: translator.error(error) }),
        })
        const speaker = await findSpeaker()
        const voice =
          speaker && createVoice({ speaker, rate: () => settings.get().rate, language: () => settings.get().language })
        let end: () => void = () => {}
        const ended = new Promise<void>((resolve) => (end = resolve))
        const host = await startBrowserHost({
          ...(port !== undefined && { port }),
          pageFolder: places.page,
          stateFolder: places.state,
          handlers: hostHandlers({
            assistant,
            voice,
            settings,
            broadcaster,
            host: 'browser',
            version: places.version,
            // The page captures the screen and reads the clipboard itself, where the browser asks the person.
            capabilities: { capture: false, clipboard: false, voice: voice?.backend ?? null, masterShortcut: 'none' },
          }),
          onInternalError: (error, method) => output.note(`${method}: ${error.message}`),
          onIdle: () => end(),
        })
        signal.addEventListener('abort', () => end(), { once: true })
        if (!open || !(await openInBrowser(host.url)))
          output.note(translator.say('terminal.serve.open', { url: host.url }))
        else output.note(translator.say('terminal.serve.opened', { url: host.url }))
        output.note(translator.say('terminal.serve.stop'))
        await ended
        voice?.stop()
        await host.close()
        return 0
      }),
    )
