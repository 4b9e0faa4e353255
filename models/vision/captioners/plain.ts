/**
 * Text of a model as it may be said: without Markdown, without tokens of its own, on one line. What stands in quotation marks stays as
 * it is, since it claims to be text of the picture.
 */
export function plainSentence(text: string): string {
  return text
    .replaceAll(SPECIAL, ' ')
    .replaceAll(/```\w*|`/g, '')
    .replace(/^\s*(?:#{1,6}\s+|>\s?|[-*+•]\s+|\d{1,3}[.)]\s+)+/u, '')
    .replaceAll(/!?\[([^\]]*)\]\([^()\s]*\)/g, '$1')
    .replaceAll(/(\*\*\*|___|\*\*|__|~~)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replaceAll(/\*\*|__/g, '')
    .replaceAll(/<\/?[a-z][^<>]{0,200}>/giu, ' ')
    .replaceAll(CONTROL, ' ')
    .replaceAll('\ufffd', '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/\s*[:,;]$/, '.')
}

/** Marks that look like a model's own tokens, such as `<|im_end|>`, `<end_of_utterance>` or `<loc_12>`. */
const SPECIAL = /<\|[^|<>]{0,60}\|>|<\/?[a-z]+(?:[_-][a-z0-9]+)+>|<\/?s>|<image>/giu
/** Control characters, and those that turn the direction of the text around them. */
const CONTROL = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu
/** A line of dashes or of a table's frame says nothing. */
const RULE = /^[\s|:*_=-]*$/

/** Cuts a text that is still being written into whole sentences, as soon as each is known to be whole. */
export class SentenceStream {
  private rest = ''
  private inCode = false
  /** Some models think aloud before they answer; nobody is to hear that. */
  private inThought = false

  /** @returns the sentences that became whole, as they may be said */
  push(text: string): string[] {
    this.rest += text
    const whole: string[] = []
    for (;;) {
      const end = sentenceEnd(this.rest)
      if (end === undefined) return whole
      this.take(this.rest.slice(0, end), whole)
      this.rest = this.rest.slice(end)
    }
  }

  /** What is left when nothing more comes. */
  end(): string[] {
    const whole = this.push('\n')
    this.take(this.rest, whole)
    this.rest = ''
    return whole
  }

  private take(raw: string, whole: string[]): void {
    if (raw.includes('<think>')) this.inThought = true
    if (this.inThought) {
      const end = raw.indexOf('</think>')
      if (end === -1) return
      this.inThought = false
      return this.take(raw.slice(end + '</think>'.length), whole)
    }
    if (raw.trimStart().startsWith('```')) this.inCode = !this.inCode
    // A table's cells are read one after another.
    const cells = raw.trim().startsWith('|')
      ? raw
          .trim()
          .replace(/^\||\|$/g, '')
          .replaceAll(/\s*\|\s*/g, ', ')
      : raw
    const sentence = RULE.test(raw) ? '' : plainSentence(cells)
    if (sentence !== '' && !this.inCode) whole.push(sentence)
  }
}

/** Words that end with a full stop without ending a sentence. */
const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|etc|e\.g|i\.e|approx|z\.\s?B|d\.\s?h|bzw|ca|Nr|usw|[A-Z]|\d{1,2})\.$/u

/** Where the first sentence of a text ends: at a new line, or at a full stop that a new sentence follows. */
function sentenceEnd(text: string): number | undefined {
  const line = text.indexOf('\n')
  const stops = /[.!?…]["”“’»)*_]*(?=\s+["“„‘(*_#-]*[\p{Lu}\p{N}])/gu
  for (const stop of text.matchAll(stops)) {
    const end = stop.index + stop[0].length
    if (line !== -1 && line < end) break
    if (!ABBREVIATION.test(text.slice(0, stop.index + 1))) return end
  }
  return line === -1 ? undefined : line + 1
}

/** The sentences of a whole text. */
export function sentencesOf(text: string): string[] {
  const stream = new SentenceStream()
  return [...stream.push(text), ...stream.end()]
}
