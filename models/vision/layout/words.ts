/** What kind of thing a short text is. No dictionary: these must hold in any language written in Latin letters. */

const number = /^[+\-−–±~≈<>]?\s?[\p{Sc}]?\s?[+\-−–]?[\d.,'’  \u00a0]*\d[\d.,'’  \u00a0]*\s?[-%‰\p{Sc}]?\s?[A-Z]{0,2}$/u
const quantity = /^[+\-−–]?[\d.,]*\d\s?(?:%|°[CF]?|[\p{L}µ²³/]{1,5})$/u
const moment = /^\d{1,4}[./:-]\d{1,2}(?:[./:-]\d{1,4})?(?:\s\d{1,2}:\d{2})?(?:\s?[ap]\.?m\.?)?$/iu
const currency = /^(?:[A-Z]{3}\s?[\d.,]+|[\d.,]+\s?[A-Z]{3})$/u

export type Kind = 'empty' | 'number' | 'year' | 'moment' | 'word'

export function kindOf(text: string): Kind {
  const t = text.trim()
  if (t === '' || /^[-–—.]+$/.test(t)) return 'empty'
  if (/^(?:19|20)\d\d$/.test(t)) return 'year'
  if (moment.test(t)) return 'moment'
  return number.test(t) || quantity.test(t) || currency.test(t) ? 'number' : 'word'
}

export const looksNumeric = (text: string): boolean => ['number', 'year', 'moment'].includes(kindOf(text))

/** A label waits for what stands beside it. */
export const endsAsLabel = (text: string): boolean => /[:：]$/.test(text.trim())

export const isShortcut = (text: string): boolean =>
  /^(?:(?:Ctrl|Strg|Alt|Option|Opt|Shift|Umschalt|Cmd|Command|Super|Meta|Win|AltGr|⌘|⌥|⇧|⌃|\^)\s?[+\-–]?\s?)+.{0,12}$/iu.test(
    text.trim(),
  ) || /^(?:F\d{1,2}|Del|Delete|Entf|Esc|Tab|Enter|Ins|Backspace)$/i.test(text.trim())

const bullet = /^[•◦‣▪▫■□●○–—·*➤►▶✓✔-]\s+\S/u
const numbered = /^(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|[ivx]{1,4}[.)]|\[\d{1,3}\])\s+\S/iu

export const startsItem = (text: string): boolean => bullet.test(text) || numbered.test(text)

/** A bullet or number that a detector boxed apart from its text. */
export const isMarker = (text: string): boolean => /^(?:[•◦‣▪▫■□●○·➤►▶✓✔*–-]|\(?\d{1,3}[.)])$/u.test(text.trim())

export const startsCaption = (text: string): boolean =>
  /^(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|tab(?:le|elle|\.)?|photo|foto|chart|diagramm?|plate|tafel|listing)\s*\d+\s*[.:–—-]?/iu.test(
    text.trim(),
  )

export const endsSentence = (text: string): boolean => /[.!?…][”"’')\]]*$/u.test(text.trim())

const keywords =
  /^(?:import|export|const|let|var|function|return|if|else|for|while|class|def|public|private|static|void|type|interface|#include|package|func|fn|use|from)\b/

/** Whether one line looks like source code: dense in the symbols that prose does without. */
export function looksLikeCode(text: string): boolean {
  const t = text.trim()
  if (t === '') return false
  const symbols = t.match(/[{}()[\];=<>|&\\`$#_]|=>|->|::|\/\/|'\S/g)?.length ?? 0
  const density = symbols / t.replaceAll(/\s/g, '').length
  if (/^[{}()[\];,]+$/.test(t)) return true
  if (density >= 0.1 && symbols >= 2) return true
  return (keywords.test(t) && density >= 0.04) || /^(?:\/\/|\/\*|\*\/|#!)/.test(t) || /[{};]$/.test(t)
}
