import type { PictureAnswer } from '../../contract/descriptions'
import { known, unknown, type AskContext, type Evidence, type Intent } from '../context'
import { evidenceOfLines, joinLines } from '../phrases'
import { findHeadings } from '../titles'
import type { Match } from '../question'
import type { Unit } from '../vocabulary'

/** Everything that was read: one paragraph or heading on each line. */
function readAll(context: AskContext): PictureAnswer {
  const { scene, say, quoteWhole } = context
  if (scene.lines.length === 0) return unknown(context, say('ask.text.none'))
  const inBlocks = new Set(scene.blocks.flatMap(({ lines }) => lines))
  const everyLine = scene.lines.map((_, index) => index)
  const whole =
    scene.blocks.length > 0 && everyLine.every((index) => inBlocks.has(index))
      ? scene.blocks.map(({ lines }) => joinLines(evidenceOfLines(lines, context)))
      : scene.lines.map(({ text }) => text)
  return known(
    context,
    say('ask.reads', { text: quoteWhole(whole.filter(Boolean).join('\n')) }),
    evidenceOfLines(everyLine, context),
  )
}

/** Abbreviations after which a full stop ends no sentence. */
const abbreviation = /(?:^|[\s(])(?:\p{L}|[Dd]r|[Mm]rs?|[Ss]t|[Nn]r|[Nn]o|bzw|ca|etc|usw|[Pp]rof|vgl)\.$/u
/** German ordinals end in a full stop; before a month they end no sentence. */
const day = /(?:^|\s)\d{1,2}\.$/
const month = /^(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b/

/** Sentences of running text, each ended by `.`, `!`, `?` or its paragraph's end. */
export function sentencesIn(text: string): string[] {
  const pieces = text.split(/(?<=[.!?…][”"’»)]?)\s+(?=[\p{Lu}\p{N}“„"«(])/u)
  return pieces.reduce<string[]>((sentences, piece) => {
    const last = sentences.at(-1)
    const continues = last !== undefined && (abbreviation.test(last) || (day.test(last) && month.test(piece)))
    if (continues) sentences[sentences.length - 1] = `${last} ${piece}`
    else sentences.push(piece)
    return sentences
  }, [])
}

interface Part {
  readonly text: string
  readonly evidence: readonly Evidence[]
}

const partOf = (lines: readonly number[], context: AskContext): Part => {
  const evidence = evidenceOfLines(lines, context)
  return { text: joinLines(evidence), evidence }
}

/** All the parts of a unit, in reading order. */
function partsOf(unit: Unit, context: AskContext): Part[] {
  const { scene } = context
  const blocks = (...kinds: string[]): Part[] =>
    scene.blocks.filter(({ kind }) => kinds.includes(kind)).map(({ lines }) => partOf(lines, context))
  switch (unit) {
    case 'line':
      return scene.lines.map((_, index) => partOf([index], context))
    case 'paragraph':
      return blocks('paragraph')
    case 'list':
      return blocks('list')
    case 'block':
      return scene.blocks.map(({ lines }) => partOf(lines, context))
    case 'heading':
      return findHeadings(context).map((evidence) => ({ text: evidence.text, evidence: [evidence] }))
    case 'sentence': {
      const running =
        scene.blocks.length > 0
          ? blocks('paragraph', 'list')
          : [
              partOf(
                scene.lines.map((_, at) => at),
                context,
              ),
            ]
      return running.flatMap(({ text, evidence }) =>
        sentencesIn(text).map((sentence) => ({ text: sentence, evidence: linesOf(sentence, evidence) })),
      )
    }
    case 'word':
      return scene.lines.flatMap((line) => line.text.split(' ').map((text) => ({ text, evidence: [{ ...line }] })))
    default:
      return []
  }
}

/** The lines that a sentence stands in; all of the paragraph where that can't be told. */
function linesOf(sentence: string, evidence: readonly Evidence[]): readonly Evidence[] {
  const shares = evidence.filter(({ text }) => {
    const [start, end] = [text.slice(0, 12), text.slice(-12)]
    return sentence.includes(start) || sentence.includes(end) || text.includes(sentence)
  })
  return shares.length > 0 ? shares : evidence
}

/** The number in words or digits, or the ordinal, that a question names; −1 for the last. */
export function numberIn(match: Match, context: AskContext, ordinal = 'ord', cardinal = 'n'): number | undefined {
  const { ordinals, numbers } = context.vocabulary
  const [word, digits] = [match.word(ordinal), match.word(cardinal)]
  if (word !== undefined) return ordinals[word]
  return digits === undefined ? undefined : (numbers[digits] ?? Number(digits))
}

function readPart(unit: Unit, place: number, context: AskContext): PictureAnswer {
  const { say, quoteWhole } = context
  const parts = partsOf(unit, context)
  const part = parts.at(place > 0 ? place - 1 : place)
  if (!part || place === 0) return unknown(context, say('ask.part.missing', { unit, count: parts.length, place }))
  const text = say('ask.part', {
    unit,
    place: place > 0 ? place : parts.length + place + 1,
    text: quoteWhole(part.text),
  })
  return known(context, text, part.evidence)
}

function readUnit(context: AskContext): PictureAnswer | null {
  const match = context.question.match('readUnit')
  const unit = context.vocabulary.units[match?.word('unit') ?? '']
  if (!match || unit === undefined) return null
  const place = numberIn(match, context)
  // “Read the list”: there is one, or the first is read.
  if (unit === 'column' || unit === 'table' || (unit === 'row' && context.scene.tables.length > 0)) return null
  return readPart(unit === 'row' ? 'line' : unit, place ?? 1, context)
}

function readSentence(context: AskContext): PictureAnswer | null {
  const match = context.question.match('readSentence')
  const place = match && numberIn(match, context)
  return place === undefined || place === null || match?.word('y') !== undefined
    ? null
    : readPart('sentence', place, context)
}

/** “How does it begin?”, “how does it end?” */
function readEdge(context: AskContext): PictureAnswer | null {
  const { question, scene, say } = context
  const atEnd = question.match('readEnd') !== null
  if (!atEnd && !question.match('readStart')) return null
  if (scene.lines.length === 0) return unknown(context, say('ask.text.none'))
  return readPart(scene.blocks.length > 0 ? 'block' : 'line', atEnd ? -1 : 1, context)
}

/** Reads aloud what was asked for: everything, or one line, sentence, paragraph, list or heading. */
export const answerReading: Intent = (context) => {
  if (context.question.match('readAll')) return readAll(context)
  return readSentence(context) ?? readUnit(context) ?? readEdge(context)
}
