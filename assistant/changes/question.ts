import { fold } from '../ask/match'

/** “What has changed?”, “What is different now?”, “Was hat sich geändert?”, “Was ist neu?” */
const ASKED = [
  /^(and |so |tell me )?what('s| is| has| have|s)? (changed|different|new|happened)( now| here| since.*| on .*)?$/u,
  /^(did|has) (anything|something) (change|changed|happen|happened)( since.*)?$/u,
  /^(und |sag mir,? )?was (hat sich|ist|hat) (jetzt |seitdem )?(geandert|verandert|anders|neu|passiert)( seit.*)?$/u,
  /^hat sich (etwas|was) (geandert|verandert)( seit.*)?$/u,
]

/** Whether a question is about what is different from the picture before. */
export function asksForChanges(question: string): boolean {
  const plain = fold(question)
    .replaceAll(/[?!.]+/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return ASKED.some((pattern) => pattern.test(plain))
}
