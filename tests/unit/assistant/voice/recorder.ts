import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Recorded {
  args: string[]
  input: string
  env: Record<string, string>
}

/**
 * Puts a program into `folder` that writes down how it was called instead of speaking. With `-o FILE`, or where the environment names
 * a file, it writes a short WAV file as a voice does; with `SLEEP` in its text it does not end by itself.
 */
export async function recorder(
  folder: string,
  name: string,
): Promise<{ path: string; calls: () => Promise<Recorded[]> }> {
  const path = join(folder, name)
  const log = join(folder, `${name}.log`)
  const program = `#!${process.execPath}
const fs = require('node:fs')
const args = process.argv.slice(2)
let input = ''
process.stdin.setEncoding('utf8').on('data', (text) => (input += text)).on('end', () => {
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => key.startsWith('DESCRY_')))
  fs.appendFileSync(${JSON.stringify(log)}, JSON.stringify({ args, input, env }) + '\\n')
  const out = args.includes('-o') ? args[args.indexOf('-o') + 1] : env.DESCRY_VOICE_FILE
  if (out) fs.writeFileSync(out, Buffer.from(${JSON.stringify(wav.toString('base64'))}, 'base64'))
  if ((args.join(' ') + input).includes('SLEEP')) setInterval(() => {}, 1000)
})
`
  await writeFile(path, program)
  await chmod(path, 0o755)
  return {
    path,
    calls: async () => {
      const lines = await readFile(log, 'utf8').catch(() => '')
      return lines
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Recorded)
    },
  }
}

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** A WAV file of 22,050 samples a second, with a chunk of another kind before its four samples. */
const wav = Buffer.concat([
  ...[Buffer.from('RIFF'), u32(56), Buffer.from('WAVEfmt '), u32(16), Buffer.from([1, 0, 1, 0])],
  ...[u32(22_050), u32(44_100), Buffer.from([2, 0, 16, 0]), Buffer.from('LIST'), u32(3), Buffer.from('abc\0')],
  ...[Buffer.from('data'), u32(8), Buffer.from([1, 0, 2, 0, 3, 0, 4, 0])],
])
