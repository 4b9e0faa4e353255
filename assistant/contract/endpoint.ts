import { z } from 'zod'
import { errorCodes } from '../../models/contract/errors'
import { defineMethod } from '../../models/contract/method'

/**
 * A server that a person chose, which speaks the OpenAI-compatible protocol: what it may be used for, and what it is told then.
 * “Endpoint” in the code, “server” in every sentence for people.
 */

/** What a server may be used for; each is switched on, and agreed to, by itself. */
export const endpointUse = z.enum(['questions', 'descriptions', 'transcription'])
export type EndpointUse = z.infer<typeof endpointUse>

/** What leaves this computer. There is nothing else. */
export const sending = z.enum(['picture', 'text', 'question', 'sound', 'model', 'key'])
export type Sending = z.infer<typeof sending>

/** Where the server stands, as far as its address tells: decides whether an unencrypted connection needs a warning. */
export const endpointPlace = z.enum(['computer', 'network', 'internet'])
export type EndpointPlace = z.infer<typeof endpointPlace>

const address = z.string().max(2048)
const modelName = z.string().trim().max(200)
const uses = z.array(endpointUse).max(endpointUse.options.length)

/** Longest side of a picture that is sent, in pixels: what vision models take in without cutting it up, and what reads small type. */
export const pictureSides = [512, 768, 1024, 1536, 2048] as const

const fields = {
  chatModel: modelName,
  speechModel: modelName,
  pictureSide: z.literal(pictureSides),
  /** Seconds until the first word: a server may have to load its model first. */
  patience: z.number().int().min(5).max(600),
}

/** Kept among the settings. The key never is: it belongs to the system's key store. */
export const endpointSettings = z.object({
  /** As `parseAddress` writes it; null where no server is set up. */
  address: address.nullable().default(null),
  uses: uses.default([]),
  chatModel: fields.chatModel.default(''),
  speechModel: fields.speechModel.default(''),
  pictureSide: fields.pictureSide.default(1024),
  patience: fields.patience.default(60),
  /** What the person agreed to: this address, for these uses. Everything else is off. */
  agreed: z.object({ address, uses }).nullable().default(null),
})
export type EndpointSettings = z.infer<typeof endpointSettings>

/** A change of what is not named stays as it was. `address: null` switches the server off and forgets its key. */
export const endpointChange = z.strictObject({ address: address.nullable(), uses, ...fields }).partial()
export type EndpointChange = z.infer<typeof endpointChange>

/** Where an address leads, and what would be sent there. Nothing is sent to find out. */
export const endpointPlan = z.object({
  /** The address as it will be used. */
  address,
  /** Name and port, as a person knows the server. */
  host: z.string(),
  place: endpointPlace,
  encrypted: z.boolean(),
  /** What is sent can be read on the way by others, and the server is not nearby. */
  exposed: z.boolean(),
  sends: z.array(z.object({ use: endpointUse, what: z.array(sending) })),
})
export type EndpointPlan = z.infer<typeof endpointPlan>

/** `kept`: in the system's key store; `this-run`: in memory only, because there is no key store. */
export const keyState = z.enum(['none', 'kept', 'this-run'])

/** All that a person or a page may know of it. The key itself is never told. */
export const endpointState = z.object({
  settings: endpointSettings,
  /** Null where no server is set up. */
  plan: endpointPlan.nullable(),
  /** Whether the person agreed to this address for all that it is used for. */
  agreed: z.boolean(),
  key: keyState,
  /** The system's key store; null where there is none, so that a key lasts for this run only. */
  keyStore: z.string().nullable(),
})
export type EndpointState = z.infer<typeof endpointState>

export const endpointTest = z.object({
  host: z.string(),
  /** As the server names them. */
  models: z.array(z.string()),
  /** Until the list was there, in milliseconds. */
  ms: z.number(),
})
export type EndpointTest = z.infer<typeof endpointTest>

/**
 * Where an answer was made, and why not there where the person chose: part of every result. `host` and `model` are of the server
 * that answered or was asked; they are absent where none was asked.
 */
export const origin = z.object({
  where: z.enum(['here', 'there']),
  host: z.string().optional(),
  model: z.string().optional(),
  /** The server's answer broke off; what it had said by then is kept. */
  cut: z.boolean().optional(),
  /** Why the server did not answer, or not to the end. */
  problem: z.object({ code: z.enum(errorCodes), message: z.string() }).optional(),
})
export type Origin = z.infer<typeof origin>

const key = z.string().min(1).max(4096)

export const endpointMethods = {
  showEndpoint: defineMethod({ name: 'endpoint.show', params: z.strictObject({}), result: endpointState }),
  /** What an address would mean, before anything is changed. Rejects with `ENDPOINT_ADDRESS`. */
  planEndpoint: defineMethod({
    name: 'endpoint.plan',
    params: z.strictObject({ address, uses }),
    result: endpointPlan,
  }),
  /** Changes what is set up. Agreement to a changed address, or to a further use, is not part of it. */
  setEndpoint: defineMethod({
    name: 'endpoint.set',
    params: z.strictObject({ change: endpointChange }),
    result: endpointState,
  }),
  /** The person has seen what is sent where, and agrees. Rejects with `ENDPOINT_NOT_AGREED` where that is not what is set up. */
  agreeEndpoint: defineMethod({
    name: 'endpoint.agree',
    params: z.strictObject({ address, uses }),
    result: endpointState,
  }),
  /** Keeps the key, or forgets it. */
  setEndpointKey: defineMethod({
    name: 'endpoint.key',
    params: z.strictObject({ key: key.nullable() }),
    result: endpointState,
  }),
  /** Asks the server for its models. */
  testEndpoint: defineMethod({
    name: 'endpoint.test',
    params: z.strictObject({}),
    result: endpointTest,
    cancellable: true,
  }),
}
export type EndpointContract = typeof endpointMethods
