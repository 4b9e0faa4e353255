import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { DescryError } from '../contract/errors'

/** The largest tokenizer of a known model has 20 MB. */
const LARGEST_JSON = 64 * 1024 * 1024

/** Endings of the number formats, as Transformers.js writes them. */
export type Format = '' | '_quantized' | '_int8' | '_uint8' | '_q4' | '_fp16' | '_q4f16' | '_bnb4'

/** 8-bit numbers are the fastest on processors; 16-bit ones are computed with 32 bits there, so they come late. */
export const FASTEST_FIRST: readonly Format[] = ['_quantized', '_int8', '_uint8', '', '_q4', '_fp16', '_q4f16', '_bnb4']
/** For networks that lose too much with 8-bit numbers. */
export const EXACT_FIRST: readonly Format[] = ['', '_fp16', '_quantized', '_int8', '_uint8', '_q4', '_q4f16', '_bnb4']

/** What Transformers.js calls the number formats (“dtype”), and the endings of their files. */
export const endings = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
} as const satisfies Record<string, Format>
export type Dtype = keyof typeof endings

/** A folder with a model's files, in the layout of Transformers.js. None of them is trusted. */
export interface ModelFolder {
  /** The content of a JSON file, checked. Rejects with the error of damage. */
  json<T>(file: string, schema: z.ZodType<T>): Promise<T>
  /** The content of a small text file, or undefined where there is none. Rejects with the error of damage. */
  text(file: string): Promise<string | undefined>
  /** The path of `onnx/<base><format>.onnx` in the first of these formats that is there. Throws the error of damage. */
  network(base: string, formats: readonly Format[]): string
}

/** @param damaged makes the error for a file that is missing or malformed */
export function modelFolder(folder: string, damaged: (cause: unknown) => DescryError): ModelFolder {
  const read = async (file: string): Promise<string> => {
    const path = join(folder, file)
    const { size } = await stat(path)
    if (size > LARGEST_JSON) throw new Error(`${file} has ${size} bytes`)
    return readFile(path, 'utf8')
  }
  return {
    async json(file, schema) {
      try {
        return schema.parse(JSON.parse(await read(file)))
      } catch (error) {
        throw damaged(error)
      }
    },
    async text(file) {
      if (!existsSync(join(folder, file))) return undefined
      try {
        return await read(file)
      } catch (error) {
        throw damaged(error)
      }
    },
    network(base, formats) {
      const paths = formats.map((format) => join(folder, 'onnx', `${base}${format}.onnx`))
      const found = paths.find((path) => existsSync(path))
      if (found === undefined) throw damaged(new Error(`no ${base}`))
      return found
    },
  }
}

/** Files that are checked by what reads them: tokenizers and processors. */
export const anyObject = z.record(z.string(), z.unknown())
