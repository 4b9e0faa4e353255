import type { Desk } from './desk'
import { notify } from './desk'

/** What was said last, a description or an answer as a whole, for saying it again. */
export interface LastSaid {
  begin(): void
  add(sentence: string): void
  repeat(): void
}

export function createLastSaid(desk: Desk): LastSaid {
  let sentences: string[] = []
  return {
    begin: () => void (sentences = []),
    add: (sentence) => void sentences.push(sentence),
    repeat() {
      if (sentences.length === 0) return notify(desk, { key: 'window.repeat.nothing' })
      desk.outlet.stop()
      for (const sentence of sentences) desk.outlet.say(sentence)
    },
  }
}
