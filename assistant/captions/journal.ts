import { mkdir, open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { DescryError } from '../../models/contract/errors'
import { SAMPLE_RATE } from '../../models/contract/hearing'
import type { SoundSource } from '../contract'
import { wavHeader } from '../voice/wav'

/** Bytes of a sample: 16-bit PCM. */
const BYTES = 2
/** So much sound at most is lost when the computer loses its power, in samples: two seconds. */
const FLUSH_EVERY = 32_000

/** Bytes before the sound in a WAV file. */
const HEADER = 44
/** As long as sound may still come, the file says that it is longer than it is; readers take what is there. */
const OPEN_END = 0x7ffffff0

/** Name of the file that holds a source's sound: WAV, 16 kHz, 16 bit, one channel, from the start of the session. */
export const journalFile = (source: SoundSource): string => `${source}.wav`

/**
 * Sound on the disk before it is recognised, so that a crash loses none. The place in the file is the place in time: where a source
 * was away, the file has a hole, which reads as silence and takes no room on most disks.
 */
export interface Journal {
  /** Keeps sound that begins at a sample of the session. Rejects with `DISK_FULL` or `WRITE_DENIED`; later sound may fit again. */
  write(at: number, pcm: Uint8Array): Promise<void>
  close(): Promise<void>
}

export async function openJournal(folder: string, source: SoundSource): Promise<Journal> {
  const path = join(folder, journalFile(source))
  const file = await openFile(folder, path)
  let unflushed = 0
  let end = 0
  let last: Promise<void> = Promise.resolve()

  const keep = async (at: number, pcm: Uint8Array): Promise<void> => {
    try {
      await file.write(pcm, 0, pcm.byteLength, HEADER + at * BYTES)
      end = Math.max(end, at * BYTES + pcm.byteLength)
      unflushed += pcm.byteLength / BYTES
      if (unflushed < FLUSH_EVERY) return
      unflushed = 0
      await file.datasync()
    } catch (error) {
      throw problem(error, path)
    }
  }
  return {
    write(at, pcm) {
      const writing = last.then(() => keep(at, pcm))
      // One that failed must not keep the next from being tried.
      last = writing.catch(() => {})
      return writing
    },
    async close() {
      await last
      await file.write(wavHeader(SAMPLE_RATE, end), 0, HEADER, 0).catch(() => {})
      await file.close().catch(() => {})
    },
  }
}

async function openFile(folder: string, path: string): Promise<FileHandle> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await open(path, 'w', 0o600)
    await file.write(wavHeader(SAMPLE_RATE, OPEN_END), 0, HEADER, 0)
    return file
  } catch (error) {
    throw problem(error, path)
  }
}

function problem(error: unknown, path: string): DescryError {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)
  return new DescryError(full ? 'DISK_FULL' : 'WRITE_DENIED', full ? 'the sound' : path, { cause: error })
}
