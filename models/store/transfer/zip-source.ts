import { Transform, type Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { DescryError } from '../../contract/errors'
import { isHostilePath, isSafePath } from '../disk/safe-path'
import { MOST_FILES, type ImportSource } from './source'

const FILE_TYPE = 0o170000
const LINK = 0o120000

/** Reads a zip file's names. Rejects with `ARCHIVE_UNSAFE`; nothing is unpacked before every name was looked at. */
export async function openZip(path: string): Promise<ImportSource> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true })
  } catch (error) {
    throw unsafe(error)
  }
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= MOST_FILES) throw new Error('too many files')
      const name = entry.fileName
      if (name.endsWith('/')) continue
      if (isHostilePath(name)) throw new Error(JSON.stringify(name.slice(0, 80)))
      if (((entry.externalFileAttributes >>> 16) & FILE_TYPE) === LINK) throw new Error(`${name} is a link`)
      if (entry.isEncrypted()) throw new Error(`${name} is encrypted`)
      if (!isSafePath(name)) continue
      if (entries.has(name)) throw new Error(`${name} is there twice`)
      entries.set(name, entry)
    }
  } catch (error) {
    zip.close()
    throw unsafe(error)
  }
  return {
    name: path,
    files: new Map([...entries].map(([name, { uncompressedSize }]) => [name, uncompressedSize])),
    async open(name) {
      const entry = entries.get(name)
      if (!entry) throw new DescryError('IMPORT_INCOMPLETE', name)
      try {
        return checked(await zip.openReadStreamPromise(entry), entry)
      } catch (error) {
        throw unsafe(error)
      }
    },
    close: () => zip.close(),
  }
}

/** The library compares the length; the check sum is compared here. */
function checked(stream: Readable, { crc32: promised, fileName }: Entry): Readable {
  let sum = 0
  const check = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum)
      done(null, chunk)
    },
    flush(done) {
      done(sum === promised ? null : new DescryError('ARCHIVE_UNSAFE', fileName))
    },
  })
  stream.on('error', (error) => check.destroy(unsafe(error)))
  check.on('close', () => stream.destroy())
  return stream.pipe(check)
}

function unsafe(error: unknown): DescryError {
  if (error instanceof DescryError) return error
  const reason = error instanceof Error ? error.message.replace(/[.\s]+$/, '') : String(error)
  return new DescryError('ARCHIVE_UNSAFE', reason, { cause: error })
}
