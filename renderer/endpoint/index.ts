import './endpoint.css'

export { createEndpointActions, type EndpointActions } from './actions'
export { EndpointSection } from './EndpointSection'
export { OriginNote } from './OriginNote'
