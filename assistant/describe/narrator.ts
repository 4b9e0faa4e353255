import type { Length, Sentence } from '../contract/descriptions'
import type { Language } from '../../models/contract/engines'
import type { Claim, Overview, PictureKind, Scene, TextLine } from '../../models/contract/scene'
import { captionRemarks, captionSentences, claimSentence } from './caption'
import { describeDocument } from './document'
import { blankSentence, openFromLines, openFromOverview, openFromScene, type Opened, type Opening } from './opening'
import { describePhoto } from './photo'
import { describeScreen } from './screen'
import { cleanClaim, cleanLines, cleanScene } from './untrusted'
import { createWords, type Words } from './words'

export interface NarratorOptions {
  language: Language
  length: Length
  /** Whether a captioning model is there, so that nobody is told to install one. */
  captioner?: boolean
}

/**
 * Turns what is recognised into sentences, most important first. Each call gives the sentences that are now true and were not said
 * before; the first one is never contradicted by a later one.
 */
export interface Narrator {
  onOverview(overview: Overview): Sentence[]
  onLines(event: { headline: boolean; lines: readonly TextLine[] }): Sentence[]
  /** All that is exact is known, and a model begins to look. */
  onSeen(scene: Scene): Sentence[]
  /** A sentence of the model, in the language it writes. */
  onClaim(claim: Claim, language?: string): Sentence[]
  /** Why the model's description is missing. */
  onFailure(reason: string): Sentence[]
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

/** What a photograph shows matters more than what can be measured of it; of screens and pages a model knows least. */
const modelComesFirst = (kind: PictureKind): boolean => kind === 'photo' || kind === 'drawing'

/** A narrator for one picture. */
export function createNarrator({ language, length, captioner = false }: NarratorOptions): Narrator {
  const words = createWords(language)
  const said = new Set<string>()
  let overview: Overview | null = null
  let opening: Opening | null = null
  let finished = false
  let claims = 0

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

  const exact = (scene: Scene): Sentence[] => (opening ? describers[opening.kind](scene, opening, length, words) : [])
  /** A brief description is one sentence after the opening: the model's, where it has the first word. */
  const whole = (scene: Scene): Sentence[] => {
    // What was said while it was written is not said again.
    const told = claims > 0 && scene.caption ? captionRemarks(scene.caption, words) : captionSentences(scene, words)
    const hint =
      opening && modelComesFirst(opening.kind) && !captioner && !scene.caption && length !== 'brief'
        ? [words.sentence(words.say('describe.captioner'), 'screen')]
        : []
    if (!opening || !modelComesFirst(opening.kind))
      return length === 'brief' ? exact(scene) : [...exact(scene), ...told]
    if (length === 'brief' && claims > 0) return []
    if (length === 'brief' && told.some(({ source }) => source === 'model')) return told.slice(0, 1)
    return [...told, ...exact(scene), ...hint]
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
    onSeen(raw) {
      if (finished) return []
      const scene = cleanScene(raw)
      const first = opening ? [] : (lookForBlank(scene) ?? open(openFromScene(scene, words)))
      return fresh([...first, ...(opening && !modelComesFirst(opening.kind) && !finished ? exact(scene) : [])])
    },
    onClaim(raw, writtenIn) {
      if (!opening || finished || (length === 'brief' && (claims > 0 || !modelComesFirst(opening.kind)))) return []
      const sentence = claimSentence(cleanClaim(raw), { first: claims === 0, language: writtenIn }, words)
      if (!sentence) return []
      claims++
      return fresh([sentence])
    },
    onFailure(reason) {
      const text =
        claims > 0 ? `${words.say('describe.caption.cut')} ${reason}` : words.say('describe.caption.failed', { reason })
      return fresh([words.sentence(text, 'screen')])
    },
    onScene(raw) {
      if (finished) return []
      const scene = cleanScene(raw)
      const first = opening ? [] : (lookForBlank(scene) ?? open(openFromScene(scene, words)))
      const rest = finished ? [] : whole(scene)
      finished = true
      return fresh([...first, ...rest])
    },
  }
}

/** The whole description of a picture that was looked at before. */
export function describeScene(scene: Scene, options: NarratorOptions): Sentence[] {
  return createNarrator(options).onScene(scene)
}
