import type { Translator } from './language'
import type { ListedModel, Recommendation, StoreProgress } from './models'

/** A size as people know it, such as “357 MB” (10^6 bytes). */
export function sizeText(bytes: number, t: Translator): string {
  const [value, unit, digits] =
    bytes >= 1e9 ? [bytes / 1e9, 'GB', 1] : bytes >= 1e6 ? [bytes / 1e6, 'MB', 0] : [bytes / 1e3, 'KB', 0]
  return `${new Intl.NumberFormat(t.language, { maximumFractionDigits: digits }).format(value)} ${unit}`
}

/** What has to be downloaded; “about” where nobody stated it exactly, and a word where only the hub knows it. */
export function downloadText(
  { downloadBytes, approximate }: Pick<ListedModel, 'downloadBytes' | 'approximate'>,
  t: Translator,
): string {
  if (downloadBytes === null) return t.say('models.size.unknown')
  return approximate ? t.say('models.size.about', { size: sizeText(downloadBytes, t) }) : sizeText(downloadBytes, t)
}

/** How work on a model goes, as one sentence without a full stop. */
export function progressText(progress: StoreProgress, t: Translator): string {
  const { phase, bytes, of, bytesPerSecond, secondsLeft, waitSeconds } = progress
  if (phase === 'asking') return t.say('models.progress.asking')
  if (phase === 'waiting') return t.say('models.progress.waiting', { seconds: waitSeconds ?? 0 })
  const done =
    of === null ? sizeText(bytes, t) : t.say('models.progress.of', { done: sizeText(bytes, t), of: sizeText(of, t) })
  const words = t.say(`models.progress.${phase}`, { percent: percent(progress) ?? 0, done })
  const speed = bytesPerSecond === null ? [] : [t.say('models.progress.speed', { speed: sizeText(bytesPerSecond, t) })]
  return [words, ...speed, ...(secondsLeft === null ? [] : [leftText(secondsLeft, t)])].join(', ')
}

/** Whole percent, rounded down, so that 100 means all; null while the whole is not known. */
export const percent = ({ bytes, of }: Pick<StoreProgress, 'bytes' | 'of'>): number | null =>
  of === null || of === 0 ? null : Math.floor((Math.min(bytes, of) / of) * 100)

function leftText(seconds: number, t: Translator): string {
  if (seconds < 60) return t.say('transcripts.left.soon')
  if (seconds < 5400) return t.say('transcripts.left.minutes', { minutes: Math.round(seconds / 60) })
  return t.say('transcripts.left.hours', { hours: Math.round(seconds / 3600) })
}

/** Languages by their names; “many languages” where nobody counted them. */
export function languagesText(languages: readonly string[], t: Translator): string {
  if (languages.includes('*')) return t.say('models.languages.many')
  const names = new Intl.DisplayNames(t.language, { type: 'language' })
  return languages.map((code) => names.of(code) ?? code).join(', ')
}

/** Why a model is recommended, as a sentence. */
export const reasonText = ({ reason }: Pick<Recommendation, 'reason'>, t: Translator): string =>
  t.say(`models.reason.${reason}`)

/** Where a model is, in words. */
export function stateText({ state, doneBytes, totalBytes }: ListedModel, t: Translator): string {
  if (state !== 'partial') return t.say(`models.state.${state}`)
  return t.say('models.state.partial', {
    done: sizeText(doneBytes, t),
    of: totalBytes === null ? '?' : sizeText(totalBytes, t),
  })
}
