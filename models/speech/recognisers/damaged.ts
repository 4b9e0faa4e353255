import { DescryError } from '../../contract/errors'

/** What is wrong with the files is the cause; people are told which recogniser it is. */
export function damaged(name: string, cause: unknown): DescryError {
  return cause instanceof DescryError ? cause : new DescryError('RECOGNISER_DAMAGED', name, { cause })
}
