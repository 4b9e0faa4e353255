import type { Element, Role } from '../../contract/scene'
import type { Evidence } from './evidence'
import type { Finding } from './finding'
import { countedAt, denies, exactnessAt, fold, numberOf, tokensOf } from './words'

/** Words for the elements that Descry counts itself, as models write them in the interface's languages; folded. */
const countable: readonly [RegExp, readonly Role[]][] = [
  [/^(buttons?|schaltflachen?|knopfe|knopf)$/, ['button']],
  [/^(check ?box(es)?|kontrollkastchen)$/, ['checkbox']],
  [/^(radio ?buttons?|auswahlschalter|optionsfeld(er)?)$/, ['radio']],
  [/^(hyper)?links?$/, ['link']],
  [/^(tabs?|registerkarten?|reiter)$/, ['tab']],
  [/^(switch(es)?|toggles?|schalter)$/, ['switch']],
  [/^((text|edit|input) ?(box(es)?|fields?)|eingabefeld(er)?|textfeld(er)?)$/, ['textbox', 'password', 'searchbox']],
  [/^(drop ?downs?|combo ?box(es)?|auswahllisten?|kombinationsfeld(er)?)$/, ['combobox']],
  [/^(password ?fields?|kennwortfeld(er)?|passwortfeld(er)?)$/, ['password']],
]

/** Less sure elements may be none. */
const SURE = 0.5

/** The kind of control that begins these words, and how many words name it. “Radio buttons” are no buttons. */
function controlIn(words: readonly string[], at: number): { roles: readonly Role[]; name: string } | undefined {
  for (const name of [words.slice(at, at + 2).join(' '), words[at] ?? '']) {
    const roles = countable.find(([pattern]) => pattern.test(name))?.[1]
    if (roles) return { roles, name }
  }
  return undefined
}

/** After these nothing more is said of a thing. */
const ENDING = /^(?:[.,;!?)]|and|or|und|oder)$/

const ofRoles = (elements: readonly Element[], roles: readonly Role[]): Element[] =>
  elements.filter((element) => roles.includes(element.role))

/** Holds numbers of controls against those that were recognised. On anything but a screen none are looked for. */
export function checkCounts(sentence: string, { exact }: Evidence): Finding[] {
  const tokens = tokensOf(sentence)
  return tokens.flatMap((token, at) => {
    const claimed = numberOf(token)
    // “Two of the five buttons” speaks of a part.
    if (claimed === undefined || tokens[at + 1] === 'of' || tokens[at + 1] === 'von') return []
    const things = countedAt(tokens, at)
    const which = things.findIndex((_, index) => controlIn(things, index) !== undefined)
    const control = controlIn(things, which)
    if (!control) return []
    // “No button that says …” denies one button, not all.
    const next = tokens[at + 1 + which + control.name.split(' ').length]
    if (claimed === 0 && next !== undefined && !ENDING.test(next)) return []
    const all = ofRoles(exact.elements, control.roles)
    const sure = all.filter(({ confidence }) => confidence >= SURE).length
    const reason = {
      check: 'count' as const,
      claimed: `${claimed} ${control.name}`,
      found: all.length > 0 ? String(all.length) : '',
    }
    const exactness = exactnessAt(tokens, at)
    const fits = exactness === 'exact' ? claimed >= sure && claimed <= all.length : claimed <= all.length
    if (fits || exactness === 'about') return []
    // Where none was recognised at all, the recogniser may have missed them: nothing is contradicted.
    return [{ verdict: all.length > 0 ? ('dropped' as const) : ('hedged' as const), reason }]
  })
}

/** Controls that are named without a number, and of which none was recognised. */
export function checkElements(sentence: string, { exact }: Evidence): Finding[] {
  if (exact.kind?.name !== 'screen' || exact.elements.length === 0) return []
  const tokens = tokensOf(sentence)
  for (let at = 0; at < tokens.length; at++) {
    const control = controlIn(tokens, at)
    if (!control || ofRoles(exact.elements, control.roles).length > 0) continue
    const before = tokens.slice(Math.max(0, at - 4), at)
    if (denies(before.join(' ')) || before.some((token) => numberOf(token) !== undefined)) continue
    return [{ verdict: 'hedged', reason: { check: 'element', claimed: control.name, found: '' } }]
  }
  return []
}

/** Words for being set, and for not being set. The second are tried first, since “unchecked” ends in the first. */
const off =
  /\b(?:un(?:checked|ticked|selected)|(?:not|nicht) (?:checked|ticked|selected|enabled|angehakt|aktiviert|ausgewahlt|eingeschaltet)|(?:turned|switched|is) off|deaktiviert|ausgeschaltet)\b/
const on = /\b(?:checked|ticked|(?:turned|switched|is) on|angehakt|aktiviert|eingeschaltet)\b/

/** Holds what is said of a named control against its state. */
export function checkStates(sentence: string, { exact }: Evidence): Finding[] {
  const text = ` ${tokensOf(sentence).join(' ')} `
  const claimed = off.test(text) ? false : on.test(text) ? true : undefined
  if (claimed === undefined) return []
  const named = exact.elements.filter(({ name }) => name.length >= 3 && text.includes(` ${tokensOf(name).join(' ')} `))
  // With two names in it, it is not known which one is meant.
  const [element] = named
  if (named.length !== 1 || !element?.state || element.confidence < SURE) return []
  const found = element.state.checked ?? element.state.selected
  if (found === undefined || found === claimed) return []
  const word = (value: boolean): string => (value ? 'on' : 'off')
  const reason = { check: 'state' as const, claimed: `${fold(element.name)}: ${word(claimed)}`, found: word(found) }
  return [{ verdict: 'dropped', reason }]
}
