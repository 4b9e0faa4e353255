import type { Readable } from 'node:stream'

/** Where models are imported from: a folder or a zip file. Names are relative, with `/`, and safe. */
export interface ImportSource {
  /** What people call it. */
  readonly name: string
  /** Path → bytes. */
  readonly files: ReadonlyMap<string, number>
  /** The content of a file. Its stream fails where it is not as long as promised. */
  open(path: string): Promise<Readable>
  close(): void
}

export const MOST_FILES = 20_000
/** The largest JSON file of a known model is a tokenizer of 20 MB. */
const LARGEST_JSON = 64 * 1024 * 1024

/** A JSON file of a source; undefined where it is too large or no JSON. */
export async function readJson(source: ImportSource, path: string): Promise<unknown> {
  if ((source.files.get(path) ?? Infinity) > LARGEST_JSON) return undefined
  const chunks: Buffer[] = []
  for await (const chunk of (await source.open(path)) as AsyncIterable<Buffer>) chunks.push(chunk)
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return undefined
  }
}
