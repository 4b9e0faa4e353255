import type { Language } from '../../../models/contract/engines'
import { english } from './en'
import { german } from './de'
import type { Vocabulary } from './types'

export const vocabularies: Readonly<Record<Language, Vocabulary>> = { en: english, de: german }
export * from './types'
