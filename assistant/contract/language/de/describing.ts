import type { describing as english } from '../en/describing'

export const describing: Record<keyof typeof english, string> = {}
