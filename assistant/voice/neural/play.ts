import { DescryError, toDescryError } from '../../../models/contract/errors'
import { untilDone } from '../../system/program'
import { UNHEARD_BYTES, type Player } from '../player'
import { Unfinished, type Sound } from './sounds'

/**
 * Plays sounds as they come, with the first player that works. Resolves when all was heard. Rejects with `CANCELLED`, and with
 * {@link Unfinished} where the sounds end too early or no player works; what was there by then was heard.
 */
export async function playAll(
  source: AsyncIterator<Sound>,
  players: readonly Player[],
  signal: AbortSignal,
): Promise<void> {
  let reason = new DescryError('VOICE_FAILED', 'no program that plays sound was found')
  // What the last player took and may not have played.
  let unheard: Sound[] = []
  for (const player of players) {
    const outcome = await playWith(player, unheard, source, signal)
    if (outcome.kind === 'heard') return
    if (outcome.kind === 'unfinished') throw outcome.error
    reason = outcome.reason
    unheard = outcome.unheard
  }
  const rest: string[] = unheard.map(({ text }) => text)
  try {
    for (let next = await source.next(); !next.done; next = await source.next()) rest.push(next.value.text)
  } catch (thrown) {
    if (!(thrown instanceof Unfinished)) throw thrown
    rest.push(thrown.rest)
  }
  throw new Unfinished(rest.join(' '), reason)
}

type Outcome =
  | { kind: 'heard' }
  /** The sounds ended too early; what came was heard. */
  | { kind: 'unfinished'; error: Unfinished }
  /** The player failed. */
  | { kind: 'failed'; reason: DescryError; unheard: Sound[] }

const playWith = (
  player: Player,
  before: readonly Sound[],
  source: AsyncIterator<Sound>,
  signal: AbortSignal,
): Promise<Outcome> =>
  untilDone(signal, async (own) => {
    const written: Sound[] = []
    const waiting = [...before]
    let playing: ReturnType<Player['open']> | undefined
    const failed = (thrown: unknown): Outcome => {
      if (signal.aborted) throw new DescryError('CANCELLED')
      return { kind: 'failed', reason: toDescryError(thrown), unheard: [...unheardOf(written), ...waiting] }
    }
    const heard = async (): Promise<Outcome | undefined> => {
      try {
        await playing?.end()
        return undefined
      } catch (thrown) {
        return failed(thrown)
      }
    }
    for (;;) {
      let sound = waiting.shift()
      if (!sound) {
        let next: IteratorResult<Sound>
        try {
          next = await source.next()
        } catch (thrown) {
          if (!(thrown instanceof Unfinished)) throw thrown
          const problem = await heard()
          if (problem?.kind !== 'failed') return { kind: 'unfinished', error: thrown }
          const rest = [...problem.unheard.map(({ text }) => text), thrown.rest].join(' ')
          return { kind: 'unfinished', error: new Unfinished(rest, thrown.reason) }
        }
        if (next.done) return (await heard()) ?? { kind: 'heard' }
        sound = next.value
      }
      playing ??= player.open(sound.sampleRate, own)
      written.push(sound)
      try {
        await playing.write(sound.pcm)
      } catch (thrown) {
        return failed(thrown)
      }
    }
  })

/** The last sounds that were written: at least as many as may still have been in the pipe. Rather a word twice than one lost. */
function unheardOf(written: readonly Sound[]): Sound[] {
  let bytes = 0
  let from = written.length
  while (from > 0 && bytes < UNHEARD_BYTES) bytes += written[--from]?.pcm.length ?? 0
  return written.slice(from)
}
