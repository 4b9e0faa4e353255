import { z } from 'zod'
import { modelId } from '../../contract/store'
import { lockedFile } from '../lock-file'

/** Beside the files of an exported model: what they are, so that another Descry can compare every byte. */
export const MANIFEST = 'descry-model.json'

export const manifest = z.object({
  version: z.literal(1),
  model: modelId,
  hub: z.string(),
  commit: z.string().nullable(),
  files: z.array(lockedFile).min(1),
})
export type Manifest = z.infer<typeof manifest>
