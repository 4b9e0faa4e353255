/** Asking: what Descry says when it does that. Messages are in ICU message syntax. */
export const asking = {} as const
