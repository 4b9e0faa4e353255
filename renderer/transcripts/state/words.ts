import type { TranscriptEntry, Translator } from '../../../assistant/contract'
import type { Match, Upload } from './model'

/** A place or a length as people write it: 3:20, 1:02:03. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(rest).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${tail}` : tail
}

export function dateText(milliseconds: number, { language }: Translator): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(milliseconds)
}

/** The name of a language as the person's own language has it; the code itself where nobody knows it. */
export function languageName(code: string, { language }: Translator): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** How long the sound is; of what is still being written, how far it has come. */
export const lengthText = ({ seconds, of }: TranscriptEntry): string => clock(of ?? seconds)

/** What a transcript is doing, in words. */
export function stateText(entry: TranscriptEntry, t: Translator): string {
  switch (entry.state) {
    case 'failed':
      return entry.problem
        ? t.say('transcripts.state.failed', { problem: entry.problem })
        : t.say('transcripts.state.failed.plain')
    case 'working':
    case 'interrupted':
      return [t.say(`transcripts.state.${entry.state}`), doneText(entry, t), leftText(entry, t)]
        .filter(Boolean)
        .join(', ')
    default:
      return t.say(`transcripts.state.${entry.state}`)
  }
}

function doneText({ seconds, of }: TranscriptEntry, t: Translator): string {
  if (of !== null) return t.say('transcripts.done.of', { done: clock(seconds), of: clock(of) })
  return seconds > 0 ? t.say('transcripts.done', { done: clock(seconds) }) : ''
}

function leftText({ state, left }: TranscriptEntry, t: Translator): string {
  if (state !== 'working' || left === null) return ''
  if (left < 60) return t.say('transcripts.left.soon')
  const minutes = Math.round(left / 60)
  if (minutes < 90) return t.say('transcripts.left.minutes', { minutes })
  return t.say('transcripts.left.hours', { hours: Math.round(minutes / 60) })
}

/** How much of a file is transcribed, from 0 to 1; null while its length is not known. */
export const partDone = ({ seconds, of }: TranscriptEntry): number | null =>
  of !== null && of > 0 ? Math.min(1, seconds / of) : null

export function uploadText(upload: Upload, t: Translator): string {
  if (upload.problem) return t.say('transcripts.upload.failed', { problem: t.error(upload.problem) })
  if (upload.state === 'waiting') return t.say('transcripts.upload.waiting')
  return t.say('transcripts.upload.sending', { percent: percent(upload) })
}

export const percent = ({ sent, size }: Upload): number => (size > 0 ? Math.floor((100 * sent) / size) : 0)

/** How many places were found, and which one is shown. */
export function matchesText(query: string, matches: readonly Match[], match: number, t: Translator): string {
  if (query.trim() === '') return ''
  if (matches.length === 0) return t.say('transcripts.search.none')
  if (match < 0) return t.say('transcripts.search.count', { count: matches.length })
  return t.say('transcripts.search.position', { position: match + 1, count: matches.length })
}
