import type { Translator } from './language'

/** A speaker in plain words: `af_heart` is “Heart, American English”. */
export function speakerText(speaker: string, translator: Translator): string {
  const [kind = '', ...words] = speaker.split('_')
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
  return translator.say('voice.speaker', { name, accent: kind.startsWith('b') ? 'british' : 'american' })
}

/** The speaker that a person means by what they typed: `af_heart`, `heart` or `Heart`. */
export const speakerNamed = (typed: string, speakers: readonly string[]): string | undefined =>
  speakers.find((speaker) => speaker === typed) ??
  speakers.find((speaker) => speaker.slice(speaker.indexOf('_') + 1) === typed.toLowerCase())
