import type { Sentence } from '../contract/descriptions'
import type { Translator } from '../contract/language'
import { groundText, type Exact } from '../../models/vision/grounding'

/** How sure Descry is of a sentence that a server said: where nothing contradicts it, and where a number could not be checked. */
export const UNCONTRADICTED = 0.6
const UNCHECKED = 0.3

export interface TellerOptions {
  translator: Translator
  /** What was read and recognised here. */
  exact: Exact
  /** The server's name, to be spoken. */
  name: string
  /** Its name and port. */
  host: string
  told: (sentence: Sentence) => void
}

/** Tells a server's description: held against what was read, as an opinion, and whose it is once. */
export interface Teller {
  readonly sentences: Sentence[]
  say(text: string): void
  /** Says, where it is so, that something was left out. */
  end(): void
}

export function createTeller({ translator, exact, name, host, told }: TellerOptions): Teller {
  const sentences: Sentence[] = []
  let left = 0
  const tell = (text: string, confidence: number): void => {
    const spoken = sentences.length === 0 ? translator.say('endpoint.from', { name, text }) : text
    const sentence: Sentence = { text: spoken, source: 'model', confidence, origin: { where: 'there', host } }
    sentences.push(sentence)
    told(sentence)
  }
  return {
    sentences,
    say(text) {
      const unsure = { first: 'no', language: 'none', languageName: '' }
      for (const { text: claim, verdict } of groundText(text, exact)) {
        if (verdict === 'kept') tell(claim, UNCONTRADICTED)
        else if (verdict === 'hedged')
          tell(translator.say('describe.caption.unchecked', { ...unsure, text: claim }), UNCHECKED)
        else left++
      }
    },
    end() {
      if (left === 0) return
      const sentence: Sentence = { text: translator.say('describe.caption.dropped'), source: 'screen', confidence: 1 }
      sentences.push(sentence)
      told(sentence)
    },
  }
}

/** Whether what was read on the picture contradicts part of an answer. */
export const isContradicted = (text: string, exact: Exact): boolean =>
  groundText(text, exact).some(({ verdict }) => verdict === 'dropped')
