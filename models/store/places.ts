import { join } from 'node:path'
import { below } from './disk/safe-path'

export const PART = '.part'
export const DAMAGED = '.damaged'

/** The folder of a model, as Transformers.js expects it: `<store>/<org>/<name>`. */
export const folderOf = (store: string, hub: string): string => below(store, hub)

/** Locks that say who is writing a model. */
export const writingLock = (store: string, model: string): string => join(store, '.locks', `${model}.lock`)

/** A mark for each process that has a model loaded. */
export const usesFolder = (store: string, model: string): string => join(store, '.in-use', model)
