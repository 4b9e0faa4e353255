import type { Length, Sentence } from '../contract/descriptions'
import type { Language } from '../../models/contract/engines'
import type { Overview, PictureKind, Scene, TextLine } from '../../models/contract/scene'
import { describeDocument } from './document'
import { blankSentence, openFromLines, openFromOverview, openFromScene, type Opened, type Opening } from './opening'
import { describePhoto } from './photo'
import { describeScreen } from './screen'
import { cleanLines, cleanScene } from './untrusted'
import { createWords, type Words } from './words'

export interface NarratorOptions {
  language: Language
  length: Length
}

/**
 * Turns what is recognised into sentences, most important first. Each call gives the sentences that are now true and were not said
 * before; the first one is never contradicted by a later one.
 */
export interface Narrator {
  onOverview(overview: Overview): Sentence[]
  onLines(event: { headline: boolean; lines: readonly TextLine[] }): Sentence[]
  /** Everything that is left. Also works alone, for a picture that was looked at before. */
  onScene(scene: Scene): Sentence[]
}

/** What comes after the opening, for each kind of picture. */
const describers: Record<PictureKind, (scene: Scene, opening: Opening, length: Length, words: Words) => Sentence[]> = {
  screen: describeScreen,
  document: describeDocument,
  photo: (scene, _opening, length, words) => describePhoto(scene, length, words),
  drawing: (scene, _opening, length, words) => describePhoto(scene, length, words),
}

/** A narrator for one picture. */
export function createNarrator({ language, length }: NarratorOptions): Narrator {
  const words = createWords(language)
  const said = new Set<string>()
  let overview: Overview | null = null
  let opening: Opening | null = null
  let finished = false

  const fresh = (sentences: readonly Sentence[]): Sentence[] =>
    sentences.filter(({ text }) => !said.has(text) && said.add(text))
  const open = (opened: Opened | null): Sentence[] => {
    if (!opened) return []
    opening = opened.opening
    return [opened.sentence]
  }
  const lookForBlank = (seen: Overview): Sentence[] | null => {
    const blank = blankSentence(seen, words)
    if (!blank) return null
    finished = true
    return [blank]
  }

  return {
    onOverview(seen) {
      if (overview || opening || finished) return []
      overview = seen
      return fresh(lookForBlank(seen) ?? open(openFromOverview(seen, words)))
    },
    onLines({ headline, lines }) {
      if (!overview || opening || finished) return []
      return fresh(open(openFromLines(overview, { headline, lines: cleanLines(lines) }, words)))
    },
    onScene(raw) {
      if (finished) return []
      const scene = cleanScene(raw)
      const first = opening ? [] : (lookForBlank(scene) ?? open(openFromScene(scene, words)))
      const rest = opening ? describers[opening.kind](scene, opening, length, words) : []
      finished = true
      return fresh([...first, ...rest])
    },
  }
}

/** The whole description of a picture that was looked at before. */
export function describeScene(scene: Scene, options: NarratorOptions): Sentence[] {
  return createNarrator(options).onScene(scene)
}
