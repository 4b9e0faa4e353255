import { toDescryError, transcriptMethods, type TranscriptFormat } from '../../../assistant/contract'
import type { Desk } from '../../actions/desk'
import type { TranscriptsStore } from '../state/store'

export interface Saving {
  /** Copies the whole transcript as text. */
  copy(id: string): Promise<void>
  /** Saves it as a file among the browser's downloads. */
  save(id: string, format: TranscriptFormat): Promise<void>
}

const types: Record<TranscriptFormat, string> = {
  txt: 'text/plain',
  srt: 'application/x-subrip',
  vtt: 'text/vtt',
  json: 'application/json',
}

/** How long a download may take to begin before its address is given back. */
const KEPT_MS = 60_000

export function createSaving(desk: Desk, store: TranscriptsStore): Saving {
  const fail = (thrown: unknown): void => {
    const problem = toDescryError(thrown)
    store.dispatch({ type: 'problem', problem })
    desk.outlet.say(desk.t().error(problem), { urgent: true })
  }
  const fetchText = async (id: string, format: TranscriptFormat): Promise<{ fileName: string; text: string }> =>
    (await desk.host.call(transcriptMethods.exportTranscript, { id, format })).result

  return {
    async copy(id) {
      let text: string
      try {
        ;({ text } = await fetchText(id, 'txt'))
      } catch (thrown) {
        return fail(thrown)
      }
      try {
        await navigator.clipboard.writeText(text)
        desk.outlet.say(desk.t().say('transcripts.copied'))
      } catch {
        desk.outlet.say(desk.t().say('transcripts.copied.failed'), { urgent: true })
      }
    },
    async save(id, format) {
      try {
        const { fileName, text } = await fetchText(id, format)
        const name = safeFileName(fileName, format)
        download(new Blob([text], { type: `${types[format]};charset=utf-8` }), name)
        desk.outlet.say(desk.t().say('transcripts.exported', { file: name }))
      } catch (thrown) {
        fail(thrown)
      }
    },
  }
}

/** A name that every system takes: the host's, without signs that name folders or devices, with the format's ending. */
export function safeFileName(name: string, format: TranscriptFormat): string {
  const ending = `.${format}`
  const stem = (name.toLowerCase().endsWith(ending) ? name.slice(0, -ending.length) : name)
    // eslint-disable-next-line no-control-regex -- control characters are exactly what must go
    .replaceAll(/[\u0000-\u001f\u007f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .slice(0, 120)
    .replaceAll(/^[. ]+|[. ]+$/gu, '')
  return `${stem === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu.test(stem) ? 'transcript' : stem}${ending}`
}

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
