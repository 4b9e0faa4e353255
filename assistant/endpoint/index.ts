/** A server of the person's own, which speaks the OpenAI-compatible protocol. Off unless it was set up and agreed to. */
export { withEndpoint } from './answering'
export { earsWithEndpoint, goesOnHere } from './hearing'
export { createEndpoint, type Endpoint, type EndpointSetup } from './endpoint'
