import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { DescryError, type ErrorCode } from '../../contract/errors'

/** What the head of a ggml file says of its Whisper. */
export interface WhisperModel {
  /** How many languages it knows; 1 is English alone. */
  languages: number
  /** Turbo and distilled models have fewer layers in the decoder; those were not trained to translate. */
  translates: boolean
}

/** The file's first four bytes, read as a little-endian number. */
const GGML = 0x67676d6c
const GGUF = 0x46554747
/** Whisper's smallest vocabulary has no tokens of languages; every language adds one to 51,765 others. */
const ENGLISH_VOCABULARY = 51_864
const TOKENS_BESIDE_LANGUAGES = 51_766
const MOST_LANGUAGES = 100
/** Bytes in a block of weights and weights in a block, by ggml's number of the type. */
const TYPES = new Map([
  [0, [4, 1]],
  [1, [2, 1]],
  [2, [18, 32]],
  [3, [20, 32]],
  [6, [22, 32]],
  [7, [24, 32]],
  [8, [34, 32]],
  [10, [84, 256]],
  [11, [110, 256]],
  [12, [144, 256]],
  [13, [176, 256]],
  [14, [210, 256]],
] as const)
/** Far above what any Whisper has; what is beyond is no Whisper, and its numbers are not to be believed. */
const MOST = {
  width: 8192,
  layers: 128,
  mels: 512,
  frequencies: 4096,
  word: 1024,
  name: 256,
  dimensions: 4,
  side: 2 ** 20,
}

/**
 * Reads the head of a ggml file and walks over its words and weights to its end, so that a download that broke off, a text or
 * another kind of model never reaches whisper.cpp, which believes what a file says.
 *
 * Rejects with `RECOGNISER_DAMAGED`, with `RECOGNISER_UNSUPPORTED` for a file in the GGUF layout, or as a file that can't be read.
 */
export async function readWhisperModel(path: string): Promise<WhisperModel> {
  const name = basename(path)
  const file = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(name, error)
  })
  try {
    const { size } = await file.stat().then((found) => {
      if (!found.isFile()) throw new DescryError(found.isDirectory() ? 'FILE_IS_DIRECTORY' : 'FILE_UNREADABLE', name)
      return found
    })
    const reader = new Reader(file, size, () => new DescryError('RECOGNISER_DAMAGED', name))
    const magic = await reader.number(0, 2 ** 32)
    if (magic === GGUF)
      throw new DescryError(
        'RECOGNISER_UNSUPPORTED',
        `open “${name}”, which has the GGUF layout; whisper.cpp needs the ggml layout`,
      )
    if (magic !== GGML) throw reader.damaged()
    return await walk(reader)
  } finally {
    await file.close()
  }
}

async function walk(reader: Reader): Promise<WhisperModel> {
  const vocabulary = await reader.number(ENGLISH_VOCABULARY, TOKENS_BESIDE_LANGUAGES + MOST_LANGUAGES)
  await reader.number(1, MOST.width) // places of the encoder
  await reader.number(1, MOST.width) // its width
  await reader.number(1, MOST.width) // its heads
  const encoderLayers = await reader.number(1, MOST.layers)
  await reader.number(1, MOST.width) // places of the decoder
  await reader.number(1, MOST.width) // its width
  await reader.number(1, MOST.width) // its heads
  const decoderLayers = await reader.number(1, MOST.layers)
  await reader.number(1, MOST.mels)
  await reader.number(0, 2 ** 31) // the type of the weights; each names its own again

  const mels = await reader.number(1, MOST.mels)
  const frequencies = await reader.number(1, MOST.frequencies)
  await reader.skip(mels * frequencies * 4)

  const words = await reader.number(0, vocabulary)
  for (let i = 0; i < words; i++) await reader.skip(await reader.number(0, MOST.word))

  while (!reader.atEnd) await skipWeights(reader)
  const languages = vocabulary === ENGLISH_VOCABULARY ? 1 : vocabulary - TOKENS_BESIDE_LANGUAGES
  return { languages, translates: languages > 1 && decoderLayers >= encoderLayers }
}

async function skipWeights(reader: Reader): Promise<void> {
  const dimensions = await reader.number(1, MOST.dimensions)
  const nameLength = await reader.number(1, MOST.name)
  const type = TYPES.get((await reader.number(0, 64)) as never)
  if (!type) throw reader.damaged()
  let weights = 1
  for (let i = 0; i < dimensions; i++) weights *= await reader.number(1, MOST.side)
  const bytes = (weights / type[1]) * type[0]
  if (!Number.isSafeInteger(bytes)) throw reader.damaged()
  await reader.skip(nameLength + bytes)
}

/** Reads little-endian numbers of 32 bits out of a file, a small piece at a time: most of a model is skipped. */
class Reader {
  private piece = Buffer.alloc(0)
  private pieceStart = 0
  private at = 0

  constructor(
    private readonly file: FileHandle,
    private readonly size: number,
    readonly damaged: () => DescryError,
  ) {}

  get atEnd(): boolean {
    return this.at === this.size
  }

  async number(least: number, most: number): Promise<number> {
    if (this.at + 4 > this.pieceStart + this.piece.length) await this.refill()
    const value = this.piece.readUInt32LE(this.at - this.pieceStart)
    if (value < least || value > most) throw this.damaged()
    this.at += 4
    return value
  }

  async skip(bytes: number): Promise<void> {
    this.at += bytes
    if (this.at > this.size) throw this.damaged()
  }

  private async refill(): Promise<void> {
    const { buffer, bytesRead } = await this.file.read(Buffer.alloc(8192), 0, 8192, this.at)
    if (bytesRead < 4) throw this.damaged()
    this.piece = buffer.subarray(0, bytesRead)
    this.pieceStart = this.at
  }
}

function unreadable(name: string, error: unknown): DescryError {
  const codes: Partial<Record<string, ErrorCode>> = { ENOENT: 'FILE_NOT_FOUND', ENOTDIR: 'FILE_NOT_FOUND' }
  const reason = (error as NodeJS.ErrnoException).code ?? ''
  return new DescryError(codes[reason] ?? 'FILE_UNREADABLE', name, { cause: error })
}
