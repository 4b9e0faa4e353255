import type { EndpointPlan, EndpointSettings, EndpointUse, Sending } from '../contract/endpoint'
import { isExposed, parseAddress, type Address } from './address'

/** What each use sends, beside the name of the model and the key. */
const sends: Record<EndpointUse, readonly Sending[]> = {
  questions: ['question', 'picture', 'text'],
  descriptions: ['picture', 'text'],
  transcription: ['sound'],
}

/** Exactly what would be sent where. Throws `ENDPOINT_ADDRESS`. Nothing is sent to find out. */
export function planFor(address: string, uses: readonly EndpointUse[]): EndpointPlan {
  const parsed = parseAddress(address)
  return {
    address: parsed.text,
    host: parsed.host,
    place: parsed.place,
    encrypted: parsed.encrypted,
    exposed: isExposed(parsed),
    sends: uses.map((use) => ({ use, what: [...sends[use], 'model', 'key'] })),
  }
}

/** Whether the person agreed to this very address for each of these uses. */
export function isAgreed({ address, agreed }: EndpointSettings, uses: readonly EndpointUse[]): boolean {
  return agreed !== null && agreed.address === address && uses.every((use) => agreed.uses.includes(use))
}

/** The server to use for this, or null where it is off: not set up, not switched on for this, or not agreed to. */
export function serverFor(settings: EndpointSettings, use: EndpointUse): Address | null {
  if (settings.address === null || !settings.uses.includes(use) || !isAgreed(settings, [use])) return null
  return readAddress(settings)
}

/** The address that is set up; null where there is none, or where somebody wrote nonsense into the file. */
export function readAddress({ address }: EndpointSettings): Address | null {
  if (address === null) return null
  try {
    const parsed = parseAddress(address)
    // Agreement is to the address as it was shown.
    return parsed.text === address ? parsed : null
  } catch {
    return null
  }
}
