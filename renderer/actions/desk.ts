import { createTranslator, type Earcon, type Language, type Translator } from '../../assistant/contract'
import type { Outlet } from '../announce/outlet'
import type { Host } from '../host/connection'
import type { Earcons } from '../sound/earcons'
import type { Notice, Problem } from '../state/model'
import { noticeText } from '../state/status'
import type { Store } from '../state/store'

/** What every action works with. */
export interface Desk {
  store: Store
  host: Host
  outlet: Outlet
  earcons: Earcons
  /** The translator of the language that is set right now. */
  t(): Translator
}

/** One translator for each language, made when it is first needed. */
export function translators(): (language: Language) => Translator {
  const made = new Map<Language, Translator>()
  return (language) => {
    const translator = made.get(language) ?? createTranslator(language)
    made.set(language, translator)
    return translator
  }
}

/** Whether the host has a voice. It then speaks what it streams (descriptions and answers) by itself, and the page only the rest. */
export const hostSpeaks = (store: Store): boolean => typeof store.get().hello?.capabilities.voice === 'string'

/** Tells of an event by its sound, or in words where that sound is switched off or can't be played: never by both. */
export function signal({ earcons, outlet }: Desk, earcon: Earcon, inWords: string): void {
  if (!earcons.play(earcon)) outlet.say(inWords)
}

/** Says at once what went wrong. A lost connection is said where it is noticed, for everything that waits for it. */
export function sayProblem({ outlet, earcons, t }: Desk, problem: Problem): void {
  earcons.play('failed')
  if (problem.code !== 'CONNECTION_LOST') outlet.say(t().error(problem), { urgent: true })
}

/** Shows a message in the status line and says it. */
export function notify({ store, outlet, t }: Desk, notice: Notice, own = true): void {
  store.dispatch({ type: 'notice', notice })
  outlet.say(noticeText(notice, t()), { own })
}
