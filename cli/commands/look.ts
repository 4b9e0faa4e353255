import type { DescribedPicture, Length, PictureRequest } from '../../assistant/contract'
import { description } from '../../assistant/contract/descriptions'
import type { Voice } from '../../assistant/voice'
import type { Context } from '../context'

export interface DescribeOptions {
  length: Length
  page?: number
  speak?: boolean
}

/** Describes one picture on the terminal: each sentence as soon as it is true, spoken too where that is asked for. */
export async function describeOnTerminal(
  context: Context,
  input: { picture: PictureRequest; bytes?: Uint8Array },
  options: DescribeOptions,
): Promise<DescribedPicture> {
  const { assistant, language, output, signal } = context
  const voice: Voice | undefined = options.speak ? await context.voice() : undefined
  const spoken: Promise<void>[] = []
  const described = await assistant.describe(input.picture, {
    ...(input.bytes && { bytes: input.bytes }),
    ...(options.page && { page: options.page }),
    language,
    length: options.length,
    signal,
    sentence: ({ text }) => {
      output.line(text)
      if (!voice) return
      const said = voice.say(text, { signal })
      // It is awaited below; until then a voice that fails must not end the program.
      said.catch(() => {})
      spoken.push(said)
    },
  })
  await Promise.all(spoken)
  return described
}

/** The part of a description that `--json` prints. */
export const describedJson = (described: DescribedPicture): unknown => description.parse(described)
