/** Descry's own voice. Text to be spoken is untrusted: it was read off a picture, and may try to be a command. */
export { createVoice, type SayOptions, type Voice, type VoiceOptions } from './voice'
export { findSpeaker, type FindSpeakerOptions } from './find'
export { spokenText } from './spoken-text'
export { splitUtterances, MAX_UTTERANCE_CHARACTERS } from './utterances'
export { findPlayers, type Player } from './player'
export { neuralSpeaker, type NeuralSpeaker, type NeuralVoice, type NeuralVoices } from './neural'
