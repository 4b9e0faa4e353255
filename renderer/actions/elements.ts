import { elementLabel, elementMethods, toDescryError, type OwnName } from '../../assistant/contract'
import { chosenIndex } from '../state/chosen'
import { notify, sayProblem, type Desk } from './desk'

/** What a person does with the chosen element of the picture, and with the names they gave. */
export interface ElementActions {
  /** Opens the dialog for the chosen element's name. */
  askName(): void
  name(index: number, ownName: string): Promise<void>
  unname(index: number): Promise<void>
  /** Opens the list of names. */
  showNames(): Promise<void>
  renameName(name: OwnName, ownName: string): Promise<void>
  removeName(name: OwnName): Promise<void>
  /** Asks whether to click the chosen element; nothing is clicked yet. */
  askClick(): Promise<void>
  /** The person said yes. */
  click(): Promise<void>
}

export function createElementActions(desk: Desk): ElementActions {
  const { host, outlet, store } = desk

  /** Does something at the host; what goes wrong is shown and said. */
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (thrown) {
      const problem = toDescryError(thrown)
      store.dispatch({ type: 'dialog', dialog: null })
      store.dispatch({ type: 'problem', problem })
      sayProblem(desk, problem)
    }
  }
  const pictureId = (): string => store.get().picture?.described.pictureId ?? ''
  const label = (index: number): string => {
    const element = store.get().picture?.described.elements[index]
    return element ? elementLabel(element, desk.t()) : ''
  }
  /** Shows the elements with the names they have now. */
  const renew = async (): Promise<void> => {
    if (!store.get().picture) return
    const id = pictureId()
    const { result } = await host.call(elementMethods.listElements, { pictureId: id })
    store.dispatch({ type: 'elements', pictureId: id, elements: result.elements })
  }
  const changedNames = async (names: OwnName[], said: string): Promise<void> => {
    store.dispatch({ type: 'names', names })
    notify(desk, { text: said })
    // The picture may be forgotten by now; its list then stays as it was.
    await renew().catch(() => undefined)
  }

  return {
    askName: () => store.dispatch({ type: 'dialog', dialog: 'name' }),
    name: (index, ownName) =>
      attempt(async () => {
        const [id, before] = [pictureId(), label(index)]
        const { result } = await host.call(elementMethods.nameElement, { pictureId: id, index, ownName })
        store.dispatch({ type: 'elements', pictureId: id, elements: result.elements })
        notify(desk, { key: 'names.set', values: { label: before, ownName } })
      }),
    unname: (index) =>
      attempt(async () => {
        const id = pictureId()
        const ownName = store.get().picture?.described.elements[index]?.ownName ?? ''
        const { result } = await host.call(elementMethods.unnameElement, { pictureId: id, index })
        store.dispatch({ type: 'elements', pictureId: id, elements: result.elements })
        notify(desk, { key: 'names.removed', values: { ownName } })
      }),
    showNames: () =>
      attempt(async () => {
        const { result } = await host.call(elementMethods.listNames, {})
        store.dispatch({ type: 'names', names: result.names })
        store.dispatch({ type: 'dialog', dialog: 'names' })
      }),
    renameName: (name, ownName) =>
      attempt(async () => {
        const { result } = await host.call(elementMethods.renameName, { id: name.id, ownName })
        await changedNames(result.names, desk.t().say('names.set', { label: name.ownName, ownName }))
      }),
    removeName: (name) =>
      attempt(async () => {
        const { result } = await host.call(elementMethods.removeName, { id: name.id })
        await changedNames(result.names, desk.t().say('names.removed', { ownName: name.ownName }))
      }),
    askClick: () =>
      attempt(async () => {
        const index = chosenIndex(store.get())
        if (index === undefined) return
        const { result } = await host.call(elementMethods.planClick, { pictureId: pictureId(), index })
        store.dispatch({ type: 'click', plan: result })
        store.dispatch({ type: 'dialog', dialog: 'click' })
        // A screen reader reads the dialog by itself.
        if (store.get().settings.voice === 'descry') outlet.say(result.question)
      }),
    click: () =>
      attempt(async () => {
        const { clickPlan } = store.get()
        store.dispatch({ type: 'dialog', dialog: null })
        if (!clickPlan) return
        const { result } = await host.call(elementMethods.click, { clickId: clickPlan.clickId })
        // Where the window has made room for what was clicked, the host says it.
        if (document.hasFocus()) notify(desk, { text: result.said })
        else store.dispatch({ type: 'notice', notice: { text: result.said } })
      }),
  }
}
