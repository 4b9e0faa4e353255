import { DescryError, toDescryError } from '../../assistant/contract'
import { isWorking, statusText } from '../state/status'
import { captureInBrowser } from './capturing'
import type { Describing } from './describing'
import { notify, sayProblem, type Desk } from './desk'

/** The ways a picture gets into the window. */
export interface Choosing {
  files(files: File[]): void
  /** A paste event without a picture in it also ends up here. */
  paste(files: File[]): void
  /** The button and the letter: fetches the clipboard's picture as far as host or browser allow. */
  clipboard(): Promise<void>
  capture(what: 'screen' | 'window' | 'area'): Promise<void>
}

export function createChoosing(desk: Desk, describing: Describing): Choosing {
  const { store, outlet } = desk
  const say = (): ReturnType<Desk['t']> => desk.t()

  const open = (file: Blob, name: string): void =>
    void describing.describe({ request: { kind: 'bytes', name }, name, file })

  const fromHostClipboard = (): void =>
    void describing.describe({ request: { kind: 'clipboard' }, name: say().say('window.clipboard.name') })

  const hostHas = (what: 'capture' | 'clipboard'): boolean => store.get().hello?.capabilities[what] ?? false

  const complain = (thrown: unknown): void => {
    const problem = toDescryError(thrown)
    if (problem.code === 'CANCELLED') return notify(desk, { key: 'window.status.stopped' })
    store.dispatch({ type: 'problem', problem })
    sayProblem(desk, problem)
  }

  let capturing = false
  return {
    files(files) {
      const [first] = files
      if (!first) return notify(desk, { key: 'window.drop.none' })
      if (files.length > 1) {
        const values = { count: files.length, name: first.name }
        outlet.say(say().say('window.drop.several', values))
      }
      open(first, first.name)
    },
    paste(files) {
      const [first] = files
      // A copied picture has no name of its own; browsers call it “image.png”.
      if (first) open(first, first.name === 'image.png' ? say().say('window.clipboard.name') : first.name)
      else if (hostHas('clipboard')) fromHostClipboard()
      else complain(clipboardEmpty())
    },
    async clipboard() {
      if (hostHas('clipboard')) return fromHostClipboard()
      const picture = await readBrowserClipboard()
      if (picture === 'forbidden') notify(desk, { key: 'window.paste.keys', values: { keys: pasteKeys() } })
      else if (picture) open(picture, say().say('window.clipboard.name'))
      else complain(clipboardEmpty())
    },
    async capture(what) {
      const { attempt } = store.get()
      // The same key again while it works is no mistake: say what is going on.
      if (capturing || (attempt?.stage === 'capturing' && isWorking(store.get())))
        return outlet.say(say().say('window.status.still', { status: statusText(store.get(), say()) }))
      const name = say().say('window.capture.name')
      if (hostHas('capture')) return describing.describe({ request: { kind: 'capture', what }, name })
      capturing = true
      try {
        store.dispatch({ type: 'notice', notice: { key: 'window.status.capturing' } })
        open(await captureInBrowser(say().say('window.capture.why.missing')), name)
      } catch (thrown) {
        complain(thrown)
      } finally {
        capturing = false
      }
    },
  }
}

const clipboardEmpty = (): DescryError => new DescryError('CLIPBOARD_EMPTY')

const pasteKeys = (): string => (/mac/iu.test(navigator.userAgent) ? '⌘V' : 'Ctrl+V')

/** The picture on the clipboard, undefined when there is none, `forbidden` when the browser does not let pages look. */
async function readBrowserClipboard(): Promise<Blob | 'forbidden' | undefined> {
  try {
    for (const item of await navigator.clipboard.read()) {
      const type = item.types.find((name) => name.startsWith('image/'))
      if (type !== undefined) return await item.getType(type)
    }
    return undefined
  } catch {
    return 'forbidden'
  }
}
