import type { Assistant } from '../../assistant/assistant'

/** The same assistant, which also remembers the last picture that was described, whoever asked for it. */
export function rememberLast(assistant: Assistant): { assistant: Assistant; last: () => string | null } {
  let last: string | null = null
  return {
    assistant: {
      ...assistant,
      async describe(picture, options) {
        const described = await assistant.describe(picture, options)
        last = described.pictureId
        return described
      },
    },
    last: () => last,
  }
}
