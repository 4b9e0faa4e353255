import { DescryError } from '../../contract/errors'
import type { CatalogueEntry, CatalogueFile } from '../catalog'
import type { HubFile } from '../hub/api'
import { isSafePath } from '../disk/safe-path'
import type { PlannedFile } from './journal'

/** No model of the catalogue comes near it. */
const MOST_BYTES = 64e9
/** Weights that a network keeps beside it: `model.onnx_data`, `model.onnx_data_1`, … */
const WEIGHTS = /_data(_\d{1,3})?$/

/**
 * Which files of a commit are fetched: those of the catalogue, and the weights beside its networks. Throws `HUB_MISSING` where one that
 * is needed is not there, and `HUB_UNTRUSTED` where it is not what the catalogue knows of this very commit.
 */
export function planFiles(entry: CatalogueEntry, commit: string, listing: ReadonlyMap<string, HubFile>): PlannedFile[] {
  const known = entry.revision.seen !== undefined && commit.startsWith(entry.revision.seen)
  const planned = entry.files.flatMap((file): PlannedFile[] => {
    const listed = listing.get(file.path)
    if (!listed) {
      if (file.optional) return []
      throw new DescryError('HUB_MISSING', `${entry.hub}/${file.path}`)
    }
    if (known) requireKnown(file, listed)
    return [listed, ...weightsOf(file, listing)]
  })
  if (planned.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_BYTES) throw new DescryError('HUB_UNTRUSTED', entry.hub)
  return planned
}

const weightsOf = ({ path, precision }: CatalogueFile, listing: ReadonlyMap<string, HubFile>): HubFile[] =>
  precision === undefined
    ? []
    : [...listing.values()].filter(
        (listed) =>
          listed.path.startsWith(`${path}_data`) &&
          WEIGHTS.test(listed.path.slice(path.length)) &&
          isSafePath(listed.path),
      )

function requireKnown({ path, bytes, sha256 }: CatalogueFile, { bytes: listed, expected }: HubFile): void {
  const sizeDiffers = bytes !== undefined && bytes !== listed
  const hashDiffers = sha256 !== undefined && expected.kind === 'sha256' && !expected.hex.startsWith(sha256)
  if (sizeDiffers || hashDiffers) throw new DescryError('HUB_UNTRUSTED', path)
}
