import { isIP } from 'node:net'
import { DescryError } from '../../models/contract/errors'
import type { EndpointPlace } from '../contract/endpoint'

/** An address that may be used, and what can be told from it without asking anybody. */
export interface Address {
  /** As it is kept and shown: scheme, host, port and path, without a slash at the end. */
  readonly text: string
  /** Name, and port where it is not the scheme's own. */
  readonly host: string
  /** The name alone, to be spoken. */
  readonly name: string
  /** Scheme, name and port: what a key belongs to. */
  readonly origin: string
  readonly encrypted: boolean
  readonly place: EndpointPlace
}

const MAX_SHOWN = 100

/**
 * Reads an address as people write it. Without a scheme it is `http` on this computer and in its network, and `https` everywhere
 * else; without a path it is `/v1`, as all known servers have it. Throws `ENDPOINT_ADDRESS`: other schemes, names and passwords in the
 * address, and anything after the path are refused.
 */
export function parseAddress(text: string): Address {
  const trimmed = text.trim()
  const refuse = (): never => {
    throw new DescryError('ENDPOINT_ADDRESS', shown(trimmed))
  }
  if (trimmed === '' || trimmed.length > 2000 || /[\s\\\p{Cc}]/u.test(trimmed)) return refuse()
  const schemed = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `${usualScheme(trimmed)}://${trimmed}`
  let url: URL
  try {
    url = new URL(schemed)
  } catch {
    return refuse()
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse()
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return refuse()
  if (url.hostname === '') return refuse()
  const path = url.pathname.replace(/\/+$/, '') || '/v1'
  const name = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  return {
    text: `${url.origin}${path}`,
    host: url.host,
    name,
    origin: url.origin,
    encrypted: url.protocol === 'https:',
    place: placeOf(name),
  }
}

/** Whether what is sent could be read by strangers on its way. */
export const isExposed = ({ encrypted, place }: Pick<Address, 'encrypted' | 'place'>): boolean =>
  !encrypted && place === 'internet'

/** An address may hold anything that somebody pasted, a key included: it is shown only from its name up to its path. */
const shown = (text: string): string =>
  text
    .replace(/^([a-z]+:\/\/)?[^/@]*@/i, '$1')
    .replace(/[?#].*$/s, '')
    .slice(0, MAX_SHOWN)

function usualScheme(text: string): 'http' | 'https' {
  try {
    return placeOf(new URL(`http://${text}`).hostname.replace(/^\[|\]$/g, '')) === 'internet' ? 'https' : 'http'
  } catch {
    return 'https'
  }
}

/** Names that never lead out of the local network: RFC 6761, 6762, 8375, and ICANN's `.internal`. */
const localEndings = ['.local', '.lan', '.internal', '.home.arpa', '.home']

function placeOf(name: string): EndpointPlace {
  const host = name.toLowerCase().replace(/\.$/, '')
  if (host === 'localhost' || host.endsWith('.localhost')) return 'computer'
  const version = isIP(host)
  if (version === 4) return placeOfV4(host.split('.').map(Number))
  if (version === 6) return placeOfV6(host)
  if (localEndings.some((ending) => host.endsWith(ending))) return 'network'
  // A name without a dot is one of the network's own.
  return host.includes('.') ? 'internet' : 'network'
}

/** RFC 1918 (private), 3927 (link-local), 6598 (shared, as overlay networks use it). */
function placeOfV4([a = 0, b = 0]: readonly number[]): EndpointPlace {
  if (a === 127) return 'computer'
  const isPrivate =
    a === 10 ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b <= 127)
  return isPrivate ? 'network' : 'internet'
}

/** RFC 4291 (loopback, link-local), 4193 (unique local). */
function placeOfV6(host: string): EndpointPlace {
  if (host === '::1') return 'computer'
  // The URL parser writes ::ffff:10.0.0.1 in hexadecimal.
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host)
  if (mapped) {
    const [high, low] = [parseInt(mapped[1] ?? '', 16), parseInt(mapped[2] ?? '', 16)]
    return placeOfV4([high >> 8, high & 255, low >> 8, low & 255])
  }
  return /^(f[cd]|fe[89ab])/.test(host) ? 'network' : 'internet'
}
