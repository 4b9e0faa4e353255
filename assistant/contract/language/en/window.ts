/** Window: what Descry says when it does that. Messages are in ICU message syntax. */
export const window = {} as const
