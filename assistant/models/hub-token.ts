import { MOST_TOKEN_CHARACTERS, type HubTokenState } from '../contract/hub-token'
import { usableSecret, type Secrets } from '../secrets'
import { DescryError } from '../../models/contract/errors'
import { takesToken, USUAL_HUB } from '../../models/contract/hub'

/** The access token of the model hub, where the person gave one. It goes to the engine that downloads, and nowhere else. */
export interface HubToken {
  state(): Promise<HubTokenState>
  /** For a download; undefined where there is none, or where the hub must not be told it. Rejects with `KEY_STORE_FAILED`, `KEY_UNUSABLE`. */
  read(): Promise<string | undefined>
  /** Keeps it, or forgets it with null. Rejects with `KEY_UNUSABLE`, `KEY_STORE_FAILED`. */
  set(token: string | null): Promise<HubTokenState>
}

export interface HubTokenSetup {
  secrets: Secrets
  /** `HF_ENDPOINT`: a mirror instead of the usual hub. A mirror is never told the token of another hub. */
  endpoint?: string | undefined
  /** `HF_TOKEN`: what somebody gave this run; used where nothing is kept, and kept nowhere. */
  given?: string | undefined
}

/** Throws `KEY_UNUSABLE`. */
function usableToken(text: string): string {
  const token = usableSecret(text)
  if (token.length > MOST_TOKEN_CHARACTERS) throw new DescryError('KEY_UNUSABLE')
  return token
}

export function createHubToken({ secrets, endpoint, given }: HubTokenSetup): HubToken {
  const hub = addressOf(endpoint || USUAL_HUB)
  // Not the bare address: the same place may be a server of the person's own, with a key of its own.
  const account = `hub:${hub?.origin ?? ''}`
  const kept = (): Promise<string | null> => (hub ? secrets.get(account) : Promise.resolve(null))

  const state = async (): Promise<HubTokenState> => {
    const keyStore = await secrets.store()
    // A key store that is locked must not keep the rest of the page from being shown.
    const known = await kept().catch(() => null)
    const source = known === null ? (given ? 'given' : 'none') : keyStore === null ? 'this-run' : 'kept'
    return { hub: hub?.host ?? '', token: source, keyStore, open: hub === null || !takesToken(hub) }
  }

  return {
    state,
    async read() {
      if (!hub || !takesToken(hub)) return undefined
      const token = (await kept()) ?? (given || null)
      return token === null ? undefined : usableToken(token)
    },
    async set(token) {
      if (token === null) await secrets.remove(account)
      else await secrets.set(account, usableToken(token))
      return state()
    },
  }
}

/** Null where somebody wrote nonsense into `HF_ENDPOINT`: the store says so when it is asked for something. */
const addressOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null)
