import type { asking as english } from '../en/asking'

export const asking: Record<keyof typeof english, string> = {}
