export { createFollower, type Follower, type SoundTagging } from './follower'
export { openSoundTagger, type SoundTagger } from './tagger'
