import {
  app,
  BrowserWindow,
  clipboard,
  desktopCapturer,
  dialog,
  globalShortcut,
  Menu,
  nativeImage,
  nativeTheme,
  Notification,
  safeStorage,
  screen,
  systemPreferences,
  Tray,
  type PowerMonitor,
} from 'electron'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createAssistant } from '../../assistant/create'
import { descryMethods, type CaptionSession } from '../../assistant/contract'
import { createTranslator, type Translator } from '../../assistant/contract/language'
import {
  createAnnouncer,
  createBroadcaster,
  createHearingDesk,
  describeForPages,
  elementHandlers,
  endpointHandlers,
  fellBack,
  hostHandlers,
  listVoices,
  modelHandlers,
  ownSpeaker,
  searchHandlers,
} from '../../assistant/host'
import { createElementDesk } from '../../assistant/elements'
import { createHistory } from '../../assistant/history'
import { createOwnNames } from '../../assistant/names'
import { findPointer } from '../../assistant/pointer'
import { createEndpoint, earsWithEndpoint, goesOnHere, withEndpoint } from '../../assistant/endpoint'
import { createSecrets, findSecretStore, takeGiven } from '../../assistant/secrets'
import { createHubToken, createModels, installedCaptioner, measureRecogniser } from '../../assistant/models'
import { createKeptVectors, createSearch, installedSearchModel, suggestedSearchModel } from '../../assistant/search'
import { createFileStore, loadSettings } from '../../assistant/settings'
import { findSound } from '../../assistant/sound'
import { createVoice, findSpeaker } from '../../assistant/voice'
import { eyesMethods } from '../../models/contract/engines'
import type { DescryError } from '../../models/contract/errors'
import { serveContract } from '../../models/contract/router'
import type { Transport } from '../../models/contract/transport'
import { STORE_LOCK_FILE } from '../../models/contract/store'
import { superviseEngine } from '../../models/supervisor'
import { createAreaChooser } from './area-overlay'
import { connectPage } from './bridge'
import { createCaptionsOverlay, overlayWindowOptions } from './captions-overlay'
import { createCapture } from './capture'
import { createFolderChooser } from './choose-folder'
import { createClipboard } from './clipboard'
import { createCommands, toggleCaptions } from './commands'
import { findEngine } from './engine'
import { rememberLast } from './last-picture'
import { createLayer } from './layer'
import { watchLock } from './lock'
import { APP_URL, OVERLAY_URL } from './own-page'
import { safeStorageSeal } from './seal'
import { createMasterShortcut, shortcutText } from './shortcuts'
import { createTeller, speakingNow } from './teller'
import { trayMenu } from './tray'
import { bringUp, hideFocused, windowOptions } from './window'

export interface Desktop {
  openWindow(): Promise<void>
  readonly staysInTray: boolean
  /** From now on closing the window closes it. */
  prepareToQuit(): void
  end(): Promise<void>
}

export interface DesktopOptions {
  built: string
  developing: boolean
  powerMonitor: PowerMonitor
}

/** A compositor draws the screen at least every 50 ms; three frames later a hidden window is gone from it. */
const REDRAW_MS = 150
const PAGE_MS = 10_000

/** Puts the desktop host together. What each part does is decided in its own module, without Electron. */
export async function startDesktop({ built, developing, powerMonitor }: DesktopOptions): Promise<Desktop> {
  const icon = join(built, '../../resources/icons/descry.png')
  let window: BrowserWindow | null = null
  let quitting = false
  const focused = (): boolean => window !== null && !window.isDestroyed() && window.isFocused()

  const early: DescryError[] = []
  const store = createFileStore(join(app.getPath('userData'), 'settings.json'))
  const [settings, system, sound] = await Promise.all([
    loadSettings(store, { onProblem: (error) => tellOrKeep(error) }),
    findSpeaker().catch(() => null),
    // Elsewhere the page captures, with what Chromium and the system offer.
    process.platform === 'linux' ? findSound() : findSound({ env: {} }),
  ])
  const translator = (): Translator => createTranslator(settings.get().language)
  const engine = findEngine({
    built,
    packaged: app.isPackaged,
    resources: process.resourcesPath,
    env: process.env,
    platform: process.platform,
  })
  const modelsFolder = dataFolder('models')
  const hasModels = (): boolean => existsSync(join(modelsFolder, STORE_LOCK_FILE))
  const eyes = superviseEngine({ sense: 'eyes', models: modelsFolder, ...engine })
  const ears = superviseEngine({ sense: 'ears', models: modelsFolder, ...engine })
  const modelStore = superviseEngine({ sense: 'store', models: modelsFolder, ...engine })
  const voiceEngine = superviseEngine({ sense: 'voice', models: modelsFolder, ...engine })
  const speaker = ownSpeaker({
    engine: voiceEngine,
    store: modelStore,
    settings,
    hasModels,
    system,
    onProblem: (error) => tell(fellBack(error, translator())),
  })
  const voice = speaker
    ? createVoice({ speaker, rate: () => settings.get().rate, language: () => settings.get().language })
    : null
  const broadcaster = createBroadcaster()
  const notify = (body: string): void => {
    if (Notification.isSupported()) new Notification({ title: 'Descry', body, icon }).show()
  }
  const tell = createTeller({
    voice: () => voice,
    settings: settings.get,
    windowFocused: focused,
    notice: (message) => broadcaster.send('notice', { message }),
    notify,
  })
  /** What goes wrong before there is a window is told when it is there. */
  function tellOrKeep(error: DescryError): void {
    if (window) tell(translator().error(error))
    else early.push(error)
  }
  const announcer = createAnnouncer({
    voice,
    settings: () => ({ voice: speakingNow(settings.get().voice, focused()) }),
    onProblem: (error) => notify(translator().error(error)),
  })

  const lock = watchLock(powerMonitor, () => {
    layer.close()
    commands.stop()
  })
  const capture = createCapture({
    getSources: (options) => desktopCapturer.getSources(options),
    currentScreen: () => screen.getDisplayNearestPoint(screen.getCursorScreenPoint()),
    mayCapture,
    checkLock: lock.check,
    hideOwnWindows: () => hideFocused(window, () => wait(REDRAW_MS)),
    ownSources: () => BrowserWindow.getAllWindows().map((own) => own.getMediaSourceId()),
    chooseArea: createAreaChooser({ open: (options) => new BrowserWindow(options), translator, tell }),
    translator,
  })
  const secrets = createSecrets(() =>
    findSecretStore({ folder: app.getPath('userData'), seal: safeStorageSeal(safeStorage) }),
  )
  const endpoint = createEndpoint({ settings, secrets })
  const history = createHistory()
  const names = createOwnNames(createFileStore(dataFolder('names.json')))
  const { assistant, last } = rememberLast(
    withEndpoint(
      createAssistant(
        {
          eyes,
          capture,
          clipboard: createClipboard(() => clipboard.read(), translator),
          captioner: (job) => installedCaptioner({ store: modelStore, settings, hasModels }, job),
          names,
        },
        history,
      ),
      endpoint,
    ),
  )

  const search = createSearch({
    eyes,
    assistant,
    history,
    names,
    model: () => installedSearchModel({ store: modelStore, settings, hasModels }),
    suggest: (language) => suggestedSearchModel(modelStore, language),
    kept: createKeptVectors(dataFolder('embeddings.json'), () => settings.get().keepEmbeddings),
  })

  const pointer = await findPointer()
  const elements = createElementDesk({
    eyes,
    history,
    names,
    capture,
    pointer: () =>
      Promise.resolve(
        pointer && {
          name: pointer.name,
          async click(at, signal) {
            lock.check()
            // The window stays away: what is clicked lies beneath it and has the focus then.
            await hideFocused(window, () => wait(REDRAW_MS))
            await pointer.click(at, signal)
          },
        },
      ),
    settings: settings.get,
  })

  const commands = createCommands({
    describe: (picture, signal) =>
      describeForPages({ assistant, settings, broadcaster, announcer }, picture, { signal }),
    lastPicture: last,
    voice: () => voice,
    announcer,
    broadcaster,
    openWindow,
    tell,
    showQuietly: notify,
    translator,
    shortcut: () => shortcutText(master.accelerator, process.platform),
    toggleCaptions: () =>
      toggleCaptions(hearing.captions, async () => {
        await openWindow()
        broadcaster.send('startCaptions', {})
      }),
  })
  const layer = createLayer({
    registry: globalShortcut,
    run: (command) => commands.run(command),
    onOpen: () => {
      tell(translator().say('desktop.layer.open'))
      // While the person finds the letter, the engine gets ready.
      eyes.call(eyesMethods.warm, { language: settings.get().language }).catch(() => {})
    },
    onClose: () => tell(translator().say('desktop.layer.closed')),
    onRefused: (keys) => tell(translator().say('desktop.layer.refused', { keys: keys.join(', ') })),
  })
  const master = createMasterShortcut({
    registry: globalShortcut,
    onPress: () => {
      try {
        lock.check()
        layer.toggle()
      } catch (error) {
        tell(translator().error(error as DescryError))
      }
    },
    onRefused: (accelerator) =>
      tell(translator().say('desktop.shortcut.refused', { shortcut: shortcutText(accelerator, process.platform) })),
  })

  const handlers = hostHandlers({
    assistant,
    voice,
    voices: () => listVoices(speaker, system, translator()),
    settings,
    host: 'desktop',
    version: app.getVersion(),
    capabilities: () => ({
      capture: true,
      clipboard: true,
      voice: voice?.backend ?? null,
      masterShortcut: master.state,
      click: pointer !== undefined,
      chooseFolder: true,
    }),
    allowPaths: false,
    broadcaster,
    announcer,
  })

  const hearing = createHearingDesk({
    ears: earsWithEndpoint(ears, endpoint, (error) => tell(goesOnHere(error, translator()))),
    sound,
    store: modelStore,
    settings,
    broadcaster,
    folder: dataFolder('transcripts'),
    mayOpen: () => false,
  })
  const models = createModels({
    store: modelStore,
    settings,
    hubToken: createHubToken({ secrets, endpoint: process.env['HF_ENDPOINT'], given: takeGiven('HF_TOKEN') }),
    renewEngines: async () => void (await Promise.all([eyes.renew(), ears.renew(), voiceEngine.renew()])),
    measure: (model, signal) => measureRecogniser(ears, findSpeaker, model, signal),
    emit: broadcaster.send,
  })
  const chooseFolder = createFolderChooser(
    (options) =>
      window && !window.isDestroyed() ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options),
    () => translator().say('models.import'),
  )
  const elementCalls = elementHandlers(elements)
  const clickHandlers: typeof elementCalls = {
    ...elementCalls,
    async click(...call) {
      const result = await elementCalls.click(...call)
      // Descry's window has made room; its page can't be heard.
      if (!focused()) tell((result as { said: string }).said)
      return result
    },
  }
  const serve = (transport: Transport): void =>
    serveContract(transport, descryMethods, {
      ...handlers,
      ...hearing.handlers,
      ...endpointHandlers(endpoint),
      ...modelHandlers(models, chooseFolder),
      ...searchHandlers(search, settings),
      ...clickHandlers,
    })
  const preload = join(built, '../preload/window.cjs')
  const overlay = createCaptionsOverlay({
    async open() {
      const opened = new BrowserWindow(overlayWindowOptions(preload))
      connectPage(opened.webContents, serve)
      await opened.loadURL(OVERLAY_URL)
      return opened
    },
    settings: () => settings.get().captions,
    workArea: () => screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea,
    moved: (place) => void settings.change({ captions: { place, dock: 'free' } }),
  })
  void broadcaster.attach((event, data) => {
    if (event === 'captions') overlay.follow(data as CaptionSession)
  }, new AbortController().signal)

  async function openWindow(): Promise<void> {
    if (!window || window.isDestroyed()) {
      const opened = new BrowserWindow(windowOptions(preload, icon, developing))
      window = opened
      connectPage(opened.webContents, serve)
      opened.on('close', (event) => {
        if (quitting || !tray) return
        event.preventDefault()
        opened.hide()
      })
      await opened.loadURL(APP_URL)
    }
    bringUp(window)
    // What is sent before the page listens is lost.
    for (let waited = 0; broadcaster.watchers === 0 && waited < PAGE_MS; waited += 50) await wait(50)
    for (const error of early.splice(0)) tell(translator().error(error))
  }

  const tray = createTray(icon)
  const apply = (): void => {
    const { theme, masterShortcut } = settings.get()
    nativeTheme.themeSource = theme
    layer.close()
    overlay.apply()
    master.set(masterShortcut)
    const shortcut = { text: shortcutText(master.accelerator, process.platform), works: master.state === 'registered' }
    const menu = trayMenu({
      translator: translator(),
      run: (command) => commands.run(command),
      open: () => void openWindow(),
      quit: () => app.quit(),
      shortcut,
    })
    tray?.setContextMenu(Menu.buildFromTemplate(menu))
  }
  tray?.on('click', () => void openWindow())
  settings.subscribe(apply)
  apply()

  return {
    openWindow,
    staysInTray: tray !== null,
    prepareToQuit: () => void (quitting = true),
    async end() {
      layer.close()
      master.release()
      globalShortcut.unregisterAll()
      commands.stop()
      overlay.end()
      tray?.destroy()
      await hearing.close()
      await models.close()
      await Promise.all([eyes.stop(), ears.stop(), voiceEngine.stop(), modelStore.stop()])
    },
  }
}

/** The same folders as the terminal's and the browser host's: transcripts are one list, and models are kept once. */
function dataFolder(name: 'transcripts' | 'models' | 'names.json' | 'embeddings.json'): string {
  if (process.platform !== 'linux') return join(app.getPath('userData'), name)
  return join(process.env['XDG_DATA_HOME'] || join(app.getPath('home'), '.local/share'), 'descry', name)
}

/** macOS asks the person once, and only when a program tries; then it says no until the program is started again. */
function mayCapture(): boolean {
  if (process.platform !== 'darwin' || systemPreferences.getMediaAccessStatus('screen') === 'granted') return true
  desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width: 1, height: 1 } }).catch(() => {})
  return false
}

/** Not every desktop has a place for icons. */
function createTray(icon: string): Tray | null {
  try {
    const tray = new Tray(nativeImage.createFromPath(icon).resize({ height: process.platform === 'darwin' ? 18 : 22 }))
    tray.setToolTip('Descry')
    return tray
  } catch {
    return null
  }
}
