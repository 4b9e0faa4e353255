/** Describing: what Descry says when it does that. Messages are in ICU message syntax. */
export const describing = {} as const
