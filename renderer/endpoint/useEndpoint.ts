import { useSyncExternalStore } from 'react'
import { useSession } from '../hooks/useSession'
import type { EndpointActions } from './actions'
import type { EndpointView } from './state'

/** What is shown of the server, and what can be done with it. */
export function useEndpoint(): { view: EndpointView; actions: EndpointActions } {
  const { endpoint } = useSession()
  return { view: useSyncExternalStore(endpoint.store.subscribe, endpoint.store.get), actions: endpoint }
}
