import type { EndpointContract } from '../contract/endpoint'
import type { Endpoint } from '../endpoint'
import type { Handlers } from '../../models/contract/router'

/**
 * The methods of the server's settings, alike for the desktop's main process and the browser's server. A key comes in and never goes
 * out again.
 */
export function endpointHandlers(endpoint: Endpoint): Handlers<EndpointContract> {
  return {
    showEndpoint: () => endpoint.state(),
    planEndpoint: ({ address, uses }) => endpoint.plan(address, uses),
    setEndpoint: ({ change }) => endpoint.set(change),
    agreeEndpoint: (agreed) => endpoint.agree(agreed),
    setEndpointKey: ({ key }) => endpoint.setKey(key),
    testEndpoint: (_params, { signal }) => endpoint.test(signal),
  }
}
