import type { Sentence } from '../contract/descriptions'
import type { Overview, PictureKind, Scene, TextLine } from '../../models/contract/scene'
import { nameColour } from './colours'
import { isSound, joinLines } from './text'
import { shortName, type Words } from './words'

/** A kind that is found with less confidence is said with “probably”, and only once nothing better can still come. */
const SURE_KIND = 0.6

/** What the first sentence has said, which everything after it keeps to. */
export interface Opening {
  kind: PictureKind
  /** The title or first words it quoted. */
  title: string | null
}

export interface Opened {
  opening: Opening
  sentence: Sentence
}

/** Why a picture shows nothing, in one sentence. Nothing else is said about such a picture. */
export function blankSentence({ blank }: Overview, words: Words): Sentence | null {
  if (!blank) return null
  const colour = nameColour(blank.colour, words)
  return words.sentence(words.say(`describe.blank.${blank.kind}`, { colour }), 'screen')
}

function shapeOf(image: Overview['image']): 'landscape' | 'portrait' | 'square' {
  const ratio = image.width / image.height
  if (ratio > 1.05) return 'landscape'
  return ratio < 0.95 ? 'portrait' : 'square'
}

interface Headline {
  text: string
  /** `titled`: a title or heading; `begins`: only the first words. */
  as: 'titled' | 'begins'
  confidence: number
}

function compose(overview: Overview, headline: Headline | null, words: Words): Opened {
  const { kind, image } = overview
  const pages = image.format === 'pdf' || image.format === 'tiff' ? image.pages : undefined
  const shared = {
    sure: kind.confidence < SURE_KIND ? 'no' : 'yes',
    page: pages && pages > 1 ? words.say('describe.page', { page: image.page ?? 1, pages }) : '',
    turn: words.say('describe.turn', { turn: String(overview.textRotation) }),
  }
  if (kind.name === 'photo' || kind.name === 'drawing') {
    const { width, height } = image
    const text = words.say(`describe.${kind.name}.plain`, { ...shared, shape: shapeOf(image), width, height })
    return { opening: { kind: kind.name, title: null }, sentence: words.sentence(text, 'screen', kind.confidence) }
  }
  const title = headline ? shortName(headline.text) : ''
  const text = words.say(`describe.${kind.name}.${headline?.as ?? 'plain'}`, { ...shared, title })
  const confidence = Math.min(kind.confidence, headline?.confidence ?? 1)
  return {
    opening: { kind: kind.name, title: headline?.text ?? null },
    sentence: words.sentence(text, 'screen', confidence),
  }
}

/** The first sentence, when the overview alone is enough for it: the kind is sure, and no title can follow. */
export function openFromOverview(overview: Overview, words: Words): Opened | null {
  if (overview.kind.confidence < SURE_KIND) return null
  const { name } = overview.kind
  const titleMayFollow = (name === 'screen' || name === 'document') && overview.textRegions > 0
  return titleMayFollow ? null : compose(overview, null, words)
}

/** The first sentence from the first lines: their title, or how the text begins. Waits where the kind is still open. */
export function openFromLines(
  overview: Overview,
  { headline, lines }: { headline: boolean; lines: readonly TextLine[] },
  words: Words,
): Opened | null {
  if (overview.kind.confidence < SURE_KIND) return null
  const found = headline ? titleOf(lines) : firstWords(lines)
  return found && compose(overview, found, words)
}

/** The first sentence, when everything is known. */
export function openFromScene(scene: Scene, words: Words): Opened {
  return compose(scene, titleInScene(scene) ?? firstWords(scene.lines), words)
}

function titleOf(lines: readonly TextLine[]): Headline | null {
  const sound = lines.filter(isSound)
  if (sound.length === 0) return null
  const confidence = Math.min(...sound.map((line) => line.confidence))
  return { text: joinLines(sound.map((line) => line.text)), as: 'titled', confidence }
}

function firstWords(lines: readonly TextLine[]): Headline | null {
  const line = lines.find((one) => isSound(one) && /\p{L}{2}|\p{N}/u.test(one.text))
  return line ? { text: line.text, as: 'begins', confidence: line.confidence } : null
}

function titleInScene(scene: Scene): Headline | null {
  for (const role of ['titlebar', 'dialog', 'window', 'heading'] as const) {
    const element = scene.elements.find((one) => one.role === role && one.name && one.confidence >= 0.5)
    if (element) return { text: element.name, as: 'titled', confidence: element.confidence }
  }
  const heading = scene.blocks.find((block) => block.kind === 'heading')
  return heading ? titleOf(heading.lines.flatMap((index) => scene.lines[index] ?? [])) : null
}
