import type { z } from 'zod'

/** One method of a contract: its name, what goes in, what comes out, and the events it may send while it works. */
export interface Method<
  Params extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
  Events extends Record<string, z.ZodType> = Record<string, z.ZodType>,
> {
  name: string
  params: Params
  result: Result
  /** Event name → payload. Events arrive between the call and its result, in the order they were sent. */
  events: Events
  /** Whether the caller may stop it; a stopped call ends with `CANCELLED`. */
  cancellable: boolean
}

export type Contract = Record<string, Method>

/** Defines a method once; the typed client, the router and the command line's JSON derive from it. */
export function defineMethod<
  Params extends z.ZodType,
  Result extends z.ZodType,
  Events extends Record<string, z.ZodType> = Record<never, z.ZodType>,
>(definition: {
  name: string
  params: Params
  result: Result
  events?: Events
  cancellable?: boolean
}): Method<Params, Result, Events> {
  return { cancellable: false, ...definition, events: definition.events ?? ({} as Events) }
}

export type ParamsOf<M extends Method> = z.input<M['params']>
export type ParsedParamsOf<M extends Method> = z.output<M['params']>
export type ResultOf<M extends Method> = z.output<M['result']>
export type EventsOf<M extends Method> = { [E in keyof M['events'] & string]: z.output<M['events'][E]> }
/** `{ name, data }` of any event that a method may send. */
export type AnyEventOf<M extends Method> = {
  [E in keyof EventsOf<M>]: { name: E; data: EventsOf<M>[E] }
}[keyof EventsOf<M>]

/** What a call gives back: the result, and binary data where the method sends some. */
export interface Answer<M extends Method> {
  result: ResultOf<M>
  binary?: Uint8Array
}
