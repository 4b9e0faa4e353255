export {
  neuralSpeaker,
  type NeuralSpeaker,
  type NeuralSpeakerOptions,
  type NeuralVoice,
  type NeuralVoices,
} from './speaker'
