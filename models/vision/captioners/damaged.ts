import { DescryError } from '../../contract/errors'

/** What is wrong with a model's files is the cause; people are told which model it is. */
export function damaged(id: string, cause: unknown): DescryError {
  return cause instanceof DescryError ? cause : new DescryError('CAPTIONER_DAMAGED', id, { cause })
}
