import { DescryError, toDescryError, transcriptMethods } from '../../../assistant/contract'
import type { Desk } from '../../actions/desk'
import type { Place } from '../state/model'
import { placeAt, startOf } from '../state/pieces'
import type { TranscriptsStore } from '../state/store'

/** Seconds of sound that are fetched at first, so that it is heard at once, and after that. */
const FIRST = 15
const REST = 60

/** Seconds before the end of a piece at which the next one is fetched. */
const AHEAD = 8

export interface Player {
  /** The element that plays; null when the page of the transcript goes away, which ends the sound. */
  attach(element: HTMLAudioElement | null): void
  playFrom(place: Place): Promise<void>
  /** Pauses, goes on, or begins where the keyboard is. */
  toggle(): void
  stop(): void
  setRate(rate: number): void
}

interface Piece {
  from: number
  seconds: number
  url: string
}

/** Plays the sound of the open transcript: WAV pieces from the host, one after the other, through one audio element. */
export function createPlayer(desk: Desk, store: TranscriptsStore): Player {
  let audio: HTMLAudioElement | null = null
  let piece: Piece | null = null
  let upcoming: Promise<Piece | null> | null = null
  /** Counts starts and stops: what was fetched for an earlier one is dropped. */
  let turn = 0
  let frame = 0

  const fetchPiece = async (id: string, from: number, seconds: number): Promise<Piece | null> => {
    const { result, binary } = await desk.host.call(transcriptMethods.playTranscript, { id, from, seconds })
    if (!binary || result.seconds <= 0) return null
    const url = URL.createObjectURL(new Blob([binary.slice()], { type: 'audio/wav' }))
    return { from, seconds: result.seconds, url }
  }

  const drop = (old: Piece | null): void => {
    if (old) URL.revokeObjectURL(old.url)
  }

  const silence = (): void => {
    turn += 1
    cancelAnimationFrame(frame)
    audio?.pause()
    audio?.removeAttribute('src')
    drop(piece)
    void upcoming?.then(drop, () => {})
    piece = null
    upcoming = null
  }

  const stop = (): void => {
    silence()
    if (store.get().playing.state !== 'stopped')
      store.dispatch({ type: 'playing', change: { state: 'stopped', place: null } })
  }

  const fail = (thrown: unknown): void => {
    stop()
    const { open, entries } = store.get()
    const title = entries.find(({ id }) => id === open?.id)?.title ?? ''
    const problem = thrown instanceof DOMException ? new DescryError('SOUND_DAMAGED', title) : toDescryError(thrown)
    store.dispatch({ type: 'problem', problem })
    desk.outlet.say(desk.t().error(problem), { urgent: true })
  }

  const sound = async (next: Piece): Promise<void> => {
    if (!audio) return drop(next)
    drop(piece)
    piece = next
    audio.src = next.url
    audio.defaultPlaybackRate = store.get().playing.rate
    audio.playbackRate = store.get().playing.rate
    await start(audio)
  }

  const begin = async (id: string, from: number): Promise<void> => {
    silence()
    const mine = turn
    try {
      const first = await fetchPiece(id, from, FIRST)
      if (mine !== turn) return drop(first)
      if (!first) return stop()
      await sound(first)
      if (mine === turn) follow()
    } catch (thrown) {
      if (mine === turn) fail(thrown)
    }
  }

  /** Watches the sound as it plays: marks the word, fetches what comes next. */
  const follow = (): void => {
    cancelAnimationFrame(frame)
    const { open, playing } = store.get()
    if (!audio || !piece || !open) return
    const at = piece.from + audio.currentTime
    const place = placeAt(open.segments, at)
    const moved = place?.segment !== playing.place?.segment || place?.word !== playing.place?.word
    if (moved || Math.floor(at) !== Math.floor(playing.at))
      store.dispatch({ type: 'playing', change: { at, ...(moved && { place }) } })
    if (upcoming === null && audio.currentTime > piece.seconds - AHEAD) {
      upcoming = fetchPiece(open.id, piece.from + piece.seconds, REST)
      // It is looked at when the piece ends; until then nobody waits for it.
      upcoming.catch(() => {})
    }
    if (!audio.paused) frame = requestAnimationFrame(follow)
  }

  const goOn = async (): Promise<void> => {
    const { open } = store.get()
    if (!piece || !open) return
    const mine = turn
    try {
      const next = await (upcoming ?? fetchPiece(open.id, piece.from + piece.seconds, REST))
      upcoming = null
      if (mine !== turn) return drop(next)
      if (!next) return stop()
      await sound(next)
    } catch (thrown) {
      if (mine === turn) fail(thrown)
    }
  }

  const heard = (state: 'playing' | 'paused') => (): void => {
    // The end of a piece is no pause: the next one follows.
    if (!piece || (state === 'paused' && audio?.ended)) return
    store.dispatch({ type: 'playing', change: { state } })
    follow()
  }
  const listeners = { playing: heard('playing'), pause: heard('paused'), ended: () => void goOn() }

  const playFrom = async (place: Place): Promise<void> => {
    const { open, entries } = store.get()
    if (!open || !entries.find(({ id }) => id === open.id)?.hasSound) return
    const at = startOf(open.segments, place)
    desk.outlet.stop()
    store.dispatch({ type: 'problem', problem: null })
    store.dispatch({ type: 'playing', change: { state: 'loading', place, at } })
    await begin(open.id, at)
  }

  return {
    attach(element) {
      for (const [event, listener] of Object.entries(listeners)) audio?.removeEventListener(event, listener)
      if (!element) stop()
      audio = element
      for (const [event, listener] of Object.entries(listeners)) audio?.addEventListener(event, listener)
    },
    playFrom,
    toggle() {
      const { open, playing } = store.get()
      if (!open || !audio) return
      // The element knows at once what it does; the state follows a moment later.
      if (playing.state === 'stopped') void playFrom(open.cursor)
      else if (!piece || audio.ended) stop()
      else if (audio.paused) void start(audio).catch(fail)
      else audio.pause()
    },
    stop,
    setRate(rate) {
      store.dispatch({ type: 'playing', change: { rate } })
      if (audio) {
        audio.defaultPlaybackRate = rate
        audio.playbackRate = rate
      }
    },
  }
}

/** Starts the sound. Rejects where it can't be played; a pause that came before it was heard is no failure. */
async function start(audio: HTMLAudioElement): Promise<void> {
  try {
    await audio.play()
  } catch (thrown) {
    if (!(thrown instanceof DOMException && thrown.name === 'AbortError')) throw thrown
  }
}
