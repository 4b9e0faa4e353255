import './captions.css'

export { createCaptionsActions, type Captions } from './actions'
export { CaptionsView } from './CaptionsView'
export { OverlayView } from './OverlayView'
