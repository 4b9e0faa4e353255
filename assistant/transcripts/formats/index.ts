import type { Segment, SoundSource, Transcript, TranscriptFormat } from '../../contract'
import { cuesOf } from './cues'

export { cuesOf, type Cue } from './cues'

/** What sources and speakers are called in a file. */
export type SourceNames = Readonly<Record<SoundSource, string>> & { speaker(number: number): string }

/** A transcript as the text of a file. */
export function formatTranscript(
  transcript: Pick<Transcript, 'segments'> & { entry?: Transcript['entry'] },
  format: TranscriptFormat,
  names: SourceNames,
): string {
  const { segments } = transcript
  const name = whoSpeaks(segments, names)
  if (format === 'json') return `${JSON.stringify(transcript, null, 2)}\n`
  if (format === 'txt') return plainText(segments, name)
  return format === 'srt' ? subRip(segments, name) : webVtt(segments, name)
}

type Name = (segment: Segment) => string

/** Who speaks is told only where there is more than one speaker, or more than one source. */
function whoSpeaks(segments: readonly Segment[], names: SourceNames): Name {
  const several = (of: (segment: Segment) => unknown): boolean =>
    new Set(segments.flatMap((segment) => of(segment) ?? [])).size > 1
  const [speakers, sources] = [several(({ speaker }) => speaker), several(({ source }) => source)]
  return ({ speaker, source }) => {
    if (speakers) return speaker === undefined ? '' : names.speaker(speaker)
    return sources && source ? names[source] : ''
  }
}

/** A pause as long as this begins a new paragraph, in seconds. */
const PARAGRAPH = 3

function plainText(segments: readonly Segment[], name: Name): string {
  let text = ''
  let before: Segment | undefined
  for (const segment of [...segments].sort((a, b) => a.start - b.start)) {
    const label = name(segment)
    const turn = before !== undefined && (before.source !== segment.source || name(before) !== label)
    if (before) text += turn || segment.start - before.end >= PARAGRAPH ? '\n\n' : label ? '\n' : ' '
    text += label && (turn || !before) ? `${label}: ${segment.text}` : segment.text
    before = segment
  }
  return text === '' ? '' : `${text}\n`
}

/** SubRip: a number, the times, the lines, an empty line. Who speaks is part of the first line, and of its limit. */
function subRip(segments: readonly Segment[], name: Name): string {
  const said = (segment: Segment): string => (name(segment) ? `${name(segment)}:` : '')
  return cuesOf(segments, said)
    .map(({ start, end, lines }, i) => `${i + 1}\n${clock(start, ',')} --> ${clock(end, ',')}\n${lines.join('\n')}\n`)
    .join('\n')
}

/** WebVTT, as the W3C defines it; who speaks is a voice span. */
function webVtt(segments: readonly Segment[], name: Name): string {
  const body = cuesOf(segments).map(({ start, end, lines, segment }) => {
    const label = name(segment)
    const text = lines.map(escapeVtt).join('\n')
    return `${clock(start, '.')} --> ${clock(end, '.')}\n${label ? `<v ${escapeVtt(label)}>` : ''}${text}\n`
  })
  return ['WEBVTT\n', ...body].join('\n')
}

/** In WebVTT these three begin marks; written so, no text can contain an arrow either. */
const escapeVtt = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Seconds as hh:mm:ss and milliseconds. */
function clock(seconds: number, separator: string): string {
  const whole = Math.max(0, Math.round(seconds * 1000))
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const [h, m, s] = [whole / 3_600_000, (whole / 60_000) % 60, (whole / 1000) % 60]
  return `${two(h)}:${two(m)}:${two(s)}${separator}${String(whole % 1000).padStart(3, '0')}`
}
