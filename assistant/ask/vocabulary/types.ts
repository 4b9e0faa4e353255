import type { ColourKey } from '../../describe/colours'
import type { Place } from '../../describe/geometry'
import type { PictureKind, Role } from '../../../models/contract/scene'

/** What a question may ask about a control. */
export type StateName =
  'on' | 'off' | 'selected' | 'notSelected' | 'disabled' | 'enabled' | 'focused' | 'expanded' | 'collapsed' | 'empty'

export type Unit =
  'line' | 'paragraph' | 'sentence' | 'word' | 'heading' | 'list' | 'row' | 'column' | 'table' | 'block'
export type Side = 'right' | 'left' | 'above' | 'below' | 'beside' | 'after' | 'before'
/** What can be told by its looks alone. */
export type ValueKind = 'phone' | 'email' | 'web' | 'date' | 'time' | 'money' | 'ip'
/** Parts of a picture that are not controls and yet have a colour. */
export type PartName = 'background' | 'text' | 'header' | 'title' | 'picture'

export interface RoleWord {
  readonly roles: readonly Role[]
  readonly plural: boolean
}

/** Every way of asking, by what is asked. Each has a list of patterns per language; see `patterns.ts` for how they are written. */
export const patternNames = [
  'readAll',
  'readUnit',
  'readSentence',
  'readStart',
  'readEnd',
  'whatKind',
  'isKind',
  'depicts',
  'size',
  'format',
  'blank',
  'turned',
  'pages',
  'count',
  'countState',
  'countWhich',
  'countTimes',
  'colourOf',
  'mainColours',
  'isColour',
  'where',
  'beside',
  'atPlace',
  'iconBeside',
  'icons',
  'whatError',
  'isError',
  'whichState',
  'whatState',
  'isState',
  'stateOf',
  'focus',
  'isThere',
  'isThereText',
  'title',
  'heading',
  'headings',
  'says',
  'listRole',
  'theRole',
  'cell',
  'readRow',
  'readColumn',
  'readTable',
  'columnNames',
  'valueOf',
  'possessive',
  'whichIs',
  'whichExtreme',
  'isSplit',
  'price',
  'timeOfDay',
  'day',
  'label',
  'read',
] as const
export type PatternName = (typeof patternNames)[number]

/** One language's words for asking. All words are folded: lower case, no marks on letters. */
export interface Vocabulary {
  /** Short forms and what they stand for, as whole words. */
  readonly contractions: readonly (readonly [string, string])[]
  /** Words that carry nothing and are dropped wherever they stand, except as the last word. */
  readonly articles: readonly string[]
  /** Words that carry nothing and are dropped everywhere. */
  readonly fillers: readonly string[]
  /** Polite beginnings (“can you tell me”), and endings that only say that the picture is meant (“on this screen”). */
  readonly beginnings: readonly string[]
  readonly endings: readonly string[]
  /** Words that begin a question or an order, and never a name that stands alone. */
  readonly openers: readonly string[]
  /** Words between a role and a name: “the button called Save”. */
  readonly called: readonly string[]
  /** Nouns that may follow a name and say nothing about it: “the Wi-Fi setting”. */
  readonly vague: readonly string[]
  readonly roles: Readonly<Record<string, RoleWord>>
  readonly ordinals: Readonly<Record<string, number>>
  readonly numbers: Readonly<Record<string, number>>
  readonly units: Readonly<Record<string, Unit>>
  /** The meanings that a word may have; the control's role decides which of them. */
  readonly states: Readonly<Record<string, readonly StateName[]>>
  readonly sides: Readonly<Record<string, Side>>
  readonly places: Readonly<Record<string, Place>>
  readonly colours: Readonly<Record<string, ColourKey>>
  readonly kinds: Readonly<Record<string, PictureKind>>
  readonly parts: Readonly<Record<string, PartName>>
  readonly values: Readonly<Record<string, ValueKind>>
  readonly patterns: Readonly<Record<PatternName, readonly string[]>>
}
