import { constants } from 'node:fs'
import { access, mkdtemp, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { DescryError } from '../../models/contract/errors'

const HEADER_BYTES = 44
/** The sizes in a WAV file are 32 bits wide. */
const MAX_DATA_BYTES = 0xffffffff - HEADER_BYTES

/** 16-bit signed little-endian samples, one channel. */
export interface Pcm {
  sampleRate: number
  samples: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

/**
 * Saves speech as a WAV file, as a whole or not at all: a temporary file beside it is written, flushed and renamed.
 * Rejects with `DISK_FULL` or `WRITE_DENIED`, and with whatever the samples' source rejects with; what was at `path` stays then.
 */
export async function writeWav(path: string, { sampleRate, samples }: Pcm): Promise<void> {
  const target = await writable(path)
  const temporary = join(dirname(target), `.${basename(target)}.${globalThis.crypto.randomUUID().slice(0, 8)}.part`)
  const file = await open(temporary, 'wx', 0o644).catch((error: unknown) => {
    throw writeError(error, path)
  })
  try {
    const writeAt = (bytes: Uint8Array, at: number): Promise<void> =>
      writeAll(file, bytes, at).catch((error: unknown) => {
        throw writeError(error, path)
      })
    let dataBytes = 0
    try {
      for await (const chunk of samples) {
        if (dataBytes + chunk.length > MAX_DATA_BYTES) throw new DescryError('VOICE_FAILED', 'the text is too long')
        await writeAt(chunk, HEADER_BYTES + dataBytes)
        dataBytes += chunk.length
      }
      await writeAt(wavHeader(sampleRate, dataBytes), 0)
      await file.sync().catch((error: unknown) => {
        throw writeError(error, path)
      })
    } finally {
      await file.close()
    }
    await rename(temporary, target).catch((error: unknown) => {
      throw writeError(error, path)
    })
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

type Handle = Awaited<ReturnType<typeof open>>

async function writeAll(file: Handle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
}

/** The file to replace. A link stays a link; a folder, a device or a file that the person made read-only is refused. */
async function writable(path: string): Promise<string> {
  const target = await realpath(path).catch(() => path)
  const there = await stat(target).catch(() => null)
  if (!there) return target
  if (!there.isFile()) throw new DescryError('WRITE_DENIED', path)
  await access(target, constants.W_OK).catch((error: unknown) => {
    throw new DescryError('WRITE_DENIED', path, { cause: error })
  })
  return target
}

const fullDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

function writeError(error: unknown, path: string): DescryError {
  const full = fullDisk.has((error as NodeJS.ErrnoException).code ?? '')
  return new DescryError(full ? 'DISK_FULL' : 'WRITE_DENIED', path, { cause: error })
}

/** The 44 bytes before 16-bit PCM of one channel in a WAV file. */
export function wavHeader(sampleRate: number, dataBytes: number): Uint8Array {
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(sampleRate * 2, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(dataBytes, 40)
  return header
}

/** Reads the samples of a WAV file that a voice wrote. Rejects with `VOICE_FAILED` when it is not 16-bit, one channel, or cut off. */
export async function readWav(path: string): Promise<{ sampleRate: number; samples: Uint8Array[] }> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new DescryError('VOICE_FAILED', 'it wrote no sound', { cause: error })
  })
  let sampleRate = 0
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32LE(at + 4)
    const body = at + 8
    const name = bytes.toString('latin1', at, body - 4)
    if (name === 'fmt ' && size >= 16 && body + 16 <= bytes.length) {
      if (bytes.readUInt16LE(body + 2) !== 1 || bytes.readUInt16LE(body + 14) !== 16) break
      sampleRate = bytes.readUInt32LE(body + 4)
    }
    if (name === 'data' && sampleRate > 0 && body + size <= bytes.length)
      return { sampleRate, samples: [bytes.subarray(body, body + size)] }
    // Chunks begin at even places.
    at = body + size + (size % 2)
  }
  throw new DescryError('VOICE_FAILED', 'it wrote sound that Descry can’t read')
}

/** Gives a file name in a folder of its own that only this person may enter; the folder is removed afterwards. */
export async function withPrivateFile<T>(name: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'descry-voice-'))
  try {
    return await use(join(folder, name))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
