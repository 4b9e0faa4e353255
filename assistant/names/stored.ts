import { z } from 'zod'
import { role } from '../../models/contract/scene'
import { cleanText } from '../describe/untrusted'

export const MOST_NAMES = 1000
export const LONGEST_NAME = 100

/** Four bytes of a SHA-256: enough to compare words of a window without writing them down. A guessed word can be checked against it. */
const digest = z.string().regex(/^[0-9a-f]{8}$/)

/** A name as it is kept, with what is needed to find its element again. */
export const storedName = z.object({
  id: z.string().regex(/^[0-9a-f-]{8,36}$/),
  /** The person's own name. */
  ownName: z.string().min(1).max(LONGEST_NAME),
  /** The name that was found on the picture; empty where there was none. */
  name: z.string().max(400),
  /** Whether that name was told from a drawing: it depends on the language then, and may be another one at the next look. */
  drawn: z.boolean().default(false),
  role,
  /** Title of the window; empty where it had none. */
  window: z.string().max(400),
  /** Words that stood in the window, as digests. */
  words: z.array(digest).max(64),
  /** Words that stood right beside the element, as digests. */
  beside: z.array(digest).max(16),
  /** Whether several elements looked like it. */
  several: z.boolean(),
  signature: z
    .string()
    .regex(/^[0-9a-f]{34}$/)
    .optional(),
  /** The element's box in the window, and the window's size, in pixels. */
  box: z.tuple([z.number(), z.number(), z.number().positive(), z.number().positive()]),
  size: z.tuple([z.number().positive(), z.number().positive()]),
})
export type StoredName = z.infer<typeof storedName>

/** What was typed as a name, made safe to print, speak and keep; empty where nothing is left. */
export const cleanOwnName = (typed: string): string => cleanText(typed, LONGEST_NAME)

/** The names of a file that anybody may have changed: entries that are not valid are left out, and never thrown about. */
export function namesFrom(stored: unknown): StoredName[] {
  const { names } = z
    .object({ names: z.array(z.unknown()).catch([]) })
    .catch({ names: [] })
    .parse(stored)
  const seen = new Set<string>()
  return names.slice(0, MOST_NAMES).flatMap((each) => {
    const parsed = storedName.safeParse(each)
    if (!parsed.success || seen.has(parsed.data.id)) return []
    const ownName = cleanOwnName(parsed.data.ownName)
    if (ownName === '') return []
    seen.add(parsed.data.id)
    return [{ ...parsed.data, ownName, name: cleanText(parsed.data.name), window: cleanText(parsed.data.window) }]
  })
}
