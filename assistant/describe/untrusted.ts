import type { Caption, Claim, Element, Scene, Table, TextLine } from '../../models/contract/scene'

/** No printed line is longer; it bounds what one line of a picture can make a voice or a terminal do. */
const MAX_LINE_CHARACTERS = 4000
/** A sentence of a model that is longer says nothing that anybody wants to hear to its end. */
const MAX_CLAIM_CHARACTERS = 600

const ESCAPE = 0x1b
const CONTROL_SEQUENCE_INTRODUCER = 0x9b
const BELL = 0x07
const STRING_TERMINATOR = 0x9c
/** What begins a string that a terminal swallows up to a terminator: DCS, SOS, OSC, PM, APC. */
const stringStarters = new Set(['P', 'X', ']', '^', '_'])

/**
 * Characters that show nothing and change how the rest is shown or compared: directional overrides and isolates, zero-width
 * spaces and joiners of words, the byte order mark, soft hyphens, tags, and whatever else is only control. The joiners that
 * scripts and emoji need (U+200C, U+200D) stay.
 */
const invisible = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/gu
const control = /\p{Cc}/gu
const loneSurrogate = /\p{Cs}/gu
/** More marks on one letter than any language uses are there to paint over their neighbours. */
const markFlood = /(\p{M}{4})\p{M}+/gu

/** Takes out the escape sequences that a terminal would obey, with their parameters. */
function withoutEscapes(text: string): string {
  let kept = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== ESCAPE && code !== CONTROL_SEQUENCE_INTRODUCER) {
      kept += text[at]
      continue
    }
    const starter = code === ESCAPE ? text[++at] : '['
    if (starter === '[') {
      // Parameters and intermediates lie between space and ?; the first character from @ on ends the sequence.
      while (at + 1 < text.length && text.charCodeAt(at + 1) >= 0x20 && text.charCodeAt(at + 1) < 0x40) at++
      at++
    } else if (starter !== undefined && stringStarters.has(starter)) {
      while (at + 1 < text.length && !endsString(text.charCodeAt(at + 1))) at++
      if (text.charCodeAt(at + 1) === BELL || text.charCodeAt(at + 1) === STRING_TERMINATOR) at++
    }
  }
  return kept
}

const endsString = (code: number): boolean => code === BELL || code === STRING_TERMINATOR || code === ESCAPE

/**
 * Text that was read off a picture, made safe to print, speak and compare: no control characters, no terminal escapes, no
 * directional overrides, white space collapsed. What was printed on the picture stays otherwise, Markdown included.
 */
export function cleanText(text: string, maxCharacters = MAX_LINE_CHARACTERS): string {
  const clean = withoutEscapes(text.slice(0, MAX_LINE_CHARACTERS * 4))
    .replace(control, ' ')
    .replace(invisible, '')
    .replace(loneSurrogate, '\ufffd')
    .replace(markFlood, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return shorten(clean, maxCharacters)
}

/** The text in at most so many characters, ended by `…` where something was cut; cut between words where that loses little. */
export function shorten(text: string, maxCharacters: number): string {
  const characters = [...text]
  if (characters.length <= maxCharacters) return text
  const cut = characters.slice(0, maxCharacters - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${(space > cut.length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`
}

export function cleanLines(lines: readonly TextLine[]): TextLine[] {
  return lines.map((line) => ({ ...line, text: cleanText(line.text) }))
}

function cleanElement(element: Element): Element {
  const { state } = element
  const value = state?.value === undefined ? {} : { value: cleanText(state.value) }
  return { ...element, name: cleanText(element.name), ...(state && { state: { ...state, ...value } }) }
}

function cleanTable(table: Table): Table {
  return {
    ...table,
    rows: table.rows.map((row) => row.map((cell) => cleanText(cell))),
    cells: table.cells.map((cell) => ({ ...cell, text: cleanText(cell.text) })),
  }
}

/**
 * The scene with every text that came off the picture made safe. Lines keep their places, since blocks point at them.
 * A blank picture has nothing on it, whatever else was reported.
 */
export function cleanScene(scene: Scene): Scene {
  const { caption, ...exact } = scene
  if (scene.blank) return { ...exact, lines: [], blocks: [], tables: [], elements: [] }
  return {
    ...exact,
    lines: cleanLines(scene.lines),
    elements: scene.elements.map(cleanElement),
    tables: scene.tables.map(cleanTable),
    ...(caption && { caption: cleanCaption(caption) }),
  }
}

/** A model's words are as untrusted as what was read: a picture can make it say anything. */
export function cleanCaption<C extends Caption>(caption: C): C {
  return {
    ...caption,
    text: cleanText(caption.text),
    claims: caption.claims.map(cleanClaim),
    objects: caption.objects.map((object) => ({ ...object, name: cleanText(object.name, MAX_CLAIM_CHARACTERS) })),
    disagreements: caption.disagreements.map(({ first, second }) => ({
      first: cleanText(first, MAX_CLAIM_CHARACTERS),
      second: cleanText(second, MAX_CLAIM_CHARACTERS),
    })),
  }
}

export function cleanClaim(claim: Claim): Claim {
  const reasons = claim.reasons.map((reason) => ({
    ...reason,
    claimed: cleanText(reason.claimed, MAX_CLAIM_CHARACTERS),
    found: cleanText(reason.found, MAX_CLAIM_CHARACTERS),
  }))
  return { ...claim, text: cleanText(claim.text, MAX_CLAIM_CHARACTERS), reasons }
}
