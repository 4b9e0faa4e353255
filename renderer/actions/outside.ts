import type { Sentence } from '../../assistant/contract'
import type { WatchEvent } from '../host/connection'
import { notYetSaid } from '../state/sentences'
import { hostSpeaks, notify, type Desk } from './desk'
import type { LastSaid } from './memory'
import { showPreview } from './preview'

/** Attempts that the page starts count up from 1; one that comes from outside has this id. */
export const OUTSIDE = 0

export interface Outside {
  onEvent(event: WatchEvent): void
  /** Stops showing a description that came from outside. Tells whether there was one. */
  cancel(): boolean
}

/**
 * What happens outside the page: a key of the system started a description, the settings changed, a question is wanted.
 * The host speaks these descriptions with its own voice, so the page only passes them to the screen reader, unless the host has no voice.
 */
export function createOutside(desk: Desk, lastSaid: LastSaid, focusQuestion: () => void): Outside {
  const { store, outlet, earcons } = desk
  let said: Sentence[] = []

  const begin = (): void => {
    if (store.get().attempt?.id === OUTSIDE) return
    said = []
    lastSaid.begin()
    const name = desk.t().say('window.capture.name')
    const attempt = { id: OUTSIDE, name, stage: 'capturing' as const, again: false, preview: null }
    store.dispatch({ type: 'attempt.start', attempt })
    earcons.working(true)
  }
  const end = (): boolean => {
    if (store.get().attempt?.id !== OUTSIDE) return false
    store.dispatch({ type: 'attempt.failed', id: OUTSIDE, problem: { code: 'CANCELLED', detail: '' } })
    earcons.working(false)
    return true
  }
  const say = (sentence: Sentence, streamed: boolean): void => {
    said.push(sentence)
    lastSaid.add(sentence.text)
    store.dispatch({ type: 'attempt.sentence', id: OUTSIDE, sentence })
    outlet.say(sentence.text, { own: !streamed || !hostSpeaks(store) })
  }

  const onEvent = (event: WatchEvent): void => {
    switch (event.name) {
      case 'stage':
        if (event.data.stage === 'done') return
        begin()
        return store.dispatch({ type: 'attempt.stage', id: OUTSIDE, stage: event.data.stage })
      case 'sentence':
        begin()
        return say(event.data, true)
      case 'described': {
        begin()
        for (const sentence of notYetSaid(said, event.data.sentences)) say(sentence, false)
        store.dispatch({ type: 'attempt.done', id: OUTSIDE, described: event.data })
        earcons.working(false)
        earcons.play(event.data.blank ? 'blank' : 'done')
        return void showPreview(desk, event.data.pictureId)
      }
      case 'ask':
        return focusQuestion()
      case 'document':
        return store.dispatch({ type: 'dialog', dialog: 'document' })
      case 'settings':
        return store.dispatch({ type: 'settings', settings: event.data })
      case 'notice':
        // A notice in the middle of an outside description is its end. The host speaks its notices itself.
        end()
        return notify(desk, { text: event.data.message }, !hostSpeaks(store))
    }
  }
  return { onEvent, cancel: end }
}
