import './captions.css'

export { createCaptionsActions, type Captions } from './actions'
export { CaptionsView } from './CaptionsView'
export { createVoiceQuestion, type VoiceQuestion } from './question'
export { isOverlay, OverlayView } from './OverlayView'
export { createReading, type Reading } from './reading'
export { isRunning } from './state'
export { captionsStatus } from './status'
