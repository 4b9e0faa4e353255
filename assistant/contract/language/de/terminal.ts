import type { terminal as english } from '../en/terminal'

export const terminal: Record<keyof typeof english, string> = {}
