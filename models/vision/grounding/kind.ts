import type { PictureKind } from '../../contract/scene'
import type { Evidence } from './evidence'
import type { Finding } from './finding'

/** Below this the kind of picture is a guess, and contradicts nothing. */
const SURE = 0.8

/** What a model calls kinds of pictures, where it says that the picture is one. */
const claims: readonly [RegExp, PictureKind][] = [
  [/\b(?:photo(?:graph)?|picture taken|snapshot|Foto(?:grafie)?|Aufnahme)s? (?:of|von|eines|einer)\b/iu, 'photo'],
  [/\b(?:screen ?shot|screen capture|Bildschirmfoto|Bildschirmaufnahme)\b/iu, 'screen'],
  [
    /\b(?:scan(?:ned (?:page|document))?|page|document|Scan|Seite|Dokument) (?:of|from|von|aus|eines|einer)\b/iu,
    'document',
  ],
  [
    /\b(?:drawing|illustration|painting|sketch|cartoon|Zeichnung|Illustration|Gemälde|Skizze) (?:of|von|eines|einer)\b/iu,
    'drawing',
  ],
]

/** Pairs that may both be said of one picture: a drawing has a page, and a page may be a scan or a photograph of one. */
const compatible = new Set([
  'photo document',
  'document photo',
  'drawing document',
  'document drawing',
  'document screen',
  'drawing photo',
])

/** Holds “a photo of” against the kind of picture that was found. What else the sentence says may still be true. */
export function checkKind(sentence: string, { exact }: Evidence): Finding[] {
  if (!exact.kind || exact.kind.confidence < SURE) return []
  const { name } = exact.kind
  return claims.flatMap(([pattern, kind]) => {
    const claimed = pattern.exec(sentence)?.[0]
    if (claimed === undefined || kind === name || compatible.has(`${kind} ${name}`)) return []
    return [{ verdict: 'hedged' as const, reason: { check: 'kind' as const, claimed, found: name } }]
  })
}
