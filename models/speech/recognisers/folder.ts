import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { DescryError } from '../../contract/errors'

/** The largest tokenizer of a known recogniser has 4 MB. */
const LARGEST_JSON = 64 * 1024 * 1024

/** Endings of the number formats, as Transformers.js writes them. */
export type Format = '' | '_quantized' | '_int8' | '_uint8' | '_q4' | '_fp16' | '_q4f16' | '_bnb4'

/** 8-bit numbers are the fastest on processors; 16-bit ones are computed with 32 bits there, so they come late. */
export const FASTEST_FIRST: readonly Format[] = ['_quantized', '_int8', '_uint8', '', '_q4', '_fp16', '_q4f16', '_bnb4']
/** For networks that lose too much with 8-bit numbers. */
export const EXACT_FIRST: readonly Format[] = ['', '_fp16', '_quantized', '_int8', '_uint8', '_q4', '_q4f16', '_bnb4']

/** A folder with a recogniser's files. None of them is trusted. */
export interface ModelFolder {
  /** The content of a JSON file, checked. Rejects with `RECOGNISER_DAMAGED`. */
  json<T>(file: string, schema: z.ZodType<T>): Promise<T>
  /** The path of a network in the first of these formats that is there. Throws `RECOGNISER_DAMAGED`. */
  network(base: 'encoder_model' | 'decoder_model_merged', formats: readonly Format[]): string
}

/** @param name what the recogniser is called in errors */
export function modelFolder(folder: string, name: string): ModelFolder {
  return {
    async json(file, schema) {
      try {
        const path = join(folder, file)
        const { size } = await stat(path)
        if (size > LARGEST_JSON) throw new Error(`${file} has ${size} bytes`)
        return schema.parse(JSON.parse(await readFile(path, 'utf8')))
      } catch (error) {
        throw damaged(name, error)
      }
    },
    network(base, formats) {
      const paths = formats.map((format) => join(folder, 'onnx', `${base}${format}.onnx`))
      const found = paths.find((path) => existsSync(path))
      if (found === undefined) throw damaged(name, new Error(`no ${base}`))
      return found
    },
  }
}

/** What is wrong with the files is the cause; people are told which recogniser it is. */
export function damaged(name: string, cause: unknown): DescryError {
  return cause instanceof DescryError ? cause : new DescryError('RECOGNISER_DAMAGED', name, { cause })
}
