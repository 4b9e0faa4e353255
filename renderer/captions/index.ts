import './captions.css'

export { createCaptionsActions, type Captions } from './actions'
export { CaptionsView } from './CaptionsView'
export { createVoiceQuestion, type VoiceQuestion } from './question'
export { OverlayView } from './OverlayView'
export { captionsStatus } from './status'
