import './styles/transcripts.css'

export { createTranscripts, type Transcripts } from './actions/transcripts'
export { TranscriptsView } from './views/TranscriptsView'
