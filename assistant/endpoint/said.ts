import { cleanText } from '../describe/untrusted'

/**
 * What a model writes, made into sentences that can be spoken and shown: its thoughts, its Markdown and its control characters are
 * taken out. The text is untrusted; what is left is only ever plain text.
 */
export interface Sentences {
  /** The sentences that are complete with this piece. */
  push(piece: string): string[]
  /** What is left at the end, complete or not. */
  end(): string[]
}

/** No sentence is longer; one that does not end is cut here. */
const MAX_SENTENCE_CHARACTERS = 2000

export function createSentences(): Sentences {
  const thoughts = createThoughtFilter()
  let open = ''
  const take = (all: boolean): string[] => {
    const found: string[] = []
    for (;;) {
      const end = open.length > MAX_SENTENCE_CHARACTERS ? MAX_SENTENCE_CHARACTERS : endOfSentence(open)
      if (end === 0) break
      found.push(open.slice(0, end))
      open = open.slice(end)
    }
    if (all) {
      found.push(open)
      open = ''
    }
    return found.map(withoutMarkdown).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
  }
  return {
    push(piece) {
      open += thoughts.push(piece)
      return take(false)
    },
    end() {
      open += thoughts.end()
      return take(true)
    },
  }
}

/** Abbreviations after which a sentence goes on, in English and German, without their last full stop. */
const abbreviations =
  /(?:^|[\s("„“])(?:\p{L}|\p{Lu}\.\p{Lu}|[Dd]r|[Mm]rs?|[Mm]s|[Pp]rof|[Ss]t|[Nn]o|[Nn]r|[Cc]a|[Vv]s|[Bb]zw|[Vv]gl|[Aa]pprox|[Ii]nkl|[Ee]\.g|[Ii]\.e|[Zz]\. ?[Bb]|[Dd]\. ?[Hh]|[Uu]\. ?[Aa]|\d{1,2})$/u

/** Where the first sentence of the text ends, with the space after it; 0 where that is not certain yet. A line is a sentence too. */
function endOfSentence(text: string): number {
  for (const match of text.matchAll(/\n+|(?<![.!?…])[.!?…]+[*_"”“’»)\]]*(\s+)(?=(\S))/gu)) {
    if (match[0].startsWith('\n')) return match.index + match[0].length
    const [found, space = '', next = ''] = match
    if (space.includes('\n')) return match.index + found.length
    if (/\p{Ll}/u.test(next)) continue
    if (found.startsWith('.') && abbreviations.test(text.slice(0, match.index))) continue
    return match.index + found.length
  }
  return 0
}

/** Takes the signs of Markdown, and the tokens that chat templates leave behind, out of one line or sentence. */
export function withoutMarkdown(text: string): string {
  const plain = text
    // Runs of spaces would make some of what follows slow.
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/<\|[^|<>]{1,40}\|>|<\/?s>|<(?:start|end)_of_\w{1,20}>/g, ' ')
    .replaceAll(/<br ?\/?>/gi, ' ')
    .replaceAll(/^\s*(?:```|~~~)\s*\w*\s*$/gm, '')
    .replaceAll(/^\s*(?:[-*_] ?){3,}\s*$/gm, '')
    .replaceAll(/^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$/gm, '')
    .replaceAll(/^(?:\s*>)+ ?/gm, '')
    .replaceAll(/^\s*#{1,6}\s+(.*?)\s*#*\s*$/gm, '$1')
    .replaceAll(/^\s*[-*+•]\s+(?:\[[ xX]\]\s+)?/gm, '')
    .replaceAll(/!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replaceAll(/`{1,3}([^`]*)`{1,3}/g, '$1')
    .replaceAll(/\*\*|~~|(?<![\p{L}\p{N}_])__|__(?![\p{L}\p{N}_])/gu, '')
    .replaceAll(/(?<![\p{L}\p{N}*\s])\*(?=\S)|(?<=^|\s)\*(?=\S)|(?<=\S)\*(?![\p{L}\p{N}*])/gu, '')
    .replaceAll(/(?<![\p{L}\p{N}_])_(?=\S)|(?<=\S)_(?![\p{L}\p{N}_])/gu, '')
  const table = /^\s*\|.*\|\s*$/.test(plain)
  const line = table ? plain.replaceAll(/^\s*\||\|\s*$/g, '').replaceAll(/\s*\|\s*/g, ', ') : plain
  return cleanText(line, MAX_SENTENCE_CHARACTERS)
}

/** Some servers send what a model thinks before it answers; that is not for the person. */
function createThoughtFilter(): { push(piece: string): string; end(): string } {
  let held = ''
  let state: 'start' | 'thinking' | 'answer' = 'start'
  const work = (last: boolean): string => {
    if (state === 'start') {
      const begin = held.trimStart()
      const tag = ['<think>', '<thinking>'].find((each) => begin.startsWith(each))
      if (tag !== undefined) state = 'thinking'
      else if (last || !['<think>', '<thinking>'].some((each) => each.startsWith(begin))) state = 'answer'
      else return ''
    }
    if (state === 'thinking') {
      const end = /<\/think(?:ing)?>/.exec(held)
      if (!end) {
        // Enough is kept to find the end where it is cut in two.
        held = last ? '' : `<think>${held.replace(/^\s*<think(?:ing)?>/, '').slice(-12)}`
        return ''
      }
      held = held.slice(end.index + end[0].length)
      state = 'answer'
    }
    const out = held
    held = ''
    return out
  }
  return {
    push(piece) {
      held += piece
      return work(false)
    },
    end: () => work(true),
  }
}
