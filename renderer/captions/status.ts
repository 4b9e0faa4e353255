import type { Translator } from '../../assistant/contract'
import type { CaptionsState } from './state'

/** Captions that are further behind than this are told to be, in seconds. */
const BEHIND = 2

/** What captions are doing, as one sentence. Nothing of it is told by a sound or a colour alone. */
export function captionsStatus({ session, starting }: CaptionsState, t: Translator): string {
  if (starting && (!session || session.state === 'stopped')) return t.say('captions.status.starting')
  if (!session) return t.say('captions.status.off')
  if (session.state === 'paused' || session.state === 'stopped') return t.say(`captions.status.${session.state}`)
  // Sound that does not come matters more than a recogniser that does not come yet.
  const lost = session.sources.find(({ state }) => state === 'lost')
  if (lost) return t.say('captions.status.lost', { source: lost.source })
  const silent = session.sources.find(({ state }) => state === 'silent')
  if (silent) return t.say('hearing.silent', { source: silent.source })
  if (session.state === 'preparing') return t.say('captions.status.preparing')
  if (session.behind > BEHIND) return t.say('captions.status.behind', { seconds: Math.round(session.behind) })
  if (session.steppedDown) return t.say('captions.status.faster', { name: session.recogniser?.name ?? '' })
  return t.say('captions.status.listening')
}
