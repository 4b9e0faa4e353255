import type { Claim } from '../../contract/scene'
import { checkCounts, checkElements, checkStates } from './controls'
import { evidenceOf, type Evidence, type Exact } from './evidence'
import type { Finding } from './finding'
import { checkKind } from './kind'
import { checkNumbers } from './numbers'
import { checkQuotes } from './quotes'

export { compareReadings, type Disagreement } from './compare'
export type { Exact } from './evidence'

export type Grounded = Omit<Claim, 'confidence'>

const checks: readonly ((sentence: string, evidence: Evidence) => Finding[])[] = [
  checkQuotes,
  checkCounts,
  checkElements,
  checkStates,
  checkKind,
  checkNumbers,
]

/**
 * Holds a model's sentences against what was read, counted and recognised. A sentence falls when it quotes text that is not there,
 * counts controls otherwise, or gives one another state; it is hedged when what it says could not be found, or when it only calls the
 * picture something else. Everything that speaks against a sentence is told. Pure; takes sentences one at a time, as they are written.
 */
export function createGrounding(exact: Exact): (sentence: string) => Grounded {
  const evidence = evidenceOf(exact)
  return (sentence) => {
    const findings = checks.flatMap((check) => check(sentence, evidence))
    const dropped = findings.some(({ verdict }) => verdict === 'dropped')
    return {
      text: sentence,
      verdict: dropped ? 'dropped' : findings.length > 0 ? 'hedged' : 'kept',
      reasons: findings.map(({ reason }) => reason),
    }
  }
}

/** Splits after a full stop that a new sentence follows; not inside numbers or addresses. */
const BETWEEN_SENTENCES = /(?<=[.!?]["”“’]?)\s+(?=[\p{Lu}"“„])/u

/** The same for a whole text, sentence by sentence. */
export function groundText(text: string, exact: Exact): Grounded[] {
  const sentences = text.split(BETWEEN_SENTENCES).map((sentence) => sentence.trim())
  return sentences.filter((sentence) => sentence !== '').map(createGrounding(exact))
}
