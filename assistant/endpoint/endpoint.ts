import type {
  EndpointChange,
  EndpointPlan,
  EndpointSettings,
  EndpointState,
  EndpointTest,
  EndpointUse,
} from '../contract/endpoint'
import { DescryError, toDescryError, type ErrorCode } from '../../models/contract/errors'
import type { Secrets } from '../secrets'
import type { SettingsKeeper } from '../settings'
import { parseAddress, type Address } from './address'
import { usualLimits, type Limits } from './deadlines'
import { listModels } from './models'
import { isAgreed, planFor, readAddress, serverFor } from './policy'
import type { Server } from './request'

/**
 * A server that did not answer in time is left alone for so long, in milliseconds: whoever asks several questions waits for it once, and
 * one that was loading its model or starting is used again soon.
 */
const REST_MS = 120_000

/** The failures that cost the person a wait. */
const SILENT: ReadonlySet<ErrorCode> = new Set([
  'ENDPOINT_CONNECT_TIMEOUT',
  'ENDPOINT_ANSWER_TIMEOUT',
  'ENDPOINT_STALLED',
])

export interface EndpointSetup {
  settings: SettingsKeeper
  secrets: Secrets
  /** For tests; the time until the first word is the person's setting. */
  limits?: Partial<Limits>
  now?: () => number
}

/** What is needed to ask the server something. */
export interface Ready {
  server: Server
  model: string
  settings: EndpointSettings
}

/**
 * The server that a person set up, if any. Nothing is sent anywhere unless the person has set it up, switched it on for that use, and
 * agreed to exactly this address. All methods reject with `DescryError` only.
 */
export interface Endpoint {
  state(): Promise<EndpointState>
  /** What an address would mean. Throws `ENDPOINT_ADDRESS`. */
  plan(address: string, uses: readonly EndpointUse[]): EndpointPlan
  set(change: EndpointChange): Promise<EndpointState>
  /** Rejects with `ENDPOINT_NOT_AGREED` where what was agreed to is not what is set up. */
  agree(agreed: { address: string; uses: readonly EndpointUse[] }): Promise<EndpointState>
  setKey(key: string | null): Promise<EndpointState>
  /** Asks the server for its models, also while it is left alone; where it answers, it is used again. */
  test(signal?: AbortSignal): Promise<EndpointTest>
  /** The server to use for this; null where it is off. */
  serverFor(use: EndpointUse): Address | null
  /** The model that is asked for this; empty where none is chosen. */
  modelFor(use: EndpointUse): string
  /**
   * Everything needed to ask for this. Rejects with `ENDPOINT_NOT_AGREED` where it is off, `ENDPOINT_MODEL_UNSET`, `KEY_STORE_FAILED`, and
   * `ENDPOINT_BUSY` while the server asked to be left alone, and `ENDPOINT_RESTING` for a while after it did not answer in time.
   */
  ready(use: EndpointUse): Promise<Ready>
  /** Told of every failure, so that a server that asked to be left alone is, and one that does not answer is not waited for again. */
  noteFailure(error: DescryError): void
}

type Changed = { [K in keyof EndpointSettings]?: EndpointSettings[K] | undefined }

export function createEndpoint({ settings, secrets, limits = {}, now = Date.now }: EndpointSetup): Endpoint {
  const current = (): EndpointSettings => settings.get().endpoint
  const change = async (more: Changed): Promise<void> => {
    const named = Object.fromEntries(Object.entries(more).filter(([, value]) => value !== undefined))
    await settings.change({ endpoint: { ...current(), ...named } })
  }
  /** Until when the server gets no requests, in milliseconds since 1970, and why. */
  let quiet = { until: 0, asked: false }
  const leaveAlone = (ms: number, asked: boolean): void => {
    const until = now() + ms
    if (until > quiet.until) quiet = { until, asked }
  }
  const noteFailure: Endpoint['noteFailure'] = ({ code, detail }) => {
    if (code === 'ENDPOINT_BUSY') leaveAlone(Number.parseInt(detail, 10) * 1000, true)
    if (SILENT.has(code)) leaveAlone(REST_MS, false)
  }

  const serverAt = async (address: Address): Promise<Server> => ({
    address,
    key: await secrets.get(address.origin),
    limits: { ...usualLimits, first: current().patience * 1000, ...limits },
  })

  const state = async (): Promise<EndpointState> => {
    const set = current()
    const address = readAddress(set)
    const keyStore = await secrets.store()
    // A key store that is locked must not keep the settings from being shown.
    const key = address ? await secrets.get(address.origin).catch(() => null) : null
    return {
      settings: set,
      plan: address ? planFor(address.text, set.uses) : null,
      agreed: address !== null && isAgreed(set, set.uses),
      key: key === null ? 'none' : keyStore === null ? 'this-run' : 'kept',
      keyStore,
    }
  }

  const needAddress = (): Address => {
    const address = readAddress(current())
    if (!address) throw new DescryError('ENDPOINT_MISSING')
    return address
  }

  const modelFor = (use: EndpointUse): string => (use === 'transcription' ? current().speechModel : current().chatModel)

  return {
    state,
    modelFor,
    plan: planFor,
    async set({ address: typed, ...more }) {
      const before = readAddress(current())
      // What was set may be what was wrong, such as too little patience; a server's own wish still counts.
      if (typed !== undefined || !quiet.asked) quiet = { until: 0, asked: false }
      if (typed === undefined) {
        await change(more)
        return state()
      }
      const address = typed === null ? null : parseAddress(typed)
      const same = address !== null && address.text === current().address
      // Agreement was to the old address, and a model's name belongs to its server.
      const fresh: Changed = same ? {} : { agreed: null, chatModel: '', speechModel: '' }
      await change({ ...fresh, ...more, address: address?.text ?? null, ...(address === null && { uses: [] }) })
      // A key goes to no other server, and is not left behind.
      if (before && before.origin !== address?.origin) await secrets.remove(before.origin)
      return state()
    },
    async agree({ address, uses }) {
      const set = current()
      if (set.address !== address || !set.uses.every((use) => uses.includes(use)))
        throw new DescryError('ENDPOINT_NOT_AGREED', readAddress(set)?.host ?? '')
      await change({ agreed: { address, uses: [...set.uses] } })
      return state()
    },
    async setKey(key) {
      const { origin } = needAddress()
      if (key === null) await secrets.remove(origin)
      else await secrets.set(origin, key)
      return state()
    },
    async test(signal) {
      try {
        const address = needAddress()
        const set = current()
        if (set.uses.length === 0 || !isAgreed(set, set.uses))
          throw new DescryError('ENDPOINT_NOT_AGREED', address.host)
        const start = performance.now()
        const models = await listModels(await serverAt(address), signal)
        quiet = { until: 0, asked: false }
        return { host: address.host, models, ms: Math.round(performance.now() - start) }
      } catch (thrown) {
        const error = toDescryError(thrown)
        noteFailure(error)
        throw error
      }
    },
    serverFor: (use) => serverFor(current(), use),
    async ready(use) {
      const set = current()
      const address = serverFor(set, use)
      if (!address) throw new DescryError('ENDPOINT_NOT_AGREED', readAddress(set)?.host ?? '')
      const left = Math.ceil((quiet.until - now()) / 1000)
      if (left > 0)
        throw quiet.asked
          ? new DescryError('ENDPOINT_BUSY', `${left} s`)
          : new DescryError('ENDPOINT_RESTING', address.host)
      const model = modelFor(use)
      if (model === '') throw new DescryError('ENDPOINT_MODEL_UNSET', address.host)
      return { server: await serverAt(address), model, settings: set }
    },
    noteFailure,
  }
}
